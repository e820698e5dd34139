import type { IncidentInput, MetricInput, SheetInputs } from '@shared/scoring/inputs'
import type { AttainmentRule, BandsRule, DeductionRule, DeviationRule, LevelsRule, RatersRule, RatingRule, Rule, Template, TemplateItem } from '@shared/scoring/template'
import { floorOf, isLess, larger, minus, nought, over, plus, ratio, read, smaller, times, total, unit, type Rational } from './rational'

/** What an item can be: for certain (`low` and `high` are the same and `isThere`), or anything between two ends; null for an end without bound. */
export interface Possible {
  readonly isThere: boolean
  /** What counts now; null while it waits. */
  readonly now: Rational | null
  readonly low: Rational | null
  readonly high: Rational | null
  readonly isLeftOut?: boolean
}

export const known = (points: Rational): Possible => ({ isThere: true, now: points, low: points, high: points })
const between = (low: Rational | null, high: Rational | null): Possible => ({ isThere: false, now: null, low, high })
const leftOut: Possible = { isThere: false, now: null, low: null, high: null, isLeftOut: true }

/** A metric's value, or null while there is none that counts. */
export function valueOf(template: Template, values: Readonly<Record<string, MetricInput>> | undefined, id: string): Rational | null {
  const given = values?.[id]
  if (given === undefined) return null
  if (typeof given !== 'object') return read(given)
  if ('value' in given) return read(given.value)
  const least = template.metrics.find((metric) => metric.id === id)?.minimumDenominator ?? 1
  const all = read(given.denominator)
  return isLess(all, ratio(BigInt(least))) ? null : times(over(read(given.numerator), all), ratio(100n))
}

function ends(template: Template, id: string): readonly [Rational, Rational | null] {
  const metric = template.metrics.find((candidate) => candidate.id === id)
  if (metric === undefined) throw new Error(`oracle: no metric ${id}`)
  const most = metric.maximum ?? (metric.unit === '%' || metric.unit === 'score' ? 100 : undefined)
  return [read(metric.minimum ?? 0), most === undefined ? null : read(most)]
}

/** `yes`, `perhaps`, or `no`: whether an incident is in force. */
export function inForce(template: Template, { kind, status }: IncidentInput): 'yes' | 'perhaps' | 'no' {
  const waitsForProof = template.incidentKinds.some((known) => known.id === kind && known.needsVerifying === true)
  if (status === 'disputed' || (status === 'logged' && waitsForProof)) return 'perhaps'
  return status === 'withdrawn' || status === 'dropped' || status === 'lapsed' ? 'no' : 'yes'
}

function held(rule: Rule, points: Rational): Rational {
  const raised = rule.floor === undefined || rule.floor === null ? points : larger(points, read(rule.floor))
  return rule.ceiling === undefined || rule.ceiling === null ? raised : smaller(raised, read(rule.ceiling))
}

function heldEnds(rule: Rule, low: Rational | null, high: Rational | null): Possible {
  const floor = rule.floor === undefined || rule.floor === null ? null : read(rule.floor)
  const ceiling = rule.ceiling === undefined || rule.ceiling === null ? null : read(rule.ceiling)
  return between(low === null ? floor : held(rule, low), high === null ? ceiling : held(rule, high))
}

function deviation(item: TemplateItem, rule: DeviationRule, template: Template, inputs: SheetInputs): Possible {
  const actual = valueOf(template, inputs.metrics, rule.metric)
  const baseline = typeof rule.baseline === 'object' ? valueOf(template, inputs.previous, rule.metric) : read(rule.baseline)
  if (baseline === null) {
    if (rule.whenNoPrevious === 'exclude') return leftOut
    const points = held(rule, rule.whenNoPrevious === 'full' ? read(item.max) : read(rule.base))
    return actual === null ? between(points, points) : known(points)
  }
  const at = (value: Rational): Rational => {
    const gain = rule.better === 'higher' ? minus(value, baseline) : minus(baseline, value)
    const isGain = !isLess(gain, nought)
    const far = over(isGain ? gain : minus(nought, gain), read(rule.size))
    const units = rule.partial === 'prorate' ? far : floorOf(far)
    return isGain ? plus(read(rule.base), times(units, read(rule.up))) : minus(read(rule.base), times(units, read(rule.down)))
  }
  if (actual !== null) return known(held(rule, at(actual)))
  const [least, most] = ends(template, rule.metric)
  const far = most === null ? null : at(most)
  return rule.better === 'higher' ? heldEnds(rule, at(least), far) : heldEnds(rule, far, at(least))
}

