import type { ActionInput, ActionName } from '@shared/contract/actions'
import type { Incident } from '@shared/incident/incident'
import type { Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetStates } from '@shared/appraisal/sheet-state'
import { bound, makeRecords, now, othersBase, template, unbound } from './permission-world'
import { Shop } from './shop'

// What lists show: exactly the records that the caller may see, and money only to those who may see money.

let shop: Shop
const month = '2021-02'
const { sheets, incidents } = makeRecords()
const actors = bound.filter(({ status }) => status === 'active')

beforeAll(async () => {
  shop = await Shop.open(now, {}, bound)
  await shop.database.collection('people').add([...unbound])
  await shop.database.collection('templates').add(template)
  await shop.database.collection('sheets').add(sheets.filter(({ periodId }) => periodId === month || periodId === '2021-06'))
  await shop.database.collection('incidents').add(incidents.filter(({ periodId }) => periodId === month))
  await shop.database.collection('periods').add({
    _id: month, state: 'closing', dates: sheets[0]?.dates, templates: [], openedBy: 'hr', openedAt: now, sheetsMade: true, closedAt: null,
  })
})
afterAll(() => shop.stop())

const roleOf = (actor: Person) => actor.roles[0]?.role ?? 'installer'
const reaches = (actor: Person, storeId: string) => actor.roles.some(({ stores }) => stores === 'company' || stores.includes(storeId))

/** Records about others that a superior is shown: a supervisor the own team's, the named roles everybody's in their stores. */
function isShown(actor: Person, record: Sheet | Incident, roles: readonly string[]): boolean {
  if (record.employeeId === actor._id || !reaches(actor, record.storeId)) return false
  return roleOf(actor) === 'supervisor' ? record.supervisorId === actor._id : roles.includes(roleOf(actor))
}

const idsIn = (records: readonly { _id: string }[]) => records.map(({ _id }) => _id).sort()
const sheetsOf = (periodId: string) => sheets.filter((sheet) => sheet.periodId === periodId)
const monthsIncidents = incidents.filter(({ periodId }) => periodId === month)

const asked = async <Name extends ActionName>(actor: Person, action: Name, input: ActionInput<Name>) => {
  const reply = await shop.reply(actor._id, action, input)
  return reply.ok ? reply.output : null
}
const listed = (output: unknown, field: string, id = 'id') =>
  ((output as Record<string, Record<string, string>[]> | null)?.[field] ?? []).map((line) => line[id]).sort()

/** The ids on all pages of a list of sheets in one state. */
async function inState(actor: Person, state: Sheet['state'], after: string | null = null): Promise<(string | undefined)[]> {
  const page = await asked(actor, 'list-sheets', { periodId: month, state, after })
  const next = (page as { next: string | null } | null)?.next ?? null
  return [...listed(page, 'sheets'), ...(next === null ? [] : await inState(actor, state, next))]
}

test('the team list shows a superior exactly their people', async () => {
  for (const actor of actors) {
    const expected = sheetsOf(month).filter((sheet) => isShown(actor, sheet, ['store-manager', 'general-manager', 'hr']))
    expect([actor._id, listed(await asked(actor, 'list-team', { periodId: month }), 'sheets')]).toEqual([actor._id, idsIn(expected)])
  }
})

test('the incident lists show exactly what one logged, what is about oneself, and what one\'s role reaches', async () => {
  for (const actor of actors) {
    const list = async (view: 'team' | 'about-me' | 'by-me') => listed(await asked(actor, 'list-incidents', { view, periodId: month }), 'incidents')
    // A supervisor sees another crew's incident as well where they logged it.
    const team = monthsIncidents.filter((incident) => isShown(actor, incident, ['store-manager', 'after-sales-manager', 'general-manager', 'hr'])
      || (roleOf(actor) === 'supervisor' && incident.reporterId === actor._id && incident.employeeId !== actor._id && reaches(actor, incident.storeId)))
    expect([actor._id, await list('team')]).toEqual([actor._id, idsIn(team)])
    expect([actor._id, await list('about-me')]).toEqual([actor._id, idsIn(monthsIncidents.filter(({ employeeId }) => employeeId === actor._id))])
    expect([actor._id, await list('by-me')]).toEqual([actor._id, idsIn(monthsIncidents.filter(({ reporterId }) => reporterId === actor._id))])
  }
})

test('disputes come to those who may decide them: never to the reporter or the employee', async () => {
  for (const actor of actors) {
    const expected = monthsIncidents.filter((incident) => ['disputed', 'unverified', 'late'].includes(incident.state) && incident.reporterId !== actor._id && incident.employeeId !== actor._id
      && ['store-manager', ...(incident.state === 'late' ? [] : ['after-sales-manager']), 'general-manager'].includes(roleOf(actor)) && reaches(actor, incident.storeId))
    expect([actor._id, listed(await asked(actor, 'list-incidents', { view: 'to-decide', periodId: null }), 'incidents')]).toEqual([actor._id, idsIn(expected)])
  }
})

test('progress and pay list hold the stores that the role reaches', async () => {
  for (const actor of actors) {
    const inReach = sheetsOf(month).filter(({ storeId }) => reaches(actor, storeId))
    const mayRead = ['hr', 'general-manager', 'finance'].includes(roleOf(actor))
    const ofStates = await Promise.all(sheetStates.map((state) => inState(actor, state)))
    expect(ofStates.flat().sort()).toEqual(mayRead ? [...idsIn(inReach)].sort() : [])
    expect(listed(await asked(actor, 'read-pay-list', { periodId: month }), 'blocked', 'sheetId')).toEqual(mayRead ? idsIn(inReach) : [])
  }
})

test('what waits for a person is theirs: steps that they hold, never one of somebody else', async () => {
  for (const actor of actors) {
    const held = sheetsOf('2021-06').filter(({ holderId }) => holderId === actor._id)
    const tasks = (await asked(actor, 'list-tasks', {}) as { tasks: { kind: string; sheet: { id: string } }[] }).tasks
    expect(tasks.filter(({ kind }) => kind === 'approve-sheet').map(({ sheet }) => sheet.id).sort()).toEqual(idsIn(held))
  }
})

test('other people\'s base turns up in no answer to anybody but general manager, HR and finance', async () => {
  const seenBy = new Set<string>()
  for (const actor of actors) {
    const queries: [ActionName, unknown][] = [
      ['read-home', {}], ['list-tasks', {}], ['list-team', { periodId: month }], ['list-people', {}], ['read-logbook', {}], ['read-period', { periodId: month }],
      ['list-metrics', { periodId: month }], ['read-pay-list', { periodId: month }], ...(['team', 'by-me', 'about-me', 'to-decide'] as const).map((view): [ActionName, unknown] => ['list-incidents', { view, periodId: month }]),
      ...sheetsOf(month).filter(({ employeeId }) => employeeId.includes(roleOf(actor))).map(({ _id }): [ActionName, unknown] => ['read-sheet', { sheetId: _id }]),
    ]
    for (const [action, input] of queries) {
      const reply = JSON.stringify(await shop.reply(actor._id, action, input))
      if (reply.includes(othersBase)) seenBy.add(roleOf(actor))
      if (/openid|wx-|_openid/.test(reply)) throw new Error(`${action} tells ${actor._id} a WeChat account`)
    }
  }
  expect([...seenBy].sort()).toEqual(['finance', 'general-manager', 'hr'])
})
