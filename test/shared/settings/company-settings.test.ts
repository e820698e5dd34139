import { isRefusal } from '../../../shared/contract/refusal'
import { defaultSettings, refuseSettings, settingBounds, settingsDifferences, type NumberSetting } from '../../../shared/settings/company-settings'
import { saveSettings } from '../../../shared/settings/save-settings'
import { changesTextOf, movedSetting, numberCardsOf } from '../../../src/admin/settings/settings-view'

test('what a company has that set nothing can be saved as it is', () => {
  expect(refuseSettings(defaultSettings)).toBeNull()
  expect(saveSettings.input.safeParse({ ...defaultSettings, rev: null }).success).toBe(true)
  expect(settingsDifferences(defaultSettings, defaultSettings)).toEqual([])
})

test('days out of order and limits that contradict each other are refused with the field', () => {
  const field = (change: Partial<typeof defaultSettings>) => {
    const refusal = refuseSettings({ ...defaultSettings, ...change })
    return isRefusal(refusal) ? refusal.field : null
  }
  expect(field({ calendar: { factsDueDay: 6, ratingsDueDay: 5, windowsEndDay: 8 } })).toBe('calendar.ratingsDueDay')
  expect(field({ calendar: { factsDueDay: 3, ratingsDueDay: 8, windowsEndDay: 7 } })).toBe('calendar.windowsEndDay')
  expect(field({ entryLimits: { perPerson: 9, inAll: 8 } })).toBe('entryLimits.inAll')
})

test('differences say what was and what is', () => {
  const after = { ...defaultSettings, photoRequired: 'never' as const, calendar: { ...defaultSettings.calendar, windowsEndDay: 8 } }
  expect(changesTextOf(defaultSettings, after)).toBe('记一笔 要照片 → 不要照片；异议截止 6 → 8 日')
  expect(changesTextOf(after, after)).toBeNull()
})

test('whatever the steppers are tapped to, it stays within the bounds and can be saved', () => {
  const names = Object.keys(settingBounds) as NumberSetting[]
  let settings = defaultSettings
  for (let tap = 0; tap < 3_000; tap += 1) {
    const name = names[(tap * 7 + Math.floor(tap / 11)) % names.length] ?? 'inAll'
    settings = movedSetting(settings, name, (tap * 13 + Math.floor(tap / 29)) % 3 === 0 ? -1 : 1)
    expect(refuseSettings(settings)).toBeNull()
    expect(saveSettings.input.safeParse({ ...settings, rev: 1 }).success).toBe(true)
  }
})

test('every number has its line', () => {
  expect(numberCardsOf(defaultSettings).flatMap(({ lines }) => lines.map(({ name }) => name)).sort()).toEqual(Object.keys(settingBounds).sort())
})
