import { refuse } from '@shared/contract/refusal'
import { refuseSettings, settingsDifferences, type SettingsValue } from '@shared/settings/company-settings'
import { readSettings } from '@shared/settings/read-settings'
import { saveSettings } from '@shared/settings/save-settings'
import { defaultEntryLimits } from '@shared/incident/entry-count'
import type { CompanySettings } from '../kit/collections'
import { defaultCompanySettings, readSettings as readStored } from '../kit/company'
import { command, query } from '../kit/serve'

function valueOf({ photoRequired, photoSource, entryLimits = defaultEntryLimits, calendar, signatureDays, signerCount = 3 }: CompanySettings): SettingsValue {
  return { photoRequired, photoSource, entryLimits, calendar, signatureDays, signerCount }
}

export const readSettingsHandler = query(readSettings, async () => {
  const stored = await readStored()
  return { ...valueOf(stored), name: stored.name, rev: stored.rev ?? null }
})

export const saveSettingsHandler = command(saveSettings, async ({ actor, input, transaction, tell, summarise }) => {
  const stored = (await transaction.read('settings', 'company')) ?? defaultCompanySettings
  if ((stored.rev ?? null) !== input.rev) return refuse('content-changed')
  const rev = (input.rev ?? 0) + 1
  const { rev: _rev, ...value } = input
  const refusal = refuseSettings(value)
  if (refusal !== null) return refusal
  const differences = settingsDifferences(valueOf(stored), value)
  if (differences.length === 0) return { rev: input.rev }
  const { photoRequired, photoSource, entryLimits, calendar, signatureDays, signerCount } = value
  await transaction.write('settings', { ...stored, photoRequired, photoSource, entryLimits, calendar, signatureDays, signerCount, rev })
  summarise(`改公司设置：${differences.join('；')}`)
  tell([actor._id])
  return { rev }
})
