import { exact } from '../../exact'
import { raterTitle } from '../../sentences/words'
import type { SheetInputs } from '../../inputs'
import type { RaterShare, Template, TemplateItem } from '../../template'
import type { Check, Finding } from '../finding'
import { found, itemExample } from '../found'
import { agreedLevel, agreedRating } from '../probe-inputs'
import { countingRaters, withInformingSelf, withSupervisor, type Rated } from '../rater-mends'

/** Raters that are always waited for, so that their points are always among those that count. */
function certainRaters(rule: Rated): readonly RaterShare[] {
  return countingRaters(rule).filter(({ isAnonymous }) => isAnonymous !== true)
}

/** Who gets the weight of an anonymous group that is too small; null where nobody who can rate. */
function fallbackOf(rule: Rated): RaterShare | null {
  return rule.raters.find(({ role, isAnonymous }) => role === rule.fallback && isAnonymous !== true) ?? null
}

function isWithoutRater(rule: Rated): boolean {
  const counting = countingRaters(rule)
  if (counting.length === 0) return true
  const groups = counting.filter(({ isAnonymous }) => isAnonymous === true)
  if ((rule.final ?? 'last') === 'last') return groups.length === counting.length
  if (rule.fallback !== undefined) return groups.length > 0 && fallbackOf(rule) === null
  return groups.length === counting.length
}

/** Whether a person's own points can be all that the item is made of. */
function isSelfAlone(rule: Rated): boolean {
  const isSelf = ({ role }: RaterShare) => role === 'self'
  if ((rule.final ?? 'last') === 'last') return countingRaters(rule).some(isSelf)
  const certain = certainRaters(rule)
  const groups = countingRaters(rule).filter(({ isAnonymous }) => isAnonymous === true)
  const receiver = groups.length === 0 ? null : fallbackOf(rule)
  const standing = [...certain, ...(receiver === null ? [] : [receiver])]
  return standing.length > 0 && standing.every(isSelf)
}

function onlySelf(item: TemplateItem, rule: Rated): SheetInputs {
  const { ratings = [], levels = [] } = rule.kind === 'rating' ? agreedRating(item, rule, exact(0)) : agreedLevel(item, rule, 5)
  const own = ratings.filter(({ role }) => role === 'self')
  const chosen = levels.filter(({ role }) => role === 'self')
  if (rule.kind !== 'rating') return { levels: chosen }
  const full = own.map((rating) => ({ ...rating, points: item.max }))
  return { ratings: full }
}

function findings(template: Template, item: TemplateItem, rule: Rated): readonly Finding[] {
  const field = `items.${item.id}.rule.raters`
  const groups = countingRaters(rule).filter(({ isAnonymous }) => isAnonymous === true)
  const isAlone = isSelfAlone(rule)
  const none = !isWithoutRater(rule) || isAlone ? [] : [found('no-rater', {
    item: item.id, field, numbers: {},
    sentence: groups.length === 0 ? `“${item.title}”没有人评分` : `“${item.title}”只有${groups.map(({ role }) => raterTitle(role)).join('、')}匿名评分，人数不够时没有人接手`,
    example: itemExample(template, item, {}), mend: { sentence: '由主管评分', change: { items: [withSupervisor(item, rule)] } },
  })]
  const alone = !isAlone ? [] : [found('self-counts-alone', {
    item: item.id, field, numbers: {}, sentence: `“${item.title}”可以只按自评算分`,
    example: itemExample(template, item, onlySelf(item, rule)), mend: { sentence: '自评只作参考，由主管等人评分', change: { items: [withInformingSelf(item, rule)] } },
  })]
  return [...none, ...alone]
}

/** Every item that people rate has somebody else whose points count. */
export const checkRaters: Check = ({ template }) =>
  template.items.flatMap((item) => (item.rule.kind === 'rating' || item.rule.kind === 'levels' ? findings(template, item, item.rule) : []))
