import type { Lever } from '@shared/appraisal/levers'
import type { Assumptions } from '@shared/appraisal/what-if'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { add, compare, divide, exact, formatPlain, maximum, minimum, multiply, parseExact, subtract, zero } from '@shared/scoring/exact'
import { metricParts } from '@shared/scoring/read-metric'
import { figure, kindTitle, metricTitle, raterTitle, unitWord } from '@shared/scoring/sentences/words'
import { dateTimeLabel, pointsLabel } from '../../ui/format'

/** A lever as the page draws it: what it is called, what it stands at, and how it is moved. */
export interface LeverRow {
  readonly lever: Lever
  readonly title: string
  readonly valueText: string
  readonly note: string
  readonly isAssumed: boolean
  /** A long span slides, a short one steps, a single claim counts or does not. */
  readonly way: 'slide' | 'step' | 'choice'
  /** What it stands at; null while that is open and nothing is assumed. */
  readonly value: string | null
  /** Of a slide: how many steps it has, and where it is. */
  readonly steps: number
  readonly place: number
}

const wayOf = (lever: Lever): LeverRow['way'] => {
  switch (lever.kind) {
    case 'metric':
    case 'rating':
    case 'task': return 'slide'
    case 'jobs':
    case 'more':
    case 'level': return 'step'
    case 'claim': return lever.most === '1' ? 'choice' : 'step'
  }
}

/** How many steps of the lever lie below a value, for drawing; between two the lower. */
function placeOf(lever: Lever, value: string | null): number {
  const read = value === null ? null : parseExact(value)
  return read === null ? 0 : Math.floor(Number(formatPlain(divide(subtract(read, exact(lever.least)), exact(lever.step)))))
}

/** The value so many steps above a lever's least, held below its most. */
export function valueAt(lever: Lever, steps: number): string {
  const value = add(exact(lever.least), multiply(exact(steps), exact(lever.step)))
  return formatPlain(maximum(minimum(value, exact(lever.most)), exact(lever.least)))
}

function titleOf({ template, incidents }: SheetView, lever: Lever): string {
  switch (lever.kind) {
    case 'metric': return metricTitle(template, lever.metric)
    case 'jobs': return lever.better === 'higher' ? '再完成几单，单单合格' : '再完成几单，都不出差错'
    case 'claim': {
      const at = incidents.find(({ id }) => id === lever.incident)?.occurredAt
      return `${kindTitle(template, lever.incidentKind)}${at === undefined ? '' : `（${dateTimeLabel(at)}）`}`
    }
    case 'more': return `再${lever.isGain ? '得' : '有'}几次${kindTitle(template, lever.incidentKind)}`
    case 'rating': return `${raterTitle(lever.role)}打分`
    case 'level': return `${raterTitle(lever.role)}评级`
    case 'task': return lever.name
  }
}

function valueTextOf({ template }: SheetView, lever: Lever, value: string | null): string {
  if (value === null) return '待定'
  switch (lever.kind) {
    case 'metric': return `${figure(value)}${unitWord(template, lever.metric)}`
    case 'jobs': return `${value} 单`
    case 'claim':
    case 'more': return `${value} 次`
    case 'rating': return `${pointsLabel(value)} 分`
    case 'level': return `${value} 级`
    case 'task': return `${figure(value)}%`
  }
}

/** `28/30 单` and what share that is. */
function shareText(numerator: string, denominator: string): string {
  const all = exact(denominator)
  const share = compare(all, zero) === 0 ? '' : `，${figure(formatPlain(divide(multiply(exact(numerator), exact(100)), all)))}%`
  return `${numerator}/${denominator} 单${share}`
}

function noteOf(sheet: SheetView, lever: Lever, value: string | null): string {
  const isMoved = value !== null && value !== lever.now
  switch (lever.kind) {
    case 'metric': return lever.now === null ? '还没有数，照您估的算' : isMoved ? `现在 ${valueTextOf(sheet, lever, lever.now)}` : ''
    case 'jobs': {
      const given = sheet.inputs.metrics?.[lever.metric]
      const { numerator, denominator } = given === undefined ? {} : metricParts(given)
      if (numerator === undefined || denominator === undefined) return ''
      const more = exact(value ?? '0')
      const good = formatPlain(lever.better === 'higher' ? add(exact(numerator), more) : exact(numerator))
      return `${isMoved ? '照这样' : '现在'} ${shareText(good, formatPlain(add(exact(denominator), more)))}`
    }
    case 'claim': return lever.isDisputed ? '有异议，裁定前先不计分' : lever.now === null ? '还没核实，先不计分' : '还没答复，先照记的算'
    case 'rating':
    case 'level': return lever.now === null ? '还没打，照您估的算' : isMoved ? `现在 ${valueTextOf(sheet, lever, lever.now)}` : ''
    case 'more': return sheet.template.incidentKinds.find(({ id }) => id === lever.incidentKind)?.needsVerifying === true ? '核实了才计分' : ''
    case 'task': return isMoved && lever.now !== null ? `现在 ${valueTextOf(sheet, lever, lever.now)}` : ''
  }
}

/** A lever with what is assumed of it. */
export function leverRowOf(sheet: SheetView, lever: Lever, assumptions: Assumptions): LeverRow {
  const assumed = assumptions[lever.id]
  const value = assumed ?? lever.now
  return {
    lever, title: titleOf(sheet, lever), valueText: valueTextOf(sheet, lever, value), note: noteOf(sheet, lever, value), isAssumed: assumed !== undefined && assumed !== lever.now,
    way: wayOf(lever), value, steps: placeOf(lever, lever.most), place: placeOf(lever, value),
  }
}
