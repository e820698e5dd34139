import type { RatingRule, Template, TemplateItem } from '../scoring/template'
import { routeOf } from './routes'

/** Superior 50 %, team 20 %, other departments 15 %, customers 15 %; a group counts from 3 answers on, else the superior carries its weight. */
const allRound: RatingRule = {
  kind: 'rating', final: 'weighted', step: '0.5', minAnswers: 3, fallback: 'supervisor',
  raters: [{ role: 'supervisor', weight: 50 }, { role: 'subordinate', weight: 20, isAnonymous: true }, { role: 'other-department', weight: 15, isAnonymous: true }, { role: 'customer', weight: 15, isAnonymous: true }],
}

/** Three questions for five indicators: two minutes for whoever is asked. */
const questions = { work: '该办的事，办得怎么样？', people: '和人打交道：带团队、待客户，做得怎么样？', ideas: '遇到问题，会想办法改进吗？' } as const

function rated(id: string, title: string, question: keyof typeof questions, criteria: readonly string[]): TemplateItem {
  return { id, title, max: 20, rule: allRound, criteria, evidence: '上级与各方匿名评分', question: questions[question] }
}

/** Sheet 6, 客户服务主管工作内容绩效考核表: five indicators from four sides, each quarter or half-year. */
export const csSupervisor360: Template = {
  id: 'cs-supervisor-360',
  version: 1,
  title: '客户服务主管工作内容绩效考核表',
  declaredPoints: 100,
  periodKinds: ['quarter', 'half-year'],
  items: [
    rated('goals', '总体工作目标', 'work', ['部门目标和公司目标一致，定得清楚', '定下的目标做到了多少']),
    rated('team-management', '团队管理能力', 'people', ['分工合理、沟通顺畅', '带得动人，团队有进步']),
    rated('customer-satisfaction', '客户满意度', 'people', ['客户的需要听得懂、办得到', '服务专业、态度好，投诉处理妥当']),
    rated('kpi-attainment', '绩效指标达成', 'work', ['服务指标、效率、质量达到要求']),
    rated('innovation', '创新和改进', 'ideas', ['能提出改进办法，并且推动落实']),
  ],
  metrics: [],
  incidentKinds: [],
  pay: null,
  route: routeOf({ title: '考核', by: 'supervisor' }, { title: '核准', by: 'general-manager' }),
  settings: [
    { title: '各方权重', value: '上级 50%、团队 20%、其他部门 15%、客户 15%' },
    { title: '匿名', value: '每一方满 3 人才算；不满 3 人，权重归上级' },
    { title: '公布', value: '评分窗口关闭后一次公布，之前谁也看不到' },
  ],
  practice: { talk: 'each-period' },
}
