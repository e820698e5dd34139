import type { SheetView } from '../appraisal/sheet-view'
import { columnTitleOf, measuredOn, ratingRolesOf } from '../appraisal/form-columns'
import { assessedOn, reviewedItems, reviewOn } from '../approval/review-column'
import { sheetStateRows } from '../appraisal/sheet-state'
import { sumPoints } from '../scoring/exact'
import { guardSentence } from '../pay/pay-guard'
import { explainItem, explainPay, explainTotal, formatYuan } from '../scoring/explain'
import { baseOriginWords } from '../pay/imported-base'
import { signatureTitles, stretchText, timeText } from './export-words'
import { Paper } from './paper'
import type { PdfMark } from './pdf'

/** A column of the form beside 项目 and 满分. */
interface FormColumn {
  readonly title: string
  readonly valueOf: (itemId: string) => string
}

/** The space that is as wide as a Chinese letter. */
const wide = '\u3000'

/** What 审核 signed as the assessor gave it. */
function takenOver(sheet: SheetView, itemId: string): string {
  const item = reviewedItems(sheet.template, { signerCount: 3 }).find(({ id }) => id === itemId)
  const assessed = item === undefined ? null : assessedOn(sheet.inputs, item)
  if (assessed === null) return ''
  return 'level' in assessed ? `${assessed.level} 级` : String(assessed.points)
}

/** What people wrote beside their points on an item: the employee, and 审核 where it changed them. */
function remarksOn(sheet: SheetView, itemId: string): readonly string[] {
  const own = sheet.selfScore?.points.find(({ item }) => item === itemId)
  const came = (own?.photos ?? []).filter(({ state }) => state === 'kept' || state === 'reused').length
  const self = [own?.remark ?? '', came === 0 ? '' : `照片 ${came} 张`].filter((part) => part !== '').join('；')
  const item = reviewedItems(sheet.template, { signerCount: 3 }).find(({ id }) => id === itemId)
  const reason = item === undefined ? '' : reviewOn(sheet.inputs, item)?.comment ?? ''
  return [...(self === '' ? [] : [`自评说明：${self}`]), ...(reason === '' ? [] : [`审核改分：${reason}`])]
}

/** The columns that this form has: 自评, 实际 where something is measured, then one of whoever gives points on it, then 得分. */
function columnsOf(sheet: SheetView): readonly FormColumn[] {
  const self = new Map(sheet.selfScore?.points.map(({ item, points }) => [item, points]))
  const isReviewSigned = sheet.steps.some(({ action, isVoid }) => action === 'review-sheet' && !isVoid)
  const given = (role: string) => (itemId: string): string => {
    const isIt = (one: { readonly item: string; readonly role: string }) => one.item === itemId && one.role === role
    const rating = sheet.inputs.ratings?.find(isIt)
    const level = sheet.inputs.levels?.find(isIt)
    if (role === 'reviewer' && rating === undefined && level === undefined) return isReviewSigned ? takenOver(sheet, itemId) : ''
    if (rating !== undefined) return String(rating.points)
    if (level !== undefined) return `${level.level} 级`
    const group = sheet.scorecard.items.find(({ id }) => id === itemId)?.trace.inputs.find((input) => input.input === 'group' && input.role === role)
    return group?.input === 'group' ? (group.points ?? '') : ''
  }
  const final = new Map(sheet.scorecard.items.map(({ id, points, status }) => [id, points ?? (status === 'settled' ? '不计' : '待定')]))
  return [
    { title: '自评', valueOf: (id) => self.get(id) ?? '' },
    ...(sheet.template.items.some(({ rule }) => 'metric' in rule) ? [{ title: '实际', valueOf: (id: string) => measuredOn(sheet, id) }] : []),
    ...ratingRolesOf(sheet.template).map((role) => ({ title: columnTitleOf(sheet.template, role), valueOf: given(role) })),
    { title: '得分', valueOf: (id) => final.get(id) ?? '' },
  ]
}

function form(paper: Paper, sheet: SheetView): void {
  const { template, scorecard } = sheet
  const columns = columnsOf(sheet)
  paper.rule(true)
  paper.row(['项目', '满分', ...columns.map(({ title }) => title)], 9, true)
  paper.rule()
  for (const score of scorecard.items) {
    const item = template.items.find(({ id }) => id === score.id)
    paper.row([item?.title ?? score.id, score.max, ...columns.map(({ valueOf }) => valueOf(score.id))], 10)
    paper.text(explainItem(template, score).join('；'), 8, { isFaint: true, indent: 4 })
    for (const remark of remarksOn(sheet, score.id)) paper.text(remark, 8, { isFaint: true, indent: 4 })
    paper.gap(3)
    paper.rule()
  }
  const self = sheet.selfScore === null ? '' : sumPoints(sheet.selfScore.points.map(({ points }) => points))
  paper.row(['合计', String(template.declaredPoints), self, ...columns.slice(1, -1).map(() => ''), scorecard.total], 11)
  paper.rule(true)
  for (const sentence of explainTotal(template, scorecard)) paper.text(sentence, 9)
  const pay = sheet.showsPay ? explainPay(template, scorecard, sheet.inputs) : null
  if (pay !== null) paper.text(`绩效工资：${pay}${sheet.baseOrigin === null ? '' : `（${baseOriginWords(sheet.baseOrigin, sheet.periodId)}）`}`, 10)
  const guard = sheet.showsPay ? guardSentence(template, scorecard, sheet.inputs) : null
  if (guard !== null) paper.text(guard, 9)
}

