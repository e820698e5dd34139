import type { PeriodKind } from '@shared/scoring/template'
import { afterSalesManager } from '@shared/sheets/after-sales-manager'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { lintTemplate } from '@shared/scoring/lint/lint-template'
import type { Template } from '@shared/scoring/template'
import { changesBetween, findingViewOf, templatePartsOf } from '@shared/template/present-template'
import { withChanges } from '@shared/template/template-form'
import { isRefusal } from '@shared/contract/refusal'
import { changesOf, findingsTitleOf, firstTabOf, headOf, parametersOn, partGroupsOf, problemOf, publishEffectsOf, publishProblemOf, tabsOf, wasText, type TemplateData } from '../../../src/admin/template/template-page-view'
import { isAssignmentReady, startAssignmentOf, toggled, withKind } from '../../../src/admin/people/assignment-view'
import { templateLinesOf } from '../../../src/admin/templates/templates-view'

function dataOf(template: Template, inUse: Template, extra: Partial<TemplateData> = {}): TemplateData {
  return {
    id: template.id, title: template.title, rev: 1, version: 1, isOwn: false, publishedAt: null, publishedBy: null, newerShipped: null, nextVersion: 2, countsFrom: '2026-12', people: ['李大勇', '王海涛'], declaredPoints: 100,
    draft: template === inUse ? null : { savedAt: '2026-11-20T01:00:00.000Z', savedBy: '周敏', changes: changesBetween(inUse, template) }, parts: templatePartsOf(template, inUse), findings: lintTemplate(template).map(findingViewOf), ...extra,
  }
}
function changed(template: Template, field: string, value: string | null): Template {
  const answer = withChanges(template, [{ field, value }])
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}
const partOf = (data: TemplateData, id: string) => {
  const found = data.parts.find((part) => part.id === id)
  if (found === undefined) throw new Error(`no part ${id}`)
  return found
}
const card = dataOf(installServiceCard, installServiceCard)
const draft = dataOf(changed(installServiceCard, 'items.warehouse.rule.start', '9'), installServiceCard)

test('the page opens with items, then sections, data and the sheet itself', () => {
  expect(partGroupsOf(card.parts).map(({ title, lines }) => [title, lines.length])).toEqual([['考核项目', 6], ['数据', 1], ['整张表', 1]])
})

test('a changed item says so, shows what it was, and reminds of the wording', () => {
  const line = partGroupsOf(draft.parts)[0]?.lines.find(({ title }) => title === '仓库管理')
  expect(line?.tags.map(({ title }) => title)).toEqual(['改过', '要求没跟着改'])
  expect(partOf(draft, 'warehouse').parameters.map(wasText).filter((text) => text !== null)).toEqual(['原来：8'])
  expect(headOf(draft, '2026-11-20T02:00:00.000Z').draft).toContain('1 处改动还没发布')
})

test('only what was really changed is sent, an empty field stands for none, and nothing is sent while one is wrong', () => {
  const part = partOf(card, 'warehouse')
  expect(changesOf(part, { 'items.warehouse.rule.start': '8' })).toEqual([])
  expect(changesOf(part, { 'items.warehouse.rule.start': '9', 'items.warehouse.rule.floor': '' })).toEqual([{ field: 'items.warehouse.rule.start', value: '9' }, { field: 'items.warehouse.rule.floor', value: null }])
  expect(changesOf(part, { 'items.warehouse.rule.start': '9', 'items.warehouse.max': '' })).toBeNull()
  expect(part.parameters.map((one) => problemOf(one, { 'items.warehouse.max': 'x' })).filter((problem) => problem !== null)).toEqual(['填数字，最多两位小数'])
})

test('how an item counts and how it is worded are two tabs; an unnamed one begins with its words', () => {
  const part = partOf(card, 'warehouse')
  expect(tabsOf(part).map(({ title }) => title)).toEqual(['怎么算', '怎么写'])
  expect(parametersOn(part, 'words').map(({ label }) => label)).toEqual(['项目名称', '要求', '依据', '填写说明'])
  expect([firstTabOf(part), firstTabOf(partOf(dataOf(afterSalesManager, afterSalesManager), 'item-2'))]).toEqual(['rule', 'words'])
})

test('publishing says from when it counts and for how many; an error stands in its way', () => {
  expect(publishEffectsOf(draft).slice(0, 2)).toEqual(['从2026年12月的考核起，按第 2 版算分', '算到 2 个人：李大勇、王海涛'])
  expect(publishProblemOf(draft)).toBeNull()
  const unnamed = dataOf(afterSalesManager, afterSalesManager)
  expect([publishProblemOf(unnamed), findingsTitleOf(unnamed.findings), findingsTitleOf([])]).toEqual(['还有 1 个错误，改好才能发布', '检查出 1 个错误', '检查过了，没有问题'])
})

test('the list names what stands out and puts the used sheets first', () => {
  const brief = { title: '表', version: 1, isOwn: false, publishedAt: null, newerShipped: null, hasDraft: false, people: [] as string[], isOpenable: true, periodKinds: ['month' as const], findings: { error: 0, warning: 1, advice: 0 } }
  const lines = templateLinesOf([{ ...brief, id: 'a', isOpenable: false }, { ...brief, id: 'b', people: ['甲', '乙', '丙', '丁'], hasDraft: true }, { ...brief, id: 'c', isOwn: true, version: 3, newerShipped: 2, people: ['甲'] }])
  expect(lines.map(({ id, detail, tag }) => [id, detail, tag?.title])).toEqual([['b', '出厂版 · 甲、乙、丙等 4 人', '没发布'], ['c', '公司第 3 版 · 甲', '有新出厂版'], ['a', '出厂版 · 没有人用', '要先命名']])
})

test('of the ticked sheets one always pays', () => {
  const choice = (id: string, kinds: readonly PeriodKind[]) => ({ id, title: id, kinds: kinds.map((value) => ({ value, title: value })) })
  const [a, b] = [choice('a', ['probation', 'month', 'year']), choice('b', ['quarter', 'half-year'])]
  const none = { sheets: [], paying: null, from: 'next', probation: { startsOn: '', endsOn: '' } }
  const one = toggled(none, a)
  expect([one.sheets, one.paying]).toEqual([[{ templateId: 'a', periodKind: 'month' }], 'a'])
  const two = toggled(one, b)
  expect([two.sheets[1], two.paying, toggled(two, a).paying, toggled(one, a)]).toEqual([{ templateId: 'b', periodKind: 'quarter' }, 'a', 'b', none])
  expect(startAssignmentOf({ sheets: [{ templateId: 'x', title: '', periodKind: 'quarter', pays: false }], probation: null } as never)).toEqual({ ...none, sheets: [{ templateId: 'x', periodKind: 'quarter' }], paying: 'x' })
  const onProbation = withKind(one, 'a', 'probation')
  expect([isAssignmentReady(one), isAssignmentReady(onProbation), isAssignmentReady({ ...onProbation, probation: { startsOn: '2026-11-01', endsOn: '2026-12-31' } })]).toEqual([true, false, true])
})
