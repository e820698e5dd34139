import fc from 'fast-check'
import type { IncidentInput, MetricInput, SheetInputs } from '@shared/scoring/inputs'
import type { OracleIncident, OracleRate, OracleSheet } from './oracle'

const statuses = ['logged', 'acknowledged', 'disputed', 'upheld', 'reduced', 'dropped', 'withdrawn', 'lapsed'] as const
const kinds = ['warehouse-violation', 'warehouse-commendation', 'tool-violation', 'vehicle-violation', 'tool-vehicle-commendation'] as const

/** Millionths with many edges: whole numbers, halves, a millionth beside them. */
const micros = (most: bigint): fc.Arbitrary<bigint> => fc.oneof(
  fc.bigInt({ min: 0n, max: most }),
  fc.tuple(fc.bigInt({ min: 0n, max: most / 500_000n }), fc.constantFrom(-1n, 0n, 1n)).map(([halves, beside]) => {
    const value = halves * 500_000n + beside
    return value < 0n ? 0n : value > most ? most : value
  }),
)
const percent = micros(100_000_000n)
const rate: fc.Arbitrary<OracleRate> = fc.option(fc.oneof(
  percent.map((value) => ({ micros: value })),
  fc.tuple(fc.bigInt({ min: 0n, max: 60n }), fc.bigInt({ min: 0n, max: 60n })).map(([a, b]) => ({ right: a < b ? a : b, done: a < b ? b : a })),
), { freq: 8 })
const incident: fc.Arbitrary<OracleIncident> = fc.record({ kind: fc.constantFrom(...kinds), quantity: fc.integer({ min: 1, max: 4 }), status: fc.constantFrom(...statuses) })

/** Random sheets of install-service-card, complete or not. */
export const cardSheets: fc.Arbitrary<OracleSheet> = fc.record({
  firstPass: rate, survey: fc.option(percent, { freq: 8 }), satisfaction: rate, incidents: fc.array(incident, { maxLength: 10 }),
  coordination: fc.option(fc.bigInt({ min: 0n, max: 20n }), { freq: 8 }), base: fc.option(micros(20_000_000_000n), { freq: 5 }),
})

/** A count of millionths as a person types it. */
export function typed(value: bigint): string {
  const decimals = String(value % 1_000_000n).padStart(6, '0').replace(/0+$/, '')
  return `${value / 1_000_000n}${decimals === '' ? '' : `.${decimals}`}`
}

function metricOf(value: OracleRate): MetricInput | undefined {
  if (value === null) return undefined
  return 'micros' in value ? typed(value.micros) : { numerator: Number(value.right), denominator: Number(value.done) }
}

/** The same sheet as the engine takes it. */
export function inputsOf(sheet: OracleSheet): SheetInputs {
  const metrics: Record<string, MetricInput> = {}
  const set = (id: string, value: MetricInput | undefined) => {
    if (value !== undefined) metrics[id] = value
  }
  set('first-pass-rate', metricOf(sheet.firstPass))
  set('inspection-survey-score', sheet.survey === null ? undefined : { value: Number(typed(sheet.survey)) })
  set('after-sales-satisfaction', metricOf(sheet.satisfaction))
  return {
    metrics, incidents: sheet.incidents.map((entry, index): IncidentInput => ({ id: `i${index}`, ...entry })),
    ...(sheet.coordination === null ? {} : { ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: typed(sheet.coordination * 500_000n) }] }),
    ...(sheet.base === null ? {} : { baseSalary: typed(sheet.base) }),
  }
}
