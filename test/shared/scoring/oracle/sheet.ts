import type { SheetInputs } from '@shared/scoring/inputs'
import type { Template, TemplateItem, TemplateSection } from '@shared/scoring/template'
import { inForce, known, ruled, valueOf, type Possible } from './items'
import { cents, isLess, larger, nought, over, plus, print, ratio, read, smaller, times, total, type Rational } from './rational'

/** A sheet scored once more from scoring.md, with nothing of the engine. */
export interface OracleCard {
  readonly items: readonly { readonly points: string | null; readonly status: string }[]
  readonly total: string
  readonly range: { readonly min: string | null; readonly max: string | null } | null
  readonly pay: string | null
  readonly payRange: { readonly min: string | null; readonly max: string | null } | null
}

interface Judged extends Possible {
  readonly isSettled: boolean
  readonly zeroesSheet: 'yes' | 'perhaps' | 'no'
}

/** Whether an item's veto speaks. */
function vetoOf(item: TemplateItem, template: Template, inputs: SheetInputs): { readonly speaks: 'yes' | 'perhaps' | 'no'; readonly isMissing: boolean } {
  const { veto } = item
  if (veto === undefined || veto.isOn === false) return { speaks: 'no', isMissing: false }
  const { when } = veto
  if ('incident' in when) {
    const forces = (inputs.incidents ?? []).filter(({ kind }) => kind === when.incident).map((incident) => inForce(template, incident))
    return { speaks: forces.includes('yes') ? 'yes' : forces.includes('perhaps') ? 'perhaps' : 'no', isMissing: false }
  }
  const value = valueOf(template, inputs.metrics, when.metric)
  if (value === null) return { speaks: 'perhaps', isMissing: true }
  const edge = read(when.value)
  const isMet = { '>': isLess(edge, value), '<': isLess(value, edge), '>=': !isLess(value, edge), '<=': !isLess(edge, value) }[when.comparison]
  return { speaks: isMet ? 'yes' : 'no', isMissing: false }
}

const atMost0 = (points: Rational | null): Rational | null => (points === null ? null : smaller(points, nought))

function judge(item: TemplateItem, template: Template, inputs: SheetInputs): Judged {
  const none = { isSettled: true, zeroesSheet: 'no' as const }
  if (item.isOff === true) return { isThere: false, now: null, low: null, high: null, isLeftOut: true, ...none }
  const settlement = inputs.settlements?.find((one) => one.item === item.id)
  const settled = (zeroesSheet: Judged['zeroesSheet']): Judged => {
    if (settlement?.choice === 'exclude') return { isThere: false, now: null, low: null, high: null, isLeftOut: true, isSettled: true, zeroesSheet }
    return { ...known(settlement?.choice === 'full' ? read(item.max) : nought), isSettled: true, zeroesSheet }
  }
  const plain = ruled(item, template, inputs)
  const isWaiting = plain.now === null && plain.isLeftOut !== true
  const { speaks, isMissing } = vetoOf(item, template, inputs)
  const first: Judged = isWaiting && settlement !== undefined ? settled('no') : { ...plain, isSettled: plain.isLeftOut === true, zeroesSheet: 'no' }
  if (speaks === 'no' || (isMissing && isWaiting && settlement !== undefined)) return first
  const waitsForVeto = isMissing && first.isLeftOut !== true
  if (item.veto?.effect === 'sheet-zero') {
    if (waitsForVeto && settlement !== undefined) return settled(speaks)
    return { ...first, ...(waitsForVeto ? { isThere: false, now: null } : {}), zeroesSheet: speaks }
  }
  if (first.isLeftOut === true) return first
  if (speaks === 'perhaps') {
    if (waitsForVeto && settlement !== undefined) return settled('no')
    return { ...first, ...(waitsForVeto ? { isThere: false, now: null } : {}), low: atMost0(first.low) }
  }
  const low = atMost0(first.low)
  const high = first.high === null ? nought : smaller(first.high, nought)
  if (first.now !== null) return { ...first, now: smaller(first.now, nought), low, high }
  const isCertain = low !== null && !isLess(cents(low), cents(high))
  return isCertain ? { ...first, isThere: true, now: high, low, high } : { ...first, low, high }
}

interface Part {
  readonly section: TemplateSection | null
  readonly items: readonly TemplateItem[]
}