/** A line to be signed by hand, where nobody has signed in the app. */
const blankLine = (title: string): string => `${title}${wide}签名 ________________${wide}日期 ____________`

function signatures(paper: Paper, sheet: SheetView): void {
  paper.gap(10)
  paper.text('签字', 11)
  paper.rule()
  const line = (...parts: readonly string[]) => { paper.text(parts.filter((part) => part !== '').join(wide), 9) }
  if (sheet.selfScore !== null) line('自评', sheet.employee.name, timeText(sheet.selfScore.submittedAt), sheet.selfScore.comment)
  const standing = sheet.steps.filter(({ isVoid }) => !isVoid)
  for (const step of standing) line(step.title, step.signerName, timeText(step.at), step.because ?? '', step.comment)
  for (const { action, title } of sheet.template.route) if (!standing.some((step) => step.action === action)) line(blankLine(title))
  const { signature } = sheet
  if (signature === null) line(blankLine('本人'))
  else line('本人', sheet.employee.name, signatureTitles[signature.state], signature.at === null ? '' : timeText(signature.at), signature.state === 'appealed' ? `申诉：${signature.reason}` : '')
  if (signature !== null && signature.decision !== null) line('答复', signature.decision.byName, timeText(signature.decision.at), `${signature.decision.verdict === 'kept' ? '维持' : '更正'}：${signature.decision.reason}`)
}

function corrections(paper: Paper, sheet: SheetView): void {
  const sealed = sheet.corrections.filter(({ state }) => state === 'sealed').sort((a, b) => a.version - b.version)
  if (sealed.length === 0) return
  paper.gap(10)
  paper.text('更正', 11)
  paper.rule()
  for (const correction of sealed) {
    const yuan = correction.payDifference === null ? '' : `，绩效工资差额 ${formatYuan(correction.payDifference)}`
    paper.text(`第 ${correction.version} 版：${correction.totalBefore} 改为 ${correction.totalAfter} 分${yuan}。原因：${correction.reason}`, 9)
    paper.text(`${correction.proposedByName}提出，${correction.decidedByName ?? ''}确认${correction.decidedAt === null ? '' : `（${timeText(correction.decidedAt)}）`}${correction.witness === null ? '' : `，见证码 ${correction.witness}`}`, 8, { isFaint: true, indent: 4 })
  }
}

function settings(paper: Paper, { template }: SheetView): void {
  if ((template.settings ?? []).length === 0) return
  paper.gap(10)
  paper.text('这张表的约定', 11)
  paper.rule()
  for (const { title, value } of template.settings ?? []) paper.text(`${title}：${value}`, 8, { isFaint: true })
}

/**
 * A sheet as pages laid out like the paper form: its columns, why each item has its points (the same sentences as in the app), the pay where the view shows
 * it, sign-offs with a line for each that is still to come, corrections, the settings it was scored with, and the witness code. From the view alone: who may not see money has none on paper either.
 */
export function printedSheet(sheet: SheetView): readonly (readonly PdfMark[])[] {
  const paper = new Paper()
  paper.text(sheet.template.title, 16, { isCentred: true })
  paper.gap(4)
  const stretch = stretchText(sheet.periodId, sheet.dates)
  paper.text(`${stretch}${wide}${sheet.employee.name}${wide}${sheet.employee.position}${wide}${sheet.employee.storeName}${wide}${sheetStateRows[sheet.state].title}`, 10, { isCentred: true })
  paper.gap(6)
  form(paper, sheet)
  signatures(paper, sheet)
  corrections(paper, sheet)
  settings(paper, sheet)
  paper.gap(10)
  if (sheet.sealedAt !== null) paper.text(`${timeText(sheet.sealedAt)} 封存${sheet.seal === null ? '' : `，第 ${sheet.seal.batchNo} 批，见证码 ${sheet.seal.witness}`}`, 11)
  if (sheet.seal !== null) paper.text('留好见证码：以后谁改了封存的内容，拿这个码一对就知道。', 8, { isFaint: true })
  return paper.finish(`${sheet.template.title} ${stretch} ${sheet.employee.name}${sheet.contentHash === null ? '' : `${wide}内容校验码 ${sheet.contentHash.slice(0, 12).toUpperCase()}`}`)
}
