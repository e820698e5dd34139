import { InputError } from '@shared/scoring/input-error'
import { problemText } from '@shared/scoring/problem-text'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { validatePoints } from '@shared/scoring/validate-raters'
import { installServiceCard } from '@shared/sheets/install-service-card'

function textOf(run: () => unknown): string | null {
  try {
    run()
    return null
  } catch (error) {
    if (error instanceof InputError) return `${error.field}: ${problemText(error)}`
    throw error
  }
}

const rating = { item: 'sales-coordination', role: 'sales-manager', points: 8.5 }

test.each<readonly [inputs: object, text: string]>([
  [{ metrics: { 'first-pass-rate': '12a' } }, 'metrics.first-pass-rate: "12a" is not a decimal with at most 6 places; give a number such as 93.5 or "93.5"'],
  [{ metrics: { 'first-pass-rate': undefined } }, 'metrics.first-pass-rate: nothing is not a decimal with at most 6 places; give a number such as 93.5 or "93.5"'],
  [{ metrics: { 'first-pass-rate': '100.5' } }, 'metrics.first-pass-rate: 100.5 is above 100'],
  [{ metrics: { nothing: 1 } }, 'metrics.nothing: sheet install-service-card has no metric of this id; it has first-pass-rate, inspection-survey-score, after-sales-satisfaction'],
  [{ metrics: { 'first-pass-rate': { value: 1, unit: '%' } } }, 'metrics.first-pass-rate.unit: unknown key; allowed are value, source'],
  [{ incidents: [{ id: 'i1', kind: 'x'.repeat(60) }] }, `incidents[0].kind: "${'x'.repeat(39)}… is no incident kind of sheet install-service-card; it has ${installServiceCard.incidentKinds.map(({ id }) => id).join(', ')}`],
  [{ incidents: [{ id: 'i1', kind: 'tool-violation', status: 'open' }] }, 'incidents[0].status: "open" is unknown; use one of logged, acknowledged, disputed, upheld, reduced, dropped, withdrawn, lapsed'],
  [{ ratings: [{ ...rating, role: 'peer' }] }, 'ratings[0].role: "peer" does not rate sales-coordination; its raters are sales-manager'],
  [{ ratings: [rating, rating] }, 'ratings[1]: a second rating of sales-coordination by sales-manager'],
  [{ levels: [{ item: 'sales-coordination', role: 'sales-manager', level: 3 }] }, 'levels[0].item: sales-coordination takes points (ratings), no levels'],
  [{ baseSalary: -1 }, 'baseSalary: must not be below 0'],
])('%j is refused in words: %s', (inputs, text) => {
  expect(textOf(() => scoreSheet(installServiceCard, inputs))).toBe(text)
})

test('points off the step are refused with the step', () => {
  expect(textOf(() => { validatePoints('points', '8.15', 10, { step: '0.1' }) })).toBe('points: 8.15 is not a multiple of 0.1')
})

test('a text that no code stands for is said as it is', () => {
  expect(problemText(new InputError('case.json', 'is not UTF-8 text; save the file as UTF-8', '文件不是 UTF-8 编码'))).toBe('is not UTF-8 text; save the file as UTF-8')
})
