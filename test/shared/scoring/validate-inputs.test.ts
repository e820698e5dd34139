import fc from 'fast-check'
import { InputError } from '@shared/scoring/input-error'
import { validateInputs } from '@shared/scoring/validate-inputs'
import { validatePoints } from '@shared/scoring/validate-raters'
import { installServiceCard } from '@shared/sheets/install-service-card'

function fieldOf(inputs: unknown): string | null {
  try {
    validateInputs(installServiceCard, inputs)
    return null
  } catch (error) {
    if (error instanceof InputError) return error.field
    throw error
  }
}

const rating = { item: 'sales-coordination', role: 'sales-manager', points: 8.5 }
const incident = { id: 'i1', kind: 'tool-violation' }

test.each<readonly [inputs: unknown, field: string]>([
  [null, 'inputs'], [[], 'inputs'], ['x', 'inputs'],
  [{ metric: {} }, 'metric'], [{ constructor: {} }, 'constructor'],
  [{ metrics: null }, 'metrics'], [{ metrics: [] }, 'metrics'],
  [{ metrics: { 'first-pass': 90 } }, 'metrics.first-pass'], [{ metrics: { toString: 90 } }, 'metrics.toString'],
  [{ metrics: { 'first-pass-rate': null } }, 'metrics.first-pass-rate'], [{ metrics: { 'first-pass-rate': NaN } }, 'metrics.first-pass-rate'],
  [{ metrics: { 'first-pass-rate': Infinity } }, 'metrics.first-pass-rate'], [{ metrics: { 'first-pass-rate': '12a' } }, 'metrics.first-pass-rate'],
  [{ metrics: { 'first-pass-rate': 93.1234567 } }, 'metrics.first-pass-rate'], [{ metrics: { 'first-pass-rate': true } }, 'metrics.first-pass-rate'],
  [{ metrics: { 'first-pass-rate': [93] } }, 'metrics.first-pass-rate'], [{ metrics: { 'first-pass-rate': {} } }, 'metrics.first-pass-rate.numerator'],
  [{ metrics: { 'first-pass-rate': '100.000001' } }, 'metrics.first-pass-rate'], [{ metrics: { 'first-pass-rate': -1 } }, 'metrics.first-pass-rate'],
  [{ metrics: { 'inspection-survey-score': 101 } }, 'metrics.inspection-survey-score'],
  [{ metrics: { 'first-pass-rate': { value: 90, unit: '%' } } }, 'metrics.first-pass-rate.unit'], [{ metrics: { 'first-pass-rate': { value: null } } }, 'metrics.first-pass-rate.value'],
  [{ metrics: { 'first-pass-rate': { numerator: 5 } } }, 'metrics.first-pass-rate.denominator'], [{ metrics: { 'first-pass-rate': { numerator: 11, denominator: 10 } } }, 'metrics.first-pass-rate.numerator'],
  [{ metrics: { 'first-pass-rate': { numerator: -1, denominator: 10 } } }, 'metrics.first-pass-rate'],
  [{ metrics: { 'inspection-survey-score': { numerator: 1, denominator: 10 } } }, 'metrics.inspection-survey-score'],
  [{ metrics: { 'first-pass-rate': { value: 90, source: '表' } } }, 'metrics.first-pass-rate.source'], [{ metrics: { 'first-pass-rate': { value: 90, source: { form: 5 } } } }, 'metrics.first-pass-rate.source.form'],
  [{ metrics: { 'first-pass-rate': { value: 90, source: { scope: 'team' } } } }, 'metrics.first-pass-rate.source.scope'], [{ metrics: { 'first-pass-rate': { value: 90, source: { by: '王' } } } }, 'metrics.first-pass-rate.source.by'],
  [{ previous: { nothing: 1 } }, 'previous.nothing'], [{ targets: { nothing: 1 } }, 'targets.nothing'], [{ targets: { 'first-pass-rate': -1 } }, 'targets.first-pass-rate'],
  [{ incidents: {} }, 'incidents'], [{ incidents: [null] }, 'incidents[0]'], [{ incidents: [{ kind: 'tool-violation' }] }, 'incidents[0].id'],
  [{ incidents: [incident, incident] }, 'incidents[1].id'], [{ incidents: [{ id: 'i1', kind: 'lateness' }] }, 'incidents[0].kind'], [{ incidents: [{ id: 'i1' }] }, 'incidents[0].kind'],
  [{ incidents: [{ ...incident, quantity: 0 }] }, 'incidents[0].quantity'], [{ incidents: [{ ...incident, quantity: 1.5 }] }, 'incidents[0].quantity'], [{ incidents: [{ ...incident, quantity: '2' }] }, 'incidents[0].quantity'],
  [{ incidents: [{ ...incident, quantity: -2 }] }, 'incidents[0].quantity'], [{ incidents: [{ ...incident, status: 'open' }] }, 'incidents[0].status'], [{ incidents: [{ ...incident, status: ['disputed'] }] }, 'incidents[0].status'],
  [{ incidents: [{ ...incident, note: '' }] }, 'incidents[0].note'],
  [{ ratings: [{ ...rating, item: 'nothing' }] }, 'ratings[0].item'], [{ ratings: [{ ...rating, item: 'inspection' }] }, 'ratings[0].item'], [{ ratings: [{ ...rating, role: 'store-manager' }] }, 'ratings[0].role'],
  [{ ratings: [{ ...rating, role: undefined }] }, 'ratings[0].role'], [{ ratings: [rating, rating] }, 'ratings[1]'], [{ ratings: [{ ...rating, points: 8.25 }] }, 'ratings[0].points'],
  [{ ratings: [{ ...rating, points: 10.5 }] }, 'ratings[0].points'], [{ ratings: [{ ...rating, points: -0.5 }] }, 'ratings[0].points'], [{ ratings: [{ ...rating, points: null }] }, 'ratings[0].points'],
  [{ ratings: [{ item: 'sales-coordination', role: 'sales-manager' }] }, 'ratings[0].points'], [{ ratings: [{ ...rating, by: 5 }] }, 'ratings[0].by'], [{ ratings: [{ ...rating, weight: 5 }] }, 'ratings[0].weight'],
  [{ levels: [{ item: 'inspection', level: 5 }] }, 'levels[0].item'], [{ levels: [{ item: 'sales-coordination', level: 5, role: 'sales-manager' }] }, 'levels[0].item'], [{ tasks: [{ item: 'inspection' }] }, 'tasks[0].item'], [{ levels: null }, 'levels'],
  [{ settlements: [{ item: 'nothing', choice: 'full', reason: '没有数据' }] }, 'settlements[0].item'], [{ settlements: [{ item: 'inspection', choice: 'half', reason: '没有数据' }] }, 'settlements[0].choice'],
  [{ settlements: [{ item: 'inspection', choice: 'full' }] }, 'settlements[0].reason'], [{ settlements: [{ item: 'inspection', choice: 'full', reason: ' ' }] }, 'settlements[0].reason'],
  [{ settlements: [{ item: 'inspection', choice: 'full', reason: '没有数据', by: '王' }] }, 'settlements[0].by'],
  [{ settlements: [{ item: 'inspection', choice: 'full', reason: '没有数据' }, { item: 'inspection', choice: 'zero', reason: '没有数据' }] }, 'settlements[1].item'],
  [{ baseSalary: null }, 'baseSalary'], [{ baseSalary: -1 }, 'baseSalary'], [{ baseSalary: '6,000' }, 'baseSalary'], [{ baseSalary: '6000.0000001' }, 'baseSalary'],
  [{ employed: null }, 'employed'], [{ employed: 12 }, 'employed'], [{ employed: {} }, 'employed.of'], [{ employed: { days: 12 } }, 'employed.of'], [{ employed: { days: 0, of: 30 } }, 'employed.days'],
  [{ employed: { days: 31, of: 30 } }, 'employed.days'], [{ employed: { days: 1.5, of: 30 } }, 'employed.days'], [{ employed: { days: '12', of: 30 } }, 'employed.days'], [{ employed: { days: 1, of: 0 } }, 'employed.of'],
  [{ employed: { days: 12, of: 30, from: '2026-11-19' } }, 'employed.from'],
  [{ payGuard: [] }, 'payGuard'], [{ payGuard: { choice: 'confirm', reason: '核对过' } }, 'payGuard.minimum'], [{ payGuard: { minimum: '-1', choice: 'confirm', reason: '核对过' } }, 'payGuard.minimum'],
  [{ payGuard: { minimum: '2010', choice: 'supply', reason: '核对过' } }, 'payGuard.choice'], [{ payGuard: { minimum: '2010', choice: 'top-up', reason: '' } }, 'payGuard.reason'], [{ payGuard: { minimum: '2010', choice: 'top-up', reason: '核对过', at: '' } }, 'payGuard.at'],
])('%j is refused by the name of %s', (inputs, field) => {
  expect(fieldOf(inputs)).toBe(field)
})

