import type { Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import { shippedTemplates } from '@shared/sheets'
import { inStore, people as everybody, person } from './company'
import { beijing, Shop } from './shop'

// A month of people on every sheet that can be opened: filled in by its own raters, closed and sealed.

let shop: Shop
const november = '2026-11'
const templates = shippedTemplates.filter(({ id }) => id !== 'after-sales-manager')

const scored = (templateId: string): Person => person(`on-${templateId}`, '考核人', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'manager-a', assignments: [{ templateId, pays: false }] })
const sheetOf = (templateId: string, periodId = november) => `${periodId}:on-${templateId}:${templateId}:1`
const sheet = (templateId: string, periodId = november): Promise<Sheet> => shop.read('sheets', sheetOf(templateId, periodId))
const statusOf = (of: Sheet, item: string) => of.scorecard.items.find(({ id }) => id === item)?.status

beforeAll(async () => {
  const rest = everybody.map((one) => ({ ...one, assignments: [] }))
  shop = await Shop.open(beijing('2026-11-01 08:30'), {}, [...rest, ...templates.map(({ id }) => scored(id))])
  await shop.act('hr', 'open-period', { periodId: november })
  await shop.close()
})
afterAll(() => shop.stop())

test('a month with a sheet whose item nobody has named is refused before anything is written', async () => {
  const before = shop.cloud.storeHash()
  await shop.employ([person('unlucky', '售后经理', inStore('installer', 's-a'), { assignments: [{ templateId: 'after-sales-manager', pays: false }] })])
  shop.at(beijing('2026-11-20 09:00'))
  expect(await shop.refused('hr', 'open-period', { periodId: '2026-12' })).toBe('template-unnamed')
  await shop.database.collection('people').doc('unlucky').remove()
  await shop.database.collection('bindings').doc('wx-unlucky').remove()
  await shop.database.collection('signals').doc('unlucky').remove()
  expect(shop.cloud.storeHash()).toBe(before)
})

test('everybody has a sheet, with the raters of its form', async () => {
  expect((await shop.list('sheets', { periodId: november })).map(({ templateId }) => templateId).sort()).toEqual(templates.map(({ id }) => id).sort())
  expect((await sheet('installer')).raters.every(({ role, personId }) => role === 'store-manager' && personId === 'manager-a')).toBe(true)
  expect((await sheet('cs-supervisor-scale')).raters.map(({ item, personId }) => [item, personId])).toEqual([['customer-focus', 'manager-a'], ['attention-to-detail', 'manager-a'], ['compliance', 'manager-a']])
})

test('a personal target is set on the sheet; one that would divide by 0, or that the form does not have, is refused', async () => {
  expect(await shop.refused('hr', 'set-target', { sheetId: sheetOf('installer'), metricId: 'sales', target: '0', reason: '' })).toBe('metric-invalid')
  expect(await shop.refused('hr', 'set-target', { sheetId: sheetOf('installer'), metricId: 'orders-completed', target: '9', reason: '' })).toBe('metric-unknown')
  for (const [templateId, metricId, target] of [
    ['installer', 'sales', '120000'], ['installer', 'install-error-rate', '2'], ['cs-supervisor-monthly', 'customer-satisfaction', '90'], ['cs-supervisor-monthly', 'resolution-rate', '95'],
    ['cs-supervisor-indicators', 'customer-satisfaction', '92'], ['cs-supervisor-indicators', 'sales', '60000'], ['after-sales-kpi', 'bad-review-rate', '2'],
  ] as const) await shop.act('hr', 'set-target', { sheetId: sheetOf(templateId), metricId, target, reason: '年初定的目标' })
  expect((await sheet('installer')).inputs.targets).toEqual({ 'sales': '120000', 'install-error-rate': '2' })
})

