import type { ActionOutput } from '@shared/contract/actions'
import type { Person } from '@shared/people/person'
import { inCompany, inStore, people as everybody, person } from './company'
import { beijing, Shop, sheetIdOf } from './shop'

// A company makes its own versions of the shipped sheets without code: drafts, the linter's word, publication, and from when it counts.

let shop: Shop
const card = 'install-service-card'
const manager = 'after-sales-manager'
const rest = everybody.map((one): Person => (one._id === 'worker-1' || one._id === 'hr' ? one : { ...one, assignments: [] }))

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-01 08:30'), {}, [
    ...rest, person('hr-2', '郑人事', inCompany('hr')), person('boss-of-sales', '售后经理', inStore('supervisor', 's-a'), { supervisorId: 'manager-a' }),
  ])
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.close()
})
afterAll(() => shop.stop())

const read = (templateId: string): Promise<ActionOutput<'read-template'>> => shop.act('hr', 'read-template', { templateId })
const valueOf = ({ parts }: ActionOutput<'read-template'>, field: string) => parts.flatMap(({ parameters }) => parameters).find((parameter) => parameter.field === field)
const save = (templateId: string, rev: number | null, changes: Readonly<Record<string, string | null>>) =>
  shop.act('hr', 'save-template-draft', { templateId, rev, changes: Object.entries(changes).map(([field, value]) => ({ field, value })) })

/** Sheets by the month, from the next one that is opened. */
const byMonth = (templateIds: readonly string[]) => ({ sheets: templateIds.map((templateId) => ({ templateId, periodKind: 'month' as const })), from: null, probation: null })

test('the list says which version is in use, who is on it and what the linter finds', async () => {
  const { templates } = await shop.act('gm-1', 'list-templates', {})
  expect(templates).toHaveLength(9)
  expect(templates.find(({ id }) => id === card)).toMatchObject({ version: 1, isOwn: false, hasDraft: false, people: ['李师傅'], isOpenable: true, findings: { error: 0 } })
  expect(templates.find(({ id }) => id === manager)).toMatchObject({ isOpenable: false, findings: { error: 1 } })
})

test('an unnamed item is named in the form, with its placeholders gone; until then publishing is refused with the linter’s finding', async () => {
  const before = await read(manager)
  expect(before.findings[0]).toMatchObject({ code: 'unnamed-item', severity: 'error', item: 'item-2' })
  const { rev } = await save(manager, null, { 'items.timeliness.criteria': '1 小时内答复' })
  const reply = await shop.reply('hr', 'publish-template', { templateId: manager, rev })
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'template-unsound', field: 'items.item-2.title', message: expect.stringContaining('第 2 项有 10 分') as string } })
  await save(manager, rev, { 'items.item-2.criteria': '换下的配件 3 天内寄回工厂', 'items.item-2.title': '售后配件与返厂跟踪', 'items.item-2.evidence': '返厂登记表' })
  const named = await read(manager)
  expect(named.parts.find(({ id }) => id === 'item-2')).toMatchObject({ title: '售后配件与返厂跟踪', item: { isUnnamed: false, criteria: ['换下的配件 3 天内寄回工厂'] } })
  expect(valueOf(named, 'items.item-2.help')?.value).toBeNull()
  expect(named.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(named.draft?.changes).toContainEqual({ title: '售后配件与返厂跟踪：项目名称', from: '第 2 项（待公司命名）', to: '售后配件与返厂跟踪' })
})

test('nobody is put on a sheet that can’t be opened; after publication it counts from the next opened month', async () => {
  const onManager = { personId: 'boss-of-sales', ...byMonth([manager]), paying: manager }
  expect(await shop.refused('hr', 'assign-sheet', onManager)).toBe('template-unnamed')
  const { rev } = await read(manager)
  expect(await shop.act('hr', 'publish-template', { templateId: manager, rev })).toEqual({ version: 2, countsFrom: '2026-12' })
  expect(await shop.act('hr', 'assign-sheet', onManager)).toEqual({ personId: 'boss-of-sales', countsFrom: '2026-12-01' })
  const stored = await shop.read('templates', `${manager}@2`)
  expect(stored).toMatchObject({ basedOn: 1, template: { version: 2 } })
  expect(await read(manager)).toMatchObject({ version: 2, isOwn: true, draft: null, nextVersion: 3, publishedBy: '周人事', people: ['售后经理'] })
})

