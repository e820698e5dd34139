import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scoreCase } from '../../scripts/score/score-case'

const example = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, '../../docs/examples', name), 'utf8'))

test('the worked case of the readme gives 80.10 points and 6007.50 yuan', () => {
  expect(scoreCase(example('worked-case.json'), '')).toMatchObject({ total: '80.10', range: null, pay: '6007.50' })
})

test('of two cases the first has a dispute open, the second waits for most of its facts', () => {
  const cases = example('two-cases.json')
  expect(Array.isArray(cases) && cases.map((entry, index) => scoreCase(entry, `[${index}]`))).toMatchObject([
    { total: '80.10', range: { min: '79.10', max: '80.10' } }, { total: '37.00', range: { min: '37.00', max: '87.00' }, pay: null },
  ])
})
