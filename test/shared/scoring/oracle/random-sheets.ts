import type { IncidentStatus, IncidentInput, LevelInput, MetricInput, RatingInput, SettlementInput, SheetInputs, TaskInput } from '@shared/scoring/inputs'
import { raterRoles, type Bounds, type RaterShare, type RatersRule, type Rule, type Template, type TemplateItem, type TemplateMetric, type TemplateSection, type Veto } from '@shared/scoring/template'
import { sheetOf } from '../score-one'
import type { Random } from './random'

const statuses: readonly (IncidentStatus | undefined)[] = ['logged', 'acknowledged', 'disputed', 'disputed', 'upheld', 'reduced', 'dropped', 'withdrawn', 'lapsed', undefined]
export const ruleKinds: readonly Rule['kind'][] = ['deviation', 'attainment', 'bands', 'deduction', 'rating', 'levels', 'tasks']
const metricIds = ['rate', 'counted-rate', 'score', 'sales', 'orders', 'late-days', 'error-rate'] as const
const whenNoPrevious = ['full', 'baseline', 'exclude', undefined] as const

function bounds(random: Random): Bounds {
  const floor = random.pick([undefined, null, 0, 0, '2.5', -5])
  const ceiling = random.pick([undefined, null, 10, '12.25', 30])
  return { ...(floor === undefined ? {} : { floor }), ...(ceiling === undefined ? {} : { ceiling }) }
}

function ratersOf(random: Random): Pick<RatersRule, 'raters' | 'final' | 'minAnswers' | 'fallback'> {
  const final = random.pick(['last', 'mean', 'weighted', 'weighted', undefined] as const)
  const roles = random.shuffled(raterRoles).slice(0, random.int(1, 4))
  const raters = roles.map((role): RaterShare => ({
    role, ...(final === 'weighted' || role === 'self' ? { weight: random.pick([0, 10, 20, 35, 50, 100]) } : {}), ...(random.chance(35) && role !== 'self' ? { isAnonymous: true } : {}),
  }))
  const named = raters.filter(({ isAnonymous }) => isAnonymous !== true)
  const [fallback] = random.shuffled(named)
  return { raters, ...(final === undefined ? {} : { final }), ...(random.chance(40) ? { minAnswers: random.int(1, 4) } : {}), ...(fallback === undefined || random.chance(30) ? {} : { fallback: fallback.role }) }
}

/** A random rule of a kind; a better result never earns less, as the linter demands. */
export function randomRule(random: Random, kind: Rule['kind']): Rule {
  const metric = random.pick(metricIds)
  const better = random.pick(['higher', 'lower'] as const)
  const previous = random.pick(whenNoPrevious)
  const noPrevious = previous === undefined ? {} : { whenNoPrevious: previous }
  switch (kind) {
    case 'deviation': return {
      kind, metric, baseline: random.chance(40) ? { previous: true } : random.decimal(0, 100), base: random.decimal(0, 20), up: random.decimal(0, 3), down: random.decimal(0, 3),
      size: random.pick([1, '0.1', 3, 5, '0.000007']), partial: random.pick(['ignore', 'prorate']), better, ...noPrevious, ...bounds(random),
    }
    case 'attainment': {
      const target = random.pick([random.decimal(1, 120), { perEmployee: true as const }, { metric: 'orders-assigned' }, { previous: true as const }])
      const cap = random.pick([undefined, null, 1, '1.2', '0.5'])
      return { kind, metric, target, better, ...(cap === undefined ? {} : { cap }), ...noPrevious, ...(random.chance(40) ? { minimumPrevious: random.decimal(0, 5) } : {}), ...bounds(random) }
    }
    case 'bands': return {
      kind, metric, otherwise: random.decimal(0, 3), ...bounds(random),
      bands: Array.from({ length: random.int(1, 4) }, () => ({ comparison: random.pick(['>=', '>', '<=', '<'] as const), value: random.decimal(0, 110), points: random.decimal(0, 25) })),
    }
    case 'deduction': return {
      kind, start: random.decimal(-3, 10), ...bounds(random),
      entries: [
        ...random.some(['violation', 'complaint', 'data-error']).map((incident) => ({ incident, points: `-${random.decimal(0, 5)}` })), ...random.some(['praise']).map((incident) => ({ incident, points: random.decimal(0, 3) })),
        ...random.some(['late-days', 'error-rate'], 30).map((one) => ({ metric: one, points: random.pick(['-1.5', '-0.3', '0.2']), ...(random.chance(50) ? { partial: random.pick(['ignore', 'prorate'] as const) } : {}) })),
      ],
    }
    case 'rating': return { kind, ...ratersOf(random), ...(random.chance(40) ? { step: random.pick([1, '0.1', '0.25']) } : {}), ...bounds(random) }
    case 'levels': return { kind, points: [random.decimal(0, 5), random.decimal(0, 10), random.decimal(0, 15), random.decimal(0, 20), random.decimal(0, 30)], ...ratersOf(random), ...bounds(random) }
    case 'tasks': return { kind, ...bounds(random) }
  }
}

