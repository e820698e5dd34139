import { compare, exact, maximum, minimum, type Exact } from '../exact'
import { metricDomain } from '../read-metric'
import type { Band, BandsRule, Template } from '../template'
import { bandsAt, isSameCondition, isUpward, regionsOf, type Region } from './band-regions'
import { numberOrText } from './decimals'

/** Without bands that repeat a condition: of two points for the same the one that fits the good side stays. */
export function withoutContradictions(rule: BandsRule, better: 'higher' | 'lower'): BandsRule {
  const bands = rule.bands.flatMap((band, index) => {
    if (rule.bands.slice(0, index).some((earlier) => isSameCondition(earlier, band))) return []
    const same = rule.bands.filter((other) => isSameCondition(other, band)).map(({ points }) => exact(points))
    const isGood = isUpward(band) === (better === 'higher')
    return [{ ...band, points: numberOrText(same.reduce(isGood ? maximum : minimum)) }]
  })
  const dropped = rule.bands.filter((band) => !bands.some((kept) => isSameCondition(kept, band) && compare(exact(kept.points), exact(band.points)) === 0)).map(({ points }) => exact(points))
  if (rule.otherwise !== null || dropped.length === 0) return { ...rule, bands }
  return { ...rule, bands, otherwise: numberOrText(dropped.reduce(minimum)) }
}

/** The points that a form means for a region: those of the narrowest band around it; null where it is in none. */
function meant(rule: BandsRule, region: Region, better: 'higher' | 'lower'): Exact | null {
  const inside = bandsAt(rule, region).flatMap((index) => rule.bands[index] ?? [])
  const narrowest = (bands: readonly Band[], isNarrower: (a: Exact, b: Exact) => boolean): Band | undefined =>
    bands.reduce<Band | undefined>((best, band) => (best === undefined || isNarrower(exact(band.value), exact(best.value)) ? band : best), undefined)
  const up = narrowest(inside.filter(isUpward), (a, b) => compare(a, b) > 0)
  const down = narrowest(inside.filter((band) => !isUpward(band)), (a, b) => compare(a, b) < 0)
  const chosen = better === 'higher' ? (up ?? down) : (down ?? up)
  return chosen === undefined ? null : exact(chosen.points)
}

/** A region without a band: a boundary belongs to its better side, a stretch between two bands to its worse side; at the ends what the form gives for the rest, else 0 at the bad end. */
function filled(points: readonly (Exact | null)[], regions: readonly Region[], rule: BandsRule): readonly Exact[] {
  const neighbour = (index: number, step: 1 | -1): Exact | null => {
    for (let at = index + step; at >= 0 && at < points.length; at += step) {
      const there = points[at]
      if (there !== undefined && there !== null) return there
    }
    return null
  }
  return points.map((own, index) => {
    if (own !== null) return own
    const worse = neighbour(index, -1)
    const best = neighbour(index, 1)
    const rest = rule.otherwise === null ? null : exact(rule.otherwise)
    if (worse !== null && best !== null) {
      if (regions[index]?.isPoint === true && points[index - 1] !== null && points[index + 1] !== null) return best
      return rest !== null && compare(rest, worse) > 0 && compare(rest, best) < 0 ? rest : worse
    }
    return rest ?? (worse === null ? exact(0) : worse)
  })
}

/**
 * The same bands without gap, overlap, dead band or wrong direction: from the best down, each beginning where the form means it to. Where the
 * form's points go the wrong way they change places.
 */
export function soundBands(template: Template, given: BandsRule, better: 'higher' | 'lower'): BandsRule {
  const rule = withoutContradictions(given, better)
  const upwards = regionsOf(template, rule)
  const regions = better === 'higher' ? upwards : [...upwards].reverse()
  const points = [...filled(regions.map((region) => meant(rule, region, better)), regions, rule)].sort(compare)
  const isHigher = better === 'higher'
  const bands: Band[] = []
  regions.forEach((region, index) => {
    const own = points[index] ?? exact(0)
    const before = points[index - 1]
    if (before === undefined || compare(own, before) === 0) return
    const edge = isHigher ? region.from : region.to
    if (edge === null) return
    const comparison = isHigher ? (region.isPoint ? '>=' : '>') : (region.isPoint ? '<=' : '<')
    bands.unshift({ comparison, value: numberOrText(edge), points: numberOrText(own) })
  })
  const rest = numberOrText(points[0] ?? exact(0))
  // A rule has at least one band: where all values earn the same, one that holds them all.
  const whole: Band = { comparison: '>=', value: numberOrText(metricDomain(template, rule.metric).least ?? exact(0)), points: rest }
  return { ...rule, bands: bands.length === 0 ? [whole] : bands, otherwise: rest }
}
