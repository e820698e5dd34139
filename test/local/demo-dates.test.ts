import type { Incident } from '../../shared/incident/incident'
import type { Period } from '../../shared/cycle/period'
import type { Sheet } from '../../shared/appraisal/sheet'
import { demonstrationStart, seedDemo } from '../../local/demo/seed-demo'
import { dataOf, databaseOf } from './sdk-database'
import { startTestCloud } from './test-cloud'

jest.setTimeout(300_000)

/** The company as it is found at that moment in Beijing. */
async function companyAt(beijing: string): Promise<{ now: string; periods: Period[]; sheets: Sheet[]; incidents: Incident[]; moments: string[] }> {
  const now = new Date(`${beijing}+08:00`).toISOString()
  const cloud = await startTestCloud({ unindexedFromDocuments: 10_000 })
  try {
    await seedDemo(cloud, { now: new Date(now) })
    const database = databaseOf(cloud)
    const all = async (name: string): Promise<unknown[]> => dataOf(await database.collection(name).limit(1000).get())
    const [periods, sheets, incidents, audit] = await Promise.all(['periods', 'sheets', 'incidents', 'audit'].map(all))
    const moments = [...(audit as { at: string }[]).map(({ at }) => at), ...(sheets as Sheet[]).flatMap(({ sealedAt, signature }) => [sealedAt, signature?.at ?? null]).filter((at): at is string => at !== null)]
    return { now, periods: periods as Period[], sheets: sheets as Sheet[], incidents: incidents as Incident[], moments }
  } finally {
    await cloud.close()
  }
}

test('half-way through a month the one before is closed, and some of the running one waits for an answer', async () => {
  const { now, periods, sheets, incidents, moments } = await companyAt('2026-11-23T14:30')
  expect(periods.map(({ _id, state }) => [_id, state]).sort()).toEqual([['2026-10', 'closed'], ['2026-11', 'open'], ['2026-Q3', 'closed'], ['2026-Q4', 'open']])
  expect(sheets.filter(({ periodId }) => periodId === '2026-10').every(({ state }) => state === 'sealed')).toBe(true)
  expect(new Set(incidents.filter(({ periodId }) => periodId === '2026-11').map(({ state }) => state))).toEqual(new Set(['logged', 'acknowledged', 'disputed', 'reduced']))
  expect(moments.filter((at) => at > now)).toEqual([])
})

test.each([
  ['2026-12-01T08:00', [['2026-10', 'closed'], ['2026-11', 'closing'], ['2026-Q3', 'closed'], ['2026-Q4', 'open']]],
  ['2027-01-04T09:00', [['2026-11', 'closed'], ['2026-12', 'closing'], ['2027-01', 'open'], ['2026-Q3', 'closed'], ['2026-Q4', 'closing'], ['2027-Q1', 'open']]],
])('on %s the month before is in its close, and nothing lies in the future', async (beijing, expected) => {
  const { now, periods, moments } = await companyAt(beijing)
  expect(periods.map(({ _id, state }) => [_id, state]).sort()).toEqual([...expected].sort())
  expect(moments.filter((at) => at > now)).toEqual([])
})

test('not told when to begin, the demonstration begins when the month is half-way', () => {
  expect(demonstrationStart(new Date('2026-12-02T03:00:00Z')).toISOString()).toBe('2026-12-14T06:30:00.000Z')
  expect(demonstrationStart(new Date('2026-12-31T15:00:00Z')).toISOString()).toBe('2026-12-31T15:00:00.000Z')
  expect(demonstrationStart(new Date('2026-12-31T17:00:00Z')).toISOString()).toBe('2027-01-14T06:30:00.000Z')
})
