import type { PlannedTask } from '@shared/appraisal/plan-tasks'

/** Targets of the year of the people who are not scored by the card, set in the closed month: person, metric, target. */
export const otherTargets: readonly (readonly [person: string, metricId: string, target: string])[] = [
  ['p-ding-hao', 'install-error-rate', '2'], ['p-ding-hao', 'sales', '80000'], ['p-ye-fang', 'customer-satisfaction', '92'], ['p-ye-fang', 'resolution-rate', '95'],
  ['p-pan-lei', 'bad-review-rate', '1.5'], ['p-shi-qing', 'customer-satisfaction', '92'], ['p-shi-qing', 'sales', '60000'],
]

const job = (name: string, urgency: number, importance: number, completion: string): PlannedTask => ({ name, description: '', urgency, importance, completion })

/** Jobs of the running month. */
export const otherTasks: readonly (readonly [person: string, item: string, tasks: readonly PlannedTask[]])[] = [
  ['p-ye-fang', 'task-list', [job('旺季排班表', 3, 3, '100'), job('回访十月新客户', 2, 2, '60'), job('整理话术手册', 1, 2, '20')]],
  ['p-pan-lei', 'work-plan', [job('梳理退换货流程', 2, 3, '80'), job('更新售后话术', 1, 2, '50')]],
]

/** What the running month knows so far. */
export const otherFigures: readonly (readonly [person: string, metricId: string, value: string])[] = [
  ['p-cao-jun', 'after-sales-satisfaction', '96.5'], ['p-cao-jun', 'inspection-survey-score', '91'],
  ['p-ding-hao', 'install-error-rate', '2.5'], ['p-ding-hao', 'sales', '62000'], ['p-ding-hao', 'orders-completed', '11'], ['p-ding-hao', 'orders-assigned', '12'], ['p-ding-hao', 'backlog-rate', '8'],
  ['p-tian-hong', 'standard-execution-rate', '97.5'], ['p-tian-hong', 'feedback-timeliness-rate', '93'], ['p-tian-hong', 'callback-rate', '96'], ['p-tian-hong', 'customer-satisfaction', '91'], ['p-tian-hong', 'complaint-overdue-days', '1'],
  ['p-ye-fang', 'customer-satisfaction', '88'], ['p-ye-fang', 'resolution-rate', '96'], ['p-pan-lei', 'bad-review-rate', '1.8'], ['p-pan-lei', 'refund-dispute-rate', '0.6'],
  ['p-shi-qing', 'customer-satisfaction', '90'], ['p-shi-qing', 'sales', '41000'], ['p-shi-qing', 'milestones-reached', '3'], ['p-shi-qing', 'milestones-due', '4'],
]

export const otherLevels: readonly (readonly [person: string, item: string, level: number])[] = [['p-tian-hong', 'customer-focus', 4], ['p-tian-hong', 'attention-to-detail', 3]]

/** Jobs of the closed month. */
export const closedTasks: typeof otherTasks = [
  ['p-ye-fang', 'task-list', [job('九月投诉复盘', 2, 3, '100'), job('新人带教', 2, 2, '100'), job('客户档案补全', 1, 2, '70')]],
  ['p-pan-lei', 'work-plan', [job('配件库盘点', 2, 2, '100'), job('售后培训资料', 1, 3, '80')]],
]

