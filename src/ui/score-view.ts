import { explainOnSheet } from '@shared/appraisal/explain-on-sheet'
import { guardSentence } from '@shared/pay/pay-guard'
import { explainPay, explainTotal, formatYuan, sourceSentence } from '@shared/scoring/explain'
import { comparePoints, sumPoints } from '@shared/scoring/exact'
import type { ItemScore, Range, Scorecard } from '@shared/scoring/scorecard'
import { baseOriginWords } from '@shared/pay/imported-base'
import { jobSource } from '@shared/job/job-source'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { incidentStateTitle, type IncidentState } from '@shared/incident/incident-state'
import { dateTimeLabel, pointsLabel } from './format'
import type { Tone } from './parts'

/** An incident as it stands beside the item that it counts on. */
export interface ItemIncident {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly state: string
  readonly tone: Tone
}

/** An item as a line, and as the page 为什么 tells it. */
export interface ItemLine {
  readonly id: string
  readonly title: string
  readonly points: string | null
  readonly max: string
  readonly most: string | null
  readonly pointsText: string
  readonly tone: Tone
  readonly hint: string
  readonly sentences: readonly string[]
  readonly sources: readonly string[]
  /** What raters said beside their points; of anonymous ones nothing is told. */
  readonly remarks: readonly { readonly by: string; readonly text: string }[]
  readonly criteria: readonly string[]
  readonly incidents: readonly ItemIncident[]
  /** Its metric follows from installation jobs. */
  readonly isFromJobs: boolean
}

/** A sheet's score as pages draw it: the total, what it can become, what it means in yuan, and its items. */
export interface ScoreView {
  readonly total: string
  readonly max: string
  readonly passMark: string | null
  readonly caption: string
  readonly rangeText: string | null
  readonly payText: string | null
  readonly payNote: string | null
  readonly paySentence: string | null
  /** What was decided about pay below the minimum wage; null where nothing was. */
  readonly guardSentence: string | null
  /** How sections make the total; empty where it is the plain sum of all items. */
  readonly totalSentences: readonly string[]
  readonly items: readonly ItemLine[]
}

const stateTone: Record<IncidentState, Tone> = {
  late: 'accent', logged: 'warn', unverified: 'accent', acknowledged: 'plain', disputed: 'accent', upheld: 'plain', reduced: 'plain', dropped: 'good', withdrawn: 'good', lapsed: 'good',
}

/** Logged and not answered yet, a kind that needs verifying counts nothing: the label says so. */
const stateTitleOf = ({ state, needsVerifying }: SheetView['incidents'][number]) => (state === 'logged' && needsVerifying ? incidentStateTitle('unverified') : incidentStateTitle(state))

function incidentsOf(sheet: SheetView, score: ItemScore): readonly ItemIncident[] {
  const used = new Set(score.trace.inputs.flatMap((input) => (input.input === 'incident' ? [input.id] : [])))
  return sheet.incidents.filter(({ id }) => used.has(id)).map((incident) => ({
    id: incident.id, title: incident.quantity > 1 ? `${incident.kindTitle} ${incident.quantity} 次` : incident.kindTitle,
    detail: `${dateTimeLabel(incident.occurredAt)} · ${incident.reporterName}记${incident.note === '' ? '' : ` · ${incident.note}`}`,
    state: stateTitleOf(incident), tone: stateTone[incident.state],
  }))
}

/** Full marks are good, under six tenths is low; in between nothing is said by colour. */
function toneOf(points: string | null, max: string): Tone {
  if (points === null) return 'plain'
  if (comparePoints(points, max) >= 0) return 'good'
  return comparePoints(sumPoints(Array.from({ length: 10 }, () => points)), sumPoints(Array.from({ length: 6 }, () => max))) < 0 ? 'warn' : 'accent'
}

/** An item's points, or that it is still open, or that it is left out of the sheet. */
export function pointsTextOf({ points, status }: Pick<ItemScore, 'points' | 'status'>): string {
  return points !== null ? pointsLabel(points) : status === 'settled' ? '不计' : '待定'
}

function remarksOf(sheet: SheetView, itemId: string): ItemLine['remarks'] {
  return (sheet.inputs.ratings ?? []).flatMap(({ item, by, comment }) => (item === itemId && by !== undefined && comment !== undefined && comment !== '' ? [{ by, text: comment }] : []))
}

/** What an item says that waits for an objection to be decided; null where it does not. */
function objectedTextOf(sheet: SheetView, { id, waitsFor }: ItemScore): string | null {
  const subject = waitsFor?.subject ?? ''
  const open = sheet.objections.find(({ state, valueId }) => state === 'open' && (valueId === `metric:${subject}` || valueId === `rating:${id}:${subject}`))
  return open === undefined ? null : `对“${open.title} ${open.valueText}”有异议，裁定前先不计分`
}

