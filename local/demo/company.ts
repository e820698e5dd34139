import type { CompanySettings } from '../../cloudfunctions/kit/collections'
import { sheetIdOf } from '@shared/appraisal/sheet'
import { calendarPeriodIdOf, calendarRangeOf } from '@shared/cycle/period-id'
import type { Person, PermissionRole, RoleGrant, Store } from '@shared/people/person'

const subscription = (id: string) => ({ id, fields: { title: 'thing1', text: 'thing2', at: 'time3' } })

/** The demonstration company: two stores, 25 people in all roles, eight who are scored by the other sheets, and somebody new who has not bound a WeChat account yet. Names, figures and events are invented. */
export const settings: CompanySettings = {
  _id: 'company', name: '匠心全屋定制', calendar: { factsDueDay: 3, ratingsDueDay: 5, windowsEndDay: 6 }, signatureDays: 3, photoRequired: 'asked', photoSource: 'both',
  minimumWages: { company: null, stores: [{ storeId: 's-west', yuan: '2010' }] },
  messages: {
    quiet: { fromHour: 21, untilHour: 8 },
    templates: { incident: subscription('demo-incident'), task: subscription('demo-task'), result: subscription('demo-result') },
  },
}

export const stores: readonly Store[] = [
  { _id: 's-east', name: '城东店' },
  { _id: 's-west', name: '城西店' },
]

const sheetOne = [{ templateId: 'install-service-card', pays: true }] as const

interface Entry {
  readonly id: string
  readonly name: string
  readonly store: string
  readonly position: string
  readonly roles: readonly RoleGrant[]
  readonly crew?: string
  readonly supervisor?: string
  /** Base of the performance pay; only people with a base are scored. */
  readonly base?: string
  /** Scored by another sheet than the card. */
  readonly sheet?: string
  /** By the quarter, where it isn't the month. */
  readonly periodKind?: 'quarter'
  /** Not bound to a WeChat account yet: HR can make an invitation. */
  readonly isNew?: boolean
}

const inCompany = (role: PermissionRole): readonly RoleGrant[] => [{ role, stores: 'company' }]
const inStore = (role: PermissionRole, store: string): readonly RoleGrant[] => [{ role, stores: [store] }]

function crewMember(id: string, name: string, store: string, crew: string, supervisor: string, base: string, position = '安装师傅'): Entry {
  return { id, name, store, position, roles: inStore('installer', store), crew, supervisor, base }
}

/** Answers the phone in the customer service; scored by no sheet, but asked about their superior. */
function serviceMember(id: string, name: string): Entry {
  return { id, name, store: 's-west', position: '客服', roles: inStore('installer', 's-west'), supervisor: 'p-jiang-nan' }
}

const entries: readonly Entry[] = [
  { id: 'p-chen-guodong', name: '陈国栋', store: 's-east', position: '总经理', roles: inCompany('general-manager') },
  { id: 'p-lin-shufen', name: '林淑芬', store: 's-east', position: '副总经理', roles: inCompany('general-manager') },
  { id: 'p-zhou-min', name: '周敏', store: 's-east', position: '人事', roles: inCompany('hr') },
  { id: 'p-wu-jing', name: '吴静', store: 's-east', position: '财务', roles: inCompany('finance') },
  { id: 'p-zheng-kai', name: '郑凯', store: 's-east', position: '质检员', roles: inCompany('inspector') },
  { id: 'p-xu-li', name: '许丽', store: 's-east', position: '售后经理', roles: inCompany('after-sales-manager') },
  { id: 'p-he-wei', name: '何伟', store: 's-east', position: '店长', roles: inStore('store-manager', 's-east') },
  { id: 'p-tang-yan', name: '唐燕', store: 's-east', position: '销售经理', roles: inStore('sales-manager', 's-east') },
  { id: 'p-zhao-gang', name: '赵刚', store: 's-east', position: '安装主管', roles: inStore('supervisor', 's-east'), crew: 'c-east-1', supervisor: 'p-he-wei', base: '6800.00' },
  { id: 'p-sun-liang', name: '孙亮', store: 's-east', position: '安装主管', roles: inStore('supervisor', 's-east'), crew: 'c-east-2', supervisor: 'p-he-wei', base: '6600.00' },
  crewMember('p-li-dayong', '李大勇', 's-east', 'c-east-1', 'p-zhao-gang', '6000.00'),
  crewMember('p-wang-haitao', '王海涛', 's-east', 'c-east-1', 'p-zhao-gang', '5800.00'),
  crewMember('p-zhang-jianjun', '张建军', 's-east', 'c-east-1', 'p-zhao-gang', '5600.00'),
  crewMember('p-liu-zhiqiang', '刘志强', 's-east', 'c-east-1', 'p-zhao-gang', '4800.00', '仓管员'),
  crewMember('p-huang-wenbin', '黄文斌', 's-east', 'c-east-2', 'p-sun-liang', '5900.00'),
  crewMember('p-ma-xiaolong', '马小龙', 's-east', 'c-east-2', 'p-sun-liang', '5500.00'),
  crewMember('p-gao-feng', '高峰', 's-east', 'c-east-2', 'p-sun-liang', '5700.00', '售后师傅'),
  { id: 'p-guo-jie', name: '郭杰', store: 's-west', position: '店长', roles: inStore('store-manager', 's-west') },
  { id: 'p-feng-xia', name: '冯霞', store: 's-west', position: '销售经理', roles: inStore('sales-manager', 's-west') },
  { id: 'p-deng-tao', name: '邓涛', store: 's-west', position: '安装主管', roles: inStore('supervisor', 's-west'), crew: 'c-west-1', supervisor: 'p-guo-jie', base: '6500.00' },
  crewMember('p-luo-yongsheng', '罗永胜', 's-west', 'c-west-1', 'p-deng-tao', '5800.00'),
  crewMember('p-liang-zhiming', '梁志明', 's-west', 'c-west-1', 'p-deng-tao', '5600.00'),
  crewMember('p-song-yang', '宋阳', 's-west', 'c-west-1', 'p-deng-tao', '5200.00'),
  crewMember('p-xie-baoshan', '谢宝山', 's-west', 'c-west-1', 'p-deng-tao', '5750.00', '售后师傅'),
  crewMember('p-han-lei', '韩磊', 's-west', 'c-west-1', 'p-deng-tao', '4700.00', '仓管员'),
  serviceMember('p-su-mei', '苏梅'), serviceMember('p-yu-ting', '余婷'), serviceMember('p-lu-jia', '陆佳'),
  { id: 'p-yang-fan', name: '杨帆', store: 's-west', position: '安装学徒', roles: inStore('installer', 's-west'), crew: 'c-west-1', supervisor: 'p-deng-tao', isNew: true },
]

