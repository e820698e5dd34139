import type { PlannedTask } from '@shared/appraisal/plan-tasks'

/** What the running month knows so far of the people who are not scored by the card: person, metric, target. */
export const otherTargets: readonly (readonly [person: string, metricId: string, target: string])[] = [
  ['p-ding-hao', 'install-error-rate', '2'], ['p-ding-hao', 'sales', '80000'], ['p-ye-fang', 'customer-satisfaction', '92'], ['p-ye-fang', 'resolution-rate', '95'],
  ['p-pan-lei', 'bad-review-rate', '1.5'], ['p-shi-qing', 'customer-satisfaction', '92'], ['p-shi-qing', 'sales', '60000'],
]

const job = (name: string, urgency: number, importance: number, completion: string): PlannedTask => ({ name, description: '', urgency, importance, completion })

export const otherTasks: readonly (readonly [person: string, item: string, tasks: readonly PlannedTask[]])[] = [
  ['p-ye-fang', 'task-list', [job('旺季排班表', 3, 3, '100'), job('回访十月新客户', 2, 2, '60'), job('整理话术手册', 1, 2, '20')]],
  ['p-pan-lei', 'work-plan', [job('梳理退换货流程', 2, 3, '80'), job('更新售后话术', 1, 2, '50')]],
]

export const otherFigures: readonly (readonly [person: string, metricId: string, value: string])[] = [
  ['p-cao-jun', 'after-sales-satisfaction', '96.5'], ['p-cao-jun', 'inspection-survey-score', '91'],
  ['p-ding-hao', 'install-error-rate', '2.5'], ['p-ding-hao', 'sales', '62000'], ['p-ding-hao', 'orders-completed', '11'], ['p-ding-hao', 'orders-assigned', '12'], ['p-ding-hao', 'backlog-rate', '8'],
  ['p-tian-hong', 'standard-execution-rate', '97.5'], ['p-tian-hong', 'feedback-timeliness-rate', '93'], ['p-tian-hong', 'callback-rate', '96'], ['p-tian-hong', 'customer-satisfaction', '91'], ['p-tian-hong', 'complaint-overdue-days', '1'],
  ['p-ye-fang', 'customer-satisfaction', '88'], ['p-ye-fang', 'resolution-rate', '96'], ['p-pan-lei', 'bad-review-rate', '1.8'], ['p-pan-lei', 'refund-dispute-rate', '0.6'],
  ['p-shi-qing', 'customer-satisfaction', '90'], ['p-shi-qing', 'sales', '41000'], ['p-shi-qing', 'milestones-reached', '3'], ['p-shi-qing', 'milestones-due', '4'],
]

export const otherLevels: readonly (readonly [person: string, item: string, level: number])[] = [['p-tian-hong', 'customer-focus', 4], ['p-tian-hong', 'attention-to-detail', 3]]
