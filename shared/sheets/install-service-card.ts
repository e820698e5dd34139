import type { Template } from '../scoring/template'

/** Sheet 1, 安装售后绩效考核卡: for the installation, after-sales, inspection and warehouse crew and its supervisor; by month; pays `total ÷ 80 × base`. */
export const installServiceCard: Template = {
  id: 'install-service-card',
  version: 1,
  title: '安装售后绩效考核卡',
  declaredPoints: 100,
  periodKinds: ['month'],
  items: [
    {
      id: 'first-pass-rate', title: '安装一次完成合格率', category: '安装', max: 30,
      rule: {
        kind: 'deviation', metric: 'first-pass-rate', baseline: 90, base: 20, up: 1, down: 1, size: 1, partial: 'ignore', better: 'higher', floor: 0, ceiling: 30,
      },
      criteria: [
        '一次装好、客户验收合格的单数，占当月完工单数的比例',
        '合格率 90% 得 20 分；每高 1 个百分点加 1 分，每低 1 个百分点扣 1 分，只算整的百分点',
        '因设计原因没有一次装好的单子不计入',
      ],
      evidence: '安装完工单与客户验收单',
    },
    {
      id: 'inspection', title: '安检工作', category: '安装', max: 20,
      rule: { kind: 'attainment', metric: 'inspection-survey-score', target: 100, better: 'higher', cap: 1 },
      criteria: ['与质检员电话回访的得分挂钩：回访得多少分，就按比例得分', '回访满分 100 分时得 20 分'],
      evidence: '质检员电话回访记录',
    },
    {
      id: 'after-sales', title: '售后工作', category: '管理', max: 20,
      rule: {
        kind: 'deviation', metric: 'after-sales-satisfaction', baseline: 95, base: 15, up: 1, down: 1, size: 1, partial: 'ignore', better: 'higher', floor: 0, ceiling: 20,
      },
      criteria: ['售后服务的客户满意率', '满意率 95% 得 15 分；每高 1 个百分点加 1 分，每低 1 个百分点扣 1 分，只算整的百分点'],
      evidence: '售后服务回访表',
    },
    {
      id: 'warehouse', title: '仓库管理', category: '管理', max: 10,
      rule: {
        kind: 'deduction', start: 8, floor: 0, ceiling: 10,
        entries: [{ incident: 'warehouse-violation', points: -1 }, { incident: 'warehouse-commendation', points: 1 }],
      },
      criteria: ['橱柜进度表每天更新', '库存表每周一更新', '按要求做到得 8 分；每违规 1 次扣 1 分，每表扬 1 次加 1 分，最多 10 分'],
      evidence: '进度表、库存表与现场检查',
    },
    {
      id: 'tools-vehicles', title: '安装工具及车辆管理', category: '管理', max: 10,
      rule: {
        kind: 'deduction', start: 8, floor: 0, ceiling: 10,
        entries: [{ incident: 'tool-violation', points: -1 }, { incident: 'vehicle-violation', points: -1 }, { incident: 'tool-vehicle-commendation', points: 1 }],
      },
      criteria: ['工具有人管、常保养，不丢不乱放', '车辆按时保养、按规定驾驶', '按要求做到得 8 分；每违规 1 次扣 1 分，每表扬 1 次加 1 分，最多 10 分'],
      evidence: '工具台账、车辆记录与现场检查',
    },
    {
      id: 'sales-coordination', title: '与销售的配合度', category: '沟通', max: 10,
      rule: { kind: 'rating', raters: [{ role: 'sales-manager' }], final: 'last', step: '0.5' },
      criteria: ['由销售经理每月评分', '看沟通是否及时、答应的安装时间是否做到、客户问题是否一起解决'],
    },
  ],
  metrics: [
    {
      id: 'first-pass-rate', title: '一次安装合格率', unit: '%', better: 'higher', scope: 'employee', providers: ['hr', 'after-sales-manager'], sourceForm: '安装完工单',
      minimumDenominator: 10, excludedCauses: ['设计原因'],
    },
    { id: 'inspection-survey-score', title: '质检电话回访得分', unit: 'score', better: 'higher', scope: 'crew', providers: ['hr', 'inspector'], sourceForm: '质检电话回访表' },
    { id: 'after-sales-satisfaction', title: '售后满意率', unit: '%', better: 'higher', scope: 'employee', providers: ['hr', 'after-sales-manager'], sourceForm: '售后服务回访表' },
  ],
  incidentKinds: [
    { id: 'warehouse-violation', title: '仓库违规' },
    { id: 'warehouse-commendation', title: '仓库表扬' },
    { id: 'tool-violation', title: '工具违规' },
    { id: 'vehicle-violation', title: '车辆违规' },
    { id: 'tool-vehicle-commendation', title: '工具车辆表扬' },
  ],
  pay: { passMark: 80, cap: null },
  route: [
    { from: 'assessing', action: 'assess-sheet', title: '考核', by: 'supervisor', to: 'reviewing', allowSelf: false },
    { from: 'reviewing', action: 'review-sheet', title: '审核', by: 'store-manager', to: 'approving', allowSelf: false },
    { from: 'approving', action: 'approve-sheet', title: '核准', by: 'general-manager', to: 'sealed', allowSelf: false },
  ],
  settings: [
    { title: '不计入合格率的原因', value: '设计原因' },
    { title: '合格率至少要有的完工单数', value: '10 单，不够时先不计分' },
    { title: '零头', value: '不满 1 个百分点的不算' },
    { title: '80 分以上', value: '按得分照算，不封顶' },
  ],
}