/** Figures of the closed month. */
export const closedOtherFigures: typeof otherFigures = [
  ['p-cao-jun', 'first-pass-rate', '92.5'], ['p-cao-jun', 'after-sales-satisfaction', '96'], ['p-cao-jun', 'inspection-survey-score', '89'],
  ['p-ding-hao', 'install-error-rate', '2.2'], ['p-ding-hao', 'sales', '76000'], ['p-ding-hao', 'orders-completed', '18'], ['p-ding-hao', 'orders-assigned', '19'], ['p-ding-hao', 'backlog-rate', '9'],
  ['p-tian-hong', 'standard-execution-rate', '96'], ['p-tian-hong', 'feedback-timeliness-rate', '91'], ['p-tian-hong', 'information-relay-rate', '100'], ['p-tian-hong', 'callback-rate', '93'], ['p-tian-hong', 'complaint-overdue-days', '1'],
  ['p-tian-hong', 'suggestions-adopted', '3'], ['p-tian-hong', 'customer-satisfaction', '90'], ['p-tian-hong', 'collaboration-satisfaction', '92'], ['p-tian-hong', 'key-account-loss-rate', '0.8'],
  ['p-ye-fang', 'customer-satisfaction', '90.5'], ['p-ye-fang', 'resolution-rate', '94'], ['p-pan-lei', 'bad-review-rate', '1.6'], ['p-pan-lei', 'refund-dispute-rate', '0.8'],
  ['p-shi-qing', 'customer-satisfaction', '91'], ['p-shi-qing', 'sales', '55000'], ['p-shi-qing', 'milestones-reached', '4'], ['p-shi-qing', 'milestones-due', '4'],
]

/** Levels that the superior chose in the closed month. */
export const closedLevels: typeof otherLevels = [['p-tian-hong', 'customer-focus', 4], ['p-tian-hong', 'attention-to-detail', 4], ['p-tian-hong', 'compliance', 3]]

/** Points of the closed month by person and item, from everybody who rates the item. */
export const closedPoints: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'p-cao-jun': { 'sales-coordination': '8.5' },
  'p-ding-hao': { 'attendance': '4', 'conduct-standard': '5', 'cleanliness': '2.5', 'sample-care': '2' },
  'p-qin-yue': {
    'feedback-collection': '8.5', 'item-2': '8', 'fault-analysis': '9', 'damaged-parts-ledger': '4.5', 'major-incidents': '13', 'timeliness': '8', 'satisfaction-follow-up': '9', 'team-training': '4', 'complaint-handling': '13.5', 'cross-department': '8.5',
  },
  'p-ye-fang': { 'complaint-handling': '5', 'teamwork': '7', 'coaching': '3.5', 'motivation': '5', 'learning': '6.5', 'skills': '5', 'business-development': '4.5' },
  'p-jiang-nan': { 'goals': '17', 'team-management': '16', 'customer-satisfaction': '18', 'kpi-attainment': '16.5', 'innovation': '15' },
  'p-pan-lei': { 'collaboration': '4', 'leadership': '4', 'execution': '4' },
  'p-shi-qing': { 'team-management': '16', 'business-handling': '17', 'service-quality': '13.5' },
}

/** What the superior wrote beside points: 客服主管月度 asks for an example above 90 % and below 60 % of an item. */
export const closedRemarks: typeof closedPoints = {
  'p-ye-fang': { 'complaint-handling': '12 日的漏水投诉，当晚上门道歉并换柜，客户后来写了好评', 'coaching': '两名新人到月底还不会录回访单，带教计划没有落实' },
  'p-pan-lei': { 'leadership': '和三位师傅分别谈过，都愿意跟着他干' }, 'p-shi-qing': { 'service-quality': '旺季回访慢，有两次超过三天' },
}

/** Where the reviewer of a sheet saw it otherwise than the assessor: theirs counts. */
export const reviewedPoints: typeof closedPoints = { 'p-qin-yue': { 'item-2': '8.5', 'timeliness': '7.5' } }
/** Why, by item. */
export const reviewReasons: Readonly<Record<string, string>> = { 'item-2': '返修台账比上月细，多给半分', 'timeliness': '两张报修单超过一小时才回，扣半分' }

/** The company's own version of 售后部经理考核表: what it put in the place of the item that the form lost. */
export const namedItem = [
  { field: 'items.item-2.title', value: '售后配件与返厂跟踪' },
  { field: 'items.item-2.criteria', value: '缺件、错件当天报工厂，补件单号写进工单\n返厂件登记去向，每周跟一次进度\n补件到货两天内约客户上门' },
  { field: 'items.item-2.evidence', value: '补件单与返厂登记表' },
]