function onSheet(id: string, name: string, position: string, sheet: string, role: 'installer' | 'supervisor' = 'supervisor', rest: Partial<Entry> = {}): Entry {
  return { id, name, store: 's-west', position, roles: inStore(role, 's-west'), supervisor: 'p-guo-jie', sheet, ...rest }
}

/** One on each of the other sheets; the second item of 售后部经理考核表 is named by the company itself (other-sheets.ts, `namedItem`). */
const onOtherSheets: readonly Entry[] = [
  onSheet('p-cao-jun', '曹军', '建材安装师傅', 'install-service-card-materials', 'installer'),
  onSheet('p-ding-hao', '丁浩', '衣柜安装师', 'installer', 'installer'),
  onSheet('p-qin-yue', '秦越', '售后部经理', 'after-sales-manager'),
  onSheet('p-tian-hong', '田红', '客服主管', 'cs-supervisor-scale'),
  onSheet('p-ye-fang', '叶芳', '客服主管', 'cs-supervisor-monthly'),
  onSheet('p-jiang-nan', '江楠', '客服主管', 'cs-supervisor-360', 'supervisor', { periodKind: 'quarter' }),
  onSheet('p-pan-lei', '潘磊', '售后主管', 'after-sales-kpi'),
  onSheet('p-shi-qing', '石青', '客服主管', 'cs-supervisor-indicators'),
]

/** Ids of those who are scored by another sheet than the card, with that sheet. */
export const otherSheets: ReadonlyMap<string, string> = new Map(onOtherSheets.flatMap(({ id, sheet }) => (sheet === undefined ? [] : [[id, sheet] as const])))

export const people: readonly Person[] = [...entries, ...onOtherSheets].map((entry) => ({
  _id: entry.id, name: entry.name, storeId: entry.store, crewId: entry.crew ?? null, position: entry.position, roles: entry.roles,
  isLead: entry.roles.some(({ role }) => role !== 'installer'), supervisorId: entry.supervisor ?? null, status: 'active', leftAt: null, leave: null,
  assignments: entry.sheet !== undefined ? [{ templateId: entry.sheet, pays: false, ...(entry.periodKind === undefined ? {} : { periodKind: entry.periodKind }) }] : entry.base === undefined ? [] : sheetOne, baseSalary: entry.base ?? null,
}))

/** Ids of those who are scored by the quarter. */
const quarterly: readonly string[] = onOtherSheets.flatMap(({ id, periodKind }) => (periodKind === 'quarter' ? [id] : []))

/** The quarter that a month lies in. */
export function quarterOf(month: string): string {
  return calendarPeriodIdOf('quarter', calendarRangeOf(month).startsAt)
}

/** Whether the month is the last of its quarter, so that both are closed in the same days. */
export function endsQuarter(month: string): boolean {
  return calendarRangeOf(quarterOf(month)).cutAt === calendarRangeOf(month).cutAt
}

/** The sheet of somebody who isn't scored by the card in the period that holds the month. */
export function otherSheetOf(month: string, personId: string): string {
  return sheetIdOf(quarterly.includes(personId) ? quarterOf(month) : month, personId, otherSheets.get(personId) ?? '')
}

/** Those who are not scored by the card and whose period ends with the month. */
export function othersEndingWith(month: string): readonly string[] {
  return [...otherSheets.keys()].filter((personId) => !quarterly.includes(personId) || endsQuarter(month))
}

/** Ids of those who have no WeChat account bound yet. */
export const newcomerIds: readonly string[] = entries.filter(({ isNew }) => isNew === true).map(({ id }) => id)

/** Under which WeChat account a person of the demonstration company is bound. */
export function openidOf(personId: string): string {
  return `demo-${personId}`
}
