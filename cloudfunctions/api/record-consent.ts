import { consentIdOf, maximumConsents } from '@shared/message/message'
import { recordConsent } from '@shared/message/record-consent'
import { command } from '../kit/serve'

export const recordConsentHandler = command(recordConsent, async ({ actor, input, transaction }) => {
  const consents = []
  for (const key of input.keys) {
    const _id = consentIdOf(actor._id, key)
    const count = Math.min(((await transaction.read('consents', _id))?.count ?? 0) + 1, maximumConsents)
    await transaction.write('consents', { _id, personId: actor._id, key, count })
    consents.push({ key, consents: count })
  }
  return { consents }
})
