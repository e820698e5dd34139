import { seedDemo } from '../../local/demo/seed-demo'
import type { LocalCloud } from '../../local'
import type { Sheet } from '@shared/appraisal/sheet'
import { shippedTemplates } from '@shared/sheets'
import { databaseOf, dataOf } from './sdk-database'
import { startTestCloud } from './test-cloud'

jest.setTimeout(120_000)

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startTestCloud({ warm: true })
  await seedDemo(cloud, { now: new Date('2026-11-25T02:00:00.000Z') })
})
afterAll(() => cloud.close())

async function sheetsOf(periodId: string): Promise<Sheet[]> {
  return dataOf(await databaseOf(cloud).collection('sheets').where({ periodId }).limit(1000).get()) as Sheet[]
}

test('in the running month of the demonstration company there is somebody on every sheet that can be opened, with points already', async () => {
  const running = await sheetsOf('2026-11')
  for (const { id } of shippedTemplates.filter((template) => template.items.every(({ isUnnamed }) => isUnnamed !== true))) {
    const [sheet] = running.filter(({ templateId }) => templateId === id)
    expect([id, sheet?.state]).toEqual([id, 'live'])
    if (id !== 'cs-supervisor-360') expect(Number(sheet?.scorecard.total)).toBeGreaterThan(0)
  }
})

test('the month before is closed on the card alone, and everybody’s performance pay hangs on one sheet at most', async () => {
  const closed = await sheetsOf('2026-10')
  expect(new Set(closed.map(({ templateId, state }) => `${templateId} ${state}`))).toEqual(new Set(['install-service-card sealed']))
  const paying = (await sheetsOf('2026-11')).filter(({ pays }) => pays).map(({ employeeId }) => employeeId)
  expect(new Set(paying).size).toBe(paying.length)
})