test.each([
  {}, { metrics: {}, targets: {}, previous: {}, incidents: [], ratings: [], levels: [], tasks: [], settlements: [] },
  { metrics: { 'first-pass-rate': '93.5', 'inspection-survey-score': { value: 0 }, 'after-sales-satisfaction': { numerator: '0', denominator: 0, source: { enteredBy: '王', form: '表', at: '2026-01-01', scope: 'crew' } } } },
  { settlements: [{ item: 'inspection', choice: 'exclude', reason: '本月没有回访' }] },
  { incidents: [{ ...incident, quantity: 10_000, status: 'reduced' }], ratings: [{ ...rating, by: '周敏', comment: '' }, { ...rating, role: 'self', points: 10 }], baseSalary: 0 },
  { employed: { days: 1, of: 30 } }, { baseSalary: '6000', employed: { days: 30, of: 30 } },
  { payGuard: { minimum: '2010.00', choice: 'top-up', reason: '按规定补足', by: '吴财务' } },
])('%j is taken', (inputs) => {
  expect(fieldOf(inputs)).toBeNull()
})

test('any JSON is either taken or refused by name, never a crash', () => {
  const keys = fc.constantFrom('metrics', 'targets', 'previous', 'incidents', 'ratings', 'levels', 'tasks', 'settlements', 'baseSalary', 'employed', 'payGuard', '__proto__')
  fc.assert(fc.property(fc.dictionary(keys, fc.jsonValue()), (inputs) => {
    fieldOf(inputs)
  }), { numRuns: 3000 })
})

test('points that a person gives lie within the full marks, in whole steps', () => {
  const check = (value: unknown, step?: string) => () => {
    validatePoints('points', value, 10, step === undefined ? {} : { step })
  }
  for (const value of [0, 10, 8.5, '0.5', '8.50']) expect(check(value)).not.toThrow()
  for (const value of [-0.5, 10.5, 8.25, '8.1', 'x', null, undefined, NaN]) expect(check(value)).toThrow(InputError)
  expect(check('8.1', '0.1')).not.toThrow()
  expect(check('8.15', '0.1')).toThrow('points: off-step')
})
