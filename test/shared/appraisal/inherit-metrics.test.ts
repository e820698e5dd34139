import fc from 'fast-check'
import { defaultScopeOf, inheritMetrics, metricRecordIds } from '@shared/appraisal/inherit-metrics'
import { metricRecordIdOf, type MetricRecord } from '@shared/appraisal/record-metric'
import { installServiceCard } from '@shared/sheets/install-service-card'

const owner = { employeeId: 'worker', crewId: 'c-1', storeId: 's-1' }

function record(metricId: string, scope: MetricRecord['scope'], scopeId: string, value: string, periodId = '2026-11'): MetricRecord {
  const key = { periodId, metricId, scope, scopeId }
  return { _id: metricRecordIdOf(key), ...key, storeId: 's-1', value: { value }, source: '回访表', recordedBy: 'hr', recordedByName: '周人事', recordedAt: '2026-11-05T00:00:00.000Z', rev: 1 }
}

const own = record('inspection-survey-score', 'employee', 'worker', '90')
const crew = record('inspection-survey-score', 'crew', 'c-1', '80')
const store = record('inspection-survey-score', 'store', 's-1', '70')
const inherited = (records: readonly MetricRecord[], whose: typeof owner | { employeeId: string; crewId: null; storeId: string } = owner) => {
  const metric = inheritMetrics(installServiceCard, '2026-11', whose, new Map(records.map((one) => [one._id, one])))['inspection-survey-score']
  return metric !== undefined && typeof metric === 'object' && 'value' in metric ? metric.value : null
}

test('the nearest value wins in whatever order they came; a value of somebody else or of another month is none', () => {
  const others = [record('inspection-survey-score', 'employee', 'somebody', '1'), record('inspection-survey-score', 'crew', 'c-2', '2'), record('inspection-survey-score', 'store', 's-2', '3'), record('inspection-survey-score', 'employee', 'worker', '4', '2026-10')]
  fc.assert(fc.property(fc.shuffledSubarray([own, crew, store]), fc.shuffledSubarray(others), (given, rest) => {
    const nearest = [own, crew, store].find((one) => given.includes(one))
    expect(inherited([...rest, ...given])).toBe(nearest === undefined ? null : (nearest.value as { value: string }).value)
  }))
})

test('who is in no crew inherits from the store', () => {
  const alone = { employeeId: 'worker', crewId: null, storeId: 's-1' }
  expect([inherited([crew, store], alone), metricRecordIds('2026-11', 'm', alone)]).toEqual(['70', ['2026-11:m:employee:worker', '2026-11:m:store:s-1']])
  expect([defaultScopeOf(alone, 'crew'), defaultScopeOf(owner, 'crew')]).toEqual([{ scope: 'employee', scopeId: 'worker' }, { scope: 'crew', scopeId: 'c-1' }])
})

test('it comes with who entered it, from which form, and for whom', () => {
  expect(inheritMetrics(installServiceCard, '2026-11', owner, new Map([[crew._id, crew]]))).toEqual({
    'inspection-survey-score': { value: '80', source: { enteredBy: '周人事', form: '回访表', at: '2026-11-05T00:00:00.000Z', scope: 'crew' } },
  })
})
