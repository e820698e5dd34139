import { compare, exact, formatPlain } from '../../exact'
import { metricTitle, unitWord, short } from '../../sentences/words'
import type { Band, BandsRule, Template, TemplateItem } from '../../template'
import { bandsAt, isSameCondition, isUpward, regionsOf, type Region } from '../band-regions'
import type { Check, Finding, Mend } from '../finding'
import { found, itemExample, numbersOf, points, sayResult } from '../found'
import { soundBands } from '../sound-bands'

interface BandsItem {
  readonly template: Template
  readonly item: TemplateItem
  readonly rule: BandsRule
  readonly regions: readonly Region[]
}

const words: Readonly<Record<Band['comparison'], string>> = { '>=': '不低于', '>': '高于', '<=': '不高于', '<': '低于' }

/** The metric's unit with a Chinese word behind it. */
function unitBefore({ template, rule }: BandsItem): string {
  const unit = unitWord(template, rule.metric)
  return unit === '%' ? '% ' : unit
}

function sayBand(own: BandsItem, band: Band): string {
  return `${words[band.comparison]} ${short(band.value)}${unitBefore(own)}得 ${points(band.points)} 分`
}

function inputsAt({ rule }: BandsItem, region: Region) {
  return { metrics: { [rule.metric]: region.typed ?? formatPlain(region.at) } }
}

function betterOf({ template, rule }: BandsItem): 'higher' | 'lower' {
  return template.metrics.find(({ id }) => id === rule.metric)?.better ?? 'higher'
}

function mendOf(own: BandsItem): Mend {
  const rule = soundBands(own.template, own.rule, betterOf(own))
  const rest = rule.otherwise === null ? '' : `，其余 ${points(rule.otherwise)} 分`
  return { sentence: `改为${rule.bands.map((band) => sayBand(own, band)).join('，')}${rest}`, change: { items: [{ ...own.item, rule }] } }
}

/**
 * A value in no band: where the form gives nothing for the rest, any; else a lone boundary, or a stretch between bands for which the rest isn't
 * a step of its own between them. Null where there is none.
 */
function gapOf({ rule, regions }: BandsItem): Region | null {
  const isCovered = regions.map((region) => bandsAt(rule, region).length > 0)
  const open = regions.filter((region, index) => isCovered[index] !== true && region.typed !== null)
  if (rule.otherwise === null) return open[open.length - 1] ?? null
  const inside = open.filter((region) => isCovered.slice(0, regions.indexOf(region)).includes(true) && isCovered.slice(regions.indexOf(region) + 1).includes(true))
  const below = rule.bands.filter((band) => !isUpward(band)).map((band) => exact(band.points))
  const above = rule.bands.filter(isUpward).map((band) => exact(band.points))
  const rest = exact(rule.otherwise)
  const isStep = [1, -1].some((side) => below.every((one) => compare(one, rest) * side < 0) && above.every((one) => compare(one, rest) * side > 0))
  const isLone = inside.length === 1 && inside[0]?.isPoint === true
  return isStep && !isLone ? null : (inside[inside.length - 1] ?? null)
}

function gapFindings(own: BandsItem): readonly Finding[] {
  const { template, item, rule } = own
  const gap = gapOf(own)
  if (gap === null) return []
  const value = gap.typed ?? formatPlain(gap.at)
  const range = `${gap.isPoint ? '正好' : '比如'} ${short(value)}${unitWord(template, rule.metric)}`
  return [found('band-gap', {
    item: item.id, field: `items.${item.id}.rule.bands`, numbers: numbersOf({ value }),
    sentence: `“${item.title}”有数值不在任何一档：${metricTitle(template, rule.metric)}${range}`, example: itemExample(template, item, inputsAt(own, gap)), mend: mendOf(own),
  })]
}

function overlapFindings(own: BandsItem): readonly Finding[] {
  const { template, item, rule, regions } = own
  for (const region of regions) {
    const inside = bandsAt(rule, region).flatMap((index) => rule.bands[index] ?? [])
    const [up, down] = [inside.find(isUpward), inside.find((band) => !isUpward(band))]
    if (up === undefined || down === undefined || region.typed === null || compare(exact(up.points), exact(down.points)) === 0) continue
    return [found('band-overlap', {
      item: item.id, field: `items.${item.id}.rule.bands`, numbers: numbersOf({ value: region.typed, first: up.points, second: down.points }),
      sentence: `“${item.title}”两档重叠：“${sayBand(own, up)}”和“${sayBand(own, down)}”，${metricTitle(template, rule.metric)} ${short(region.typed)}${unitBefore(own)}时两档都算`,
      example: itemExample(template, item, inputsAt(own, region)), mend: mendOf(own),
    })]
  }
  return []
}

function contradictionFindings(own: BandsItem): readonly Finding[] {
  const { template, item, rule, regions } = own
  return rule.bands.flatMap((band, index) => {
    const earlier = rule.bands.slice(0, index).find((other) => isSameCondition(other, band))
    if (earlier === undefined || compare(exact(earlier.points), exact(band.points)) === 0) return []
    const inside = regions.find((region) => region.typed !== null && bandsAt(rule, region).includes(index)) ?? regions[0]
    return [found('band-contradiction', {
      item: item.id, field: `items.${item.id}.rule.bands[${index}]`, numbers: numbersOf({ value: band.value, first: earlier.points, second: band.points }),
      sentence: `“${item.title}”同一个条件写了两个分数：“${sayBand(own, earlier)}”和“${sayBand(own, band)}”`,
      example: itemExample(template, item, inside === undefined ? {} : inputsAt(own, inside)), mend: mendOf(own),
    })]
  })
}

function orderFindings(own: BandsItem): readonly Finding[] {
  const { template, item, rule, regions } = own
  const used = new Set(regions.map((region) => bandsAt(rule, region)[0]))
  return rule.bands.flatMap((band, index) => {
    const isRepeated = rule.bands.slice(0, index).some((other) => isSameCondition(other, band) && compare(exact(other.points), exact(band.points)) !== 0)
    if (used.has(index) || isRepeated) return []
    const held = regions.filter((region) => region.typed !== null && bandsAt(rule, region).includes(index))
    const inside = isUpward(band) ? held[0] : held[held.length - 1]
    const taker = inside === undefined ? undefined : rule.bands[bandsAt(rule, inside)[0] ?? index]
    const because = taker === undefined ? '这个指标到不了' : `被“${sayBand(own, taker)}”先占了`
    const inputs = inside === undefined ? { metrics: { [rule.metric]: regions[0]?.typed ?? '0' } } : inputsAt(own, inside)
    return [found('band-order', {
      item: item.id, field: `items.${item.id}.rule.bands[${index}]`, numbers: numbersOf({ value: band.value, points: band.points }),
      sentence: `“${item.title}”的“${sayBand(own, band)}”永远轮不到：${because}`,
      example: { ...itemExample(template, item, inputs), sentence: `${sayResult(template, item, inputs)}，不是 ${points(band.points)} 分` }, mend: mendOf(own),
    })]
  })
}

/** The bands of an item: gaps, overlaps, contradictions, and bands that never apply. */
export const checkBands: Check = ({ template }) => template.items.flatMap((item) => {
  if (item.rule.kind !== 'bands') return []
  const own: BandsItem = { template, item, rule: item.rule, regions: regionsOf(template, item.rule) }
  return [...gapFindings(own), ...overlapFindings(own), ...contradictionFindings(own), ...orderFindings(own)]
})
