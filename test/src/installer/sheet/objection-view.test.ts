import type { ObjectionView } from '@shared/appraisal/objection-view'
import { objectionStateRows, type ObjectionState } from '@shared/appraisal/objection'
import { objectableOn, objectionCardsOf } from '../../../../src/installer/sheet/objection-view'

const now = '2026-11-26T06:00:00.000Z'

const objection = (state: ObjectionState, rest: Partial<ObjectionView> = {}): ObjectionView => ({
  id: 'obj-1', valueId: 'metric:first-pass-rate', kind: 'metric', title: '一次安装合格率', valueText: '92%', source: '安装完工单', enteredByName: '周敏', enteredAt: '2026-11-25T02:00:00.000Z',
  reason: '有两单是设计问题', state, stateTitle: objectionStateRows[state].title, changedText: null, objectedAt: '2026-11-26T04:00:00.000Z', escalatesAt: '2026-11-27T04:00:00.000Z', lapsesAt: '2026-11-28T04:00:00.000Z',
  isEscalated: false, history: [{ at: '2026-11-26T04:00:00.000Z', actorName: '李大勇', verb: '提出异议', text: '有两单是设计问题' }], earlier: [], mayDecide: false, mayWithdraw: false, ...rest,
})
const cardOf = (shown: ObjectionView, at = now) => objectionCardsOf({ objections: [shown] }, at)[0]

test.each<[ObjectionState, Partial<ObjectionView>, RegExp]>([
  ['open', {}, /先不计分，等录入人以外的管理者裁定（还有 .+转总经理）/], ['open', { isEscalated: true }, /已转总经理.+过时就不采用/], ['upheld', {}, /数值维持，照常计分/],
  ['changed', { changedText: '95%' }, /从 92% 改成 95%，按新的计分/], ['dropped', {}, /不采用/], ['withdrawn', {}, /已撤回，按原来的数值计分/], ['lapsed', {}, /48 小时没有裁定/],
])('%s says what it means for the score (%#)', (state, rest, words) => {
  expect(cardOf(objection(state, rest))?.meaning).toMatch(words)
})

test('every value stays in sight: the one before, the one objected to, and what became of it, the newest first', () => {
  const history = [...objection('changed').history, { at: '2026-11-26T05:00:00.000Z', actorName: '何伟', verb: '裁定：改值', text: '逐单核对' }]
  const earlier = [{ valueText: '91%', enteredByName: '唐强', enteredAt: '2026-11-24T02:00:00.000Z', source: '旧表' }]
  expect(cardOf(objection('changed', { changedText: '95%', history, earlier }))?.moments.map(({ what, text }) => [what, text])).toEqual([
    ['何伟裁定：改值', '逐单核对'], ['李大勇提出异议', '有两单是设计问题'], ['周敏录入 92%', '安装完工单'], ['唐强录入 91%', '旧表'],
  ])
})

test('buttons go with the time in which they work', () => {
  const open = objection('open', { mayDecide: true, mayWithdraw: true })
  expect([cardOf(open), cardOf(open, open.lapsesAt)].map((card) => [card?.mayDecide, card?.mayWithdraw])).toEqual([[true, true], [false, false]])
})

test('a value is objected to on the items that use it, until its window ends', () => {
  const sheet = { objectable: [{ valueId: 'metric:a', items: ['first'], title: '合格率', valueText: '92%', until: '2026-11-26T07:00:00.000Z' }] }
  expect([objectableOn(sheet, 'first', now), objectableOn(sheet, 'other', now), objectableOn(sheet, 'first', '2026-11-26T07:00:00.000Z')].map(({ length }) => length)).toEqual([1, 0, 0])
})
