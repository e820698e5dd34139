import type { Scene } from './story-photos'

/** What happened to one person in a month: figures at its end, and how the sales manager and they themselves saw it. */
export interface Figures {
  readonly person: string
  readonly passed: number
  readonly finished: number
  readonly satisfaction: string
  readonly coordination: string
}

/** One incident with its answer; days and hours are Beijing time. */
export interface StoryIncident {
  readonly day: number
  readonly hour: number
  readonly about: string
  readonly by: string
  readonly kind: string
  readonly quantity?: number
  readonly note: string
  readonly orderNo?: string
  /** The reporter's photo. */
  readonly photo?: Scene
  readonly answer?: 'acknowledge' | { readonly dispute: string; readonly photo?: Scene; readonly decidedBy?: string; readonly verdict?: 'upheld' | 'dropped' | 'reduced'; readonly quantity?: number; readonly reason?: string }
}

/** Figures of the closed month. */
export const closedFigures: readonly Figures[] = [
  { person: 'p-zhao-gang', passed: 47, finished: 50, satisfaction: '96.4', coordination: '8.5' },
  { person: 'p-sun-liang', passed: 41, finished: 46, satisfaction: '95.2', coordination: '8' },
  { person: 'p-li-dayong', passed: 187, finished: 200, satisfaction: '97', coordination: '8.5' },
  { person: 'p-wang-haitao', passed: 24, finished: 26, satisfaction: '95.6', coordination: '8' },
  { person: 'p-zhang-jianjun', passed: 19, finished: 22, satisfaction: '93.8', coordination: '7.5' },
  { person: 'p-liu-zhiqiang', passed: 22, finished: 24, satisfaction: '96', coordination: '9' },
  { person: 'p-huang-wenbin', passed: 23, finished: 24, satisfaction: '98.1', coordination: '9' },
  { person: 'p-ma-xiaolong', passed: 17, finished: 21, satisfaction: '92.4', coordination: '6.5' },
  { person: 'p-gao-feng', passed: 20, finished: 22, satisfaction: '97.5', coordination: '8.5' },
  { person: 'p-deng-tao', passed: 44, finished: 48, satisfaction: '95.8', coordination: '8.5' },
  { person: 'p-luo-yongsheng', passed: 25, finished: 26, satisfaction: '97.2', coordination: '9.5' },
  { person: 'p-liang-zhiming', passed: 20, finished: 23, satisfaction: '94.9', coordination: '7' },
  { person: 'p-song-yang', passed: 15, finished: 19, satisfaction: '91.7', coordination: '6' },
  { person: 'p-xie-baoshan', passed: 21, finished: 22, satisfaction: '98.6', coordination: '9' },
  { person: 'p-han-lei', passed: 20, finished: 22, satisfaction: '96.3', coordination: '8' },
]

/** Phone-survey scores of the crews in the closed month. */
export const closedSurvey: readonly { readonly crew: string; readonly score: string }[] = [
  { crew: 'c-east-1', score: '88' }, { crew: 'c-east-2', score: '91.5' }, { crew: 'c-west-1', score: '85' },
]

export const closedIncidents: readonly StoryIncident[] = [
  { day: 3, hour: 10, about: 'p-zhang-jianjun', by: 'p-zhao-gang', kind: 'tool-violation', note: '电钻用完没有放回工具箱', answer: 'acknowledge' },
  { day: 5, hour: 15, about: 'p-ma-xiaolong', by: 'p-sun-liang', kind: 'vehicle-violation', note: '送货车超时停在小区消防通道', answer: 'acknowledge' },
  { day: 8, hour: 9, about: 'p-liu-zhiqiang', by: 'p-zhao-gang', kind: 'warehouse-violation', note: '周一库存表没有更新', answer: 'acknowledge' },
  { day: 10, hour: 17, about: 'p-luo-yongsheng', by: 'p-deng-tao', kind: 'tool-vehicle-commendation', note: '主动检修全组的电动工具', answer: 'acknowledge' },
  { day: 12, hour: 11, about: 'p-song-yang', by: 'p-deng-tao', kind: 'tool-violation', quantity: 2, note: '吸尘器、激光水平仪落在客户家', orderNo: 'DX-0912',
    answer: { dispute: '水平仪是借给隔壁组的，不是我落下的', decidedBy: 'p-guo-jie', verdict: 'reduced', quantity: 1, reason: '水平仪已核实是借出，减为一次' } },
  { day: 14, hour: 16, about: 'p-wang-haitao', by: 'p-zhao-gang', kind: 'vehicle-violation', note: '未按时做车辆保养',
    answer: { dispute: '保养单在我这里，14 号上午就做了', decidedBy: 'p-he-wei', verdict: 'dropped', reason: '保养单日期属实，撤销' } },
  { day: 17, hour: 10, about: 'p-huang-wenbin', by: 'p-sun-liang', kind: 'tool-vehicle-commendation', note: '车辆内外保持得最干净', answer: 'acknowledge' },
  { day: 19, hour: 14, about: 'p-han-lei', by: 'p-deng-tao', kind: 'warehouse-commendation', note: '提前整理出旺季备货区', answer: 'acknowledge' },
  { day: 22, hour: 9, about: 'p-liang-zhiming', by: 'p-deng-tao', kind: 'tool-violation', note: '修边机没有保养，现场停工半小时', answer: 'acknowledge' },
  { day: 25, hour: 15, about: 'p-li-dayong', by: 'p-zhao-gang', kind: 'tool-violation', quantity: 2, note: '台锯护罩没装、线盘没收', orderNo: 'DX-1003', answer: 'acknowledge' },
]

