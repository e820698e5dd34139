import { explainItem, explainTotal } from '@shared/scoring/explain'
import type { SettlementInput, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template, TemplateSection } from '@shared/scoring/template'
import { sheetOf } from './score-one'

const rating = (id: string, max: number, section?: string) => ({ id, max, ...(section === undefined ? {} : { section }), rule: { kind: 'rating' as const, raters: [{ role: 'supervisor' as const }] } })
const given = (points: Readonly<Record<string, number>>): NonNullable<SheetInputs['ratings']> => Object.entries(points).map(([item, value]) => ({ item, role: 'supervisor', points: value }))
const settle = (item: string, choice: SettlementInput['choice']): SettlementInput => ({ item, choice, reason: '本月没有数据' })

const section = (id: string, points: number, more: Partial<TemplateSection> = {}): TemplateSection => ({ id, title: id, points, ...more })
const plain = sheetOf([rating('a', 20), rating('b', 30), rating('c', 50)])
const sectioned = sheetOf([rating('a', 60, 'kpi'), rating('b', 20, 'kpi'), rating('c', 10, 'conduct'), rating('d', 10, 'daily')], { sections: [section('kpi', 80), section('conduct', 10), section('daily', 10)] })
const normalised = sheetOf([rating('a', 65, 'work'), rating('b', 40, 'work')], { sections: [section('work', 100, { rawPoints: 105 })], declaredPoints: 100 })
const weighted = sheetOf([rating('a', 65, 'work'), rating('b', 40, 'work'), rating('c', 100, 'behaviour')], {
  sections: [section('work', 100, { rawPoints: 105, weight: 70 }), section('behaviour', 100, { weight: 30 })], declaredPoints: 100,
})
const mixed = sheetOf([rating('plan', 10), rating('x', 5, 'skill'), rating('y', 5, 'skill'), rating('z', 5, 'skill'), rating('rest', 60)], { sections: [section('skill', 30, { rawPoints: 15 })], declaredPoints: 100 })

type Row = readonly [remark: string, template: Template, inputs: SheetInputs, total: string, said: readonly string[]]

const cases: readonly Row[] = [
  ['without sections the total is the sum', plain, { ratings: given({ a: 15, b: 20, c: 40 }) }, '75.00', []],
  ['sections are sums, and so is the total', sectioned, { ratings: given({ a: 45, b: 15, c: 9, d: 8 }) }, '77.00', ['kpi 60 分', 'conduct 9 分', 'daily 8 分', '60 + 9 + 8 = 77 分']],
  ['a section that adds up to 105 is brought to 100', normalised, { ratings: given({ a: 60, b: 35 }) }, '90.48', ['work 95 ÷ 105 × 100 ≈ 90.48 分']],
  ['full marks of 105 are 100', normalised, { ratings: given({ a: 65, b: 40 }) }, '100.00', ['work 105 ÷ 105 × 100 = 100 分']],
  // 90.48 × 0.7 + 80 × 0.3 = 63.336 + 24
  ['weights combine rounded sections', weighted, { ratings: given({ a: 60, b: 35, c: 80 }) }, '87.34', ['work 95 ÷ 105 × 100 ≈ 90.48 分', 'behaviour 80 分', '90.48 × 70% + 80 × 30% ≈ 87.34 分']],
  // 12 ÷ 15 × 30 = 24
  ['items that no section holds stand beside a normalised one', mixed, { ratings: given({ plan: 8, x: 4, y: 4, z: 4, rest: 50 }) }, '82.00', ['其他项目 58 分', 'skill 12 ÷ 15 × 30 = 24 分', '58 + 24 = 82 分']],
  // (15 + 20) ÷ 50 × 100
  ['left out of a sheet without sections: the others carry it', plain, { ratings: given({ a: 15, b: 20 }), settlements: [settle('c', 'exclude')] }, '70.00', ['合计 35 ÷ 50 × 100 = 70 分（不计：c）']],
  // 45 ÷ 60 × 80 = 60
  ['left out of a section: the section carries it', sectioned, { ratings: given({ a: 45, c: 9, d: 8 }), settlements: [settle('b', 'exclude')] }, '77.00', ['kpi 45 ÷ 60 × 80 = 60 分（不计：b）', 'conduct 9 分', 'daily 8 分', '60 + 9 + 8 = 77 分']],
  // (60 + 9) ÷ 90 × 100
  ['a section left without items: the other sections carry it', sectioned, { ratings: given({ a: 45, b: 15, c: 9 }), settlements: [settle('d', 'exclude')] }, '76.67', ['kpi 60 分', 'conduct 9 分', 'daily没有可计分的项目（不计：d），分值由其他部分按比例分担', '（60 + 9） ÷ 90 × 100 ≈ 76.67 分']],
  // 90.48 × 0.7 ÷ 70 × 100
  ['a weighted section left without items', weighted, { ratings: given({ a: 60, b: 35 }), settlements: [settle('c', 'exclude')] }, '90.48', ['work 95 ÷ 105 × 100 ≈ 90.48 分', 'behaviour没有可计分的项目（不计：c），分值由其他部分按比例分担', '90.48 × 70% ÷ 70 × 100 = 90.48 分']],
  // 60 ÷ 65 × 100
  ['left out of a normalised section: out of the others’ full marks', normalised, { ratings: given({ a: 60 }), settlements: [settle('b', 'exclude')] }, '92.31', ['work 60 ÷ 65 × 100 ≈ 92.31 分（不计：b）']],
  ['settled with full marks', plain, { ratings: given({ a: 15, b: 20 }), settlements: [settle('c', 'full')] }, '85.00', []],
  ['settled with 0', plain, { ratings: given({ a: 15, b: 20 }), settlements: [settle('c', 'zero')] }, '35.00', []],
  ['a settlement gives way to the data', plain, { ratings: given({ a: 15, b: 20, c: 40 }), settlements: [settle('c', 'zero')] }, '75.00', []],
]