function attainment(item: TemplateItem, rule: AttainmentRule, template: Template, inputs: SheetInputs): Possible {
  const actual = valueOf(template, inputs.metrics, rule.metric)
  const max = read(item.max)
  const cap = rule.cap === null ? null : read(rule.cap ?? 1)
  const most = cap === null ? null : times(max, cap)
  let goal: Rational | null
  let mayDivideBy0 = false
  if (typeof rule.target !== 'object') goal = read(rule.target)
  else if ('perEmployee' in rule.target) goal = inputs.targets?.[rule.metric] === undefined ? null : read(inputs.targets[rule.metric] ?? 0)
  else if ('metric' in rule.target) {
    goal = valueOf(template, inputs.metrics, rule.target.metric)
    mayDivideBy0 = goal?.top === 0n
  } else {
    goal = valueOf(template, inputs.previous, rule.metric)
    if (goal === null) {
      if (rule.whenNoPrevious === 'exclude') return leftOut
      const equal = cap !== null && isLess(cap, unit) ? times(max, cap) : max
      const points = held(rule, rule.whenNoPrevious === 'full' ? max : equal)
      return actual === null ? between(points, points) : known(points)
    }
    if (rule.better === 'lower') goal = larger(goal, read(rule.minimumPrevious ?? 0))
    mayDivideBy0 = rule.better === 'higher' && goal.top === 0n
  }
  if (goal === null || mayDivideBy0) return heldEnds(rule, nought, most)
  const target = goal
  const at = (value: Rational): Rational | null => {
    if (rule.better === 'lower' && value.top === 0n) return most ?? max
    const share = rule.better === 'higher' ? over(value, target) : over(target, value)
    const clamped = cap === null ? share : smaller(share, cap)
    return times(max, larger(clamped, nought))
  }
  if (actual !== null) return known(held(rule, at(actual) ?? nought))
  const [least, greatest] = ends(template, rule.metric)
  if (rule.better === 'higher') return heldEnds(rule, at(least), greatest === null ? most : at(greatest))
  const worst = greatest === null ? nought : (at(greatest) ?? nought)
  return heldEnds(rule, most === null && least.top === 0n ? smaller(worst, max) : worst, least.top === 0n ? most : at(least))
}

function bands(rule: BandsRule, template: Template, inputs: SheetInputs): Possible {
  const at = (value: Rational): Rational => {
    for (const band of rule.bands) {
      const edge = read(band.value)
      const isIn = { '>': isLess(edge, value), '<': isLess(value, edge), '>=': !isLess(value, edge), '<=': !isLess(edge, value) }[band.comparison]
      if (isIn) return held(rule, read(band.points))
    }
    return held(rule, read(rule.otherwise ?? 0))
  }
  const actual = valueOf(template, inputs.metrics, rule.metric)
  if (actual !== null) return known(at(actual))
  const [least, most] = ends(template, rule.metric)
  const hair = ratio(1n, 1_000_000_000n)
  const edges = [least, ...(most === null ? [] : [most]), ...rule.bands.map(({ value }) => read(value))]
  const reached = edges.flatMap((edge) => [minus(edge, hair), edge, plus(edge, hair)]).filter((value) => !isLess(value, least) && (most === null || !isLess(most, value))).map(at)
  return between(reached.reduce(smaller), reached.reduce(larger))
}