test('jobs are listed by the superior and move the score', async () => {
  const job = (name: string, completion: string) => ({ name, description: '', urgency: 2, importance: 3, completion })
  expect(await shop.refused('manager-a', 'plan-tasks', { sheetId: sheetOf('cs-supervisor-monthly'), item: 'task-list', tasks: [job('回访新客户', '120')] })).toBe('points-invalid')
  await shop.act('manager-a', 'plan-tasks', { sheetId: sheetOf('cs-supervisor-monthly'), item: 'task-list', tasks: [job('回访新客户', '100'), job('整理话术', '50')] })
  await shop.act('manager-a', 'plan-tasks', { sheetId: sheetOf('after-sales-kpi'), item: 'work-plan', tasks: [job('梳理退换货流程', '80')] })
  expect((await sheet('cs-supervisor-monthly')).scorecard.items[0]).toMatchObject({ id: 'task-list', points: '22.50', status: 'scored' })
})

test('a figure of a store or a crew is recorded once, and moves the sheets whose form has it and no others', async () => {
  const others = await Promise.all(templates.map(({ id }) => sheet(id)))
  const record = (metricId: string, scope: 'crew' | 'store', scopeId: string, value: string) => shop.act('hr', 'record-metric', { periodId: november, metricId, scope, scopeId, value: { value }, source: '后台' })
  expect(await record('bad-review-rate', 'store', 's-a', '2.5')).toMatchObject({ sheetCount: 1 })
  expect((await sheet('after-sales-kpi')).scorecard.items.find(({ id }) => id === 'review-rate')).toMatchObject({ points: '32.00', status: 'scored' })
  expect(await record('inspection-survey-score', 'crew', 'c-a1', '90')).toMatchObject({ sheetCount: 2 })
  expect(statusOf(await sheet('install-service-card-materials'), 'inspection')).toBe('scored')
  const moved = ['after-sales-kpi', 'install-service-card', 'install-service-card-materials']
  for (const before of others.filter(({ templateId }) => !moved.includes(templateId))) expect((await sheet(before.templateId)).rev).toBe(before.rev)
  expect(await shop.refused('hr', 'record-metric', { periodId: november, metricId: 'no-such-metric', scope: 'store', scopeId: 's-a', value: { value: '1' }, source: '' })).toBe('metric-unknown')
})

test('items are rated by points or by level, each only as its form has it', async () => {
  const scale = sheetOf('cs-supervisor-scale')
  expect(await shop.refused('manager-a', 'rate-item', { sheetId: scale, item: 'compliance', points: '30', comment: '' })).toBe('points-invalid')
  expect(await shop.refused('manager-a', 'rate-item', { sheetId: sheetOf('installer'), item: 'attendance', level: 4, comment: '' })).toBe('points-invalid')
  expect(await shop.refused('manager-a', 'rate-item', { sheetId: sheetOf('after-sales-kpi'), item: 'execution', points: '3.5', comment: '' })).toBe('points-invalid')
  const { ratings } = await shop.act('manager-a', 'list-ratings', {})
  expect(ratings.find(({ item }) => item.id === 'compliance')?.item.levels.map(({ level, points }) => [level, points])).toEqual([[1, '10'], [2, '15'], [3, '20'], [4, '25'], [5, '30']])
  expect(ratings.find(({ item }) => item.id === 'execution')?.item.rubric).toHaveLength(3)
  for (const { sheetId, item } of ratings) await shop.act('manager-a', 'rate-item', item.levels.length > 0 ? { sheetId, item: item.id, level: 4, comment: '' } : { sheetId, item: item.id, points: String(Math.floor(Number(item.max) * 0.8)), comment: '' })
  expect((await sheet('cs-supervisor-scale')).inputs.levels).toMatchObject([{ item: 'attention-to-detail', level: 4, by: '何店长' }, { item: 'compliance' }, { item: 'customer-focus' }])
  for (const templateId of ['install-service-card', 'install-service-card-materials']) await shop.act('sales-a', 'rate-item', { sheetId: sheetOf(templateId), item: 'sales-coordination', points: '8.5', comment: '' })
})

