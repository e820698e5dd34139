import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { ItemScore, Scorecard } from '@shared/scoring/scorecard'
import { explainItem } from '@shared/scoring/explain'
import type { Rule, Template, TemplateItem, TemplateMetric } from '@shared/scoring/template'

const metric = (id: string, unit: TemplateMetric['unit'], more: Partial<TemplateMetric> = {}): TemplateMetric =>
  ({ id, title: id, unit, better: 'higher', scope: 'employee', providers: ['hr'], sourceForm: '', ...more })

/** A sheet of the given items, over metrics and incident kinds that every test may use. */
export function sheetOf(items: readonly (Partial<TemplateItem> & Pick<TemplateItem, 'id' | 'max' | 'rule'>)[], more: Partial<Template> = {}): Template {
  return {
    id: 'test-sheet', version: 1, title: '测试表', declaredPoints: items.reduce((sum, { max }) => sum + max, 0),
    items: items.map((item) => ({ title: item.id, criteria: [], ...item })),
    metrics: [
      metric('rate', '%', { title: '合格率' }), metric('counted-rate', '%', { title: '合格率', minimumDenominator: 10 }), metric('score', 'score', { title: '回访得分' }),
      metric('sales', 'yuan', { title: '销售额' }), metric('orders', 'count', { title: '完成单数' }), metric('orders-assigned', 'count', { title: '应装单数' }),
      metric('late-days', 'days', { title: '拖延天数' }), metric('error-rate', '%', { title: '差错率', better: 'lower' }),
    ],
    incidentKinds: [{ id: 'data-error', title: '数据差错' }, { id: 'violation', title: '违规' }, { id: 'praise', title: '表扬' }, { id: 'complaint', title: '客户投诉', needsVerifying: true }],
    periodKinds: ['month'], pay: null, route: [], ...more,
  }
}

/** Scores one item of the given rule. */
export function scoreRule(rule: Rule, inputs: SheetInputs, max = 10): { readonly score: ItemScore; readonly card: Scorecard; readonly sentences: readonly string[] } {
  const template = sheetOf([{ id: 'item', max, rule }])
  const card = scoreSheet(template, inputs)
  const [score] = card.items
  if (score === undefined) throw new Error('no item was scored')
  return { score, card, sentences: explainItem(template, score) }
}

/** An item's outcome in a word, for tables: its points, or what it waits for and can become. */
export function outcomeOf(rule: Rule, inputs: SheetInputs, max = 10): string {
  const { score, card } = scoreRule(rule, inputs, max)
  const range = card.range === null ? '' : ` (${card.range.min ?? '∞'}..${card.range.max ?? '∞'})`
  return score.points === null ? `waits for ${score.waitsFor?.kind ?? '?'} ${score.waitsFor?.subject ?? '?'}${range}` : `${score.points}${range}`
}