function deduction(rule: DeductionRule, template: Template, inputs: SheetInputs): Possible {
  let sure = read(rule.start)
  let low: Rational | null = nought
  let high: Rational | null = nought
  let isWaiting = false
  for (const entry of rule.entries) {
    const each = read(entry.points)
    if ('incident' in entry) {
      for (const incident of (inputs.incidents ?? []).filter(({ kind }) => kind === entry.incident)) {
        const points = times(each, ratio(BigInt(incident.quantity ?? 1)))
        const force = inForce(template, incident)
        if (force === 'yes') sure = plus(sure, points)
        if (force === 'perhaps') {
          if (isLess(points, nought)) low = low === null ? null : plus(low, points)
          else high = high === null ? null : plus(high, points)
        }
      }
      continue
    }
    const count = (value: Rational) => times(each, entry.partial === 'prorate' ? value : floorOf(value))
    const value = valueOf(template, inputs.metrics, entry.metric)
    if (value !== null) sure = plus(sure, count(value))
    else {
      isWaiting = true
      const [least, most] = ends(template, entry.metric)
      const [worst, best] = isLess(each, nought) ? [most, least] : [least, most]
      low = low === null || worst === null ? null : plus(low, count(worst))
      high = high === null || best === null ? null : plus(high, count(best))
    }
  }
  const { low: lowest, high: highest } = heldEnds(rule, low === null ? null : plus(sure, low), high === null ? null : plus(sure, high))
  return { isThere: !isWaiting, now: isWaiting ? null : held(rule, sure), low: lowest, high: highest }
}

function raters(rule: RatersRule & Rule, given: readonly { readonly role: string; readonly points: Rational }[], least: Rational, most: Rational): Possible {
  const counting = rule.raters.filter(({ role, weight }) => role !== 'self' || weight !== undefined)
  const mean = (role: string): Rational | null => {
    const own = given.filter((one) => one.role === role)
    const needed = counting.find((rater) => rater.role === role)?.isAnonymous === true ? (rule.minAnswers ?? 3) : 1
    return own.length < needed ? null : over(total(own.map(({ points }) => points)), ratio(BigInt(own.length)))
  }
  if ((rule.final ?? 'last') === 'last') {
    for (const { role } of [...counting].reverse()) {
      const points = mean(role)
      if (points !== null) return known(held(rule, points))
    }
    return heldEnds(rule, least, most)
  }
  const shares: { role: string; share: Rational }[] = []
  for (const { role, weight, isAnonymous } of counting) {
    const carrier = isAnonymous === true && mean(role) === null ? rule.fallback : role
    if (carrier !== undefined) shares.push({ role: carrier, share: rule.final === 'mean' ? unit : read(weight ?? 0) })
  }
  const whole = total(shares.map(({ share }) => share))
  if (whole.top === 0n) return heldEnds(rule, least, most)
  const real = shares.filter(({ share }) => share.top > 0n)
  const combined = (instead: Rational) => held(rule, over(total(real.map(({ role, share }) => times(share, mean(role) ?? instead))), whole))
  return real.every(({ role }) => mean(role) !== null) ? known(combined(nought)) : between(combined(least), combined(most))
}

function rating(item: TemplateItem, rule: RatingRule, inputs: SheetInputs): Possible {
  return raters(rule, (inputs.ratings ?? []).filter((one) => one.item === item.id).map(({ role, points }) => ({ role, points: read(points) })), nought, read(item.max))
}

function levels(item: TemplateItem, rule: LevelsRule, inputs: SheetInputs): Possible {
  const worth = rule.points.map(read)
  const given = (inputs.levels ?? []).filter((one) => one.item === item.id).map(({ role, level }) => ({ role, points: worth[level - 1] ?? nought }))
  return raters(rule, given, worth.reduce(smaller), worth.reduce(larger))
}

function tasks(item: TemplateItem, rule: Rule, inputs: SheetInputs): Possible {
  const own = (inputs.tasks ?? []).filter((one) => one.item === item.id)
  if (own.length === 0) return heldEnds(rule, nought, read(item.max))
  const weighted = own.map(({ urgency, importance, completion }) => ({ weight: ratio(BigInt(urgency) * BigInt(importance)), done: over(read(completion), ratio(100n)) }))
  return known(held(rule, over(times(read(item.max), total(weighted.map(({ weight, done }) => times(weight, done)))), total(weighted.map(({ weight }) => weight)))))
}

/** An item by its rule alone, exact and not rounded. */
export function ruled(item: TemplateItem, template: Template, inputs: SheetInputs): Possible {
  const { rule } = item
  switch (rule.kind) {
    case 'deviation': return deviation(item, rule, template, inputs)
    case 'attainment': return attainment(item, rule, template, inputs)
    case 'bands': return bands(rule, template, inputs)
    case 'deduction': return deduction(rule, template, inputs)
    case 'rating': return rating(item, rule, inputs)
    case 'levels': return levels(item, rule, inputs)
    case 'tasks': return tasks(item, rule, inputs)
  }
}