test('a sheet is chosen with exactly one that pays, and what doesn’t fit together is refused', async () => {
  const refused = ({ templateIds, paying }: { templateIds: string[]; paying: string | null }) => shop.refused('hr', 'assign-sheet', { personId: 'worker-1', ...byMonth(templateIds), paying })
  expect(await refused({ templateIds: [card], paying: null })).toBe('assignment-invalid')
  expect(await refused({ templateIds: [card], paying: manager })).toBe('assignment-invalid')
  expect(await refused({ templateIds: [], paying: card })).toBe('assignment-invalid')
  expect(await refused({ templateIds: [card, card], paying: card })).toBe('assignment-invalid')
  expect(await refused({ templateIds: ['no-such-sheet'], paying: 'no-such-sheet' })).toBe('template-unknown')
  expect(await shop.refused('hr', 'assign-sheet', { personId: 'hr', ...byMonth([]), paying: null })).toBe('not-found')
})

test('settings out of their bounds, unknown ones and parts that don’t fit together are refused by name', async () => {
  const refusal = async (field: string, value: string | null) => {
    const reply = await shop.reply('hr', 'save-template-draft', { templateId: card, rev: null, changes: [{ field, value }] })
    return reply.ok ? 'ok' : `${reply.refusal.code} ${reply.refusal.field ?? ''} ${reply.refusal.message}`
  }
  expect(await refusal('items.inspection.max', '201')).toBe('template-invalid items.inspection.max “安检工作”的“满分”要在 0.5 到 200 之间')
  expect(await refusal('items.inspection.max', 'NaN')).toContain('填数字')
  expect(await refusal('items.inspection.max', null)).toContain('不能空着')
  expect(await refusal('items.first-pass-rate.rule.partial', 'sometimes')).toContain('从列出的里选一个')
  expect(await refusal('items.warehouse.rule.floor', '50')).toContain('template-invalid items[3].rule.ceiling')
  expect(await refusal('items.nothing.max', '10')).toContain('没有这个设置')
  expect(await refusal('constructor', '10')).toContain('没有这个设置')
  expect(await refusal('version', '10')).toContain('没有这个设置')
  expect(await shop.refused('hr', 'save-template-draft', { templateId: 'no-such-sheet', rev: null, changes: [] })).toBe('template-unknown')
})

test('of two people who change the same sheet one wins and the other is told, at once or one after the other', async () => {
  const change = (value: string) => ({ templateId: card, rev: null, changes: [{ field: 'items.warehouse.rule.start', value }] })
  const replies = await Promise.all([shop.reply('hr', 'save-template-draft', change('9')), shop.reply('hr-2', 'save-template-draft', change('7'))])
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.refusal.code)).sort()).toEqual(['content-changed', 'ok'])
  expect(await shop.refused('hr', 'save-template-draft', change('5'))).toBe('content-changed')
  expect(await shop.refused('hr', 'publish-template', { templateId: card, rev: null })).toBe('content-changed')
  expect(await shop.refused('hr', 'restart-template-draft', { templateId: card, rev: null, from: 'in-use' })).toBe('content-changed')
  expect(await shop.act('hr', 'restart-template-draft', { templateId: card, rev: 1, from: 'in-use' })).toEqual({ rev: 2 })
  expect(await shop.refused('hr', 'restart-template-draft', { templateId: card, rev: 2, from: 'in-use' })).toBe('draft-missing')
  expect(await shop.refused('hr', 'publish-template', { templateId: card, rev: 2 })).toBe('draft-missing')
})

test('a finding’s mend is applied by one tap, and a finding that is gone is said to be', async () => {
  await save(card, 2, { 'items.inspection.max': '25' })
  const spoiled = await read(card)
  const finding = spoiled.findings.find(({ code }) => code === 'points-sum')
  expect(finding).toMatchObject({ severity: 'error', example: '每一项都拿满 → 105 分，表上写满分 100 分', mend: '总分按 105 分折算成 100 分' })
  const mend = { code: 'points-sum', field: finding?.field ?? '' }
  const { rev } = await shop.act('hr', 'save-template-draft', { templateId: card, rev: spoiled.rev, changes: [], mend })
  expect((await read(card)).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(await shop.refused('hr', 'save-template-draft', { templateId: card, rev, changes: [], mend })).toBe('content-changed')
  await shop.act('hr', 'restart-template-draft', { templateId: card, rev, from: 'in-use' })
})

test('two publications at once make one version', async () => {
  const { rev } = await read(card)
  await save(card, rev, { 'items.warehouse.rule.start': '9', 'items.inspection.isOff': 'no', 'items.tools-vehicles.rule.entries.2': '2' })
  const draft = await read(card)
  expect(draft.parts.find(({ id }) => id === 'warehouse')).toMatchObject({ isWordingOld: true })
  const replies = await Promise.all(['hr', 'hr-2'].map((who) => shop.reply(who, 'publish-template', { templateId: card, rev: draft.rev })))
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.refusal.code)).sort()).toEqual(['content-changed', 'ok'])
  expect((await shop.list('templates')).map(({ _id }) => _id).sort()).toEqual([`${manager}@2`, `${card}@1`, `${card}@2`])
})

