import type { SheetView } from '../appraisal/sheet-view'
import { sheetStateRows } from '../appraisal/sheet-state'
import { sumPoints } from '../scoring/exact'
import { explainItem, explainPay, explainTotal, formatYuan, raterTitles } from '../scoring/explain'
import { signatureTitles, timeText } from './export-words'
import { page, textWidth, wrapText, type PdfMark } from './pdf'

/** A column of the form beside 项目 and 满分. */
interface FormColumn {
  readonly title: string
  readonly valueOf: (itemId: string) => string
}

const columnWidth = 50
/** The space that is as wide as a Chinese letter. */
const wide = '\u3000'
const [left, right] = [page.margin, page.width - page.margin]
const width = right - left
const lowest = page.margin + 24

/** Draws from above to below, on as many pages as it takes. */
class Paper {
  readonly pages: PdfMark[][] = [[]]
  private y = page.height - page.margin

  /** Room for something so high; a new page where it does not fit. */
  private take(height: number): number {
    if (this.y - height < lowest) {
      this.pages.push([])
      this.y = page.height - page.margin
    }
    this.y -= height
    return this.y
  }

  private draw(mark: PdfMark): void {
    this.pages[this.pages.length - 1]?.push(mark)
  }

  gap(height: number): void {
    this.take(height)
  }

  text(text: string, size: number, look: { readonly isFaint?: boolean; readonly isCentred?: boolean; readonly indent?: number } = {}): void {
    const indent = look.indent ?? 0
    for (const line of wrapText(text, size, width - indent)) {
      const y = this.take(size * 1.5)
      const x = look.isCentred === true ? (page.width - textWidth(line, size)) / 2 : left + indent
      this.draw({ mark: 'text', x, y: y + size * 0.35, size, text: line, isFaint: look.isFaint === true })
    }
  }

  rule(isThick = false): void {
    this.draw({ mark: 'line', x1: left, y1: this.y, x2: right, y2: this.y, isThick })
  }

  /** A row of the form: a wide first cell that may wrap, and narrow ones behind it. */
  row(cells: readonly string[], size: number, isHead = false): void {
    const [first = '', ...rest] = cells
    const lines = wrapText(first, size, width - rest.length * columnWidth - 8)
    const height = lines.length * size * 1.4 + 6
    const y = this.take(height)
    if (isHead) this.draw({ mark: 'ground', x: left, y, width, height })
    lines.forEach((line, index) => { this.draw({ mark: 'text', x: left + 4, y: y + height - size * 1.4 * (index + 1), size, text: line }) })
    rest.forEach((cell, index) => {
      const x = right - (rest.length - index) * columnWidth
      this.draw({ mark: 'text', x: x + columnWidth - 4 - textWidth(cell, size), y: y + height - size * 1.4, size, text: cell })
    })
  }

  /** Page numbers and what every page says at its foot. */
  finish(foot: string): readonly (readonly PdfMark[])[] {
    return this.pages.map((marks, index) => {
      const number = `第 ${index + 1} 页，共 ${this.pages.length} 页`
      return [...marks, { mark: 'text', x: left, y: page.margin, size: 8, text: foot, isFaint: true }, { mark: 'text', x: right - textWidth(number, 8), y: page.margin, size: 8, text: number, isFaint: true }]
    })
  }
}

