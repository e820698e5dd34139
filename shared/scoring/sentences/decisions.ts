import { add, divide, exact, formatPlain, hundred, isZero, multiply, one, zero, type Exact } from '../exact'
import { metricOf } from '../read-metric'
import type { ItemScore, SectionScore, Scorecard } from '../scorecard'
import type { Template } from '../template'
import { kindTitle, metricTitle, result, short, stepsOf } from './words'

const settlementWords = { full: '按满分', zero: '按', exclude: '' } as const

/** What stood in for a missing input: the rule for people without a previous period, or what HR settled with its reason. */
export function decisionSentences(_template: Template, { trace }: ItemScore): readonly string[] {
  const share = '分值由其他项目按比例分担'
  const carried = `这一项不计分，${share}`
  return [
    ...stepsOf(trace.steps, 'settlement').map(({ choice, points, reason }) => `数据没有等到，${points === null ? carried : `${settlementWords[choice]} ${short(points)} 分算`}（${reason}）`),
    ...stepsOf(trace.steps, 'switched-off').map(() => `本公司不用这一项，${share}`),
    ...stepsOf(trace.steps, 'no-previous').map(({ points }) => (points === null ? `没有上期数据，${carried}` : `没有上期数据，按 ${short(points)} 分`)),
  ]
}

/** What a veto did, or would do once it is certain. */
export function vetoSentences(template: Template, { trace }: ItemScore): readonly string[] {
  return stepsOf(trace.steps, 'veto').map(({ by, effect, isOpen }) => {
    const what = metricOf(template, by) === undefined ? kindTitle(template, by) : metricTitle(template, by)
    const zero = effect === 'item-zero' ? '这一项按 0 分算' : '整张表按 0 分算'
    return isOpen ? `“${what}”有否决权：如果成立，${zero}` : `“${what}”单项否决，${zero}`
  })
}

/** `关键绩效 58 ÷ 60 × 80 = 77.33 分（不计：销售目标完成率）`; a plain section needs no arithmetic. */
function sectionSentence(template: Template, section: SectionScore): string {
  const title = template.sections?.find(({ id }) => id === section.id)?.title ?? '其他项目'
  const titles = section.excluded.map((id) => template.items.find((item) => item.id === id)?.title ?? id).join('、')
  const left = titles === '' ? '' : `（不计：${titles}）`
  if (section.points === null) return `${template.sections === undefined ? '' : title}没有可计分的项目${left}，分值由其他部分按比例分担`
  const name = template.sections === undefined ? '合计' : title
  if (section.outOf === section.max) return `${name} ${short(section.points)} 分${left}`
  const value = multiply(divide(exact(section.sum), exact(section.outOf)), exact(section.max))
  return `${name} ${short(section.sum)} ÷ ${short(section.outOf)} × ${short(section.max)} ${result(value, section.points)}${left}`
}

function sumOf(sections: readonly SectionScore[], partOf: (section: SectionScore) => string): Exact {
  return sections.map((section) => multiply(exact(partOf(section)), section.weight === undefined ? one : divide(exact(section.weight), hundred))).reduce(add, zero)
}

/** How the total comes from the sections, the sections from their items, and which veto made it 0; empty where it is the plain sum of all items. */
export function totalSentences(template: Template, card: Pick<Scorecard, 'sections' | 'total' | 'vetoedBy'>): readonly string[] {
  const sections = card.sections ?? []
  const counting = sections.filter(({ points }) => points !== null)
  const sum = counting.map(({ points, weight }) => `${short(points ?? '0')}${weight === undefined ? '' : ` × ${weight}%`}`).join(' + ')
  const isSpread = counting.length < sections.length
  const vetoed = (card.vetoedBy ?? []).map((id) => template.items.find((item) => item.id === id)?.title ?? id)
  const value = sumOf(counting, ({ points }) => points ?? '0')
  const [reachable, declared] = [counting, sections].map((parts) => sumOf(parts, ({ max }) => max))
  const total = counting.length < 2 && !isSpread && counting.every(({ weight }) => weight === undefined) ? [] : [isSpread && reachable !== undefined && declared !== undefined && !isZero(reachable)
    ? `${counting.length > 1 ? `（${sum}）` : sum} ÷ ${short(formatPlain(reachable))} × ${short(formatPlain(declared))} ${result(multiply(divide(value, reachable), declared), card.total)}`
    : `${sum} ${result(value, card.total)}`]
  return [...sections.map((section) => sectionSentence(template, section)), ...(vetoed.length > 0 ? [`${vetoed.join('、')}单项否决，总分按 0 分`] : total)]
}
