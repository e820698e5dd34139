import { explainOnSheet } from '../appraisal/explain-on-sheet'
import { columnTitleOf, measuredOn, ratingRolesOf } from '../appraisal/form-columns'
import type { SheetView } from '../appraisal/sheet-view'
import { assessedOn, reviewedItems, reviewOn } from '../approval/review-column'
import { exact, formatHundredths, formatPlain, sumPoints } from '../scoring/exact'
import { raterTitles } from '../scoring/explain'
import type { ItemScore } from '../scoring/scorecard'
import type { TemplateItem } from '../scoring/template'
import { paperWidth, type Cell, type Piece, type Row } from './paper'
import { textWidth } from './pdf'

/** A column of the form behind 项目 and 满分. */
interface FormColumn {
  readonly title: string
  readonly isMeasured?: boolean
  /** Null where the item has nothing to do with the column. */
  readonly valueOf: (item: TemplateItem) => string | null
}

const numberWidth = 26
/** The columns are so wide where there is room for it, and share what the first ones leave where there is not. */
const columnWidth = 46
/** How much wider the column of what was measured is: it holds counts such as `187 ÷ 200 单`. */
const measuredRoom = 22
const leastTitleWidth = 150

const plain = (points: string | number): string => formatPlain(exact(points))

/** What 审核 signed as the assessor gave it. */
function takenOver(sheet: SheetView, itemId: string): string {
  const item = reviewedItems(sheet.template, { signerCount: 3 }).find(({ id }) => id === itemId)
  const assessed = item === undefined ? null : assessedOn(sheet.inputs, item)
  if (assessed === null) return ''
  return 'level' in assessed ? `${assessed.level} 级` : String(assessed.points)
}

function givenBy(sheet: SheetView, role: string, item: TemplateItem): string | null {
  if (!('raters' in item.rule) || !item.rule.raters.some((rater) => rater.role === role)) return null
  const isIt = (one: { readonly item: string; readonly role: string }) => one.item === item.id && one.role === role
  const rating = sheet.inputs.ratings?.find(isIt)
  const level = sheet.inputs.levels?.find(isIt)
  if (rating !== undefined) return String(rating.points)
  if (level !== undefined) return `${level.level} 级`
  if (role === 'reviewer') return sheet.steps.some(({ action, isVoid }) => action === 'review-sheet' && !isVoid) ? takenOver(sheet, item.id) : ''
  const group = sheet.scorecard.items.find(({ id }) => id === item.id)?.trace.inputs.find((input) => input.input === 'group' && input.role === role)
  return group?.input === 'group' && group.points !== null ? plain(formatHundredths(exact(group.points))) : ''
}

/** The columns that this form has: 自评, 实际 where something is measured, then one of whoever gives points on it, then 得分. */
function columnsOf(sheet: SheetView): readonly FormColumn[] {
  const self = new Map(sheet.selfScore?.points.map(({ item, points }) => [item, points]))
  const final = new Map(sheet.scorecard.items.map(({ id, points, status }) => [id, points ?? (status === 'settled' ? '不计' : '待定')]))
  return [
    { title: '自评', valueOf: ({ id }) => self.get(id) ?? '' },
    ...(sheet.template.items.some(({ rule }) => 'metric' in rule) ? [{ title: '实际', isMeasured: true, valueOf: ({ id, rule }: TemplateItem) => ('metric' in rule ? measuredOn(sheet, id) : null) }] : []),
    ...ratingRolesOf(sheet.template).map((role) => ({ title: columnTitleOf(sheet.template, role), valueOf: (item: TemplateItem) => givenBy(sheet, role, item) })),
    { title: '得分', valueOf: ({ id }) => final.get(id) ?? '' },
  ]
}

/** What people wrote beside their points on an item: the employee, whoever gave points, and 审核 where it changed them. */
function remarksOn(sheet: SheetView, item: TemplateItem): readonly string[] {
  const own = sheet.selfScore?.points.find((given) => given.item === item.id)
  const came = (own?.photos ?? []).filter(({ state }) => state === 'kept' || state === 'reused').length
  const self = [own?.remark ?? '', came === 0 ? '' : `照片 ${came} 张`].filter((part) => part !== '').join('；')
  const given = [...(sheet.inputs.ratings ?? []), ...(sheet.inputs.levels ?? [])].filter((one) => one.item === item.id && one.role !== 'reviewer' && (one.comment ?? '') !== '')
  const reviewed = reviewedItems(sheet.template, { signerCount: 3 }).find(({ id }) => id === item.id)
  const reason = reviewed === undefined ? '' : reviewOn(sheet.inputs, reviewed)?.comment ?? ''
  return [
    ...(self === '' ? [] : [`自评说明：${self}`]), ...given.map(({ role, comment = '' }) => `${raterTitles[role] ?? role}评语：${comment}`), ...(reason === '' ? [] : [`审核改分：${reason}`]),
  ]
}

