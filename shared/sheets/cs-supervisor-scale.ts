import type { Band, BandsRule, LevelsRule, Template, TemplateItem, TemplateMetric } from '../scoring/template'
import { routeOf } from './routes'
import { customerSatisfaction } from './service-metrics'

function bands(metric: string, rows: readonly (readonly [value: number, points: number])[], comparison: Band['comparison'] = '>='): BandsRule {
  return { kind: 'bands', metric, bands: rows.map(([value, points]) => ({ comparison, value, points })), otherwise: 0 }
}

function performance(id: string, title: string, max: number, rule: TemplateItem['rule'], criteria: readonly string[], evidence: string): TemplateItem {
  return { id, title, section: 'performance', max, rule, criteria, evidence }
}

function behaviour(id: string, title: string, max: number, points: LevelsRule['points'], labels: readonly string[]): TemplateItem {
  return {
    id, title, section: 'behaviour', max, rule: { kind: 'levels', points, raters: [{ role: 'supervisor' }], labels },
    criteria: [`由上级评 1 到 5 级，依次得 ${points.join('、')} 分`], evidence: '日常观察与事例',
  }
}

const metric = (id: string, title: string, unit: TemplateMetric['unit'], better: TemplateMetric['better'], sourceForm: string): TemplateMetric =>
  ({ id, title, unit, better, scope: 'employee', providers: ['hr', 'after-sales-manager'], sourceForm })

/** Sheet 4, 客服主管绩效考核指标量表: performance 70 % and behaviour 30 %; the form's performance points add up to 105 and are brought to 100. */
export const csSupervisorScale: Template = {
  id: 'cs-supervisor-scale',
  version: 1,
  title: '客服主管绩效考核指标量表',
  declaredPoints: 100,
  periodKinds: ['month'],
  sections: [{ id: 'performance', title: '业绩考核', points: 100, rawPoints: 105, weight: 70 }, { id: 'behaviour', title: '行为考核', points: 100, weight: 30 }],
  items: [
    performance('standard-execution', '统一产品和服务行为模式的执行率', 25, bands('standard-execution-rate', [[99, 25], [95, 20], [90, 10]]), ['达到 99% 得 25 分，达到 95% 得 20 分，达到 90% 得 10 分，再低不得分'], '服务规范抽查表'),
    performance('feedback-timeliness', '客户意见反馈及时率', 15, bands('feedback-timeliness-rate', [[90, 15], [80, 10]]), ['规定时间内反馈的客户意见占比', '达到 90% 得 15 分，达到 80% 得 10 分，再低不得分'], '客户意见登记表'),
    performance('information-relay', '客户服务信息传递及时率', 10, bands('information-relay-rate', [[100, 10]]), ['重要问题和有用信息 1 小时内传到相关的人', '全部按时得 10 分，有一次超时不得分'], '信息传递记录'),
    performance('callback-rate', '客户回访率', 10, bands('callback-rate', [[100, 10], [90, 5]]), ['全部回访得 10 分，达到 90% 得 5 分，再低不得分'], '回访记录'),
    performance('complaint-speed', '客户投诉解决速度', 10, { kind: 'deduction', start: 10, floor: 0, entries: [{ metric: 'complaint-overdue-days', points: -5, partial: 'ignore' }] }, ['投诉 24 小时内解决得 10 分', '每超过 1 整天扣 5 分，几起投诉的天数合在一起算，扣完为止'], '投诉处理单'),
    performance('suggestions-adopted', '服务流程改进建议被采纳次数', 10, bands('suggestions-adopted', [[3, 10]]), ['被采纳 3 条及以上得 10 分，不到 3 条不得分'], '改进建议表'),
    performance('customer-satisfaction', '客户满意度', 15, bands('customer-satisfaction', [[90, 15], [80, 10]]), ['达到 90 分得 15 分，达到 80 分得 10 分，再低不得分'], '客户满意度回访表'),
    performance('collaboration', '部门协作满意度', 5, bands('collaboration-satisfaction', [[90, 5]]), ['其他部门打分达到 90 分得 5 分，不到不得分'], '部门协作评分表'),
    performance('key-account-loss', '大客户流失数', 5, bands('key-account-loss-rate', [[1, 5]], '<='), ['因服务原因流失的大客户占比', '不超过 1% 得 5 分，超过不得分'], '大客户台账'),
    behaviour('customer-focus', '以客户为中心', 40, [10, 15, 20, 30, 40], ['做好该做的服务', '客户的事马上办，不争辩', '能问出客户真正的需要并办到', '客户信得过，遇事愿意听他的', '为客户着想，也顾到公司长远']),
    behaviour('attention-to-detail', '服务细致', 30, [10, 15, 20, 25, 30], ['按公司流程服务', '主动询问服务中的问题', '流程走完没有投诉', '服务周到、实在', '常有客户想不到的贴心服务']),
    behaviour('compliance', '工作服从', 30, [10, 15, 20, 25, 30], ['服从安排，不抱怨', '服从安排，并且做好', '服从之外，能提合理建议', '全力投入，结果良好', '不用吩咐就把工作做好']),
  ],
  metrics: [
    metric('standard-execution-rate', '服务规范执行率', '%', 'higher', '服务规范抽查表'), metric('feedback-timeliness-rate', '意见反馈及时率', '%', 'higher', '客户意见登记表'),
    metric('information-relay-rate', '信息传递及时率', '%', 'higher', '信息传递记录'), metric('callback-rate', '客户回访率', '%', 'higher', '回访记录'),
    metric('complaint-overdue-days', '投诉超时天数', 'days', 'lower', '投诉处理单'), metric('suggestions-adopted', '采纳建议数', 'count', 'higher', '改进建议表'), customerSatisfaction,
    metric('collaboration-satisfaction', '部门协作满意度', 'score', 'higher', '部门协作评分表'), metric('key-account-loss-rate', '大客户流失率', '%', 'lower', '大客户台账'),
  ],
  incidentKinds: [],
  pay: null,
  route: routeOf({ title: '考核人签字', by: 'supervisor' }),
  settings: [
    { title: '业绩与行为的比例', value: '70% 和 30%' },
    { title: '业绩各项合计', value: '原表加起来 105 分，按 105 分折成 100 分' },
    { title: '正好在分界上', value: '算达到；大客户流失正好 1% 算没超过' },
    { title: '采纳建议', value: '不到 3 条得 0 分' },
  ],
}