function randomVeto(random: Random): { readonly veto?: Veto } {
  if (!random.chance(25)) return {}
  const effect = random.pick(['item-zero', 'sheet-zero'] as const)
  const when = random.pick([{ incident: random.pick(['violation', 'complaint']) }, { metric: 'rate', comparison: '<' as const, value: random.decimal(20, 90) }])
  return { veto: { when, effect, ...(random.chance(20) ? { isOn: false } : {}) } }
}

const item = (random: Random, id: string, kind: Rule['kind'], section?: string): Pick<TemplateItem, 'id' | 'max' | 'rule'> & Partial<TemplateItem> =>
  ({ id, max: random.pick([5, 10, 15, 20, 30, 2.5]), rule: randomRule(random, kind), ...(section === undefined ? {} : { section }), ...randomVeto(random), ...(random.chance(4) ? { isOff: true } : {}) })
const pay = (random: Random): Pick<Template, 'pay'> => ({ pay: random.chance(60) ? { passMark: random.pick([80, 7, '62.5']), ...(random.chance(50) ? { cap: random.pick(['1.1', 1, null]) } : {}) } : null })

/** A sheet of one item. */
export function randomSheet(random: Random, kind: Rule['kind']): Template {
  return sheetOf([item(random, 'item', kind)], pay(random))
}

/** A sheet of several kinds: without sections, with plain, normalised or weighted ones. */
export function randomSections(random: Random): Template {
  const style = random.pick(['none', 'plain', 'weighted'] as const)
  const count = random.int(1, 3)
  const weights = count === 1 ? [100] : count === 2 ? [70, 30] : [50, 30, 20]
  const sections = Array.from({ length: count }, (_, index): TemplateSection => ({
    id: `s${index}`, title: `部分${index}`, points: random.pick([20, 30, 100]), ...(random.chance(60) ? { rawPoints: random.pick([15, 35, 105]) } : {}), ...(style === 'weighted' ? { weight: weights[index] ?? 0 } : {}),
  }))
  const of = (section?: string) => Array.from({ length: random.int(1, 3) }, (_, index) => item(random, `${section ?? 'loose'}-${index}`, random.pick(ruleKinds), section))
  const items = style === 'none' ? of() : [...sections.flatMap(({ id }) => of(id)), ...(style === 'plain' && random.chance(50) ? of() : [])]
  return sheetOf(items, { ...pay(random), ...(style === 'none' ? {} : { sections }) })
}

function metricInput(random: Random, { unit }: TemplateMetric): MetricInput {
  if (unit === '%' && random.chance(40)) {
    const denominator = random.int(0, 25)
    return { numerator: random.int(0, denominator), denominator }
  }
  const typed = unit === '%' || unit === 'score' ? random.decimal(0, 100) : unit === 'yuan' ? random.decimal(0, 200) : random.decimal(0, 15)
  return random.chance(20) ? { value: typed } : random.chance(30) && String(Number(typed)) === typed ? Number(typed) : typed
}

function byMetric(random: Random, template: Template, percent: number): Readonly<Record<string, MetricInput>> {
  return Object.fromEntries(random.some(template.metrics, percent).map((metric) => [metric.id, metricInput(random, metric)]))
}

function pointsInSteps(random: Random, max: number, step: number | string): string {
  const micros = Math.round(Number(step) * 1e6)
  const value = random.int(0, Math.floor((max * 1e6) / micros)) * micros
  return `${Math.floor(value / 1e6)}.${String(value % 1e6).padStart(6, '0')}`
}