const manners = { system: '系统取数', subjective: '主观考核' } as const

/** What the form asks for beside an item: its standard, what points mean, where the data comes from. */
function standardOf({ criteria, rule, source }: TemplateItem): readonly string[] {
  const rubric = rule.kind === 'rating' ? (rule.rubric ?? []).map(({ label, from, to }) => `${from === to ? plain(from) : `${plain(from)}–${plain(to)}`} 分：${label}`) : []
  const levels = rule.kind === 'levels' ? (rule.labels ?? []).map((label, index) => `${index + 1} 级：${label}`) : []
  return [
    ...[criteria, rubric, levels].filter((words) => words.length > 0).map((words) => words.join('；')),
    ...(source === undefined ? [] : [`${manners[source.manner]}，${source.by}提供${source.form === undefined ? '' : `，${source.form}`}${source.remark === undefined ? '' : `，${source.remark}`}`]),
  ]
}

/** The form as rows: its head, its items group by group (each with what belongs to it, to stay together), and its sum. */
export interface FormRows {
  readonly head: Row
  readonly items: readonly (readonly Row[])[]
  readonly sum: Row
}

/** What a section of items is called on the form, with its points. */
function sectionOf({ template }: SheetView, item: TemplateItem): string | null {
  const section = template.sections?.find(({ id }) => id === item.section)
  return section === undefined ? null : `${section.title}（${plain(section.points)} 分${section.weight === undefined ? '' : `，占 ${plain(section.weight)}%`}）`
}

const unknownItem = (score: ItemScore): TemplateItem => ({ id: score.id, title: score.id, max: Number(score.max), rule: { kind: 'tasks' }, criteria: [] })

/** The paper form's table: numbered items with their standards, full marks, its columns of points, and beneath each item how its points come about and what people remarked. */
export function formRows(sheet: SheetView): FormRows {
  const { template, scorecard } = sheet
  const columns = columnsOf(sheet)
  const each = Math.min(columnWidth, (paperWidth - numberWidth - leastTitleWidth - measuredRoom) / (columns.length + 1))
  const widths = [each, ...columns.map(({ isMeasured }) => (isMeasured === true ? each + measuredRoom : each))]
  const titleWidth = paperWidth - numberWidth - widths.reduce((sum, width) => sum + width, 0)
  const size = each < 40 ? 8 : 10
  const figures = (values: readonly string[], isBold = false): readonly Cell[] => values.map((text, index) => ({ width: widths[index] ?? each, align: 'centre', pieces: [{ text, size: columns[index - 1]?.isMeasured === true ? Math.min(size, 9) : size, isBold: isBold || index === values.length - 1 }] }))
  const isSealed = sheet.sealedAt !== null
  const shown = (value: string | null): string => (value === null || (value === '' && isSealed) ? '—' : value)
  const label = (text: string, width: number, align: 'left' | 'centre' = 'centre'): Cell => ({ width, align, isLabel: true, pieces: [{ text, size: width < 40 ? 8 : 9, isBold: true }] })
  let before: string | null = null
  const items = scorecard.items.map((score, index): readonly Row[] => {
    const item = template.items.find(({ id }) => id === score.id) ?? unknownItem(score)
    const section = sectionOf(sheet, item)
    const opens = section !== before && (section !== null || before !== null)
    before = section
    const note: readonly Piece[] = [`计分：${explainOnSheet(template, score).join('；')}`, ...remarksOn(sheet, item)].map((text) => ({ text, size: 8 }))
    // A short note stands beneath its standard; a longer one has the whole width.
    const isShort = note.every(({ text }) => textWidth(text, 8) <= titleWidth - 8)
    return [
      ...(opens ? [{ cells: [label(section ?? '其他项目', paperWidth, 'left')] }] : []),
      {
        cells: [
          { width: numberWidth, align: 'centre', pieces: [{ text: String(index + 1), size: 9 }, ...(item.category === undefined ? [] : [{ text: item.category, size: 8 }])] },
          { width: titleWidth, pieces: [{ text: item.title, size: 10, isBold: true }, ...standardOf(item).map((text) => ({ text, size: 8, isFaint: true })), ...(isShort ? note : [])] },
          ...figures([plain(score.max), ...columns.map(({ valueOf }) => shown(valueOf(item)))]),
        ],
      },
      ...(isShort ? [] : [{ cells: [{ width: paperWidth, pieces: note }] }]),
    ]
  })
  const self = sheet.selfScore === null ? '' : sumPoints(sheet.selfScore.points.map(({ points }) => points))
  return {
    head: { cells: [label('序号', numberWidth), label('考核项目与标准', titleWidth), ...['满分', ...columns.map(({ title }) => title)].map((title, index) => label(title, widths[index] ?? each))] },
    items,
    sum: { cells: [label('合计', numberWidth + titleWidth), ...figures([String(template.declaredPoints), shown(self), ...columns.slice(1, -1).map(() => ''), scorecard.total], true)] },
  }
}
