import type { IncidentState } from '@shared/incident/incident-state'
import type { IncidentView } from '@shared/incident/incident-view'
import type { Me } from '@shared/people/read-me'
import { incidentPageViewOf, movedQuantity, verdictChoicesOf } from '../../../../src/installer/incident/incident-page-view'
import { incident, wait } from '../../incident-views'

const now = '2026-11-26T06:00:00.000Z'
const li: Me = { id: 'p-li', name: '李大勇', position: '安装师傅', storeId: 's-east', storeName: '城东店', hasSheet: true, roles: [], may: [] }
const he: Me = { ...li, id: 'p-he', name: '何伟', hasSheet: false, may: ['list-team'] }
const page = (shown: IncidentView, me: Me = he) => incidentPageViewOf(shown, me, now)
const dispute = { reason: '不在现场', disputedAt: wait.since, escalatesAt: wait.escalatesAt, lapsesAt: wait.lapsesAt, isEscalated: false }

test.each<[IncidentState, Partial<IncidentView>, RegExp]>([
  ['late', { waiting: wait }, /要店长或总经理同意才计分/],
  ['logged', {}, /本人可以在 11月28日 10:00 前确认或提出异议.*现在先计分/],
  ['logged', { needsVerifying: true }, /^待核实，暂不计分。本人可以在/],
  ['logged', { answerBy: '2026-11-26T05:00:00.000Z' }, /答复时间已过.*按记录计分/],
  ['logged', { answerBy: '2026-11-26T05:00:00.000Z', needsVerifying: true }, /待核实，暂不计分/],
  ['unverified', { waiting: wait }, /待核实，暂不计分.*等记录人以外的管理者核实/],
  ['unverified', { waiting: { ...wait, isEscalated: true } }, /已转总经理/],
  ['acknowledged', {}, /本人已确认，按记录计分/],
  ['disputed', { dispute }, /先不计分，等记录人以外的管理者裁定/],
  ['disputed', { dispute: { ...dispute, isEscalated: true } }, /已转总经理/],
  ['upheld', { dispute }, /裁定维持，按记录计分/],
  ['reduced', { dispute, quantity: 3, countedQuantity: 1 }, /按 1 次计分（原来记 3 次）/],
  ['dropped', { dispute }, /裁定撤销/], ['dropped', {}, /没有同意补记/], ['upheld', {}, /已核实，情况属实/], ['withdrawn', {}, /不计分/], ['lapsed', {}, /不计分/],
])('%s says what it means for the score (%#)', (state, rest, words) => {
  expect(page(incident(state, rest)).meaning).toMatch(words)
})

test('the person themselves is spoken to', () => {
  expect(page(incident(), li).meaning).toMatch(/^您可以在/)
  expect([page(incident(), li).sheetId, page(incident(), { ...he, may: [] }).sheetId]).toEqual(['sheet-li', null])
})

test('a wait shows its clocks: first the general manager, then the end; escalated only the end', () => {
  expect(page(incident('unverified', { waiting: wait })).waiting).toMatchObject({ title: '等管理者核实', clocks: [{ title: '没有核实就转总经理', isPast: false }, { title: '还没有核实就作废' }] })
  expect(page(incident('disputed', { dispute: { ...dispute, isEscalated: true } })).dispute?.clocks.map(({ title }) => title)).toEqual(['还没有裁定就作废'])
  expect(page(incident('late', { waiting: wait })).waiting?.clocks.map(({ title }) => title)).toEqual(['还没有同意就作废'])
  expect(page(incident('upheld', { dispute, waiting: wait })).waiting).toBeNull()
})

test('the timeline names who did what, the newest first, and the words of a manager on a late entry', () => {
  const at = '2026-11-26T05:00:00.000Z'
  const history = (...events: readonly (readonly [IncidentState, string, string])[]) => page(incident('logged', { history: events.map(([state, actorName, text]) => ({ at, state, actorName, text })) })).history.map(({ what, text }) => [what, text])
  expect(history(['late', '赵刚', '没信号'], ['logged', '何伟', '同意补记：情况属实'])).toEqual([['何伟同意补记', '情况属实'], [expect.stringContaining('赵刚'), '没信号']])
  expect(history(['late', '赵刚', ''], ['dropped', '何伟', '不同意补记：没有依据'])[0]).toEqual(['何伟不同意补记', '没有依据'])
  expect(history(['logged', '赵刚', ''], ['unverified', '系统', '本人没有答复'], ['upheld', '何伟', '回访过'])[0]).toEqual(['何伟核实：属实', '回访过'])
  expect(history(['disputed', '李大勇', '不是我'], ['disputed', '系统', '24 小时没有裁定，已转总经理'])[0]).toEqual(['系统', '24 小时没有裁定，已转总经理'])
})

test('a similar entry is pointed out among the facts, and the month of a late one is left open', () => {
  expect(page(incident('logged', { isLikeAnother: true })).facts.map(({ key }) => key)).toContain('alike')
  expect(page(incident('late', { waiting: wait })).facts.map(({ key }) => key)).not.toContain('month')
})

test('a single one can\'t be reduced, several can to fewer', () => {
  expect(verdictChoicesOf(incident('disputed', { dispute }), 1).map(({ verdict }) => verdict)).toEqual(['upheld', 'dropped'])
  expect(verdictChoicesOf(incident('disputed', { dispute, quantity: 3 }), 2).map(({ verdict, effect }) => [verdict, effect])).toEqual([['upheld', '计 3 次，−3 分'], ['reduced', '计 2 次，−2 分'], ['dropped', '不计分']])
  expect(verdictChoicesOf(incident('unverified', { waiting: wait }), 1).map(({ title }) => title)).toEqual(['属实', '不属实'])
  expect([movedQuantity(1, -1, 2), movedQuantity(1, 1, 2), movedQuantity(2, 1, 2)]).toEqual([1, 2, 2])
})