/** Figures so far of the running month: counted from the first weeks, HR records them anew at its end. */
export const runningFigures: readonly Omit<Figures, 'coordination'>[] = [
  { person: 'p-zhao-gang', passed: 26, finished: 28, satisfaction: '96' }, { person: 'p-sun-liang', passed: 22, finished: 25, satisfaction: '95' },
  { person: 'p-li-dayong', passed: 15, finished: 16, satisfaction: '97' }, { person: 'p-wang-haitao', passed: 13, finished: 14, satisfaction: '96.2' },
  { person: 'p-zhang-jianjun', passed: 11, finished: 13, satisfaction: '94.5' }, { person: 'p-huang-wenbin', passed: 12, finished: 12, satisfaction: '98' },
  { person: 'p-ma-xiaolong', passed: 6, finished: 8, satisfaction: '93' }, { person: 'p-gao-feng', passed: 11, finished: 12, satisfaction: '97.1' },
  { person: 'p-deng-tao', passed: 24, finished: 26, satisfaction: '95.5' }, { person: 'p-luo-yongsheng', passed: 14, finished: 15, satisfaction: '97.8' },
  { person: 'p-song-yang', passed: 9, finished: 12, satisfaction: '92.5' }, { person: 'p-xie-baoshan', passed: 12, finished: 13, satisfaction: '98.2' },
]

export const runningSurvey: readonly { readonly crew: string; readonly score: string }[] = [{ crew: 'c-east-1', score: '90' }, { crew: 'c-east-2', score: '89.5' }]

/** Days are counted back from today, so that the running month is always half-way with some of them still waiting for an answer. */
export const runningIncidents: readonly (Omit<StoryIncident, 'day'> & { readonly daysAgo: number })[] = [
  { daysAgo: 10, hour: 9, about: 'p-liu-zhiqiang', by: 'p-zhao-gang', kind: 'warehouse-violation', note: '橱柜进度表两天没有更新', answer: 'acknowledge' },
  { daysAgo: 9, hour: 14, about: 'p-ma-xiaolong', by: 'p-sun-liang', kind: 'tool-violation', note: '开孔器丢失没有报备', answer: 'acknowledge' },
  { daysAgo: 8, hour: 16, about: 'p-luo-yongsheng', by: 'p-deng-tao', kind: 'tool-vehicle-commendation', note: '暴雨天护好板材和车辆', answer: 'acknowledge' },
  { daysAgo: 6, hour: 11, about: 'p-song-yang', by: 'p-deng-tao', kind: 'vehicle-violation', quantity: 2, note: '两次没有按路线行驶', orderNo: 'DX-1108',
    answer: { dispute: '有一次是修路改道', decidedBy: 'p-guo-jie', verdict: 'reduced', quantity: 1, reason: '改道情况属实，记一次' } },
  { daysAgo: 4, hour: 10, about: 'p-zhang-jianjun', by: 'p-zhao-gang', kind: 'tool-violation', note: '收工没有清点工具', answer: 'acknowledge' },
  { daysAgo: 3, hour: 15, about: 'p-huang-wenbin', by: 'p-sun-liang', kind: 'tool-vehicle-commendation', note: '工具柜贴标签，找东西快多了', photo: 'cabinet', answer: 'acknowledge' },
  { daysAgo: 1, hour: 19, about: 'p-wang-haitao', by: 'p-zhao-gang', kind: 'vehicle-violation', note: '车上工具没有固定，急刹时掉落', orderNo: 'DX-1121', photo: 'van',
    answer: { dispute: '当天这辆车是黄师傅开的', photo: 'keys' } },
  { daysAgo: 1, hour: 16, about: 'p-li-dayong', by: 'p-zhao-gang', kind: 'tool-violation', note: '梯子没有收回，留在楼道', orderNo: 'DX-1122', photo: 'ladder' },
  { daysAgo: 1, hour: 17, about: 'p-liang-zhiming', by: 'p-deng-tao', kind: 'tool-violation', note: '电锤没有做月度保养' },
]
