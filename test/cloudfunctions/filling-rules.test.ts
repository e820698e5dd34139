import type { Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import { inStore, people as everybody, person } from './company'
import { beijing, Shop } from './shop'

// What forms ask of people beside points: written examples and the talk (sheet 5), the improvement plan (sheet 8).

let shop: Shop
const november = '2026-11'
const sheetOf = (templateId: string, periodId = november) => `${periodId}:on-${templateId}:${templateId}:1`
const monthly = sheetOf('cs-supervisor-monthly')
const indicators = sheetOf('cs-supervisor-indicators')
const sheet = (id: string): Promise<Sheet> => shop.read('sheets', id)
const scored = (templateId: string): Person => person(`on-${templateId}`, '客服主管', inStore('installer', 's-a'), { supervisorId: 'manager-a', assignments: [{ templateId, pays: false }] })

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-01 08:30'), {}, [...everybody.map((one) => ({ ...one, assignments: [] })), scored('cs-supervisor-monthly'), scored('cs-supervisor-indicators')])
  await shop.act('hr', 'open-period', { periodId: november })
  for (const [id, metricId, target] of [[monthly, 'customer-satisfaction', '90'], [monthly, 'resolution-rate', '95'], [indicators, 'customer-satisfaction', '92'], [indicators, 'sales', '60000']] as const) await shop.act('hr', 'set-target', { sheetId: id, metricId, target, reason: '' })
  await shop.act('manager-a', 'plan-tasks', { sheetId: monthly, item: 'task-list', tasks: [{ name: '排班', description: '', urgency: 2, importance: 2, completion: '90' }] })
  shop.at(beijing('2026-12-01 08:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  await shop.close()
  const figures = [['on-cs-supervisor-monthly', 'customer-satisfaction', '88'], ['on-cs-supervisor-monthly', 'resolution-rate', '96'], ['on-cs-supervisor-indicators', 'customer-satisfaction', '91'], ['on-cs-supervisor-indicators', 'sales', '30000'], ['on-cs-supervisor-indicators', 'milestones-reached', '4'], ['on-cs-supervisor-indicators', 'milestones-due', '4']] as const
  for (const [scopeId, metricId, value] of figures) await shop.act('hr', 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId, value: { value }, source: '月末汇总' })
})
afterAll(() => shop.stop())

