import { decimalParameter, optionalDecimalParameter, type Parameter, type ParameterContext } from '../parameter'
import { metricTitle, unitWord } from '../sentences/words'
import type { Band, BandsRule } from '../template'

const comparisons: Readonly<Record<Band['comparison'], string>> = { '>=': '不低于', '>': '高于', '<=': '不高于', '<': '低于' }

/** What of bands a company may tune: each boundary, its points, and the rest. */
export function bandsParameters(rule: BandsRule, { template }: ParameterContext): readonly Parameter<BandsRule>[] {
  const title = metricTitle(template, rule.metric)
  const unit = unitWord(template, rule.metric).trim()
  const withBand = (place: number, change: Partial<Pick<Band, 'value' | 'points'>>): BandsRule => ({ ...rule, bands: rule.bands.map((band, index) => (index === place ? { ...band, ...change } : band)) })
  return [
    ...rule.bands.flatMap((band, place) => [
      decimalParameter<BandsRule>({ key: `bands.${place}.value`, label: `第 ${place + 1} 档：${comparisons[band.comparison]}`, help: `“${title}”到这里算这一档，从上往下第一个符合的算数`, unit, least: '0', most: '100000000', value: band.value, change: (value) => withBand(place, { value }) }),
      decimalParameter<BandsRule>({ key: `bands.${place}.points`, label: `第 ${place + 1} 档得`, help: '在这一档里都得这么多', unit: '分', least: '0', most: '200', value: band.points, change: (points) => withBand(place, { points }) }),
    ]),
    optionalDecimalParameter<BandsRule>({ key: 'otherwise', label: '其余得', help: '哪一档都不到的人得的分', unit: '分', least: '0', most: '200', none: '没有规定', value: rule.otherwise, change: (otherwise) => ({ ...rule, otherwise }) }),
  ]
}
