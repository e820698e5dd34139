import type { TemplateMetric } from '../scoring/template'

/** Metrics that several sheets of the customer service use: one id, one meaning. */
export const customerSatisfaction: TemplateMetric = {
  id: 'customer-satisfaction', title: '客户满意度', unit: 'score', better: 'higher', scope: 'employee', providers: ['hr', 'after-sales-manager'], sourceForm: '客户满意度回访表',
}

export const sales: TemplateMetric = { id: 'sales', title: '销售额', unit: 'yuan', better: 'higher', scope: 'employee', providers: ['hr'], sourceForm: '销售台账' }
