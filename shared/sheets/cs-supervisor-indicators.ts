import type { RatingRule, Template } from '../scoring/template'
import { routeOf } from './routes'
import { customerSatisfaction, sales } from './service-metrics'

const bySupervisor: RatingRule = { kind: 'rating', raters: [{ role: 'supervisor' }], step: '0.5' }

/** Sheet 8, 客服主管月度绩效: five indicators of 20; a low one proposes steps for an improvement plan. */
export const csSupervisorIndicators: Template = {
  id: 'cs-supervisor-indicators',
  version: 1,
  title: '客服主管月度绩效',
  declaredPoints: 100,
  periodKinds: ['month'],
  sections: [{ id: 'sales-projects', title: '销售业绩与合作项目', points: 20 }],
  items: [
    {
      id: 'customer-satisfaction', title: '客户满意度', max: 20, rule: { kind: 'attainment', metric: 'customer-satisfaction', target: { perEmployee: true }, better: 'higher', cap: 1 },
      criteria: ['得分 = 20 × 实际满意度 ÷ 目标满意度，最多 20 分'], evidence: '客户满意度回访表',
      advice: ['每周听 5 通录音，练沟通话术', '把客户意见逐条登记，三天内回复', '找出等待最久的一个环节，改短它'],
    },
    {
      id: 'team-management', title: '团队管理能力', max: 20, rule: bySupervisor, criteria: ['团队有凝聚力，沟通顺畅', '成员有培训、有激励、有进步'], evidence: '培训、会议与谈话记录',
      advice: ['每周开一次 15 分钟碰头会', '每月和每个成员谈一次', '给每个成员定一个本月要学会的技能'],
    },
    {
      id: 'business-handling', title: '业务处理能力', max: 20, rule: bySupervisor, criteria: ['熟悉业务知识和流程', '突发情况有预案，处理得当'], evidence: '业务抽查与事例',
      advice: ['补学本月答错的业务知识', '把常见问题的处理步骤写成一页纸', '和上级演练一次突发情况'],
    },
    {
      id: 'service-quality', title: '客户服务质量', max: 20, rule: { ...bySupervisor, beside: ['service-violation'] }, criteria: ['服务标准落实，有检查、有改进', '投诉处理及时'], evidence: '服务检查记录与违规记录',
      advice: ['把服务标准贴到岗位，每天抽查一次', '每起违规当天复盘', '投诉 24 小时内给客户答复'],
    },
    {
      id: 'sales', title: '销售业绩', section: 'sales-projects', max: 10, rule: { kind: 'attainment', metric: 'sales', target: { perEmployee: true }, better: 'higher', cap: 1 }, criteria: ['得分 = 10 × 实际销售额 ÷ 目标销售额，最多 10 分'], evidence: '销售台账',
      advice: ['列出最可能成交的 10 个客户，逐个跟进', '和销售部定一次联合活动'],
    },
    {
      id: 'projects', title: '合作项目完成情况', section: 'sales-projects', max: 10, rule: { kind: 'attainment', metric: 'milestones-reached', target: { metric: 'milestones-due' }, better: 'higher', cap: 1 }, criteria: ['得分 = 10 × 完成的节点 ÷ 本月到期的节点，最多 10 分'], evidence: '项目进度表',
      advice: ['每周和合作方对一次进度', '快到期的节点提前三天提醒'],
    },
  ],
  metrics: [
    customerSatisfaction, sales,
    { id: 'milestones-reached', title: '完成的项目节点', unit: 'count', better: 'higher', scope: 'employee', providers: ['hr', 'after-sales-manager'], sourceForm: '项目进度表' },
    { id: 'milestones-due', title: '到期的项目节点', unit: 'count', better: 'higher', scope: 'employee', providers: ['hr', 'after-sales-manager'], sourceForm: '项目进度表' },
  ],
  incidentKinds: [{ id: 'service-violation', title: '服务违规' }],
  pay: null,
  route: routeOf({ title: '考核', by: 'supervisor' }, { title: '核准', by: 'general-manager' }),
  settings: [{ title: '各项分值', value: '每项 20 分（可改）' }, { title: '改进计划', value: '低于满分 70% 的项目要定改进计划' }],
  practice: { adviseBelow: 70 },
}
