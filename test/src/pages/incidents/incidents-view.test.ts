import type { Task } from '@shared/approval/list-tasks'
import type { Me } from '@shared/people/read-me'
import { emptyTextOf, incidentRowsOf, objectionRowsOf, tabsOf } from '../../../../src/pages/incidents/incidents-view'
import { incident, wait } from '../../incident-views'
import { brief } from '../../sheet-briefs'

const now = '2026-11-26T06:00:00.000Z'

const task = (kind: Task['kind'], rest: Partial<Task> = {}): Task => ({ id: kind, kind, title: '', detail: '', dueAt: null, sheet: null, incident: null, item: null, count: 1, openFirst: [], ...rest })

const manager: Me = { id: 'p-he', name: '何伟', position: '店长', storeId: 's-east', storeName: '城东店', hasSheet: false, roles: [{ role: 'store-manager', title: '店长', stores: ['s-east'] }], may: ['decide-incident', 'log-incident'] }
const titles = (me: Me, tasks: readonly Task[]) => tabsOf(me, tasks).map(({ title }) => title)

test('the tab of what is to decide counts disputes, complaints, late entries and objections to values, and nothing else', () => {
  expect(titles(manager, [])).toEqual(['团队', '我记的', '待裁定'])
  const waiting = (['decide-dispute', 'verify-incident', 'admit-incident', 'decide-objection', 'answer-incident', 'rate-item'] as const).map((kind) => task(kind))
  expect(titles(manager, waiting)).toEqual(['团队', '我记的', '待裁定 4'])
})

test('who has no other list still sees their own, with what waits for their answer', () => {
  const li: Me = { ...manager, id: 'p-li', hasSheet: true, roles: [], may: [] }
  expect(titles(li, [task('answer-incident'), task('decide-dispute')])).toEqual(['我的 1'])
  expect(titles({ ...li, hasSheet: false }, [])).toEqual(['我的'])
})

test('a row says why it waits, for whom, and how long', () => {
  const asideOf = (shown: ReturnType<typeof incident>) => incidentRowsOf([shown], 'to-decide', now)[0]?.aside
  expect(asideOf(incident('disputed', { dispute: { reason: '不在现场', disputedAt: wait.since, escalatesAt: wait.escalatesAt, lapsesAt: wait.lapsesAt, isEscalated: false } }))).toMatch(/^异议：不在现场（还有 .+裁定）$/)
  expect(asideOf(incident('disputed', { dispute: { reason: '不在现场', disputedAt: wait.since, escalatesAt: wait.escalatesAt, lapsesAt: wait.lapsesAt, isEscalated: true } }))).toMatch(/已转总经理/)
  expect(asideOf(incident('unverified', { waiting: wait }))).toMatch(/^投诉没有答复，要人核实（还有 .+）$/)
  expect(asideOf(incident('late', { waiting: wait }))).toMatch(/^补记，要店长同意（还有 .+）$/)
  expect(asideOf(incident('logged'))).toBeNull()
})

test('objections to values lead to their sheets, what ends first comes first', () => {
  const rows = objectionRowsOf([
    task('decide-objection', { id: 'b', sheet: brief('王海涛'), detail: '合格率 92%：数得不对', dueAt: '2026-11-28T06:00:00.000Z' }), task('decide-dispute'),
    task('decide-objection', { id: 'a', sheet: brief('李大勇'), detail: '合格率 90%：不是我', dueAt: '2026-11-26T09:00:00.000Z' }),
  ], now)
  expect(rows).toEqual([
    { id: 'a', sheetId: '李大勇', title: '李大勇 · 数值异议', detail: '合格率 90%：不是我', left: '还有 3 小时' },
    { id: 'b', sheetId: '王海涛', title: '王海涛 · 数值异议', detail: '合格率 92%：数得不对', left: '还有 2 天' },
  ])
})

test('an empty list of decisions names everything that would be in it', () => {
  expect(emptyTextOf('to-decide', false).text).toMatch(/异议.*投诉.*补记/)
})
