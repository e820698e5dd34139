import type { MinimumWages } from '@shared/pay/minimum-wage'
import { settingBounds, settingsDifferences, type NumberSetting, type SettingsValue } from '@shared/settings/company-settings'

/** A number of the settings as its line shows it. */
export interface NumberLine {
  readonly name: NumberSetting
  readonly title: string
  readonly detail: string
  readonly value: string
}

/** A card of numbers, with the moment from which a change holds. */
export interface NumberCard {
  readonly key: string
  readonly title: string
  readonly holds: string
  readonly lines: readonly NumberLine[]
}

function valueOf({ calendar, entryLimits, signatureDays }: SettingsValue, name: NumberSetting): number {
  switch (name) {
    case 'perPerson': case 'inAll': return entryLimits[name]
    case 'signatureDays': return signatureDays
    case 'factsDueDay': case 'ratingsDueDay': case 'windowsEndDay': return calendar[name]
  }
}

function withValue(settings: SettingsValue, name: NumberSetting, value: number): SettingsValue {
  switch (name) {
    case 'perPerson': case 'inAll': return { ...settings, entryLimits: { ...settings.entryLimits, [name]: value } }
    case 'signatureDays': return { ...settings, signatureDays: value }
    case 'factsDueDay': case 'ratingsDueDay': case 'windowsEndDay': return { ...settings, calendar: { ...settings.calendar, [name]: value } }
  }
}

export function numberCardsOf(settings: SettingsValue): readonly NumberCard[] {
  const line = (name: NumberSetting, title: string, detail: string, unit: string): NumberLine => ({ name, title, detail, value: `${valueOf(settings, name)} ${unit}` })
  return [
    { key: 'limits', title: '每天能记几笔', holds: '改了马上生效', lines: [line('perPerson', '一个人记同一位师傅', '再有请店长来记', '笔'), line('inAll', '一个人一共记', '防止误记和刷单', '笔')] },
    { key: 'calendar', title: '下月几号截止', holds: '从下次开考核的月份起', lines: [line('factsDueDay', '数据', '过了还缺就要人事处理', '号'), line('ratingsDueDay', '打分', '过了没打就要人事处理', '号'), line('windowsEndDay', '确认和异议', '最早 6 号：留足答复和裁定', '号')] },
    { key: 'signature', title: '师傅签字', holds: '从下一张送签的起', lines: [line('signatureDays', '给几天', '到期没签按未签字封存', '天')] },
  ]
}

/** One tap on a number. What has to come after it goes along, so that no tap leads to something that can't be saved. */
export function movedSetting(settings: SettingsValue, name: NumberSetting, direction: 1 | -1): SettingsValue {
  const { least, most } = settingBounds[name]
  const moved = withValue(settings, name, Math.min(Math.max(valueOf(settings, name) + direction, least), most))
  return direction === 1 ? pushed(moved) : pulled(moved)
}

function pushed(settings: SettingsValue): SettingsValue {
  const { factsDueDay, ratingsDueDay, windowsEndDay } = settings.calendar
  const ratings = Math.max(ratingsDueDay, factsDueDay)
  const { perPerson, inAll } = settings.entryLimits
  return { ...settings, calendar: { factsDueDay, ratingsDueDay: ratings, windowsEndDay: Math.max(windowsEndDay, ratings) }, entryLimits: { perPerson, inAll: Math.max(inAll, perPerson) } }
}

function pulled(settings: SettingsValue): SettingsValue {
  const { factsDueDay, ratingsDueDay, windowsEndDay } = settings.calendar
  const ratings = Math.min(ratingsDueDay, windowsEndDay)
  const { perPerson, inAll } = settings.entryLimits
  return { ...settings, calendar: { factsDueDay: Math.min(factsDueDay, ratings), ratingsDueDay: ratings, windowsEndDay }, entryLimits: { perPerson: Math.min(perPerson, inAll), inAll } }
}

interface NamedStore {
  readonly id: string
  readonly name: string
}

/** Minimum wages while they are typed: empty is none for the company, and the company's for a store; 0 is none for a store. */
export interface WageDraft {
  readonly company: string
  readonly stores: Readonly<Record<string, string>>
}

export function wageDraftOf({ company, stores }: MinimumWages): WageDraft {
  return { company: company ?? '', stores: Object.fromEntries(stores.map(({ storeId, yuan }) => [storeId, yuan ?? '0'])) }
}

/** What is wrong with a typed minimum; null when it can be saved. */
export function wageErrorOf(text: string): string | null {
  return /^((0|[1-9]\d{0,5})(\.\d{1,2})?)?$/.test(text) ? null : '请填金额，最多 6 位整数、2 位小数'
}

/** The minimum wages as typed; null while one of them can't be saved. */
export function minimumWagesOf({ company, stores }: WageDraft): MinimumWages | null {
  if ([company, ...Object.values(stores)].some((text) => wageErrorOf(text) !== null)) return null
  const amountOf = (text: string): string | null => (/[1-9]/.test(text) ? text : null)
  const own = Object.entries(stores).filter(([, text]) => text !== '').map(([storeId, text]) => ({ storeId, yuan: amountOf(text) })).sort((a, b) => (a.storeId < b.storeId ? -1 : 1))
  return { company: amountOf(company), stores: own }
}

/** What saving would change, in a sentence; null while nothing differs. */
export function changesTextOf(before: SettingsValue, after: SettingsValue, stores: readonly NamedStore[] = []): string | null {
  const differences = settingsDifferences(before, after, stores)
  return differences.length === 0 ? null : differences.join('；')
}

/** How many sign a sheet beside its owner, each a different person; with two the middle step of three falls away. */
export const signerCountChoices = [{ value: 3, title: '三位' }, { value: 2, title: '两位' }] as const
export const signerCountTexts: Readonly<Record<SettingsValue['signerCount'], string>> = {
  3: '一张表由三位不同的人签：考核、审核、核准。只有一步或两步的表照表上的步骤签。',
  2: '人少的公司用：三步的表省去中间的审核，由考核和核准两位不同的人签。表上会写明，师傅看得到。',
}
export const photoRequiredChoices = [{ value: 'asked', title: '要照片' }, { value: 'never', title: '不要求' }] as const
export const photoSourceChoices = [{ value: 'both', title: '现拍或相册' }, { value: 'camera', title: '只能现拍' }] as const