test('the opened month keeps the version that it pinned, the next one opens with the company’s own', async () => {
  await shop.act('lead-a1', 'log-incident', { employeeId: 'worker-1', kind: 'warehouse-violation', quantity: 1, occurredAt: '2026-11-01T00:35:00.000Z', note: '', orderNo: null })
  const november = await shop.read('sheets', sheetIdOf('2026-11', 'worker-1'))
  expect([november.templateVersion, november.scorecard.items.find(({ id }) => id === 'warehouse')?.points]).toEqual([1, '7.00'])
  shop.at(beijing('2026-11-20 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  await shop.close()
  expect((await shop.read('periods', '2026-12')).templates.map(({ id, version }) => [id, version])).toEqual([[manager, 2], [card, 2]])
  const december = await shop.read('sheets', sheetIdOf('2026-12', 'worker-1'))
  expect([december.templateVersion, december.scorecard.items.find(({ id }) => id === 'warehouse')?.points]).toEqual([2, '9.00'])
  expect((await shop.read('periods', '2026-11')).templates.map(({ id, version }) => [id, version])).toEqual([[card, 1]])
})

test('somebody who changes sheets keeps the running month’s: incidents go to it, and the next month has the other', async () => {
  const sheets = async (periodId: string) => (await shop.list('sheets', { periodId })).map(({ employeeId, templateId, pays }) => [employeeId, templateId, pays])
  expect(await sheets('2026-12')).toContainEqual(['boss-of-sales', manager, true])
  expect(await sheets('2026-11')).not.toContainEqual(['boss-of-sales', manager, true])
  expect(await shop.act('hr', 'assign-sheet', { personId: 'worker-1', ...byMonth(['installer']), paying: 'installer' })).toMatchObject({ countsFrom: '2027-01-01' })
  const log = { employeeId: 'worker-1', kind: 'warehouse-violation', quantity: 1, occurredAt: '2026-11-20T00:35:00.000Z', note: '', orderNo: null }
  expect(await shop.act('lead-a1', 'log-incident', log)).toMatchObject({ sheetId: sheetIdOf('2026-11', 'worker-1') })
  const { people } = await shop.act('hr', 'list-people', {})
  expect(people.find(({ id }) => id === 'worker-1')?.sheets).toEqual([{ templateId: 'installer', title: '全屋定制衣柜安装师绩效考核评分表', periodKind: 'month', pays: true }])
  await shop.act('hr', 'assign-sheet', { personId: 'worker-1', ...byMonth([]), paying: null })
  expect(await shop.read('people', 'worker-1')).toMatchObject({ assignments: [], earlier: [{ until: '2027-01-01', assignments: [{ templateId: card }] }] })
})

test('the shipped version can be gone back to, as a version of its own', async () => {
  const { rev } = await read(card)
  await shop.act('hr', 'restart-template-draft', { templateId: card, rev, from: 'shipped' })
  expect((await read(card)).draft?.changes).toContainEqual({ title: '仓库管理：起始分', from: '9 分', to: '8 分' })
  expect(await shop.act('hr', 'publish-template', { templateId: card, rev: (rev ?? 0) + 1 })).toMatchObject({ version: 3 })
  const [first, third] = await Promise.all([shop.read('templates', `${card}@1`), shop.read('templates', `${card}@3`)])
  expect({ ...third.template, version: 1 }).toEqual(first.template)
  expect(await shop.refused('hr', 'restart-template-draft', { templateId: card, rev: (rev ?? 0) + 2, from: 'shipped' })).toBe('draft-missing')
})
