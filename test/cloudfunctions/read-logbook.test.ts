import type { ActionInput } from '@shared/contract/actions'
import { inStore, onCard, people, person } from './company'
import { beijing, Shop } from './shop'

let shop: Shop

/** Scored by a form that counts no incidents, and by two forms of which only the second does. */
const desk = person('desk', '江客服', inStore('installer', 's-a'), { supervisorId: 'lead-a1', assignments: [{ templateId: 'cs-supervisor-360', pays: true }], baseSalary: '5000.00' })
const both = person('both', '石客服', inStore('installer', 's-a'), {
  supervisorId: 'lead-a2', assignments: [{ templateId: 'cs-supervisor-360', pays: false }, { templateId: 'install-service-card', pays: true }], baseSalary: '5000.00',
})
const left = person('gone', '刘师傅', inStore('installer', 's-a'), { supervisorId: 'lead-a1', status: 'left', ...onCard('5000.00') })

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-10 08:30'), {}, [...people, desk, both, left])
})
afterAll(() => shop.stop())

const logbookOf = (personId: string) => shop.act(personId, 'read-logbook', {})
const idsOf = async (personId: string) => (await logbookOf(personId)).people.map(({ id }) => id)

test('a supervisor finds the own crew first, then the others of the store; never themselves, other stores, or who has left', async () => {
  const { people: found } = await logbookOf('lead-a1')
  expect(found.filter(({ isTeam }) => isTeam).map(({ id }) => id)).toEqual(['worker-1', 'worker-2'])
  expect(found.map(({ id }) => id)).toEqual(['worker-1', 'worker-2', 'both', 'worker-3'])
})

test('who has no form that counts incidents can\'t be logged about; of two forms it is the one that does', async () => {
  const { people: found, kinds } = await logbookOf('lead-a1')
  expect(found.map(({ id }) => id)).not.toContain('desk')
  expect(found.find(({ id }) => id === 'both')?.templateId).toBe('install-service-card')
  expect([...new Set(kinds.map(({ templateId }) => templateId))]).toEqual(['install-service-card'])
  expect(kinds.find(({ kind }) => kind === 'tool-violation')).toMatchObject({ title: '工具违规', pointsEach: '-1', isGood: false })
})

test('everything that the logbook offers can be logged', async () => {
  const { people: found, kinds } = await logbookOf('gm-1')
  for (const { id, templateId } of found) {
    for (const { kind } of kinds.filter((offered) => offered.templateId === templateId)) {
      await shop.act('gm-1', 'log-incident', { employeeId: id, kind, quantity: 1, occurredAt: beijing('2026-11-10 08:00'), note: '', orderNo: null })
    }
  }
  expect((await shop.list('incidents')).length).toBe(found.length * kinds.length)
})

test('whom one logged about last comes first within the crew', async () => {
  await shop.act('lead-a1', 'log-incident', { employeeId: 'worker-2', kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-10 08:00'), note: '', orderNo: null })
  expect((await idsOf('lead-a1')).slice(0, 2)).toEqual(['worker-2', 'worker-1'])
})

test('people on a job that is planned for today come first of all', async () => {
  const job: ActionInput<'save-job'> = { orderNo: 'DX-9', label: '王府', storeId: 's-a', installerIds: ['worker-3'], plannedOn: '2026-11-10', state: 'assigned', rev: null }
  await shop.act('lead-a1', 'save-job', job)
  await shop.act('lead-a1', 'save-job', { ...job, orderNo: 'DX-10', installerIds: ['worker-1'], plannedOn: '2026-11-11' })
  const [first, ...others] = (await logbookOf('lead-a1')).people
  expect(first).toMatchObject({ id: 'worker-3', isOnTodaysJob: true })
  expect(others.some(({ isOnTodaysJob }) => isOnTodaysJob)).toBe(false)
})