/** Random inputs of a sheet; `fullness` is how likely each of them is there, in percent. */
export function randomInputs(random: Random, template: Template, fullness: number): SheetInputs {
  const ratings: RatingInput[] = []
  const levels: LevelInput[] = []
  const tasks: TaskInput[] = []
  for (const { id, max, rule } of template.items) {
    if (rule.kind === 'tasks' && random.chance(fullness)) tasks.push(...Array.from({ length: random.int(1, 4) }, (_, index) => ({ item: id, name: `任务${index}`, urgency: random.int(1, 3), importance: random.int(1, 3), completion: random.decimal(0, 100) })))
    if (rule.kind !== 'rating' && rule.kind !== 'levels') continue
    for (const { role, isAnonymous } of rule.raters) {
      const answers = isAnonymous === true ? random.int(0, 5) : random.chance(fullness) ? 1 : 0
      for (let index = 0; index < answers; index += 1) {
        if (rule.kind === 'rating') ratings.push({ item: id, role, points: pointsInSteps(random, max, rule.step ?? '0.5') })
        else levels.push({ item: id, role, level: random.int(1, 5) })
      }
    }
  }
  const incidents = template.incidentKinds.length === 0 ? [] : Array.from({ length: random.int(0, 6) }, (_, index): IncidentInput => {
    const status = random.pick(statuses)
    return { id: `i${index}`, kind: random.pick(template.incidentKinds).id, ...(random.chance(50) ? { quantity: random.int(1, 4) } : {}), ...(status === undefined ? {} : { status }) }
  })
  const settlements = random.some(template.items, 8).map((one): SettlementInput => ({ item: one.id, choice: random.pick(['full', 'zero', 'exclude']), reason: '没有数据' }))
  // A target of 0 where higher is better is refused, as another test shows.
  const takesZero = (id: string) => template.items.every(({ rule }) => rule.kind !== 'attainment' || rule.metric !== id || rule.better === 'lower')
  const targets = Object.fromEntries(random.some(template.metrics, fullness).map(({ id }) => [id, random.decimal(takesZero(id) ? 0 : 1, 120)]))
  return {
    metrics: byMetric(random, template, fullness), previous: byMetric(random, template, 70), targets, incidents, ratings, levels, tasks, settlements, ...(random.chance(60) ? { baseSalary: random.decimal(0, 9000) } : {}), ...(random.chance(30) ? { employed: randomDays(random) } : {}),
    ...(random.chance(20) ? { payGuard: { minimum: random.decimal(0, 3000), choice: random.pick(['top-up', 'confirm']), reason: '核对过' } } : {}),
  }
}

/** Days of a stretch of a month, a quarter, a half-year or a year. */
function randomDays(random: Random): NonNullable<SheetInputs['employed']> {
  const of = random.pick([28, 29, 30, 31, 90, 92, 181, 184, 365, 366])
  return { days: random.int(1, of), of }
}

/** The same month earlier: some values, targets, points and jobs are not there yet, and some incidents are in dispute. What nobody waits for stays. */
export function earlier(random: Random, template: Template, inputs: SheetInputs): SheetInputs {
  const kept = <T>(record: Readonly<Record<string, T>> | undefined) => Object.fromEntries(random.some(Object.entries(record ?? {}), 60))
  const withRaters = random.some(template.items, 60).map(({ id }) => id)
  // Where the last one wins, points stand until somebody overrules them, and a group is never waited for: such an item has all of its points or none.
  const isThere = ({ item: id, role }: { readonly item: string; readonly role: string }) => {
    const rule = template.items.find((one) => one.id === id)?.rule
    if (rule === undefined || !('raters' in rule)) return false
    if ((rule.final ?? 'last') === 'last') return withRaters.includes(id)
    return rule.raters.some((rater) => rater.role === role && rater.isAnonymous === true) || random.chance(60)
  }
  const withTasks = random.some(template.items, 60).map(({ id }) => id)
  return {
    ...inputs, metrics: kept(inputs.metrics), targets: kept(inputs.targets), ratings: (inputs.ratings ?? []).filter(isThere), levels: (inputs.levels ?? []).filter(isThere),
    tasks: (inputs.tasks ?? []).filter((task) => withTasks.includes(task.item)), incidents: (inputs.incidents ?? []).map((incident) => (random.chance(40) ? { ...incident, status: 'disputed' } : incident)),
  }
}

/** The same inputs in another order: lists shuffled, keys turned round. */
export function reordered(random: Random, inputs: SheetInputs): SheetInputs {
  const turned = <T>(record: Readonly<Record<string, T>> | undefined) => Object.fromEntries(Object.entries(record ?? {}).reverse())
  const lists = {
    incidents: random.shuffled(inputs.incidents ?? []), ratings: random.shuffled(inputs.ratings ?? []), levels: random.shuffled(inputs.levels ?? []), tasks: random.shuffled(inputs.tasks ?? []), settlements: random.shuffled(inputs.settlements ?? []),
  }
  const { employed, payGuard } = inputs
  return { ...(payGuard === undefined ? {} : { payGuard: { reason: payGuard.reason, choice: payGuard.choice, minimum: payGuard.minimum } }), ...(employed === undefined ? {} : { employed: { of: employed.of, days: employed.days } }), ...(inputs.baseSalary === undefined ? {} : { baseSalary: inputs.baseSalary }), ...lists, targets: turned(inputs.targets), previous: turned(inputs.previous), metrics: turned(inputs.metrics) }
}
