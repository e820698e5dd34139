import * as z from 'zod/mini'
import { refuse, type Refusal } from '../contract/refusal'
import { defaultCalendar } from '../cycle/period'
import { photoRequirements, photoSources } from '../evidence/photo-rules'
import { defaultEntryLimits } from '../incident/entry-count'
import { signerCounts } from '../approval/route'
import { id } from '../contract/fields'
import { noMinimumWages, type MinimumWages } from '../pay/minimum-wage'
import { yuan } from '../people/roster-fields'

/** From where to where a setting may go, both ends included. Days of the month after, days, entries on a day. */
export const settingBounds = {
  factsDueDay: { least: 1, most: 10 }, ratingsDueDay: { least: 1, most: 12 },
  /** What is logged on a month's last day may be answered for 72 hours and decided for 48 more. */
  windowsEndDay: { least: 6, most: 15 },
  signatureDays: { least: 1, most: 7 }, perPerson: { least: 1, most: 50 }, inAll: { least: 1, most: 500 },
} as const
export type NumberSetting = keyof typeof settingBounds

const within = (name: NumberSetting) => z.int().check(z.gte(settingBounds[name].least), z.lte(settingBounds[name].most))

/** What a company sets for itself. `calendar`: days of the month after; `entryLimits`: what one reporter may log on a day; `signerCount`: how many sign a sheet beside its owner; `minimumWages`: what pay is held against before anybody signs. */
export const settingsFields = {
  photoRequired: z.enum(photoRequirements), photoSource: z.enum(photoSources),
  entryLimits: z.strictObject({ perPerson: within('perPerson'), inAll: within('inAll') }),
  calendar: z.strictObject({ factsDueDay: within('factsDueDay'), ratingsDueDay: within('ratingsDueDay'), windowsEndDay: within('windowsEndDay') }),
  signatureDays: within('signatureDays'), signerCount: z.literal(signerCounts),
  minimumWages: z.strictObject({ company: z.nullable(yuan), stores: z.array(z.strictObject({ storeId: id, yuan: z.nullable(yuan) })).check(z.maxLength(200)) }),
}
export type SettingsValue = { readonly [Name in keyof typeof settingsFields]: z.infer<(typeof settingsFields)[Name]> }

/** What a company has that set nothing itself. */
export const defaultSettings: SettingsValue = { photoRequired: 'asked', photoSource: 'both', entryLimits: defaultEntryLimits, calendar: defaultCalendar, signatureDays: 3, signerCount: 3, minimumWages: noMinimumWages }

/** What does not go together: each step of the close needs what comes before it, and one person is a part of all. */
export function refuseSettings({ calendar, entryLimits, minimumWages: { stores } }: SettingsValue): Refusal | null {
  if (calendar.ratingsDueDay < calendar.factsDueDay) return refuse('bad-input', '打分截止不能早于数据截止', 'calendar.ratingsDueDay')
  if (calendar.windowsEndDay < calendar.ratingsDueDay) return refuse('bad-input', '异议截止不能早于打分截止', 'calendar.windowsEndDay')
  if (entryLimits.inAll < entryLimits.perPerson) return refuse('bad-input', '一天一共记的不能少于记一个人的', 'entryLimits.inAll')
  if (new Set(stores.map(({ storeId }) => storeId)).size < stores.length) return refuse('bad-input', '一家门店只能有一个最低工资标准', 'minimumWages.stores')
  return null
}

const photoRequiredTitles: Record<SettingsValue['photoRequired'], string> = { asked: '要照片', never: '不要照片' }
const photoSourceTitles: Record<SettingsValue['photoSource'], string> = { both: '现拍或相册', camera: '只能现拍' }

const wageTitle = (wage: string | null | undefined): string => (wage === undefined ? '同公司' : wage === null ? '不设' : `${wage} 元`)

/** What differs between two states of the minimum wages: `最低工资 不设 → 2010 元`, a store's by its name. */
function wageDifferences(before: MinimumWages, after: MinimumWages, stores: readonly { readonly id: string; readonly name: string }[]): readonly string[] {
  const changed = (title: string, from: string, to: string) => (from === to ? [] : [`${title} ${from} → ${to}`])
  const ownOf = ({ stores: own }: MinimumWages, storeId: string) => wageTitle(own.find((store) => store.storeId === storeId)?.yuan)
  return [
    ...changed('最低工资', wageTitle(before.company), wageTitle(after.company)),
    ...[...new Set([...before.stores, ...after.stores].map(({ storeId }) => storeId))].flatMap((storeId) => changed(`${stores.find((store) => store.id === storeId)?.name ?? storeId}最低工资`, ownOf(before, storeId), ownOf(after, storeId))),
  ]
}

/** What differs between two states of the settings, in words for the audit: `数据截止 3 → 4 日`. `stores` lends names. */
export function settingsDifferences(before: SettingsValue, after: SettingsValue, stores: readonly { readonly id: string; readonly name: string }[] = []): readonly string[] {
  const changed = (title: string, from: string | number, to: string | number, unit = '') => (from === to ? [] : [`${title} ${from} → ${to}${unit}`])
  return [
    ...changed('记一笔', photoRequiredTitles[before.photoRequired], photoRequiredTitles[after.photoRequired]),
    ...changed('照片来源', photoSourceTitles[before.photoSource], photoSourceTitles[after.photoSource]),
    ...changed('一天记一个人', before.entryLimits.perPerson, after.entryLimits.perPerson, ' 笔'),
    ...changed('一天一共', before.entryLimits.inAll, after.entryLimits.inAll, ' 笔'),
    ...changed('数据截止', before.calendar.factsDueDay, after.calendar.factsDueDay, ' 日'),
    ...changed('打分截止', before.calendar.ratingsDueDay, after.calendar.ratingsDueDay, ' 日'),
    ...changed('异议截止', before.calendar.windowsEndDay, after.calendar.windowsEndDay, ' 日'),
    ...changed('签字期限', before.signatureDays, after.signatureDays, ' 天'),
    ...changed('签字的人', before.signerCount, after.signerCount, ' 位'),
    ...wageDifferences(before.minimumWages, after.minimumWages, stores),
  ]
}
