import type { Template, TemplateItem } from '../scoring/template'
import { routeOf } from './routes'
import { customerSatisfaction } from './service-metrics'

function rated(id: string, title: string, section: string, max: number, criteria: readonly string[], evidence: string): TemplateItem {
  return { id, title, section, max, rule: { kind: 'rating', raters: [{ role: 'supervisor' }] }, criteria, evidence }
}

/** Sheet 5, 客服主管月度绩效考核表: tasks, quality, team and growth; the form names no weights, these are defaults. */
export const csSupervisorMonthly: Template = {
  id: 'cs-supervisor-monthly',
  version: 1,
  title: '客服主管月度绩效考核表',
  declaredPoints: 100,
  periodKinds: ['month'],
  sections: [{ id: 'tasks', title: '工作任务完成情况', points: 30 }, { id: 'quality', title: '工作质量', points: 30 }, { id: 'team', title: '团队管理', points: 20 }, { id: 'growth', title: '自我提升', points: 20 }],
  items: [
    {
      id: 'task-list', title: '工作任务', section: 'tasks', max: 30, rule: { kind: 'tasks' },
      criteria: ['本月的任务逐条列出：做什么、多急、多重要、完成了多少', '任务越急、越重要，占的分越多'],
      evidence: '任务清单与完成情况', help: '紧急和重要各分 1 到 3 级，相乘就是这项任务的权重',
    },
    {
      id: 'satisfaction', title: '客户满意度', section: 'quality', max: 15, rule: { kind: 'attainment', metric: 'customer-satisfaction', target: { perEmployee: true }, better: 'higher', cap: 1 },
      criteria: ['得分 = 15 × 实际满意度 ÷ 目标满意度，最多 15 分'], evidence: '客户满意度回访表',
    },
    {
      id: 'resolution-rate', title: '问题解决率', section: 'quality', max: 10, rule: { kind: 'attainment', metric: 'resolution-rate', target: { perEmployee: true }, better: 'higher', cap: 1 },
      criteria: ['得分 = 10 × 实际解决率 ÷ 目标解决率，最多 10 分'], evidence: '问题处理记录',
    },
    rated('complaint-handling', '投诉处理情况', 'quality', 5, ['投诉都有人跟、有结果，客户认可'], '投诉处理单'),
    rated('teamwork', '团队协作', 'team', 8, ['组内分工清楚，互相补位，不推诿'], '日常观察与事例'),
    rated('coaching', '人员培训', 'team', 6, ['按计划带人、培训，新人上手快'], '培训记录'),
    rated('motivation', '员工激励', 'team', 6, ['及时肯定做得好的，帮助落后的，队伍稳定'], '谈话与表扬记录'),
    rated('learning', '自我学习', 'growth', 8, ['有学习计划，并且做到'], '学习记录'),
    rated('skills', '技能提升', 'growth', 6, ['业务、沟通、工具使用比上月有进步'], '事例'),
    rated('business-development', '业务拓展', 'growth', 6, ['主动参与新业务，提出可行的想法'], '事例'),
  ],
  metrics: [customerSatisfaction, { id: 'resolution-rate', title: '问题解决率', unit: '%', better: 'higher', scope: 'employee', providers: ['hr', 'after-sales-manager'], sourceForm: '问题处理记录' }],
  incidentKinds: [],
  pay: null,
  route: routeOf({ title: '考核', by: 'supervisor' }, { title: '核准', by: 'general-manager' }),
  settings: [
    { title: '各部分分值', value: '任务 30、质量 30、团队 20、提升 20（可改）' },
    { title: '要写事例的评分', value: '高于满分的 90% 或低于 60%' },
    { title: '提交前', value: '上级和本人谈过，本人确认' },
  ],
  practice: { talk: 'before-submission', exampleAbove: 90, exampleBelow: 60 },
}
