import { add, compare, divide, exact, formatPlain, multiply, one, subtract, wholeUnits, type Exact } from '../../exact'
import type { SheetInputs } from '../../inputs'
import { metricTitle } from '../../sentences/words'
import type { PayRule, Template, TemplateItem } from '../../template'
import { pointsAlone } from '../extremes'
import type { Check, Finding, Mend } from '../finding'
import { found, itemExample, numbersOf, points, sayResult } from '../found'
import { isPossible, leastStep } from '../metric-values'
import { payShare } from '../pay-share'
import { calmDeduction, comparedWith, edgesOf, joined } from '../probe-inputs'
import { gentlerRule } from '../gentler-rule'

/** Two inputs a least step apart. */
interface Step {
  readonly worse: SheetInputs
  readonly better: SheetInputs
}

interface Fall extends Step {
  readonly item: TemplateItem
  /** Percent of pay that the step moves. */
  readonly percent: Exact
}

/** Where a rule on a metric can jump, with what else it needs. */
function jumps(template: Template, item: TemplateItem): readonly { readonly metric: string; readonly edges: readonly Exact[]; readonly beside: SheetInputs }[] {
  const { rule } = item
  switch (rule.kind) {
    case 'deviation':
    case 'attainment': return comparedWith(template, rule).slice(0, 1).map(({ against, inputs }) => ({ metric: rule.metric, edges: edgesOf(rule, against), beside: inputs }))
    case 'bands': return [{ metric: rule.metric, edges: rule.bands.map(({ value }) => exact(value)), beside: {} }]
    case 'deduction': return rule.entries.flatMap((entry) => ('metric' in entry ? [{ metric: entry.metric, edges: [one], beside: calmDeduction(template, rule) }] : []))
    case 'rating':
    case 'levels':
    case 'tasks': return []
  }
}

const at = (metric: string, value: Exact, beside: SheetInputs): SheetInputs => joined({ metrics: { [metric]: formatPlain(value) } }, beside)

function plainSteps(template: Template, item: TemplateItem): readonly Step[] {
  return jumps(template, item).flatMap(({ metric, edges, beside }) => {
    const step = leastStep(template, metric)
    const pairs = edges.flatMap((edge): readonly (readonly [Exact, Exact])[] => [[subtract(edge, step), edge], [edge, add(edge, step)]])
    return pairs.filter(([low, high]) => isPossible(template, metric, low) && isPossible(template, metric, high)).map(([low, high]) => ({ worse: at(metric, low, beside), better: at(metric, high, beside) }))
  })
}

/** One job more or less among so many. */
function countedSteps(template: Template, item: TemplateItem, metric: string, jobs: number): readonly Step[] {
  const own = item.rule.kind === 'deduction' ? undefined : jumps(template, item).find((jump) => jump.metric === metric)
  if (own === undefined) return []
  const share = (numerator: number): SheetInputs => joined({ metrics: { [metric]: { numerator, denominator: jobs } } }, own.beside)
  return Array.from({ length: jobs }, (_, index) => ({ worse: share(jobs - index - 1), better: share(jobs - index) }))
}

function largestFall(template: Template, pay: PayRule, item: TemplateItem, steps: readonly Step[]): Fall | null {
  let largest: Fall | null = null
  for (const { worse, better } of steps) {
    const [low, high] = [pointsAlone(template, item, worse), pointsAlone(template, item, better)]
    if (low === null || high === null) continue
    const isTurned = compare(low, high) > 0
    const percent = payShare(template, pay, item, isTurned ? subtract(low, high) : subtract(high, low))
    const fall = isTurned ? { worse: better, better: worse } : { worse, better }
    if (largest === null || compare(percent, largest.percent) > 0) largest = { ...fall, item, percent }
  }
  return largest
}

const ten = exact(10)
/** Cut to a tenth of a percent. */
const roundedPercent = (percent: Exact): string => points(divide(wholeUnits(multiply(percent, ten)), ten))

function fallFinding(template: Template, { item, worse, better, percent }: Fall, field: string, about: string, mend: Mend | null): Finding {
  const example = itemExample(template, item, worse)
  return found('cliff', {
    item: item.id, field, numbers: numbersOf({ percent }), sentence: `“${item.title}”${about}，绩效工资差 ${roundedPercent(percent)}%`,
    example: { ...example, sentence: `${sayResult(template, item, better)}；${example.sentence}` }, mend,
  })
}

function plainFinding(template: Template, pay: PayRule, item: TemplateItem, limit: Exact): readonly Finding[] {
  const fall = largestFall(template, pay, item, plainSteps(template, item))
  if (fall === null || compare(fall.percent, limit) <= 0) return []
  const rule = gentlerRule(template, pay, item, limit)
  const isGentle = (next: TemplateItem) => compare(largestFall(template, pay, next, plainSteps(template, next))?.percent ?? limit, limit) <= 0
  const mended = rule === null ? null : { ...item, rule: rule.rule }
  return [fallFinding(template, fall, `items.${item.id}.rule`, '差一点', mended === null || rule === null || !isGentle(mended) ? null : { sentence: rule.sentence, change: { items: [mended] } })]
}

const jobCounts = [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200]

/** A share of few jobs: what one of them moves, for the items that the metric scores. */
function countedFindings(template: Template, pay: PayRule, items: readonly TemplateItem[], limit: Exact): readonly Finding[] {
  return template.metrics.filter(({ unit }) => unit === '%').flatMap((metric) => {
    const { id, minimumDenominator = 1 } = metric
    const worst = (jobs: number): Fall | null => items.map((item) => largestFall(template, pay, item, countedSteps({ ...template, metrics: template.metrics.map((other) => (other === metric ? { ...metric, minimumDenominator: 1 } : other)) }, item, id, jobs)))
      .reduce<Fall | null>((a, b) => (a === null || (b !== null && compare(b.percent, a.percent) > 0) ? b : a), null)
    const fall = worst(minimumDenominator)
    if (fall === null || compare(fall.percent, limit) <= 0) return []
    const enough = jobCounts.find((jobs) => jobs > minimumDenominator && compare(worst(jobs)?.percent ?? limit, limit) <= 0)
    const mend: Mend | null = enough === undefined ? null : { sentence: `${metricTitle(template, id)}满 ${enough} 单才计分`, change: { metrics: [{ ...metric, minimumDenominator: enough }] } }
    return [fallFinding(template, fall, `metrics.${id}.minimumDenominator`, `只有 ${minimumDenominator} 单时，差 1 单`, mend)]
  })
}

/** Where the least step in a metric moves more of pay than the company wants. */
export const checkCliffs: Check = ({ template }, { cliffPercent }) => {
  const { pay } = template
  if (pay === null) return []
  const limit = exact(cliffPercent)
  const plain = template.items.flatMap((item) => plainFinding(template, pay, item, limit))
  const gentle = template.items.filter(({ id }) => !plain.some(({ item }) => item === id))
  return [...plain, ...countedFindings(template, pay, gentle, limit)]
}