test.each(cases)('%s', (_remark, template, inputs, total, said) => {
  const card = scoreSheet(template, inputs)
  expect({ total: card.total, range: card.range }).toEqual({ total, range: null })
  expect(explainTotal(template, card)).toEqual(said)
})

test('a settled item is shown as such, with its choice and reason', () => {
  const inputs = (choice: SettlementInput['choice']): SheetInputs => ({ ratings: given({ a: 15, b: 20 }), settlements: [settle('c', choice)] })
  const third = (choice: SettlementInput['choice']) => scoreSheet(plain, inputs(choice)).items[2]
  expect(third('full')).toMatchObject({ points: '50.00', status: 'settled', trace: { steps: [{ step: 'settlement', choice: 'full', reason: '本月没有数据' }] } })
  expect(third('zero')).toMatchObject({ points: '0.00', status: 'settled' })
  expect(third('exclude')).toMatchObject({ points: null, status: 'settled' })
  const said = (choice: SettlementInput['choice']) => { const score = third(choice); return score === undefined ? [] : explainItem(plain, score) }
  expect(said('full')).toEqual(['数据没有等到，按满分 50 分算（本月没有数据）'])
  expect(said('zero')).toEqual(['数据没有等到，按 0 分算（本月没有数据）'])
  expect(said('exclude')).toEqual(['数据没有等到，这一项不计分，分值由其他项目按比例分担（本月没有数据）'])
})

test('while items of a section wait, the range takes the same path as the total', () => {
  expect(scoreSheet(weighted, { ratings: given({ a: 60 }) })).toMatchObject({ total: '40.00', range: { min: '40.00', max: '96.67' } })
  expect(scoreSheet(plain, { ratings: given({ a: 15 }), settlements: [settle('c', 'exclude')] })).toMatchObject({ total: '30.00', range: { min: '30.00', max: '90.00' } })
})

test('where everything is left out there is no total to pay', () => {
  const paying: Template = { ...plain, pay: { passMark: 80 } }
  const all = ['a', 'b', 'c'].map((item) => settle(item, 'exclude'))
  expect(scoreSheet(paying, { settlements: all, baseSalary: 6000 })).toMatchObject({ total: '0.00', range: null, pay: null })
  expect(scoreSheet(paying, { ratings: given({ a: 16 }), settlements: all.slice(1), baseSalary: 6000 })).toMatchObject({ total: '80.00', pay: '6000.00' })
})

test('a person without a previous period can be left out by the rule', () => {
  const sheet = sheetOf([rating('a', 40), { id: 'b', max: 60, rule: { kind: 'attainment', metric: 'error-rate', target: { previous: true }, better: 'lower', whenNoPrevious: 'exclude' } }])
  const card = scoreSheet(sheet, { ratings: given({ a: 30 }), metrics: { 'error-rate': 3 } })
  expect(card).toMatchObject({ items: [{}, { points: null, status: 'settled' }], total: '75.00', range: null })
  expect(card.items.map((item) => explainItem(sheet, item)[0])).toEqual(['主管评 30 分', '没有上期数据，这一项不计分，分值由其他项目按比例分担'])
})
