import { add, compare, divide, exact, formatPlain, multiply, one, subtract, wholeUnits, type Exact } from '../exact'
import { metricDomain } from '../read-metric'
import type { Band, BandsRule, PayRule, Rule, Template, TemplateItem } from '../template'
import { leastStep } from './metric-values'
import { payShare } from './pay-share'
import { numberOrText } from './decimals'
import { soundBands } from './sound-bands'

/** Nobody reads more bands than this between two. */
const mostParts = exact(30)

/** A decimal cut to a multiple of `step`, so that people can read it. */
const cut = (value: Exact, step: Exact): Exact => multiply(wholeUnits(divide(value, step)), step)

/** Bands with steps in between, so that none is higher than `limit` percent of pay; null where that takes too many. */
function finerBands(template: Template, pay: PayRule, item: TemplateItem, given: BandsRule, limit: Exact): BandsRule | null {
  const better = template.metrics.find(({ id }) => id === given.metric)?.better ?? 'higher'
  const sound = soundBands(template, given, better)
  const { least, most } = metricDomain(template, given.metric)
  const step = leastStep(template, given.metric)
  const ascending = [...sound.bands].reverse()
  const last = exact(ascending[ascending.length - 1]?.value ?? 0)
  const worstEnd = better === 'higher' ? (least ?? exact(0)) : (most ?? multiply(last, exact(2)))
  const jumps = ascending.map((band, index) => {
    const previous = ascending[index - 1]
    const from = previous === undefined ? { value: worstEnd, points: exact(sound.otherwise ?? 0) } : { value: exact(previous.value), points: exact(previous.points) }
    const height = subtract(exact(band.points), from.points)
    return { band, from, height, parts: add(wholeUnits(divide(payShare(template, pay, item, height), limit)), one) }
  })
  if (jumps.some(({ parts }) => compare(parts, mostParts) > 0)) return null
  const bands = jumps.flatMap(({ band, from, height, parts }): readonly Band[] => {
    const distance = subtract(exact(band.value), from.value)
    const between = Array.from({ length: Number(formatPlain(parts)) - 1 }, (_, part): Band => {
      const share = divide(exact(part + 1), parts)
      return { ...band, value: numberOrText(cut(add(from.value, multiply(distance, share)), step)), points: numberOrText(cut(add(from.points, multiply(height, share)), exact('0.01'))) }
    })
    return [...between, band]
  })
  return { ...sound, bands: bands.reverse() }
}

/** A rule that moves pay in smaller steps; null where the kind has none. */
export function gentlerRule(template: Template, pay: PayRule, item: TemplateItem, limit: Exact): { readonly rule: Rule; readonly sentence: string } | null {
  const { rule } = item
  if (rule.kind === 'deviation' && rule.partial === 'ignore') return { rule: { ...rule, partial: 'prorate' }, sentence: '零头按比例算' }
  const finer = rule.kind === 'bands' && compare(limit, exact(0)) > 0 ? finerBands(template, pay, item, rule, limit) : null
  return finer === null ? null : { rule: finer, sentence: '中间加几档' }
}