describe('sheet 5', () => {
  test.each([
    ['9 of 10 is not above 90 %', 'complaint-handling', '4.5', '', 'ok'],
    ['above 90 % without an example', 'complaint-handling', '5', '', 'example-missing'],
    ['with a word that is none', 'complaint-handling', '5', ' 好 ', 'example-missing'],
    ['with an example', 'complaint-handling', '5', '11 月 3 日连夜处理漏水投诉', 'ok'],
    ['60 % itself asks for none', 'coaching', '4', '', 'ok'],
    ['below 60 % without an example', 'coaching', '3.5', '', 'example-missing'],
    ['below 60 % with one', 'coaching', '3.5', '两名新人三周还不会开单', 'ok'],
  ])('%s', async (_name, item, points, comment, expected) => {
    const reply = await shop.reply('manager-a', 'rate-item', { sheetId: monthly, item, points, comment })
    expect(reply.ok ? 'ok' : reply.refusal.code).toBe(expected)
    if (!reply.ok) expect([reply.refusal.field, reply.refusal.message]).toEqual(['comment', `“${item === 'coaching' ? '人员培训' : '投诉处理情况'}”${item === 'coaching' ? '低于满分的 60%' : '高于满分的 90%'}，请写一个具体的事例`])
  })

  test('the superior can’t sign before the talk is recorded and the person has agreed; an objection asks for another talk', async () => {
    for (const [item, points] of [['teamwork', '6.5'], ['motivation', '5'], ['learning', '7'], ['skills', '5'], ['business-development', '4']] as const) await shop.act('manager-a', 'rate-item', { sheetId: monthly, item, points, comment: '' })
    expect(await shop.refused('manager-a', 'record-talk', { sheetId: monthly, heldOn: '2026-12-02', notes: '还没到这一天' })).toBe('bad-input')
    expect(await shop.refused('manager-a', 'plan-talk', { sheetId: monthly, plannedOn: '2026-11-30' })).toBe('bad-input')
    await shop.act('manager-a', 'plan-talk', { sheetId: monthly, plannedOn: '2026-12-05' })
    expect(await shop.refused('on-cs-supervisor-monthly', 'confirm-talk', { sheetId: monthly, agrees: true, remark: '' })).toBe('wrong-state')
    shop.at(beijing('2026-12-06 00:10'))
    await shop.close()
    const { state, contentHash } = await sheet(monthly)
    expect(state).toBe('assessing')
    const signing = { sheetId: monthly, contentHash: contentHash ?? '', comment: '' }
    const sign = () => shop.refused('manager-a', 'assess-sheet', signing)
    expect(await sign()).toBe('talk-missing')
    await shop.act('manager-a', 'record-talk', { sheetId: monthly, heldOn: '2026-12-05', notes: '谈了培训和投诉处理' })
    expect(await sign()).toBe('talk-missing')
    expect(await shop.refused('on-cs-supervisor-monthly', 'confirm-talk', { sheetId: monthly, agrees: false, remark: '' })).toBe('bad-input')
    await shop.act('on-cs-supervisor-monthly', 'confirm-talk', { sheetId: monthly, agrees: false, remark: '新人是月底才来的' })
    expect(await sign()).toBe('talk-missing')
    await shop.act('manager-a', 'record-talk', { sheetId: monthly, heldOn: '2026-12-05', notes: '新人的情况已说明，双方认可' })
    expect((await sheet(monthly)).talk).toMatchObject({ objection: null, confirmation: null })
    expect(await shop.refused('hr', 'confirm-talk', { sheetId: monthly, agrees: true, remark: '' })).toBe('bad-input')
    await shop.act('on-cs-supervisor-monthly', 'confirm-talk', { sheetId: monthly, agrees: true, remark: '' })
    expect(await shop.refused('hr', 'confirm-talk', { sheetId: monthly, agrees: true, remark: '本人出差' })).toBe('already-done')
    expect((await shop.act('manager-a', 'assess-sheet', signing)).state).toBe('approving')
  })

  test('sent back to its data the sheet asks for the person’s word again', async () => {
    const { contentHash, holderId } = await sheet(monthly)
    await shop.act(holderId ?? '', 'return-sheet', { sheetId: monthly, contentHash: contentHash ?? '', to: 'collecting', reason: '满意度请再核对' })
    expect((await sheet(monthly)).talk).toMatchObject({ heldOn: '2026-12-05', confirmation: null })
  })

  test('a form without a talk takes none', async () => {
    expect(await shop.refused('manager-a', 'record-talk', { sheetId: indicators, heldOn: '2026-12-05', notes: '谈过了' })).toBe('wrong-state')
  })
})

