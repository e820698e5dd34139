import { viewOf } from '@shared/appraisal/present-sheet'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { makeSheet } from '@shared/cycle/make-sheet'
import { periodDates } from '@shared/cycle/period'
import { pdfText, page } from '@shared/export/pdf'
import { printedSheet } from '@shared/export/print-sheet'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import type { PeriodKind, RaterRole, Template } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets/index'
import { inCompany, person } from '../../cloudfunctions/company'
import { linesOf, readPdf, type PdfPiece, type ReadPdf } from './read-pdf'

// What is printed of each form, read again by another reader.

const periodOf: Readonly<Record<PeriodKind, string>> = { 'month': '2026-11', 'quarter': '2026-Q4', 'half-year': '2026-H2', 'year': '2026', 'probation': 'probation-p-1' }
const hr = person('hr', '李人事', inCompany('hr'))

/** The sheet of somebody who joined on a day, as HR sees it at the opening of the period. */
function liveSheet(template: Template, kind: PeriodKind, joinedOn = '2020-01-01'): SheetView {
  const periodId = periodOf[kind]
  const worker = {
    ...person('p-1', '李大勇', inCompany('installer'), { assignments: [{ templateId: template.id, pays: false, periodKind: kind }] }), joinedOn, probation: { startsOn: '2026-11-10', endsOn: '2027-02-09' },
  }
  const [plan] = sheetPlansIn(worker, periodId)
  if (plan === undefined) throw new Error(`no sheet in ${periodId}`)
  const period = { _id: periodId, state: 'open' as const, dates: periodDates('2026-11'), templates: [], openedBy: 'hr', openedAt: '2026-11-01T01:00:00.000Z', sheetsMade: true, closedAt: null }
  const sheet = makeSheet({ period, person: worker, plan, store: { _id: 's-1', name: '城东店' }, template, leads: [], signerCount: 3, metrics: {}, previous: null, segmentBefore: null })
  return viewOf(sheet, template, [], hr)
}

const printed = (view: SheetView): ReadPdf => readPdf(Buffer.from(pdfText(view.template.title, printedSheet(view)), 'latin1'))
/** The text without the spaces and breaks that the layout puts in. */
const wordsOf = ({ pages }: ReadPdf): string => pages.flatMap(linesOf).join('').replace(/\s/g, '')

/** Pieces that leave the margins, or run into the next one on their line. */
function misplaced({ pages }: ReadPdf): readonly string[] {
  return pages.flatMap((pieces) => {
    const seen = pieces.filter(({ text }) => text.trim() !== '')
    const outside = seen.filter(({ x, y, width }) => x < page.margin - 0.1 || x + width > page.width - page.margin + 0.1 || y < page.margin - 0.1 || y > page.height - page.margin)
    const runsInto = (one: PdfPiece) => seen.some((other) => other !== one && other.y === one.y && other.x >= one.x && other.x < one.x + one.width - 0.1)
    return [...outside, ...seen.filter(runsInto)].map(({ text }) => text)
  })
}

test.each(shippedTemplates.map((template) => [template.id, template] as const))('%s: every item, column, sign-off and setting is on the paper, nothing beyond its margins or over another', (_id, template) => {
  const read = printed(liveSheet(template, template.periodKinds[0] ?? 'month'))
  const words = wordsOf(read)
  const expected = [template.title, ...template.items.map(({ title }) => title), ...template.items.flatMap(({ criteria }) => criteria), ...[...template.route.map(({ title }) => title), '本人'].map((title) => `${title}年月日`), '还没封存', ...(template.settings ?? []).flatMap(({ title, value }) => `${title}：${value}`)]
  expect(expected.filter((text) => !words.includes(text.replace(/\s/g, '').replace(/¥/g, '￥').replace(/−/g, '-').replace(/~/g, '～')))).toEqual([])
  expect(misplaced(read)).toEqual([])
})

test.each<[string, readonly string[]]>([
  ['after-sales-manager', ['序号', '考核项目与标准', '满分', '自评', '考核', '审核', '得分']], ['installer', ['序号', '考核项目与标准', '满分', '自评', '实际', '店长评分', '得分']],
  ['cs-supervisor-scale', ['序号', '考核项目与标准', '满分', '自评', '实际', '上级评分', '得分']], ['cs-supervisor-360', ['序号', '考核项目与标准', '满分', '自评', '上级评分', '下属', '其他部门', '客户', '得分']],
])('%s has the columns of its form', (id, columns) => {
  const template = shippedTemplates.find((one) => one.id === id)
  if (template === undefined) throw new Error(`no form ${id}`)
  const [first = []] = printed(liveSheet(template, template.periodKinds[0] ?? 'month')).pages
  expect(linesOf(first)[3]?.split(' ')).toEqual(columns)
})

