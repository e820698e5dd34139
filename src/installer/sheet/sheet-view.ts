import { formColumnsOf, measuredOn, type FormColumn } from '@shared/appraisal/form-columns'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { assessedOn, reviewedItems, reviewOn } from '@shared/approval/review-column'
import { sheetStateRows, type SheetState } from '@shared/appraisal/sheet-state'
import { sumPoints } from '@shared/scoring/exact'
import { formatYuan } from '@shared/scoring/explain'
import { correctedResult } from '../../ui/corrections'
import { dateTimeLabel, dueLabel, periodLabel, pointsLabel } from '../../ui/format'
import { pointsTextOf, scoreViewOf, type ScoreView } from '../../ui/score-view'

/** A line of the paper form: an item with the columns that this sheet has. */
export interface FormLine {
  readonly id: string
  readonly title: string
  readonly max: string
  readonly self: string
  /** What the employee wrote beside their own points. */
  readonly remark: string
  readonly photos: NonNullable<SheetView['selfScore']>['points'][number]['photos']
  /** What was measured, as the forms' column 实际 has it; empty where the item is rated. */
  readonly actual: string
  /** What the reviewer changed beside the assessor's points, with the reason; empty where they took them over. */
  readonly reviewed: string
  /** One for each of the form's columns of points. */
  readonly given: readonly string[]
  readonly final: string
}

/** A signature line at the foot of the form. */
export interface SignLine {
  readonly key: string
  readonly title: string
  readonly who: string
  readonly when: string
  readonly state: 'signed' | 'waiting' | 'open' | 'void'
  readonly comment: string
}

/** The sheet as a page: the form, its signatures, what comes next, and what the caller may do. */
export interface SheetPageView {
  readonly heading: string
  readonly who: string
  readonly stateTitle: string
  readonly nextText: string
  readonly score: ScoreView
  /** What counts now, at the top: as sealed, or as the last correction left it. */
  readonly shown: { readonly total: string; readonly caption: string; readonly payTitle: string; readonly payText: string | null; readonly sealedText: string | null }
  readonly hasSelf: boolean
  /** The form's columns of points between 自评 and the result. */
  readonly columns: readonly string[]
  readonly lines: readonly FormLine[]
  readonly sums: { readonly max: string; readonly self: string; readonly final: string }
  readonly signs: readonly SignLine[]
  readonly returns: readonly { readonly key: string; readonly text: string; readonly reason: string }[]
  readonly exceptions: readonly { readonly key: string; readonly title: string; readonly advice: string }[]
  readonly checkCode: string | null
  readonly settings: readonly { readonly title: string; readonly value: string }[]
  readonly signStep: { readonly action: 'assess-sheet' | 'review-sheet' | 'approve-sheet'; readonly title: string } | null
  /** Where it may be given back to, and what follows from that. */
  readonly returnTargets: readonly { readonly to: 'collecting' | 'assessing' | 'reviewing'; readonly title: string; readonly effect: string }[]
  readonly maySelfScore: boolean
  readonly maySign: boolean
  readonly mayConfirmData: boolean
  readonly ratableItems: readonly string[]
}

const stepNames = ['assess-sheet', 'review-sheet', 'approve-sheet'] as const

function nextTextOf(sheet: SheetView, now: string): string {
  switch (sheet.state) {
    case 'live': return `实时得分，${dateTimeLabel(sheet.dates.cutAt)} 截止`
    case 'collecting': return `正在收齐数据，${dueLabel(sheet.dates.factsDueAt)}补齐指标`
    case 'rating': return sheet.selfScore === null ? `数据已冻结，等自评和评分（${dueLabel(sheet.dates.ratingsDueAt)}）` : '数据已冻结，等评分'
    case 'assessing':
    case 'reviewing':
    case 'approving':
      return sheet.holder === null ? '还没有可以签的人，人事正在处理' : `等${sheet.holder.personName}${sheet.holder.title}${sheet.holder.because === null ? '' : `（${sheet.holder.because}）`}${sheet.escalatedTo === null ? '' : `，已过 48 小时，${sheet.escalatedTo.personName}也可以签`}`
    case 'sealed':
      switch (sheet.signature?.state) {
        case 'signed': return '本人已签字'
        case 'appealed': return sheet.signature.decision === null ? `本人已申诉：${sheet.signature.reason}` : `申诉已答复：${sheet.signature.decision.verdict === 'kept' ? '维持原分' : '已更正'}`
        case 'unsigned': return '本人没有签字（不视为同意）'
        case 'waiting':
        case undefined:
          return sheet.signature === null ? '' : `等本人签字，${dateTimeLabel(sheet.signature.dueAt, now)} 前`
      }
  }
}

