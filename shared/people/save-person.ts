import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { beijingDayOf, dayStartsAt } from '../cycle/beijing-time'
import { isInReach, reachOf, type Person, type Reach, type RoleGrant } from './person'
import { rosterEntry } from './roster-fields'
import { changedFrom } from './sheet-plan'

export const savePerson = declareAction({
  name: 'save-person', title: '改花名册', kind: 'command', on: 'person',
  input: z.strictObject({ personId: z.nullable(id), ...rosterEntry }),
  output: z.object({ personId: z.string() }),
  refusals: ['not-found', 'entry-invalid', 'change-out-of-bounds', 'period-exists', 'sheet-frozen', 'template-unknown', 'template-unnamed'],
  may: [{ role: 'hr', reach: 'scope' }],
  doc: 'Puts somebody new on the roster, or changes what it says. Another store ends the running sheets on the day before and begins new ones; another crew or superior counts at once, another base on the next sheet.',
})

export type RosterEntry = Omit<z.output<typeof savePerson.input>, 'personId'>

/** What the roster has besides the person: for checking that the entry fits. */
export interface RosterAround {
  readonly actor: Person
  readonly storeIds: readonly string[]
  readonly supervisor: Person | null
  readonly now: string
}

function areInReach(reach: Reach, stores: RoleGrant['stores']): boolean {
  return stores === 'company' ? reach === 'company' : stores.every((storeId) => isInReach(reach, storeId))
}

/** Why the entry doesn't fit into the roster; null when it does. HR gives roles only as far as their own reach goes. */
function refuseEntry(personId: string, entry: RosterEntry, { actor, storeIds, supervisor }: RosterAround): Refusal | null {
  const named = [entry.storeId, ...entry.roles.flatMap(({ stores }) => (stores === 'company' ? [] : stores))]
  if (named.some((storeId) => !storeIds.includes(storeId))) return refuse('entry-invalid', '没有这家门店', 'storeId')
  const reach = reachOf(actor, ['hr'])
  if (!isInReach(reach, entry.storeId) || !entry.roles.every(({ stores }) => areInReach(reach, stores))) return refuse('entry-invalid', '只能给您管的门店安排人和权限', 'roles')
  if (new Set(entry.roles.map(({ role }) => role)).size !== entry.roles.length) return refuse('entry-invalid', '同一个角色只能给一次', 'roles')
  if (entry.supervisorId === null) return null
  const isFit = supervisor !== null && supervisor.status === 'active' && supervisor.isLead && supervisor._id !== personId && supervisor.supervisorId !== personId
  return isFit ? null : refuse('entry-invalid', '上级要是在职的负责人，也不能是自己或自己的下属', 'supervisorId')
}

/** Days before today on which somebody may have begun to work. */
const maximumJoinedDays = 62

/** Somebody new, or a refusal. Nobody is scored before a sheet is chosen. */
export function decideNewPerson(personId: string, entry: RosterEntry, around: RosterAround): Person | Refusal {
  const refused = refuseEntry(personId, entry, around)
  if (refused !== null) return refused
  const today = beijingDayOf(around.now)
  if (entry.from < beijingDayOf(dayStartsAt(today, -maximumJoinedDays)) || entry.from > beijingDayOf(dayStartsAt(today, maximumJoinedDays))) return refuse('change-out-of-bounds', '入职日期要在前后两个月以内', 'from')
  const { name, position, storeId, crewId, supervisorId, roles, base } = entry
  return {
    _id: personId, name, storeId, crewId, position, roles, isLead: roles.some(({ role }) => role !== 'installer'), supervisorId,
    status: 'active', joinedOn: entry.from, leftAt: null, leave: null, assignments: [], baseSalary: base,
  }
}

/** The person as the entry says, another store from its day on; a refusal where it doesn't fit. Whether that day may be is for `refuseChangeDay`. */
export function decideChangedPerson(person: Person, entry: RosterEntry, around: RosterAround): Person | Refusal {
  const refused = refuseEntry(person._id, entry, around)
  if (refused !== null) return refused
  const { name, position, storeId, crewId, supervisorId, roles, base } = entry
  const moved = storeId === person.storeId ? { ...person, crewId, supervisorId } : changedFrom(person, entry.from, { storeId, crewId, supervisorId })
  return { ...moved, name, position, roles, isLead: roles.some(({ role }) => role !== 'installer'), baseSalary: base }
}
