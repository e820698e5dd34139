import type { RatingRule, Template, TemplateItem } from '../scoring/template'
import { routeOf } from './routes'

const byAssessorAndReviewer: RatingRule = { kind: 'rating', raters: [{ role: 'assessor' }, { role: 'reviewer' }], final: 'last', step: '0.5' }

function rated(id: string, title: string, max: number, evidence: string, criteria: readonly string[]): TemplateItem {
  return { id, title, max, rule: byAssessorAndReviewer, criteria, evidence }
}

/** Sheet 3, 售后部经理考核表: for after-sales managers; self, assessor and reviewer each have a column, the last of assessor and reviewer is final. */
export const afterSalesManager: Template = {
  id: 'after-sales-manager',
  version: 1,
  title: '售后部经理考核表',
  declaredPoints: 100,
  periodKinds: ['month'],
  items: [
    rated('feedback-collection', '客户反馈信息的收集、汇总', 10, '按客户群分类的反馈记录数', ['主动收集客户对产品的意见，按客户群分类汇总', '了解同类产品客户的使用情况', '记下特殊需求，反馈给有关部门']),
    {
      id: 'item-2', title: '第 2 项（待公司命名）', max: 10, rule: byAssessorAndReviewer, isUnnamed: true,
      criteria: ['原表这一项没有印出来，只留下 10 分', '公司启用这张表前要给它命名、写清要求'], help: '命名以前可以试算，不能开考核',
    },
    rated('fault-analysis', '故障汇总分析', 10, '故障报告与关闭日期', ['牵头各部门查找故障原因', '每起故障都有书面分析，方便以后查', '定下关闭日期，不拖延']),
    rated('damaged-parts-ledger', '已损件台账建立', 5, '更换配件时收回的旧件', ['换下来的旧件都收回仓库', '台账数目清楚，能和其他部门对上']),
    rated('major-incidents', '重大事故问题处理', 15, '重大事故数与第一次行动的时间', ['出了重大事故马上联动处理', '如实、及时向上级汇报']),
    rated('timeliness', '处理问题的时效性', 10, '1 小时内答复的报修占比、按时派人的记录', ['客户报修 1 小时内答复', '按约定时间派人到现场', '尽快把问题处理好']),
    rated('satisfaction-follow-up', '客户满意度调查', 10, '回访电话记录，每 15 天至少一轮', ['至少每 15 天电话回访一轮', '问清客户真实的想法']),
    rated('team-training', '对售后人员的培训', 5, '培训和问题会记录，每月各一次', ['每月至少一次业务培训', '每月至少开一次问题分析会']),
    rated('complaint-handling', '客户的投诉处理', 15, '客户同意后关闭的投诉', ['每起投诉都重视、妥善处理', '客户认可了才能关闭']),
    rated('cross-department', '部门横向沟通', 10, '与销售部办结的退换货和已损件', ['已损件的处理和销售部沟通清楚', '退换货的处理和销售部沟通清楚']),
  ],
  metrics: [],
  incidentKinds: [],
  pay: null,
  route: routeOf({ title: '制表', by: 'supervisor' }, { title: '审核', by: 'store-manager' }, { title: '核准', by: 'general-manager' }),
  settings: [{ title: '最后得分', value: '有审核分按审核分，没有按考核分；自评只作参考' }],
}
