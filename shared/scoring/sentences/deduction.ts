import { add, exact, formatPlain, signOf, zero } from '../exact'
import type { ItemScore, TraceInput } from '../scorecard'
import type { Template } from '../template'
import { distanceWord, figure, inputsOf, kindTitle, metricTitle, result, short, signed, size, stepsOf } from './words'

type IncidentUsed = Extract<TraceInput, { input: 'incident' }>

interface KindSum {
  readonly kind: string
  readonly incidents: number
  readonly quantity: number
  readonly points: string
}

/** One sum for each kind, in the order in which the rule names them. */
function byKind(incidents: readonly IncidentUsed[]): readonly KindSum[] {
  return [...new Set(incidents.map(({ kind }) => kind))].map((kind) => {
    const own = incidents.filter((incident) => incident.kind === kind)
    return {
      kind, incidents: own.length, quantity: own.reduce((sum, { quantity }) => sum + quantity, 0), points: formatPlain(own.map(({ points }) => exact(points)).reduce(add, zero)),
    }
  })
}

function ifItStands(points: string): string {
  return signOf(exact(points)) < 0 ? `如果成立再扣 ${size(points)} 分` : `如果成立再加 ${size(points)} 分`
}

/** `从 8 分起；工具违规 2 次，−2 分 = 6 分`, then what is still open. */
export function deductionSentences(template: Template, { trace }: ItemScore): readonly string[] {
  const [start] = stepsOf(trace.steps, 'start')
  if (start === undefined) return []
  const incidents = inputsOf(trace.inputs, 'incident')
  const counted = byKind(incidents.filter(({ counts }) => counts))
  const measured = stepsOf(trace.steps, 'measured').filter(({ units }) => units !== '0')
  const parts = [
    ...counted.map(({ kind, quantity, points }) => `${kindTitle(template, kind)} ${quantity} 次，${signed(points)} 分`),
    ...measured.map(({ metric, units, points }) => `${metricTitle(template, metric)} ${figure(units)} ${distanceWord(template, metric)}，${signed(points)} 分`),
  ]
  const raw = [start.points, ...counted.map(({ points }) => points), ...measured.map(({ points }) => points)].map(exact).reduce(add, zero)
  const first = `从 ${short(start.points)} 分起${parts.length === 0 ? '，没有加分也没有扣分' : `；${parts.join('；')}`} ${result(raw)}`
  const open = incidents.filter(({ counts }) => !counts)
  const disputed = byKind(open.filter(({ status }) => status === 'disputed'))
  const unverified = byKind(open.filter(({ status }) => status === 'logged'))
  return [
    first,
    ...disputed.map((sum) => `${sum.incidents} 起${kindTitle(template, sum.kind)}有异议，暂不计分，${ifItStands(sum.points)}`),
    ...unverified.map((sum) => `${sum.incidents} 起${kindTitle(template, sum.kind)}还没核实，暂不计分，${ifItStands(sum.points)}`),
  ]
}
