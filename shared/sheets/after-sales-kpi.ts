import type { ItemSource, RubricRow, Template, TemplateItem } from '../scoring/template'
import { routeOf } from './routes'

const judged = (remark: string): ItemSource => ({ manner: 'subjective', by: '客服主管的上级', remark })
const counted = (form: string, formula: string): ItemSource => ({ manner: 'system', by: '客服主管', form, formula })

function rated(id: string, title: string, rubric: readonly RubricRow[], criteria: readonly string[], remark: string): TemplateItem {
  return { id, title, section: 'capability', max: 5, rule: { kind: 'rating', raters: [{ role: 'supervisor' }], step: 1, rubric }, criteria, evidence: '谈话与日常观察', source: judged(remark) }
}

const row = (label: string, from: number, to: number): RubricRow => ({ label, from, to })

/** Sheet 7, 售后主管岗位月度KPI绩效考核表: the form's visible weights add up to 90; the work plan carries the other 10. */
export const afterSalesKpi: Template = {
  id: 'after-sales-kpi',
  version: 1,
  title: '售后主管岗位月度KPI绩效考核表',
  declaredPoints: 100,
  periodKinds: ['month'],
  sections: [{ id: 'capability', title: '综合能力', points: 30, rawPoints: 15 }],
  items: [
    {
      id: 'work-plan', title: '工作计划', max: 10, rule: { kind: 'tasks' }, criteria: ['月初列出本月要做的事，月底看完成了多少', '越急、越重要的事，占的分越多'], evidence: '月度工作计划',
      source: { manner: 'subjective', by: '客服主管的上级', form: '月度工作计划', formula: '按紧急 × 重要加权的完成度 × 10' },
    },
    rated('collaboration', '部门协作', [row('主动配合，不计较付出', 5, 5), row('配合积极，别的部门满意', 3, 4), row('一般，能配合工作', 1, 2), row('勉强，不重视协作', 0, 0)], ['和其他部门配合得怎么样'], '先和协作部门的人谈，再打分'),
    rated('leadership', '领导能力', [row('下属信服，团队有干劲', 4, 5), row('能带团队，下属基本认同', 2, 3), row('要上级帮着才能管好', 0, 1)], ['带队伍、激励下属、达成目标的能力'], '先和直接下属谈，再打分'),
    rated('execution', '部门执行力', [row('交办的事又快又好', 4, 5), row('按时按要求完成', 2, 3), row('常要催或返工', 0, 1)], ['上级交办和部门计划落实得怎么样'], '对照交办事项打分'),
    {
      id: 'review-rate', title: '服务态度（中差评率）', max: 40, rule: { kind: 'attainment', metric: 'bad-review-rate', target: { perEmployee: true }, better: 'lower', cap: 1 },
      criteria: ['全体客服中差评率的平均值，越低越好', '得分 = 40 × 目标中差评率 ÷ 实际中差评率，不超过目标得满分'], evidence: '评价后台', source: counted('评价后台', '目标 ÷ 实际 × 40'),
    },
    {
      id: 'refund-disputes', title: '退款纠纷率', max: 5, rule: { kind: 'attainment', metric: 'refund-dispute-rate', target: { previous: true }, better: 'lower', cap: 1, whenNoPrevious: 'baseline', minimumPrevious: 0 },
      criteria: ['和上期比，越低越好', '得分 = 5 × 上期纠纷率 ÷ 本期纠纷率，不比上期高得满分'], evidence: '商家后台', source: counted('商家后台', '上期 ÷ 本期 × 5'),
    },
    {
      id: 'data-reporting', title: '数据统计与分析', max: 5, rule: { kind: 'deduction', start: 5, floor: 0, entries: [{ incident: 'data-error', points: -1 }] },
      veto: { isOn: false, when: { incident: 'data-error' }, effect: 'item-zero' },
      criteria: ['各类数据按时、完整、准确', '遗漏、出错、拖延，每处扣 1 分，扣完为止'], evidence: '数据报表', help: '公司可以打开单项否决：有一处差错，这一项 0 分', source: counted('数据报表', '5 − 差错处数'),
    },
    {
      id: 'issue-timeliness', title: '问题处理及时率', max: 10, rule: { kind: 'deduction', start: 10, floor: 0, entries: [{ incident: 'late-issue', points: -2 }] },
      criteria: ['售后问题及时处理', '拖延或遗漏，每件每人扣 2 分，扣完为止'], evidence: '售后问题记录', source: counted('售后问题记录', '10 − 2 × 拖延件数'),
    },
  ],
  metrics: [
    { id: 'bad-review-rate', title: '中差评率', unit: '%', better: 'lower', scope: 'store', providers: ['hr', 'after-sales-manager'], sourceForm: '评价后台' },
    { id: 'refund-dispute-rate', title: '退款纠纷率', unit: '%', better: 'lower', scope: 'store', providers: ['hr', 'after-sales-manager'], sourceForm: '商家后台' },
  ],
  incidentKinds: [{ id: 'data-error', title: '数据差错' }, { id: 'late-issue', title: '问题处理拖延' }],
  pay: null,
  route: routeOf({ title: '领导评分', by: 'supervisor' }, { title: '考评人', by: 'store-manager' }),
  settings: [
    { title: '综合能力', value: '三项共 15 分，折成 30 分' },
    { title: '中差评率、退款纠纷率', value: '越低越好' },
    { title: '数据差错', value: '每处扣 1 分，没有开单项否决' },
    { title: '没有上期的人', value: '退款纠纷率按持平算' },
  ],
}