function lineOf(sheet: SheetView, score: ItemScore): ItemLine {
  const item = sheet.template.items.find(({ id }) => id === score.id)
  // Whoever has given points already, nobody is told before the anonymous groups are published.
  const isWithheld = sheet.survey?.publishedAt === null && item !== undefined && 'raters' in item.rule && item.rule.raters.some(({ isAnonymous }) => isAnonymous === true)
  const objected = objectedTextOf(sheet, score)
  const sentences = isWithheld ? ['评分结束后一起公布'] : objected === null ? explainOnSheet(sheet.template, score) : [objected]
  const incidents = incidentsOf(sheet, score)
  const waiting = (state: IncidentState) => incidents.filter((incident) => incident.state === incidentStateTitle(state)).length
  const hints = [...(waiting('disputed') > 0 ? [`${waiting('disputed')} 起有异议，暂不计分`] : []), ...(waiting('unverified') > 0 ? [`${waiting('unverified')} 起待核实，暂不计分`] : [])]
  return {
    id: score.id, title: item?.title ?? score.id, points: score.points, max: score.max, most: score.status === 'pending' ? score.max : null,
    pointsText: pointsTextOf(score), tone: toneOf(score.points, score.max),
    hint: score.points === null ? (sentences[0] ?? '') : hints.join('；'),
    sentences, sources: score.trace.inputs.flatMap((input) => { const text = sourceSentence(sheet.template, input); return text === null ? [] : [text] }),
    remarks: remarksOf(sheet, score.id), criteria: item?.criteria ?? [], incidents,
    isFromJobs: score.trace.inputs.some((input) => input.input === 'metric' && input.source?.form?.startsWith(jobSource) === true),
  }
}

function captionOf(sheet: SheetView): string {
  if (sheet.state === 'sealed') return '最终得分'
  return sheet.scorecard.range === null ? '当前得分' : '已有得分'
}

/** What is still open, in words. */
function openText({ items }: Scorecard): string {
  const pending = items.filter(({ status }) => status === 'pending').length
  const traced = items.flatMap(({ trace }) => trace.inputs.flatMap((input) => (input.input === 'incident' && !input.counts ? [input] : [])))
  const countOf = (status: 'disputed' | 'logged') => new Set(traced.filter((incident) => incident.status === status).map(({ id }) => id)).size
  const [disputed, unverified] = [countOf('disputed'), countOf('logged')]
  const words = [...(pending > 0 ? [`还有 ${pending} 项待定`] : []), ...(disputed > 0 ? [`${disputed} 起有异议`] : []), ...(unverified > 0 ? [`${unverified} 起待核实`] : [])]
  return words.length === 0 ? '还没有完全定下来' : words.join('、')
}

function pointsSpan({ min, max }: Range): string {
  return max === null ? `最少 ${pointsLabel(min ?? '0')} 分` : `最后会在 ${pointsLabel(min ?? '0')} 到 ${pointsLabel(max)} 分之间`
}

function yuanSpan({ min, max }: Range): string {
  return max === null ? `最少 ${formatYuan(min ?? '0')}` : `${formatYuan(min ?? '0')} ~ ${formatYuan(max)}`
}

/** What a sheet's score says to the person who looks at it; money only where they may see it. */
export function scoreViewOf(sheet: SheetView): ScoreView {
  const { scorecard, template } = sheet
  const { range, pay, payRange, total } = scorecard
  const { baseSalary: base, employed } = sheet.inputs
  return {
    total, max: String(template.declaredPoints), passMark: template.pay === null ? null : String(template.pay.passMark), caption: captionOf(sheet),
    rangeText: range === null ? null : `${openText(scorecard)}，${pointsSpan(range)}${sheet.showsPay && pay !== null && payRange !== null ? `，绩效工资 ${yuanSpan(payRange)}` : ''}`,
    payText: !sheet.showsPay ? null : pay !== null ? formatYuan(pay) : payRange === null ? null : yuanSpan(payRange),
    payNote: !sheet.showsPay || template.pay === null ? null : base === undefined ? '还没有设定绩效工资基数' : `绩效工资基数 ${formatYuan(base)}${employed === undefined ? '' : `，在岗 ${employed.days} 天，共 ${employed.of} 天`}${sheet.baseOrigin === null ? '' : `，${baseOriginWords(sheet.baseOrigin, sheet.periodId)}`}`,
    paySentence: sheet.showsPay ? explainPay(template, scorecard, sheet.inputs) : null,
    guardSentence: sheet.showsPay ? guardSentence(template, scorecard, sheet.inputs) : null,
    totalSentences: explainTotal(template, scorecard),
    items: scorecard.items.map((score) => lineOf(sheet, score)),
  }
}