function wholeTotal(template: Template, isCounted: (item: TemplateItem) => boolean, pointsOf: (item: TemplateItem) => Rational | null): Rational | null {
  const sections = template.sections ?? []
  const loose = template.items.filter(({ section }) => section === undefined || !sections.some(({ id }) => id === section))
  const parts: Part[] = [{ section: null, items: loose }, ...sections.map((section) => ({ section, items: template.items.filter((item) => item.section === section.id) }))].filter(({ items }) => items.length > 0)
  const isWeighted = sections.some(({ weight }) => weight !== undefined)
  const marks = (items: readonly TemplateItem[]) => total(items.map(({ max }) => read(max)))
  let sum = nought
  let reached = nought
  let whole = nought
  for (const { section, items } of parts) {
    const share = isWeighted ? over(read(section?.weight ?? 0), ratio(100n)) : ratio(1n)
    const full = section === null ? marks(items) : read(section.points)
    whole = plus(whole, times(full, share))
    const counted = items.filter(isCounted)
    if (counted.length === 0) continue
    const points = counted.map(pointsOf)
    if (points.includes(null)) return null
    const raw = total(points.map((one) => one ?? nought))
    const made = counted.length < items.length ? cents(times(over(raw, marks(counted)), full)) : section?.rawPoints === undefined ? raw : cents(times(over(raw, read(section.rawPoints)), full))
    sum = plus(sum, times(made, share))
    reached = plus(reached, times(full, share))
  }
  return reached.top === 0n ? nought : cents(times(over(sum, reached), whole))
}

export function oracleCard(template: Template, inputs: SheetInputs): OracleCard {
  const judged = new Map(template.items.map((item) => [item.id, judge(item, template, inputs)]))
  const of = (item: TemplateItem): Judged => {
    const found = judged.get(item.id)
    if (found === undefined) throw new Error('oracle: lost an item')
    return found
  }
  const isCounted = (item: TemplateItem) => of(item).isLeftOut !== true
  const at = (part: 'now' | 'low' | 'high') => wholeTotal(template, isCounted, (item) => { const points = of(item)[part]; return points === null ? (part === 'now' ? nought : null) : cents(points) })
  const all = [...judged.values()]
  const isZero = all.some(({ zeroesSheet }) => zeroesSheet === 'yes')
  const mayBeZero = isZero || all.some(({ zeroesSheet }) => zeroesSheet === 'perhaps')
  const plain = at('now') ?? nought
  const now = isZero ? smaller(plain, nought) : plain
  const low = mayBeZero ? atMost0(at('low')) : at('low')
  const high = isZero ? (atMost0(at('high')) ?? nought) : at('high')
  const counted = template.items.filter(isCounted)
  const isPending = counted.length === 0 || counted.some((item) => of(item).now === null)
  const isOpen = all.some(({ zeroesSheet }) => zeroesSheet === 'perhaps') || counted.some((item) => { const one = of(item); return one.now === null || one.low === null || one.high === null || isLess(cents(one.low), cents(one.high)) })
  const { pay } = template
  const { employed } = inputs
  const monthly = inputs.baseSalary === undefined ? null : read(inputs.baseSalary)
  const base = monthly === null || employed === undefined ? monthly : over(times(monthly, read(employed.days)), read(employed.of))
  const payFor = (points: Rational): string => {
    if (pay === null || base === null) throw new Error('oracle: no pay')
    const amount = times(over(larger(points, nought), read(pay.passMark)), base)
    return print(cents(raised(pay.cap === undefined || pay.cap === null ? amount : smaller(amount, times(read(pay.cap), base)))))
  }
  const { payGuard } = inputs
  const raised = (amount: Rational): Rational => (payGuard?.choice === 'top-up' ? larger(amount, read(payGuard.minimum)) : amount)
  const most = pay === null || base === null || pay.cap === undefined || pay.cap === null ? null : print(cents(raised(times(read(pay.cap), base))))
  return {
    items: template.items.map((item) => { const { now: points, isSettled } = of(item); return { points: points === null ? null : print(cents(points)), status: isSettled ? 'settled' : points === null ? 'pending' : 'scored' } }),
    total: print(now), range: isOpen ? { min: low === null ? null : print(low), max: high === null ? null : print(high) } : null,
    pay: pay === null || base === null || isPending ? null : payFor(now),
    payRange: pay === null || base === null || !isOpen ? null : { min: payFor(low ?? nought), max: high === null ? most : payFor(high) },
  }
}