describe('sheet 8', () => {
  const steps = [{ item: 'team-management', text: '每周开一次 15 分钟碰头会', dueOn: '2026-12-31' }, { item: 'sales', text: '列出最可能成交的 10 个客户', dueOn: '2026-12-20' }]

  test('items under 70 % propose steps; 70 % itself does not', async () => {
    for (const [item, points] of [['team-management', '13.5'], ['business-handling', '14'], ['service-quality', '16']] as const) await shop.act('manager-a', 'rate-item', { sheetId: indicators, item, points, comment: '' })
    await shop.close()
    const { improvement } = await shop.act('manager-a', 'read-sheet', { sheetId: indicators })
    expect(improvement?.lowItems.map(({ id, points, advice }) => [id, points, advice.length > 0])).toEqual([['team-management', '13.50', true], ['sales', '5.00', true]])
    expect(improvement?.plan).toBeNull()
  })

  test('the superior can’t sign before every low item has a step; a plan for items that are not low is refused', async () => {
    const { contentHash, state } = await sheet(indicators)
    expect(state).toBe('assessing')
    const signing = { sheetId: indicators, contentHash: contentHash ?? '', comment: '' }
    const reply = await shop.reply('manager-a', 'assess-sheet', signing)
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'plan-missing', message: '“团队管理能力、销售业绩”得分低，请先和本人定好改进计划再签' } })
    expect(await shop.refused('manager-a', 'write-plan', { sheetId: indicators, steps: [{ item: 'service-quality', text: '每天抽查一次', dueOn: '2026-12-31' }] })).toBe('bad-input')
    expect(await shop.refused('manager-a', 'write-plan', { sheetId: indicators, steps: [{ item: 'sales', text: '列出最可能成交的客户', dueOn: '2026-12-01' }] })).toBe('bad-input')
    await shop.act('on-cs-supervisor-indicators', 'write-plan', { sheetId: indicators, steps: steps.slice(0, 1) })
    expect(await shop.refused('manager-a', 'assess-sheet', signing)).toBe('plan-missing')
    await shop.act('manager-a', 'write-plan', { sheetId: indicators, steps })
    expect((await shop.read('plans', indicators)).agreed).toEqual({ employee: null, superior: '何店长' })
    // The same steps sent by the other one are agreed to; what the first one said stays.
    await shop.act('on-cs-supervisor-indicators', 'write-plan', { sheetId: indicators, steps })
    expect((await shop.read('plans', indicators)).agreed).toEqual({ employee: '客服主管', superior: '何店长' })
    expect((await shop.act('manager-a', 'assess-sheet', signing)).state).toBe('approving')
    expect((await sheet(indicators)).contentHash).toBe(contentHash)
  })

  test('the next month’s sheet shows the plan, and is not signed before it was looked back on', async () => {
    const next = sheetOf('cs-supervisor-indicators', '2026-12')
    const view = await shop.act('on-cs-supervisor-indicators', 'read-sheet', { sheetId: next })
    expect(view.improvement?.previous).toEqual({ steps: steps.map((step) => ({ ...step, itemTitle: step.item === 'sales' ? '销售业绩' : '团队管理能力' })), review: null })
    expect(view.may).not.toContain('review-plan')
    for (const [item, points] of [['team-management', '16'], ['business-handling', '15'], ['service-quality', '16']] as const) await shop.act('manager-a', 'rate-item', { sheetId: next, item, points, comment: '' })
    shop.at(beijing('2027-01-02 10:00'))
    await shop.close()
    for (const [metricId, value] of [['customer-satisfaction', '92'], ['sales', '58000'], ['milestones-reached', '2'], ['milestones-due', '2']] as const) await shop.act('hr', 'record-metric', { periodId: '2026-12', metricId, scope: 'employee', scopeId: 'on-cs-supervisor-indicators', value: { value }, source: '月末汇总' })
    shop.at(beijing('2027-01-06 00:10'))
    await shop.close()
    const { contentHash, state } = await sheet(next)
    expect(state).toBe('assessing')
    const signing = { sheetId: next, contentHash: contentHash ?? '', comment: '' }
    expect(await shop.refused('manager-a', 'assess-sheet', signing)).toBe('plan-unreviewed')
    expect(await shop.refused('manager-a', 'review-plan', { sheetId: next, outcomes: ['done'], remark: '' })).toBe('bad-input')
    await shop.act('manager-a', 'review-plan', { sheetId: next, outcomes: ['done', 'partly'], remark: '客户名单列了，只跟了一半' })
    expect(await shop.refused('manager-a', 'review-plan', { sheetId: next, outcomes: ['done', 'done'], remark: '' })).toBe('already-done')
    expect(await shop.refused('manager-a', 'write-plan', { sheetId: indicators, steps })).toBe('already-done')
    expect((await shop.act('manager-a', 'assess-sheet', signing)).state).toBe('approving')
  })
})
