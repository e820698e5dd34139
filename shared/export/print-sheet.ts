import { sheetStateRows } from '../appraisal/sheet-state'
import type { SheetView } from '../appraisal/sheet-view'
import type { CorrectionView } from '../correction/correction-view'
import { baseOriginWords } from '../pay/imported-base'
import { guardSentence } from '../pay/pay-guard'
import { explainPay, explainTotal, formatYuan } from '../scoring/explain'
import { signatureTitles, stretchText, timeText } from './export-words'
import { formRows } from './form-rows'
import { Paper, paperWidth, rowsHeight, type Cell, type Piece, type Row } from './paper'
import type { PdfMark } from './pdf'

/** The space that is as wide as a Chinese letter. */
const wide = '\u3000'
const labelWidth = 62
const gap = 6

const label = (text: string, width = labelWidth): Cell => ({ width, align: 'centre', isLabel: true, pieces: [{ text, size: 9, isBold: true }] })
const cell = (text: string, width: number, look: Partial<Piece> = {}): Cell => ({ width, pieces: [{ text, size: 9, ...look }] })
const labelled = (title: string, ...pieces: readonly Piece[]): Row => ({ cells: [label(title), { width: paperWidth - labelWidth, pieces }] })

/** Who it is about, as the head of the form has it. */
function headRows(sheet: SheetView): readonly Row[] {
  const value = (paperWidth - 3 * labelWidth) / 3
  return [
    { cells: [label('姓名'), cell(sheet.employee.name, value), label('岗位'), cell(sheet.employee.position, value), label('门店'), cell(sheet.employee.storeName, value)] },
    { cells: [label('考核期'), cell(stretchText(sheet.periodId, sheet.dates), 2 * value + labelWidth), label('状态'), cell(sheetStateRows[sheet.state].title, value)] },
  ]
}

const sealedCorrections = ({ corrections }: SheetView): readonly CorrectionView[] => corrections.filter(({ state }) => state === 'sealed').sort((a, b) => a.version - b.version)

/** How the total comes about and what it pays, beneath the sum. */
function resultRows(sheet: SheetView): readonly Row[] {
  const { template, scorecard } = sheet
  const total = explainTotal(template, scorecard)
  const last = sealedCorrections(sheet).slice(-1)[0]
  const pay = sheet.showsPay ? explainPay(template, scorecard, sheet.inputs) : null
  const guard = sheet.showsPay ? guardSentence(template, scorecard, sheet.inputs) : null
  return [
    ...(total.length === 0 ? [] : [labelled('合计说明', { text: total.join('；'), size: 9 })]),
    ...(last === undefined ? [] : [labelled('更正后得分', { text: `${last.totalAfter}（第 ${last.version} 版，见“更正”）`, size: 10, isBold: true })]),
    ...(pay === null ? [] : [labelled('绩效工资', { text: pay, size: 10, isBold: true }, ...(sheet.baseOrigin === null ? [] : [{ text: baseOriginWords(sheet.baseOrigin, sheet.periodId), size: 8 }]))]),
    ...(guard === null ? [] : [labelled('最低工资', { text: guard, size: 9 })]),
  ]
}

const signWidths = { title: labelWidth, name: 100, day: 110, words: paperWidth - labelWidth - 210 } as const
/** Where a hand may sign. */
const blankDay = `${wide}${wide}年${wide}${wide}月${wide}${wide}日`

function signRow(title: string, name: string, day: string, ...words: readonly string[]): Row {
  const text = words.filter((word) => word !== '').join(wide)
  return { cells: [label(title, signWidths.title), cell(name, signWidths.name), cell(day, signWidths.day), cell(text, signWidths.words)], least: name === '' ? 26 : 20 }
}

