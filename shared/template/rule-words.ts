import { defaultMinAnswers } from '../scoring/counting-raters'
import { distanceWord, kindTitle, metricTitle, raterTitle, short, signed, unitWord } from '../scoring/sentences/words'
import type { AttainmentRule, Band, Bounds, DeductionRule, DeviationRule, RatersRule, Template, TemplateItem, Veto } from '../scoring/template'

const comparisons: Readonly<Record<Band['comparison'], string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<' }
const finals = { last: '后面的优先', mean: '取平均', weighted: '按权重' } as const

function boundWords({ floor, ceiling }: Bounds): readonly string[] {
  return [...(floor === undefined || floor === null ? [] : [`最低 ${short(floor)} 分`]), ...(ceiling === undefined || ceiling === null ? [] : [`最高 ${short(ceiling)} 分`])]
}

function deviationWords(template: Template, rule: DeviationRule): readonly string[] {
  const unit = unitWord(template, rule.metric)
  const [gain, loss] = rule.better === 'higher' ? ['高', '低'] : ['低', '高']
  const per = `${short(rule.size)} ${distanceWord(template, rule.metric)}`
  return [
    `${metricTitle(template, rule.metric)}${typeof rule.baseline === 'object' ? '和上期相等' : ` ${short(rule.baseline)}${unit}${unit === '%' ? ' ' : ''}`}得 ${short(rule.base)} 分`,
    `每${gain} ${per} ${signed(rule.up)} 分，每${loss} ${per} −${short(rule.down)} 分`, rule.partial === 'ignore' ? '零头不算' : '零头按比例算',
  ]
}

function attainmentWords(template: Template, item: TemplateItem, rule: AttainmentRule): readonly string[] {
  const { target } = rule
  const against = typeof target !== 'object' ? `${short(target)}${unitWord(template, rule.metric).trimEnd()}` : 'perEmployee' in target ? '个人目标' : 'metric' in target ? metricTitle(template, target.metric) : '上期'
  const title = metricTitle(template, rule.metric)
  return [`${item.max} × ${rule.better === 'higher' ? `${title} ÷ ${against}` : `${against} ÷ ${title}`}`, rule.cap === null ? '不封顶' : `最多 ${short(rule.cap ?? 1)} 倍`]
}

function deductionWords(template: Template, rule: DeductionRule): readonly string[] {
  const entries = rule.entries.map((entry) => ('incident' in entry
    ? `${kindTitle(template, entry.incident)}每次 ${signed(entry.points)} 分` : `${metricTitle(template, entry.metric)}每满 1${unitWord(template, entry.metric)} ${signed(entry.points)} 分`))
  return [`从 ${short(rule.start)} 分起`, ...entries]
}

/** Who gives points, with their weights and how several become one. */
export function raterWords({ raters, final, minAnswers, fallback }: RatersRule): string {
  const each = raters.map(({ role, weight, isAnonymous }) => `${raterTitle(role)}${weight === undefined ? '' : ` ${weight}%`}${isAnonymous === true ? '（匿名）' : ''}`)
  const group = raters.some(({ isAnonymous }) => isAnonymous === true) ? `，满 ${minAnswers ?? defaultMinAnswers} 人才算${fallback === undefined ? '' : `，不满的权重归${raterTitle(fallback)}`}` : ''
  return `${each.join('、')}${raters.length > 1 ? `（${finals[final ?? 'last']}）` : ''}${group}`
}

function vetoWords(template: Template, { when, effect, isOn }: Veto): string {
  const cause = 'incident' in when ? kindTitle(template, when.incident) : `${metricTitle(template, when.metric)} ${comparisons[when.comparison]} ${short(when.value)}${unitWord(template, when.metric)}`
  return `单项否决${isOn === false ? '（默认关）' : ''}：${cause} → ${effect === 'item-zero' ? '本项' : '全表'} 0 分`
}

function ownWords(template: Template, item: TemplateItem): readonly string[] {
  const { rule } = item
  switch (rule.kind) {
    case 'deviation': return deviationWords(template, rule)
    case 'attainment': return attainmentWords(template, item, rule)
    case 'deduction': return deductionWords(template, rule)
    case 'bands': {
      const unit = unitWord(template, rule.metric)
      return [...rule.bands.map((band) => `${comparisons[band.comparison]} ${short(band.value)}${unit} → ${short(band.points)} 分`), rule.otherwise === null ? '其余没有规定' : `其余 ${short(rule.otherwise)} 分`]
    }
    case 'levels': return [`1–5 级 → ${rule.points.map(short).join(' / ')} 分`]
    case 'rating': return [`0–${item.max} 分，${short(rule.step ?? '0.5')} 分一档`, ...(rule.rubric ?? []).map(({ from, to, label }) => `${String(from) === String(to) ? short(from) : `${short(from)}–${short(to)}`} 分：${label}`)]
    case 'tasks': return [`${item.max} × 各任务完成度按紧急 × 重要加权`]
  }
}

/** An item's rule in words, as the sheet's own settings have it. */
export function ruleWords(template: Template, item: TemplateItem): string {
  return [...ownWords(template, item), ...boundWords(item.rule), ...(item.veto === undefined ? [] : [vetoWords(template, item.veto)])].join('；')
}
