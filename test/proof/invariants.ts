import { scoreSheet } from '@shared/scoring/score-sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { installServiceCard } from '@shared/sheets/install-service-card'
import type { Shop, ShopCloud } from '../cloudfunctions/shop'

/** What must hold of the stored month at any moment, whatever happened before; names what does not. */
export async function brokenInvariants(shop: Shop<ShopCloud>): Promise<string[]> {
  const [sheets, incidents, commands, audit] = await Promise.all([shop.list('sheets'), shop.list('incidents'), shop.list('commands'), shop.list('audit')])
  const broken: string[] = []
  const check = (holds: boolean, sentence: string) => { if (!holds) broken.push(sentence) }
  for (const sheet of sheets) {
    check(JSON.stringify(scoreSheet(installServiceCard, sheet.inputs)) === JSON.stringify(sheet.scorecard), `${sheet._id}: its inputs do not replay to its card`)
    const counted = (sheet.inputs.incidents ?? []).map(({ id, quantity, status }) => `${id} ${String(quantity)} ${String(status)}`)
    const told = incidents.filter(({ sheetId }) => sheetId === sheet._id).map(({ _id, countedQuantity, state }) => `${_id} ${countedQuantity} ${state}`).sort()
    check(JSON.stringify(counted) === JSON.stringify(told), `${sheet._id}: counts ${counted.join(', ')} and not ${told.join(', ')}`)
    check(sheet.openExceptionCount === sheet.exceptions.filter(({ settledAt }) => settledAt === null).length, `${sheet._id}: counts its exceptions wrongly`)
    check(sheetStateRows[sheet.state].takesFacts || sheet.openClaims.length === 0, `${sheet._id}: claims on frozen facts`)
    check(sheet.holderId === (sheet.holder?.personId ?? null), `${sheet._id}: two holders`)
    check((sheet.state === 'sealed') === (sheet.sealedAt !== null), `${sheet._id}: sealed by half`)
    const standing = sheet.steps.filter(({ isVoid }) => !isVoid)
    check(new Set(standing.map(({ signerId }) => signerId)).size === standing.length, `${sheet._id}: somebody signed twice`)
    check(standing.every(({ contentHash }) => contentHash === sheet.contentHash), `${sheet._id}: a signature stands on another content`)
    check(sheet.state !== 'sealed' || standing.length === 3, `${sheet._id}: sealed with ${standing.length} signatures`)
  }
  for (const incident of incidents) {
    check(incident.history.length <= incident.rev, `${incident._id}: more happened than was counted`)
    check(incident.history.at(-1)?.state === incident.state, `${incident._id}: its history ends otherwise`)
  }
  check(audit.length === commands.length, `${commands.length} commands and ${audit.length} lines of audit`)
  return broken
}