test('what can’t come is settled: a missing target, an item without tasks, a month without milestones', async () => {
  shop.at(beijing('2026-12-01 01:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  await shop.close()
  shop.at(beijing('2026-12-02 10:00'))
  const values: Readonly<Record<string, string>> = { 'milestones-due': '0', 'milestones-reached': '0', 'complaint-overdue-days': '1.5', 'suggestions-adopted': '3', 'sales': '90000', 'orders-completed': '18', 'orders-assigned': '20', 'install-error-rate': '4', 'backlog-rate': '7.5', 'bad-review-rate': '2.5', 'refund-dispute-rate': '0.8' }
  for (const template of templates) {
    for (const metric of template.metrics) {
      await shop.act('hr', 'record-metric', { periodId: november, metricId: metric.id, scope: 'employee', scopeId: `on-${template.id}`, value: { value: values[metric.id] ?? '90' }, source: '月末汇总' })
    }
  }
  shop.at(beijing('2026-12-04 00:01'))
  await shop.close()
  const indicators = await sheet('cs-supervisor-indicators')
  expect(indicators.exceptions).toMatchObject([{ id: 'nothing-to-divide.projects', settledAt: null }])
  await shop.act('hr', 'settle-exception', { sheetId: indicators._id, exceptionId: 'nothing-to-divide.projects', way: 'exclude', reason: '本月没有到期的节点' })
  const settled = await sheet('cs-supervisor-indicators')
  expect([statusOf(settled, 'projects'), settled.openExceptionCount, settled.inputs.settlements]).toEqual(['settled', 0, [{ item: 'projects', choice: 'exclude', reason: '本月没有到期的节点' }]])
  expect(await shop.refused('hr', 'settle-exception', { sheetId: indicators._id, exceptionId: 'nothing-to-divide.projects', way: 'full', reason: '再来一次' })).toBe('exception-settled')
})

test('figures of the month before go over to the next month’s sheet when they come, and targets stay', async () => {
  const next = await sheet('installer', '2026-12')
  expect(next.inputs).toMatchObject({ previous: { 'backlog-rate': { value: '7.5' } }, targets: { 'sales': '120000', 'install-error-rate': '2' } })
  expect((await sheet('after-sales-kpi', '2026-12')).inputs.previous).toMatchObject({ 'refund-dispute-rate': { value: '0.8' } })
})

test('every sheet is closed by the steps of its own form and sealed', async () => {
  shop.at(beijing('2026-12-06 00:10'))
  await shop.close()
  for (const templateId of ['cs-supervisor-monthly', 'cs-supervisor-360']) {
    await shop.act('manager-a', 'record-talk', { sheetId: sheetOf(templateId), heldOn: '2026-12-05', notes: '谈了本月的得分和下月的目标' })
    await shop.act(`on-${templateId}`, 'confirm-talk', { sheetId: sheetOf(templateId), agrees: true, remark: '' })
  }
  const { improvement } = await shop.act('manager-a', 'read-sheet', { sheetId: sheetOf('cs-supervisor-indicators') })
  expect(improvement?.lowItems).toEqual([])
  for (const template of templates) {
    for (const row of template.route) {
      const { holderId, holder, contentHash, state } = await sheet(template.id)
      expect([template.id, state, holder?.title]).toEqual([template.id, row.from, row.title])
      await shop.act(holderId ?? '', row.action as 'assess-sheet', { sheetId: sheetOf(template.id), contentHash: contentHash ?? '', comment: '' })
    }
    expect((await sheet(template.id)).state).toBe('sealed')
  }
  // 9 installers’ items by hand: 20 × 2 ÷ 4 + 20 × 90000 ÷ 120000 + 15 × 18 ÷ 20 + 10 (no previous period) + 5 + 10 = 63.5; 3 + 4 + 2 + 1 + 5
  expect((await sheet('installer')).scorecard.total).toBe('78.50')
})
