import type { CollectionName, Collections } from '../../../cloudfunctions/kit/collections'
import { hashOf } from '../../../cloudfunctions/kit/hash'
import type { Records } from '../../../shared/verify/records'
import { verifyRecords } from '../../../shared/verify/verify-records'
import type { LocalCloud } from '../../../local'
import { databaseOf, dataOf } from '../../local/sdk-database'
import type { Phone } from './phone'

/** The witness code that stands on the open sheet, as somebody would write it down. */
export async function witnessOn(phone: Phone): Promise<string> {
  await phone.see('复制见证码')
  const code = /\d+-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await phone.text())?.[0]
  if (code === undefined) throw new Error(`no witness code on show: ${await phone.text()}`)
  return code
}

/** Everything sealed in the cloud against the codes from people's phones, as `npm run verify` checks it: nothing was changed, and nothing stays unseen. */
export async function expectUnchanged(cloud: LocalCloud, witnesses: readonly string[]): Promise<void> {
  // What was sealed or answered just now goes into the next batch.
  while (!(await cloud.call('close', {}, { source: 'wx_trigger' }) as { readonly isDone: boolean }).isDone) { /* the next slice goes on where this one stopped */ }
  const database = databaseOf(cloud)
  const all = async <Name extends CollectionName>(name: Name) => dataOf(await database.collection(name).where({ _id: database.command.gt('') }).limit(1_000).get()) as Collections[Name][]
  const records: Records = {
    sheets: await all('sheets'), corrections: await all('corrections'), batches: await all('batches'), templates: await all('templates'), incidents: await all('incidents'), periods: await all('periods'),
    people: await all('people'), groups: await all('rating-groups'),
  }
  const { findings, blind, counts } = verifyRecords(records, witnesses, hashOf)
  expect({ findings, blind }).toEqual({ findings: [], blind: [] })
  expect(counts.sealedSheets).toBeGreaterThan(0)
}
