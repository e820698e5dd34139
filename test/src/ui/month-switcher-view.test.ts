import { periodLabel } from '../../../src/ui/format'
import { kindsOf, stepsFrom } from '../../../src/ui/month-switcher-view'

test.each([
  ['2026-11', '2026年11月'], ['2026-01', '2026年1月'], ['2026-Q4', '2026年第四季度'], ['2026-Q1', '2026年第一季度'], ['2026-H1', '2026年上半年'], ['2026-H2', '2026年下半年'], ['2026', '2026年全年'], ['probation-p-1', '试用期'],
])('%s reads %s', (id, label) => { expect(periodLabel(id)).toBe(label) })

const periods = ['2026-Q4', '2026-10', '2026-11', '2026-Q3', '2026-H2', '2026-12']

test('one steps among periods of the same kind', () => {
  expect([stepsFrom('2026-11', periods), stepsFrom('2026-Q3', periods), stepsFrom('2026-H2', periods)]).toEqual([{ earlier: '2026-10', later: '2026-12' }, { earlier: null, later: '2026-Q4' }, { earlier: null, later: null }])
})

test('where there are several kinds each leads to its newest; where there is one there is nothing to choose', () => {
  expect(kindsOf('2026-Q3', periods)).toEqual({ kind: 'quarter', choices: [{ value: 'month', title: '月', newest: '2026-12' }, { value: 'quarter', title: '季度', newest: '2026-Q4' }, { value: 'half-year', title: '半年', newest: '2026-H2' }] })
  expect(kindsOf('2026-11', ['2026-11']).choices).toHaveLength(1)
})
