import { explainItem, explainTotal } from '@shared/scoring/explain'
import type { IncidentInput, IncidentStatus, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template, Veto } from '@shared/scoring/template'
import { sheetOf } from './score-one'

const onError: Veto = { when: { incident: 'data-error' }, effect: 'item-zero' }
const onRate: Veto = { when: { metric: 'rate', comparison: '<', value: 60 }, effect: 'item-zero' }
const sheet = (veto: Veto, floor: number | null = 0): Template => sheetOf([
  { id: 'data', max: 5, veto, rule: { kind: 'deduction', start: 5, floor, entries: [{ incident: 'data-error', points: -1 }, { incident: 'violation', points: -1 }] } },
  { id: 'other', max: 95, rule: { kind: 'rating', raters: [{ role: 'supervisor' }] } },
], { pay: { passMark: 80 } })
const error = (status?: IncidentStatus, id = 'e1', kind = 'data-error'): IncidentInput => ({ id, kind, ...(status === undefined ? {} : { status }) })
const month = (incidents: readonly IncidentInput[], more: SheetInputs = {}): SheetInputs => ({ incidents, ratings: [{ item: 'other', role: 'supervisor', points: 80 }], ...more })

type Row = readonly [remark: string, template: Template, inputs: SheetInputs, item: string | null, total: string, range: readonly [string, string] | null]

const cases: readonly Row[] = [
  ['nothing happened', sheet(onError), month([]), '5.00', '85.00', null],
  ['one error zeroes the item', sheet(onError), month([error()]), '0.00', '80.00', null],
  ['another violation does not', sheet(onError), month([error(undefined, 'v', 'violation')]), '4.00', '84.00', null],
  ['turned off it is a deduction of 1', sheet({ ...onError, isOn: false }), month([error()]), '4.00', '84.00', null],
  ['a disputed error may yet zero it', sheet(onError), month([error('disputed')]), '5.00', '85.00', ['80.00', '85.00']],
  ['a dropped one never', sheet(onError), month([error('dropped')]), '5.00', '85.00', null],
  ['one in force beside a disputed one: nothing is open', sheet(onError), month([error(), error('disputed', 'e2')]), '0.00', '80.00', null],
  ['below 0 a veto lifts nothing', sheet(onError, null), month([error(undefined, 'e1'), { id: 'v', kind: 'violation', quantity: 9 }]), '-5.00', '75.00', null],
  ['a metric that is there and bad', sheet(onRate), month([], { metrics: { rate: 59 } }), '0.00', '80.00', null],
  ['a metric that is there and good', sheet(onRate), month([], { metrics: { rate: 60 } }), '5.00', '85.00', null],
  ['a metric that is missing: the item waits', sheet(onRate), month([]), null, '80.00', ['80.00', '85.00']],
  ['a missing metric, settled', sheet(onRate), month([], { settlements: [{ item: 'data', choice: 'full', reason: '没有统计' }] }), '5.00', '85.00', null],
  ['the whole sheet', sheet({ ...onError, effect: 'sheet-zero' }), month([error()]), '4.00', '0.00', null],
  ['perhaps the whole sheet', sheet({ ...onError, effect: 'sheet-zero' }), month([error('disputed')]), '5.00', '85.00', ['0.00', '85.00']],
]

test.each(cases)('%s', (_remark, template, inputs, item, total, range) => {
  const card = scoreSheet(template, inputs)
  expect({ item: card.items[0]?.points, total: card.total, range: card.range === null ? null : [card.range.min, card.range.max] }).toEqual({ item, total, range })
})

test('a sheet that is 0 pays nothing and names its veto', () => {
  const template = sheet({ ...onError, effect: 'sheet-zero' })
  const card = scoreSheet(template, month([error()], { baseSalary: 6000 }))
  expect(card).toMatchObject({ vetoedBy: ['data'], pay: '0.00', payRange: null })
  expect(explainTotal(template, card)).toEqual(['data单项否决，总分按 0 分'])
  expect(scoreSheet(template, month([error('disputed')], { baseSalary: 6000 }))).toMatchObject({ pay: '6375.00', payRange: { min: '0.00', max: '6375.00' } })
})

test('the sentences tell what the veto did or would do', () => {
  const said = (template: Template, inputs: SheetInputs) => { const [score] = scoreSheet(template, inputs).items; return score === undefined ? [] : explainItem(template, score) }
  expect(said(sheet(onError), month([error()]))).toEqual(['从 5 分起；数据差错 1 次，−1 分 = 4 分', '“数据差错”单项否决，这一项按 0 分算'])
  expect(said(sheet(onError), month([error('disputed')])).at(-1)).toBe('“数据差错”有否决权：如果成立，这一项按 0 分算')
  expect(said(sheet(onRate), month([]))).toEqual(['还差：合格率', '“合格率”有否决权：如果成立，这一项按 0 分算'])
})

test('an item that waits and can only become a hair less than 0 is 0', () => {
  const template = sheetOf([{ id: 'a', max: 10, veto: onError, rule: { kind: 'deduction', start: '-0.000001', entries: [{ metric: 'late-days', points: '0.2' }] } }])
  expect(scoreSheet(template, { incidents: [error()] })).toMatchObject({ items: [{ points: '0.00', status: 'scored' }], range: null })
})

test('an item that waits but is zeroed in any case waits no longer', () => {
  const template = sheetOf([{ id: 'a', max: 10, veto: onError, rule: { kind: 'attainment', metric: 'score', target: 100, better: 'higher' } }])
  expect(scoreSheet(template, { incidents: [error()] })).toMatchObject({ items: [{ points: '0.00', status: 'scored' }], range: null })
  expect(scoreSheet(template, { incidents: [error('disputed')] })).toMatchObject({ items: [{ points: null, status: 'pending' }], range: { min: '0.00', max: '10.00' } })
})

test('a veto over the sheet stays open on an item that is left out, while its metric is missing', () => {
  const veto: Veto = { ...onRate, effect: 'sheet-zero' }
  const template = sheetOf([
    { id: 'a', max: 20, veto, rule: { kind: 'attainment', metric: 'error-rate', target: { previous: true }, better: 'lower', whenNoPrevious: 'exclude' } },
    { id: 'b', max: 80, rule: { kind: 'rating', raters: [{ role: 'supervisor' }] } },
  ])
  const ratings = [{ item: 'b', role: 'supervisor', points: 60 }]
  expect(scoreSheet(template, { ratings })).toMatchObject({ total: '75.00', range: { min: '0.00', max: '75.00' } })
  expect(scoreSheet(template, { ratings, metrics: { rate: 59 } })).toMatchObject({ total: '0.00', range: null, vetoedBy: ['a'] })
  expect(scoreSheet(template, { ratings, metrics: { rate: 60 } })).toMatchObject({ total: '75.00', range: null })
})
