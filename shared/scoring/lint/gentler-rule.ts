import { add, compare, divide, exact, formatPlain, multiply, subtract, wholeUnits, type Exact } from '../exact'
import { metricDomain } from '../read-metric'
import type { Band, BandsRule, PayRule, Rule, Template, TemplateItem } from '../template'
import { leastStep } from './metric-values'
import { payShare } from './pay-share'
import { numberOrText, soundBands } from './sound-bands'

/** A decimal cut to a multiple of `step`, so that people can read it. */
const cut = (value: Exact, step: Exact): Exact => multiply(wholeUnits(divide(value, step)), step)

/** Bands with steps in between, so that none is higher than `limit` percent of pay. */
function finerBands(template: Template, pay: PayRule, item: TemplateItem, given: BandsRule, limit: Exact): BandsRule {
  const better = template.metrics.find(({ id }) => id === given.metric)?.better ?? 'higher'
  const sound = soundBands(template, given, better)
  const { least, most } = metricDomain(template, given.metric)
  const step = leastStep(template, given.metric)
  const ascending = [...sound.bands].reverse()
  const last = exact(ascending[ascending.length - 1]?.value ?? 0)
  const worstEnd = better === 'higher' ? (least ?? exact(0)) : (most ?? multiply(last, exact(2)))
  const bands = ascending.flatMap((band, index): readonly Band[] => {
    const previous = ascending[index - 1]
    const from = previous === undefined ? { value: worstEnd, points: exact(sound.otherwise ?? 0) } : { value: exact(previous.value), points: exact(previous.points) }
    const jump = subtract(exact(band.points), from.points)
    const distance = subtract(exact(band.value), from.value)
    const parts = Number(formatPlain(add(wholeUnits(divide(payShare(template, pay, item, jump), limit)), exact(1))))
    const between = Array.from({ length: parts - 1 }, (_, part): Band => {
      const share = divide(exact(part + 1), exact(parts))
      return { ...band, value: numberOrText(cut(add(from.value, multiply(distance, share)), step)), points: numberOrText(cut(add(from.points, multiply(jump, share)), exact('0.01'))) }
    })
    return [...between, band]
  })
  return { ...sound, bands: bands.reverse() }
}

/** A rule that moves pay in smaller steps; null where the kind has none. */
export function gentlerRule(template: Template, pay: PayRule, item: TemplateItem, limit: Exact): { readonly rule: Rule; readonly sentence: string } | null {
  const { rule } = item
  if (rule.kind === 'deviation' && rule.partial === 'ignore') return { rule: { ...rule, partial: 'prorate' }, sentence: '零头按比例算' }
  if (rule.kind === 'bands' && compare(limit, exact(0)) > 0) return { rule: finerBands(template, pay, item, rule, limit), sentence: '中间加几档' }
  return null
}