/** Who signed when and with which words, in their order, with a line for each that is still to come. */
function signRows(sheet: SheetView): readonly Row[] {
  const { selfScore, signature, template, employee } = sheet
  const standing = sheet.steps.filter(({ isVoid }) => !isVoid)
  const ahead = template.route.filter(({ action }) => !standing.some((step) => step.action === action))
  const decision = signature?.decision ?? null
  const heads = { cells: [label('签字', signWidths.title), label('姓名', signWidths.name), label('日期', signWidths.day), label('意见', signWidths.words)] }
  return [
    heads,
    ...(selfScore === null ? [] : [signRow('自评', employee.name, timeText(selfScore.submittedAt), selfScore.comment)]),
    ...standing.map((step) => signRow(step.title, step.signerName, timeText(step.at), step.because ?? '', step.comment)),
    ...ahead.map(({ title }) => signRow(title, '', blankDay)),
    signature === null || signature.state === 'waiting' ? signRow('本人', '', blankDay, signature === null ? '' : signatureTitles.waiting)
      : signRow('本人', employee.name, signature.at === null ? '' : timeText(signature.at), signature.state === 'appealed' ? `申诉：${signature.reason}` : signatureTitles[signature.state]),
    ...(decision === null ? [] : [signRow('申诉答复', decision.byName, timeText(decision.at), `${decision.verdict === 'kept' ? '维持' : '更正'}：${decision.reason}`)]),
  ]
}

function correctionRow(correction: CorrectionView, index: number): Row {
  const yuan = correction.payDifference === null ? '' : `，绩效工资差额 ${formatYuan(correction.payDifference)}`
  return labelled(
    index === 0 ? '更正' : '', { text: `第 ${correction.version} 版：${correction.totalBefore} 改为 ${correction.totalAfter} 分${yuan}。原因：${correction.reason}`, size: 9 },
    { text: `${correction.proposedByName}提出，${correction.decidedByName ?? ''}确认${correction.decidedAt === null ? '' : `（${timeText(correction.decidedAt)}）`}${correction.witness === null ? '' : `，见证码 ${correction.witness}`}`, size: 8 },
  )
}

/** That it is sealed, and the code against which it can be held; or that it is not. */
function sealRow({ sealedAt, seal }: SheetView): Row {
  if (sealedAt === null) return labelled('封存', { text: '还没封存：这是打印时的样子，封存前还会变。', size: 9 })
  return labelled(
    '封存', { text: `${timeText(sealedAt)}${seal === null ? '' : `，第 ${seal.batchNo} 批`}`, size: 9 },
    ...(seal === null ? [] : [{ text: `见证码 ${seal.witness}`, size: 12, isBold: true }, { text: '留好见证码：以后谁改了封存的内容，拿这个码一对就知道。', size: 8, isFaint: true }]),
  )
}

/**
 * A sheet as pages laid out like the paper form: a ruled table with its columns and standards, why each item has its points (the same sentences as in the app), the pay where the view shows
 * it, sign-offs with a line for each that is still to come, corrections, the settings it was scored with, and the witness code. From the view alone: who may not see money has none on paper either.
 */
export function printedSheet(sheet: SheetView): readonly (readonly PdfMark[])[] {
  const paper = new Paper()
  paper.title(sheet.template.title, 17)
  paper.gap(8)
  paper.rows(headRows(sheet))
  paper.gap(gap)
  const { head, items, sum } = formRows(sheet)
  const settings = sheet.template.settings ?? []
  const results = [...resultRows(sheet), ...(settings.length === 0 ? [] : [labelled('约定', ...settings.map(({ title, value }) => ({ text: `${title}：${value}`, size: 8 })))])]
  const signs = [...signRows(sheet), ...sealedCorrections(sheet).map(correctionRow), sealRow(sheet)]
  // Whoever signs has the total on the same page.
  const room = rowsHeight([...results, ...signs]) + gap
  paper.table(head, () => {
    items.forEach((rows, index) => { if (index === items.length - 1) paper.rows([...rows, sum], room); else paper.rows(rows) })
  })
  paper.rows(results)
  paper.gap(gap)
  paper.rows(signs)
  const stretch = stretchText(sheet.periodId, sheet.dates)
  return paper.finish(`${sheet.template.title} ${stretch} ${sheet.employee.name}${sheet.contentHash === null ? '' : `${wide}内容校验码 ${sheet.contentHash.slice(0, 12).toUpperCase()}`}`)
}
