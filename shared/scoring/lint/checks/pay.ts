import { add, compare, divide, exact, formatPlain, multiply, signOf, subtract, wholeUnits, zero, type Exact } from '../../exact'
import type { SheetInputs } from '../../inputs'
import { metricDomain } from '../../read-metric'
import { totalOver } from '../../section-points'
import type { PayRule, Template, TemplateItem } from '../../template'
import { pointsAlone } from '../extremes'
import type { Check, Finding } from '../finding'
import { bestInputs, found, numbersOf, points, sheetExample, type Examined } from '../found'
import { calmDeduction, joined } from '../probe-inputs'
import { numberOrText } from '../decimals'
import { withWholeWeights } from '../to-hundred'

const hundred = exact(100)
const percentOf = (share: Exact): Exact => multiply(share, hundred)

/** The total over the given points of each item, with weights that reach 100; null where one has no end. */
function soundTotal(template: Template, pointsOf: (id: string) => Exact | null): Exact | null {
  return totalOver(withWholeWeights(template), pointsOf)
}

/** What the sheet can come to at best; null where nothing bounds it. An item that nothing scores yet counts in full. */
function reachableTotal({ template, items }: Examined): Exact | null {
  const most = new Map(items.map(({ item, extremes }) => [item.id, extremes === null ? exact(item.max) : extremes.most.isOpen ? null : extremes.most.points]))
  return soundTotal(template, (id) => most.get(id) ?? null)
}

function passFindings(sheet: Examined, pay: PayRule, reachable: Exact | null): readonly Finding[] {
  const { template } = sheet
  if (reachable === null || compare(reachable, exact(pay.passMark)) >= 0) return []
  const four = divide(multiply(reachable, exact(4)), exact(5))
  const rounded = compare(four, exact(1)) < 0 ? reachable : wholeUnits(four)
  return [found('pass-unreachable', {
    item: null, field: 'pay.passMark', numbers: numbersOf({ passMark: pay.passMark, reachable }), sentence: `${points(pay.passMark)} 分才拿全额，可是这张表最多 ${points(reachable)} 分`,
    example: sheetExample(template, bestInputs(sheet), '每一项都拿最高分', `够不着 ${points(pay.passMark)} 分`),
    mend: signOf(reachable) <= 0 ? { sentence: '先不按这张表发绩效工资', change: { pay: null } } : { sentence: `达标分改为 ${points(rounded)} 分`, change: { pay: { ...pay, passMark: numberOrText(rounded) } } },
  })]
}

function capFindings(sheet: Examined, pay: PayRule, reachable: Exact | null): readonly Finding[] {
  const share = reachable === null ? null : divide(reachable, exact(pay.passMark))
  const cap = pay.cap === undefined || pay.cap === null ? null : exact(pay.cap)
  if (cap !== null || (share !== null && compare(share, exact(1)) <= 0)) return []
  const most = share === null ? '没有上限' : `最多 ${points(percentOf(share))}%`
  return [found('unbounded-above', {
    item: null, field: 'pay.cap', numbers: numbersOf({ passMark: pay.passMark, ...(reachable === null ? {} : { reachable }) }), sentence: `超过 ${points(pay.passMark)} 分，绩效工资照比例往上算，不封顶（${most}）`,
    example: sheetExample(sheet.template, bestInputs(sheet), '每一项都拿最高分', share === null ? '' : `绩效工资是基数的 ${points(percentOf(share))}%`),
    mend: { sentence: '最多发基数的 100%', change: { pay: { ...pay, cap: 1 } } },
  })]
}

/** Inputs that meet exactly what the item's rule states; null where it states nothing (people judge it, or only perfection would be in full). */
function standardInputs(template: Template, item: TemplateItem): SheetInputs | null {
  const { rule } = item
  switch (rule.kind) {
    case 'deviation': {
      if (typeof rule.baseline === 'object') return { metrics: { [rule.metric]: '1' }, previous: { [rule.metric]: '1' } }
      return { metrics: { [rule.metric]: rule.baseline } }
    }
    case 'attainment': {
      if (typeof rule.target === 'object') {
        const at = { [rule.metric]: '1' }
        if ('perEmployee' in rule.target) return { metrics: at, targets: at }
        return 'metric' in rule.target ? { metrics: { ...at, [rule.target.metric]: '1' } } : { metrics: at, previous: at }
      }
      const { least, most } = metricDomain(template, rule.metric)
      const perfect = rule.better === 'higher' ? most : least
      return perfect !== null && compare(exact(rule.target), perfect) === 0 ? null : { metrics: { [rule.metric]: rule.target } }
    }
    case 'bands': {
      const [best] = [...rule.bands].sort((a, b) => compare(exact(b.points), exact(a.points)))
      return best === undefined ? null : { metrics: { [rule.metric]: best.value } }
    }
    case 'deduction': return calmDeduction(template, rule)
    case 'rating':
    case 'levels':
    case 'tasks': return null
  }
}

/** Whether meeting every standard exactly, with most of everything else, still falls short of full pay. */
function narrowFindings(sheet: Examined, pay: PayRule, otherPercent: number): readonly Finding[] {
  const { template, items } = sheet
  const met = items.map(({ item, extremes }) => {
    const inputs = standardInputs(template, item)
    const own = inputs === null ? null : pointsAlone(template, item, inputs)
    return { id: item.id, inputs: own === null ? {} : (inputs ?? {}), own, most: extremes === null ? exact(item.max) : extremes.most.points }
  })
  if (met.every(({ own }) => own === null)) return []
  const share = divide(exact(otherPercent), hundred)
  const total = (pointsOf: (part: (typeof met)[number]) => Exact): Exact => soundTotal(template, (id) => {
    const part = met.find((one) => one.id === id)
    return part === undefined ? zero : pointsOf(part)
  }) ?? zero
  const standard = total(({ own }) => own ?? zero)
  const others = total(({ own, most }) => (own === null ? most : zero))
  const expected = total(({ own, most }) => own ?? multiply(most, share))
  const passMark = exact(pay.passMark)
  const needed = subtract(passMark, standard)
  if (compare(expected, passMark) >= 0 || compare(add(standard, others), passMark) < 0) return []
  const mended = wholeUnits(expected)
  return [found('narrow-pass', {
    item: null, field: 'pay.passMark', numbers: numbersOf({ standard, needed, others, passMark }),
    sentence: `各项正好达标共 ${points(standard)} 分；要到 ${points(passMark)} 分拿全额，其余 ${points(others)} 分里得拿 ${points(needed)} 分`,
    example: sheetExample(template, met.map(({ inputs }) => inputs).reduce(joined, {}), '各项正好达标，其余还没有分', `离 ${points(passMark)} 分还差 ${points(needed)} 分`),
    mend: signOf(mended) <= 0 ? null : { sentence: `达标分改为 ${formatPlain(mended)} 分`, change: { pay: { ...pay, passMark: numberOrText(mended) } } },
  })]
}

/** Full pay can be reached, and without more luck than work. */
export const checkPay: Check = (sheet, { otherPercent }) => {
  const { pay } = sheet.template
  if (pay === null) return []
  const reachable = reachableTotal(sheet)
  return [...passFindings(sheet, pay, reachable), ...capFindings(sheet, pay, reachable), ...narrowFindings(sheet, pay, otherPercent)]
}
