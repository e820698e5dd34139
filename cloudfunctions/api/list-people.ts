import { beijingDayOf } from '@shared/cycle/beijing-time'
import { listPeople } from '@shared/people/list-people'
import { isInReach, reachOf, roleTitles, type Person } from '@shared/people/person'
import { signsSheets } from '@shared/people/set-delegate'
import { kindOfAssignment } from '@shared/people/sheet-plan'
import { query } from '../kit/serve'
import { listDocuments } from '../kit/read'
import { listTemplatesInUse } from '../kit/templates-in-use'

export const listPeopleHandler = query(listPeople, async ({ actor, now }) => {
  const reach = reachOf(actor, ['hr'])
  const [people, stores, bindings, invitations] = await Promise.all([listDocuments('people', {}), listDocuments('stores', {}), listDocuments('bindings', {}), listDocuments('invitations', {})])
  const titles = new Map((await listTemplatesInUse()).map(({ template }) => [template.id, template.title]))
  const storeNames = new Map(stores.map((store) => [store._id, store.name]))
  const names = new Map(people.map((person) => [person._id, person.name]))
  const bound = new Set(bindings.map((binding) => binding.personId))
  const invitedUntil = (personId: string) => invitations.filter((invitation) => invitation.personId === personId && invitation.usedAt === null && now < invitation.expiresAt).map(({ expiresAt }) => expiresAt).sort().pop() ?? null
  const today = beijingDayOf(now)
  const leaveOf = ({ leave }: Person) => (leave === null || leave.until < today ? null : { from: leave.from, until: leave.until, delegateName: names.get(leave.delegateId) ?? '' })
  return {
    people: people.filter((person) => isInReach(reach, person.storeId)).map((person) => ({
      id: person._id, name: person.name, position: person.position, storeId: person.storeId, storeName: storeNames.get(person.storeId) ?? '', status: person.status,
      roleTitles: person.roles.map(({ role }) => roleTitles[role]), isBound: bound.has(person._id),
      probation: person.probation ?? null,
      supervisorName: person.supervisorId === null ? null : (names.get(person.supervisorId) ?? null),
      sheets: person.assignments.map((assigned) => ({ templateId: assigned.templateId, title: titles.get(assigned.templateId) ?? assigned.templateId, periodKind: kindOfAssignment(assigned), pays: assigned.pays })), invitedUntil: bound.has(person._id) ? null : invitedUntil(person._id),
      signsSheets: signsSheets(person), leave: leaveOf(person),
    })),
  }
})
