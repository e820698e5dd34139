import type { Task } from '@shared/approval/list-tasks'
import type { SheetBrief } from '@shared/appraisal/sheet-view'
import { nextToSignOf, signButtonTitle, signGroupsOf, taskGroupsOf, tickedRowsOf } from '../../../../src/pages/tasks/tasks-view'
import { brief } from '../../sheet-briefs'

const now = '2026-12-02T02:00:00.000Z'

function task(kind: Task['kind'], id: string, rest: Partial<Task> = {}): Task {
  return { id: `${kind}:${id}`, kind, title: '', detail: '', dueAt: null, sheet: null, incident: null, item: null, count: 1, openFirst: [], ...rest }
}

const titles = { 'assess-sheet': '考核', 'review-sheet': '审核', 'approve-sheet': '核准' } as const

function sign(kind: keyof typeof titles, id: string, openFirst: string[] = [], sheet: Partial<SheetBrief> = {}): Task {
  return task(kind, id, { title: titles[kind], openFirst, sheet: brief(id, { state: 'reviewing', contentHash: 'a'.repeat(64), ...sheet }) })
}

describe('what is opened one by one', () => {
  test('stands by kind, with when it is due; what is past its date is late', () => {
    const groups = taskGroupsOf([
      task('self-score', '1', { sheet: brief('1'), detail: '两分钟就能填完', dueAt: '2026-12-05T16:00:00.000Z' }),
      task('rate-item', '2', { sheet: brief('王海涛'), dueAt: '2026-12-01T16:00:00.000Z', item: { id: 'sales-coordination', title: '与销售的配合度', max: '10', step: '0.5', criteria: [], given: null } }),
      sign('review-sheet', '3'),
    ], now)
    expect(groups.map(({ title, rows }) => [title, rows.map((row) => [row.title, row.detail, row.due, row.isLate])])).toEqual([
      ['自评', [['2026年11月', '两分钟就能填完', '12月5日前', false]]],
      ['评分', [['王海涛', '与销售的配合度', '12月1日前', true]]],
    ])
    expect(groups[1]?.rows[0]?.url).toBe('/lead/rate/index?sheetId=%E7%8E%8B%E6%B5%B7%E6%B6%9B&item=sales-coordination')
  })

  test('every kind of task leads somewhere', () => {
    const kinds = ['answer-incident', 'decide-dispute', 'self-score', 'rate-item', 'sign-sheet', 'confirm-data', 'settle-exceptions', 'record-metrics'] as const
    const urls = taskGroupsOf(kinds.map((kind) => task(kind, kind, { sheet: brief('s') })), now).flatMap(({ rows }) => rows.map(({ url }) => url.split('?')[0]))
    expect(urls).toEqual(['/installer/incident/index', '/installer/incident/index', '/installer/self-score/index', '/lead/rate/index', '/installer/sheet/index', '/installer/sheet/index', '/admin/period/index', '/admin/metrics/index'])
  })
})

describe('what is signed', () => {
  test('stands by step of the route; the unusual first, and only the usual may be ticked', () => {
    const groups = signGroupsOf([sign('approve-sheet', 'c'), sign('review-sheet', 'b'), sign('review-sheet', 'a'), sign('review-sheet', 'z', ['低于 80 分'])])
    expect(groups.map(({ title, rows }) => [title, rows.map(({ sheetId, mayTick }) => [sheetId, mayTick])])).toEqual([
      ['审核', [['z', false], ['a', true], ['b', true]]], ['核准', [['c', true]]],
    ])
  })

  test('says the total and how far it is from last month and from the self-score', () => {
    const [group] = signGroupsOf([sign('review-sheet', '李大勇', [], { total: '80.10', previousTotal: '82.00', selfTotal: '80.10' })])
    expect(group?.rows[0]).toMatchObject({ name: '李大勇 · 城东店', total: '80.1', detail: '比上月少 1.9 · 与自评相同', action: 'review-sheet' })
  })

  test('a jump that has to be looked at is told once, among what is unusual', () => {
    const [group] = signGroupsOf([sign('review-sheet', '李大勇', ['比上月多 12 分'], { total: '92.00', previousTotal: '80.00' })])
    expect(group?.rows[0]).toMatchObject({ detail: '', flags: ['比上月多 12 分'], mayTick: false })
  })

  test('the month is told once where it is the same for all, and in each row where it is not', () => {
    const same = signGroupsOf([sign('review-sheet', 'a'), sign('review-sheet', 'b')])
    expect([same[0]?.period, same[0]?.rows.map(({ detail }) => detail.includes('2026年'))]).toEqual(['2026年11月', [false, false]])
    const mixed = signGroupsOf([sign('review-sheet', 'a'), sign('review-sheet', 'b', [], { periodId: '2026-Q4' })])
    expect([mixed[0]?.period, mixed[0]?.rows.map(({ detail }) => detail.split(' · ')[0])]).toEqual([null, ['2026年11月', '2026年第四季度']])
  })

  test('after a sheet come those that have to be opened, then those that may be ticked; never the same again', () => {
    const tasks = [sign('review-sheet', 'a'), sign('review-sheet', 'x', ['曾被退回']), sign('review-sheet', 'z', ['低于 80 分'])]
    expect(nextToSignOf(tasks, 'x')).toMatchObject({ next: { sheetId: 'z' }, toOpen: 1, toTick: 1 })
    expect(nextToSignOf([sign('review-sheet', 'a'), sign('review-sheet', 'b')], 'b')).toEqual({ next: null, toOpen: 0, toTick: 1 })
    expect(nextToSignOf([sign('review-sheet', 'b', ['低于 80 分'])], 'b')).toEqual({ next: null, toOpen: 0, toTick: 0 })
  })

  test('a sheet without a content to sign is none', () => {
    expect(signGroupsOf([sign('review-sheet', 'a', [], { contentHash: null })])).toEqual([])
  })

  test('a tick holds for the content that was on show, and never for an unusual sheet', () => {
    const groups = signGroupsOf([sign('review-sheet', 'a'), sign('review-sheet', 'z', ['曾被退回'])])
    const ticked = new Set(groups.flatMap(({ rows }) => rows.map(({ id }) => id)))
    expect(tickedRowsOf(groups, ticked).map(({ sheetId }) => sheetId)).toEqual(['a'])
    const changed = signGroupsOf([sign('review-sheet', 'a', [], { contentHash: 'b'.repeat(64) })])
    expect(tickedRowsOf(changed, ticked)).toEqual([])
  })

  test('the button names the step where it is the same for all', () => {
    const groups = signGroupsOf([sign('assess-sheet', 'a'), sign('review-sheet', 'b'), sign('review-sheet', 'c')])
    const rowsOf = (...ids: string[]) => groups.flatMap(({ rows }) => rows).filter(({ sheetId }) => ids.includes(sheetId))
    expect(signButtonTitle(groups, [])).toBe('勾选后可以一起通过')
    expect(signButtonTitle(groups, rowsOf('b', 'c'))).toBe('审核通过 2 张')
    expect(signButtonTitle(groups, rowsOf('a', 'b', 'c'))).toBe('通过 3 张')
  })
})
