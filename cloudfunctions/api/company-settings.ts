import { refuse } from '@shared/contract/refusal'
import { refuseSettings, settingsDifferences, type SettingsValue } from '@shared/settings/company-settings'
import { noMinimumWages } from '@shared/pay/minimum-wage'
import { readSettings } from '@shared/settings/read-settings'
import { saveSettings } from '@shared/settings/save-settings'
import { defaultEntryLimits } from '@shared/incident/entry-count'
import type { CompanySettings } from '../kit/collections'
import { defaultCompanySettings, readSettings as readStored } from '../kit/company'
import { listDocuments } from '../kit/read'
import { command, query } from '../kit/serve'

function valueOf({ photoRequired, photoSource, entryLimits = defaultEntryLimits, calendar, signatureDays, signerCount = 3, minimumWages = noMinimumWages }: CompanySettings): SettingsValue {
  return { photoRequired, photoSource, entryLimits, calendar, signatureDays, signerCount, minimumWages }
}

async function storeNames(): Promise<{ id: string; name: string }[]> {
  return (await listDocuments('stores', {})).map(({ _id, name }) => ({ id: _id, name })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export const readSettingsHandler = query(readSettings, async () => {
  const [stored, stores] = await Promise.all([readStored(), storeNames()])
  return { ...valueOf(stored), name: stored.name, rev: stored.rev ?? null, stores }
})

export const saveSettingsHandler = command(saveSettings, async ({ actor, input, transaction, tell, summarise }) => {
  const stored = (await transaction.read('settings', 'company')) ?? defaultCompanySettings
  if ((stored.rev ?? null) !== input.rev) return refuse('content-changed')
  const rev = (input.rev ?? 0) + 1
  const { rev: _rev, ...value } = input
  const refusal = refuseSettings(value)
  if (refusal !== null) return refusal
  const stores = await storeNames()
  if (value.minimumWages.stores.some(({ storeId }) => !stores.some(({ id }) => id === storeId))) return refuse('bad-input', '没有这家门店', 'minimumWages.stores')
  const differences = settingsDifferences(valueOf(stored), value, stores)
  if (differences.length === 0) return { rev: input.rev }
  const { photoRequired, photoSource, entryLimits, calendar, signatureDays, signerCount, minimumWages } = value
  await transaction.write('settings', { ...stored, photoRequired, photoSource, entryLimits, calendar, signatureDays, signerCount, minimumWages, rev })
  summarise(`改公司设置：${differences.join('；')}`)
  tell([actor._id])
  return { rev }
})