/** What raters gave in each column; in the first, that the system computes the item. */
function givenOf({ inputs }: SheetView, item: SheetView['template']['items'][number] | undefined, id: string, columns: readonly FormColumn[]): readonly string[] {
  const kind = item?.rule.kind
  const isTheirs = (roles: readonly string[]) => (one: { readonly item: string; readonly role: string }) => one.item === id && roles.includes(one.role)
  if (kind === 'rating') return columns.map(({ roles }) => (inputs.ratings ?? []).filter(isTheirs(roles)).map(({ points }) => pointsLabel(String(points))).join('、'))
  if (kind === 'levels') return columns.map(({ roles }) => (inputs.levels ?? []).filter(isTheirs(roles)).map(({ level }) => `${level} 级`).join('、'))
  return columns.map((_column, index) => (index === 0 ? '系统' : ''))
}

/** What 审核 did to an item: the change in words, or the assessor's points where it signed them as they stood. */
function reviewOf(sheet: SheetView, id: string): { readonly text: string; readonly taken: string | null } {
  const item = reviewedItems(sheet.template, { signerCount: 3 }).find((one) => one.id === id)
  const assessed = item === undefined ? null : assessedOn(sheet.inputs, item)
  if (item === undefined || assessed === null) return { text: '', taken: null }
  const textOf = (given: NonNullable<typeof assessed>) => ('level' in given ? `${given.level} 级` : pointsLabel(String(given.points)))
  const changed = reviewOn(sheet.inputs, item)
  if (changed !== null) return { text: `审核改分：${textOf(assessed)} → ${textOf(changed)}，${changed.comment ?? ''}`, taken: null }
  const isSigned = sheet.steps.some(({ action, isVoid }) => action === 'review-sheet' && !isVoid)
  return { text: '', taken: isSigned ? textOf(assessed) : null }
}

function linesOf(sheet: SheetView): readonly FormLine[] {
  const self = new Map(sheet.selfScore?.points.map((given) => [given.item, given]))
  const columns = formColumnsOf(sheet.template)
  return sheet.scorecard.items.map((score) => {
    const item = sheet.template.items.find(({ id }) => id === score.id)
    const selfPoints = self.get(score.id)?.points
    const review = reviewOf(sheet, score.id)
    const given = givenOf(sheet, item, score.id, columns)
    return {
      id: score.id, title: item?.title ?? score.id, max: pointsLabel(score.max), self: selfPoints === undefined ? '' : pointsLabel(selfPoints),
      remark: self.get(score.id)?.remark ?? '', photos: self.get(score.id)?.photos ?? [], actual: measuredOn(sheet, score.id), reviewed: review.text, given: given.map((text, index) => (index === given.length - 1 && text === '' ? review.taken ?? '' : text)), final: pointsTextOf(score),
    }
  })
}

function signsOf(sheet: SheetView): readonly SignLine[] {
  const self: SignLine = {
    key: 'self', title: '自评', who: sheet.employee.name, when: sheet.selfScore === null ? '' : dateTimeLabel(sheet.selfScore.submittedAt),
    state: sheet.selfScore === null ? 'open' : 'signed', comment: sheet.selfScore?.comment ?? '',
  }
  const past = sheet.steps.map((step, index): SignLine => ({
    key: `${step.action}${index}`, title: step.title, who: step.signerName, when: dateTimeLabel(step.at), state: step.isVoid ? 'void' : 'signed', comment: [step.because, step.comment].filter((part) => part !== null && part !== '').join('。'),
  }))
  const standing = new Set(sheet.steps.filter((step) => !step.isVoid).map(({ action }) => action))
  const ahead = sheet.template.route.filter(({ action }) => !standing.has(action)).map((row): SignLine => ({
    key: row.action, title: row.title, who: sheet.holder?.action === row.action ? sheet.holder.personName : '', when: '',
    state: sheet.holder?.action === row.action ? 'waiting' : 'open', comment: '',
  }))
  const own: SignLine[] = sheet.signature === null ? [] : [{
    key: 'worker', title: '本人签字', who: sheet.employee.name, when: sheet.signature.at === null ? '' : dateTimeLabel(sheet.signature.at),
    state: sheet.signature.state === 'signed' || sheet.signature.state === 'appealed' ? 'signed' : 'waiting', comment: sheet.signature.state === 'appealed' ? `申诉：${sheet.signature.reason}` : '',
  }]
  return [self, ...past, ...ahead, ...own]
}

