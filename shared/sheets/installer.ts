import type { Template } from '../scoring/template'
import { routeOf } from './routes'
import { sales } from './service-metrics'

const byStoreManager = { kind: 'rating', raters: [{ role: 'store-manager' }] } as const

/** Sheet 2, 全屋定制衣柜安装师绩效考核评分表: for installers; probation, month or year; the store manager scores, the general manager confirms. */
export const installer: Template = {
  id: 'installer',
  version: 1,
  title: '全屋定制衣柜安装师绩效考核评分表',
  declaredPoints: 100,
  periodKinds: ['probation', 'month', 'year'],
  sections: [{ id: 'kpi', title: '关键绩效指标', points: 80 }, { id: 'conduct', title: '行为规范', points: 10 }, { id: 'daily', title: '日常工作', points: 10 }],
  items: [
    {
      id: 'install-error-rate', title: '安装差错率', section: 'kpi', max: 20,
      rule: { kind: 'attainment', metric: 'install-error-rate', target: { perEmployee: true }, better: 'lower', cap: 1 },
      criteria: ['装错、漏装、返工的单数占完工单数的比例，越低越好', '得分 = 20 × 目标差错率 ÷ 实际差错率，不超过目标得满分', '一单差错也没有得满分'],
      evidence: '安装完工单与返工记录', help: '填百分数，或者填差错单数和完工单数',
    },
    {
      id: 'sales-attainment', title: '销售目标完成率', section: 'kpi', max: 20,
      rule: { kind: 'attainment', metric: 'sales', target: { perEmployee: true }, better: 'higher', cap: 1 },
      criteria: ['本期个人带来的销售额与个人目标相比', '得分 = 20 × 实际销售额 ÷ 目标销售额，最多 20 分'],
      evidence: '销售台账', help: '安装师没有销售任务的，公司可以关掉这一项，分值由本部分其他项目分担',
    },
    {
      id: 'orders-completed', title: '当月安装单数', section: 'kpi', max: 15,
      rule: { kind: 'attainment', metric: 'orders-completed', target: { metric: 'orders-assigned' }, better: 'higher', cap: 1 },
      criteria: ['派到本期要装的单子装完了多少', '得分 = 15 × 装完单数 ÷ 派单数，最多 15 分', '客户自己要求延期的单子不算派单'],
      evidence: '派单表与安装完工单',
    },
    {
      id: 'backlog-rate', title: '遗留定单率', section: 'kpi', max: 10,
      rule: { kind: 'deviation', metric: 'backlog-rate', baseline: { previous: true }, base: 10, up: 2, down: 2, size: 1, partial: 'ignore', better: 'lower', floor: 0, ceiling: null, whenNoPrevious: 'baseline' },
      criteria: ['本期没装完的单子占比，和自己上期比', '持平得 10 分；每高 1 个百分点扣 2 分，扣完为止；每低 1 个百分点加 2 分，只算整的百分点'],
      evidence: '派单表',
    },
    {
      id: 'service-complaints', title: '服务满意度', section: 'kpi', max: 5,
      rule: { kind: 'deduction', start: 5, floor: null, entries: [{ incident: 'customer-complaint', points: -5 }] },
      criteria: ['没有客户投诉得 5 分', '每有 1 次核实的针对本人的投诉扣 5 分，可以扣到负分'],
      evidence: '客户投诉登记表', help: '投诉要本人承认或裁定成立后才扣分',
    },
    {
      id: 'order-timeliness', title: '下单时效性', section: 'kpi', max: 10,
      rule: { kind: 'deduction', start: 10, floor: null, entries: [{ incident: 'late-order', points: -2 }] },
      criteria: ['复尺后 48 小时内下单得 10 分', '每有 1 单超时扣 2 分，可以扣到负分'],
      evidence: '复尺单与下单记录', help: '安装师不下单的，公司可以关掉这一项',
    },
    {
      id: 'attendance', title: '考勤', section: 'conduct', max: 4,
      rule: { ...byStoreManager, beside: ['late-arrival', 'early-leave', 'absence'] },
      criteria: ['按时上下班，不迟到、不早退、不旷工', '由店长对照考勤记录评分'],
      evidence: '考勤记录表',
    },
    {
      id: 'conduct-standard', title: '行为标准', section: 'conduct', max: 6, rule: byStoreManager,
      criteria: ['由店长对照行为检查表评分'], evidence: '行为标准检查表',
      checklist: ['仪容整洁', '待人有礼', '着工装、戴工牌', '服务用语规范', '电话接听及时、有礼', '施工按规范、现场保护到位'],
    },
    { id: 'cleanliness', title: '清洁卫生', section: 'daily', max: 3, rule: byStoreManager, criteria: ['自己负责的区域和收工后的现场干净整齐'], evidence: '现场检查' },
    { id: 'sample-care', title: '样品管理', section: 'daily', max: 2, rule: byStoreManager, criteria: ['自己负责的样品定期检查、保养，坏了及时报'], evidence: '样品检查记录' },
    {
      id: 'archiving', title: '档案整理', section: 'daily', max: 5,
      rule: { kind: 'deduction', start: 5, floor: 0, entries: [{ incident: 'incomplete-archive', points: -1 }] },
      criteria: ['每一单的图纸、照片等资料归档完整得 5 分', '每有 1 次不完整扣 1 分，扣完为止'],
      evidence: '档案抽查',
    },
  ],
  metrics: [
    { id: 'install-error-rate', title: '安装差错率', unit: '%', better: 'lower', scope: 'employee', providers: ['hr', 'after-sales-manager'], sourceForm: '安装完工单' },
    sales,
    { id: 'orders-completed', title: '装完单数', unit: 'count', better: 'higher', scope: 'employee', providers: ['hr'], sourceForm: '安装完工单' },
    { id: 'orders-assigned', title: '派单数', unit: 'count', better: 'higher', scope: 'employee', providers: ['hr'], sourceForm: '派单表' },
    { id: 'backlog-rate', title: '遗留定单率', unit: '%', better: 'lower', scope: 'employee', providers: ['hr'], sourceForm: '派单表' },
  ],
  incidentKinds: [
    { id: 'customer-complaint', title: '客户投诉', needsVerifying: true },
    { id: 'late-order', title: '下单超时' },
    { id: 'late-arrival', title: '迟到' },
    { id: 'early-leave', title: '早退' },
    { id: 'absence', title: '旷工' },
    { id: 'incomplete-archive', title: '归档不完整' },
  ],
  pay: null,
  route: routeOf({ title: '店长评分', by: 'store-manager' }, { title: '总经理确认', by: 'general-manager' }),
  settings: [
    { title: '差错率', value: '越低越好，超过目标按比例扣' },
    { title: '差错率、销售、单数', value: '最多得满分' },
    { title: '遗留定单率', value: '每低 1 个百分点加 2 分，不封顶' },
    { title: '没有上期的人', value: '遗留定单率按持平算' },
    { title: '投诉和下单超时', value: '可以扣到负分' },
  ],
}