test('a form with more kinds of rater than fit side by side at full width prints a column for each of them', () => {
  const [form] = shippedTemplates
  const roles: readonly RaterRole[] = ['supervisor', 'store-manager', 'sales-manager', 'general-manager', 'peer', 'subordinate', 'other-department', 'customer']
  if (form === undefined) throw new Error('no forms')
  const template: Template = { ...form, items: form.items.map((item) => (item.rule.kind === 'rating' ? { ...item, rule: { kind: 'rating', raters: roles.map((role) => ({ role })), final: 'mean' } } : item)) }
  const view = liveSheet(template, 'month')
  const given: SheetView = { ...view, inputs: { ...view.inputs, ratings: roles.map((role, index) => ({ item: 'sales-coordination', role, points: `${index + 1}.25` })) } }
  const read = printed(given)
  const words = wordsOf(read)
  expect(roles.map((_role, index) => words.includes(`${index + 1}.25`))).toEqual(roles.map(() => true))
  expect(misplaced(read)).toEqual([])
})

/** What the employee wrote beside an item, so long each. */
function remarked(view: SheetView, length: number): SheetView {
  const points = view.template.items.map(({ id }, index) => ({ item: id, points: '1', remark: `第${index + 1}项的说明`.padEnd(length, '装好验收合格，'), photos: [] }))
  return { ...view, selfScore: { points, comment: '', submittedAt: '2026-12-02T01:00:00.000Z' } }
}

test('a form that runs on to further pages has its head on each, whole items, and its signatures beside the total', () => {
  const template = shippedTemplates.find(({ id }) => id === 'installer')
  if (template === undefined) throw new Error('no such form')
  const read = printed(remarked(liveSheet(template, 'month'), 200))
  const pages = read.pages.map(linesOf)
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.slice(1).map((lines) => lines[0])).toEqual(pages.slice(1).map(() => '序号 考核项目与标准 满分 自评 实际 店长评分 得分'))
  for (const [index, { title }] of template.items.entries()) {
    const page = pages.find((lines) => lines.some((line) => line.startsWith(`${index + 1} ${title} `)))?.join('').replace(/\s/g, '')
    expect(page).toContain(`自评说明：第${index + 1}项的说明装好验收合格，`)
  }
  const last = pages[pages.length - 1] ?? []
  expect(['合计 ', '店长评分 ', '总经理确认 ', '本人 '].map((title) => last.some((line) => line.startsWith(title)))).toEqual([true, true, true, true])
  expect(misplaced(read)).toEqual([])
})

test('a remark that no page holds is cut between lines, and nothing of it is lost', () => {
  const [form] = shippedTemplates
  if (form === undefined) throw new Error('no forms')
  const view = remarked(liveSheet(form, 'month'), 6000)
  const read = printed(view)
  const remark = view.selfScore?.points[0]?.remark ?? ''
  const words = read.pages.map((pieces) => linesOf(pieces).filter((line) => !/^(序号|安装售后绩效考核卡 2026)/.test(line)).join('')).join('').replace(/\s/g, '')
  expect(remark).toHaveLength(6000)
  expect(words).toContain(remark)
  expect(misplaced(read)).toEqual([])
})

test.each<[PeriodKind, string]>([['month', '2026年11月'], ['quarter', '2026年第四季度'], ['half-year', '2026年下半年'], ['year', '2026年全年'], ['probation', '试用期（2026-11-10 至 2027-02-09）']])('a sheet of a %s says so in words: %s', (kind, title) => {
  const [form] = shippedTemplates
  if (form === undefined) throw new Error('no forms')
  expect(linesOf(printed(liveSheet(form, kind)).pages[0] ?? []).slice(1, 3)).toEqual(['姓名 李大勇 岗位 李大勇 门店 城东店', `考核期 ${title} 状态 进行中`])
})

test('a sheet over a part of its period says which days it is over', () => {
  const [form] = shippedTemplates
  if (form === undefined) throw new Error('no forms')
  expect(linesOf(printed(liveSheet(form, 'month', '2026-11-16')).pages[0] ?? [])[2]).toContain('2026年11月（2026-11-16 至 2026-11-30）')
})