/** The columns that this form has: 自评, then whoever gives points on it by their title, then 得分. */
function columnsOf(sheet: SheetView): readonly FormColumn[] {
  const roles = [...new Set(sheet.template.items.flatMap(({ rule }) => ('raters' in rule ? rule.raters.map(({ role }) => role as string) : [])))].filter((role) => role !== 'self')
  const self = new Map(sheet.selfScore?.points.map(({ item, points }) => [item, points]))
  const given = (role: string) => (itemId: string): string => {
    const isIt = (one: { readonly item: string; readonly role: string }) => one.item === itemId && one.role === role
    const rating = sheet.inputs.ratings?.find(isIt)
    const level = sheet.inputs.levels?.find(isIt)
    if (rating !== undefined) return String(rating.points)
    if (level !== undefined) return `${level.level} 级`
    const group = sheet.scorecard.items.find(({ id }) => id === itemId)?.trace.inputs.find((input) => input.input === 'group' && input.role === role)
    return group?.input === 'group' ? (group.points ?? '') : ''
  }
  const final = new Map(sheet.scorecard.items.map(({ id, points, status }) => [id, points ?? (status === 'settled' ? '不计' : '待定')]))
  return [
    { title: '自评', valueOf: (id) => self.get(id) ?? '' },
    ...roles.slice(0, 4).map((role) => ({ title: raterTitles[role] ?? role, valueOf: given(role) })),
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
    paper.gap(3)
    paper.rule()
  }
  const self = sheet.selfScore === null ? '' : sumPoints(sheet.selfScore.points.map(({ points }) => points))
  paper.row(['合计', String(template.declaredPoints), self, ...columns.slice(1, -1).map(() => ''), scorecard.total], 11)
  paper.rule(true)
  for (const sentence of explainTotal(template, scorecard)) paper.text(sentence, 9)
  const base = sheet.inputs.baseSalary
  const pay = sheet.showsPay && base !== undefined ? explainPay(template, scorecard, base) : null
  if (pay !== null) paper.text(`绩效工资：${pay}`, 10)
}

function signatures(paper: Paper, sheet: SheetView): void {
  paper.gap(10)
  paper.text('签字', 11)
  paper.rule()
  if (sheet.selfScore !== null) paper.text(`自评${wide}${sheet.employee.name}${wide}${timeText(sheet.selfScore.submittedAt)}${sheet.selfScore.comment === '' ? '' : `${wide}${sheet.selfScore.comment}`}`, 9)
  for (const step of sheet.steps.filter(({ isVoid }) => !isVoid)) paper.text(`${step.title}${wide}${step.signerName}${wide}${timeText(step.at)}${step.comment === '' ? '' : `${wide}${step.comment}`}`, 9)
  const { signature } = sheet
  if (signature === null) return
  paper.text(`本人${wide}${sheet.employee.name}${wide}${signatureTitles[signature.state]}${signature.at === null ? '' : `${wide}${timeText(signature.at)}`}${signature.state === 'appealed' ? `${wide}申诉：${signature.reason}` : ''}`, 9)
  if (signature.decision !== null) paper.text(`答复${wide}${signature.decision.byName}${wide}${timeText(signature.decision.at)}${wide}${signature.decision.verdict === 'kept' ? '维持' : '更正'}：${signature.decision.reason}`, 9)
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

/**
 * A sheet as pages laid out like the paper form: its columns, why each item has its points (the same sentences as in the app), the pay where the view shows
 * it, sign-offs, corrections, and the witness code. From the view alone: who may not see money has none on paper either.
 */
export function printedSheet(sheet: SheetView): readonly (readonly PdfMark[])[] {
  const paper = new Paper()
  paper.text(sheet.template.title, 16, { isCentred: true })
  paper.gap(4)
  paper.text(`${sheet.periodId}${wide}${sheet.employee.name}${wide}${sheet.employee.position}${wide}${sheet.employee.storeName}${wide}${sheetStateRows[sheet.state].title}`, 10, { isCentred: true })
  paper.gap(6)
  form(paper, sheet)
  signatures(paper, sheet)
  corrections(paper, sheet)
  paper.gap(10)
  if (sheet.sealedAt !== null) paper.text(`${timeText(sheet.sealedAt)} 封存${sheet.seal === null ? '' : `，第 ${sheet.seal.batchNo} 批，见证码 ${sheet.seal.witness}`}`, 11)
  if (sheet.seal !== null) paper.text('留好见证码：以后谁改了封存的内容，拿这个码一对就知道。', 8, { isFaint: true })
  return paper.finish(`${sheet.template.title} ${sheet.periodId} ${sheet.employee.name}${sheet.contentHash === null ? '' : `${wide}内容校验码 ${sheet.contentHash.slice(0, 12).toUpperCase()}`}`)
}