/** The result that counts; where a correction made it, beside what was sealed. */
function shownOf(sheet: SheetView, score: ScoreView): SheetPageView['shown'] {
  const corrected = correctedResult(sheet)
  if (corrected === null) return { total: score.total, caption: score.caption, payTitle: '绩效工资', payText: score.payText, sealedText: null }
  return {
    total: corrected.total, caption: '更正后', payTitle: '绩效工资（更正后）', payText: !sheet.showsPay || corrected.pay === null ? null : formatYuan(corrected.pay),
    sealedText: `封存时 ${pointsLabel(score.total)} 分${score.paySentence === null ? '' : `，${score.paySentence}`}。后来更正过，见下面的“更正记录”。`,
  }
}

/** Everything that the page 考核表 shows, from the sheet alone. */
export function sheetPageViewOf(sheet: SheetView, now: string): SheetPageView {
  const step = stepNames.find((name) => sheet.may.includes(name)) ?? null
  const here = sheet.template.route.findIndex(({ from }) => from === sheet.state)
  const earlier = sheet.template.route.slice(0, Math.max(here, 0)).map(({ from, title }) => ({ from, title }))
  const score = scoreViewOf(sheet)
  const targets = (['assessing', 'reviewing'] as const).flatMap((to) => earlier.filter(({ from }) => from === to).map(({ title }) => ({ to, title: `退回${title}`, effect: `从“${title}”这一步重新签，后面签过的作废。` })))
  return {
    heading: `${periodLabel(sheet.periodId)} · ${sheet.template.title}`, who: `${sheet.employee.name} · ${sheet.employee.storeName} · ${sheet.employee.position}`,
    stateTitle: sheetStateRows[sheet.state].title, nextText: nextTextOf(sheet, now), score, shown: shownOf(sheet, score), hasSelf: sheet.selfScore !== null,
    columns: formColumnsOf(sheet.template).map(({ title }) => title), lines: linesOf(sheet),
    sums: { max: String(sheet.template.declaredPoints), self: sheet.selfScore === null ? '' : pointsLabel(sumPoints(sheet.selfScore.points.map(({ points }) => points))), final: pointsLabel(sheet.scorecard.total) },
    signs: signsOf(sheet),
    returns: sheet.returns.map((entry) => ({ key: entry.at, text: `${dateTimeLabel(entry.at)} ${entry.byName}从“${titleOf(entry.from)}”退回“${titleOf(entry.to)}”`, reason: entry.reason })),
    exceptions: sheet.exceptions.filter(({ settledAt }) => settledAt === null).map(({ id, title, advice, item }) => ({ key: id, title: `${title}${item === '' ? '' : `：${sheet.template.items.find((known) => known.id === item)?.title ?? item}`}`, advice })),
    checkCode: sheet.contentHash === null ? null : sheet.contentHash.slice(0, 12).toUpperCase().replace(/(.{4})(?=.)/g, '$1 '),
    settings: sheet.template.settings ?? [],
    signStep: step === null ? null : { action: step, title: sheet.template.route.find(({ action }) => action === step)?.title ?? '' },
    returnTargets: sheet.may.includes('return-sheet') ? [{ to: 'collecting', title: '退回数据', effect: '人事改正或核对数据以后，再从头签。' }, ...targets] : [],
    maySelfScore: sheet.may.includes('submit-self-score'), maySign: sheet.may.includes('sign-sheet'), mayConfirmData: sheet.may.includes('confirm-data'),
    ratableItems: sheet.ratableItems,
  }
}

function titleOf(state: SheetState): string {
  return sheetStateRows[state].title
}
