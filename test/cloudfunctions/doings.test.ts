import type { ActionName } from '@shared/contract/actions'
import { viewOf } from '@shared/appraisal/present-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import type { Correction } from '@shared/correction/correction'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { inCompany, person } from './company'
import { opens, relations, roles, rows, sheetStates, type Verdict } from './permission-rows'
import { actorOf, bound, involvementsOf, makeRecords, sheetOf } from './permission-world'
import { novemberSheetOf, sealNovember, smallCompany, workers } from './sealed-month'
import { beijing, Shop } from './shop'
import { validInputs } from './valid-inputs'

// What read-sheet lists as doings is what the functions accept: nothing listed is refused for who asks or for the sheet's state, nothing unlisted is let through.

/** Everything that read-sheet can list. */
const doings = [
  'submit-self-score', 'rate-item', 'assess-sheet', 'review-sheet', 'approve-sheet', 'return-sheet', 'sign-sheet', 'settle-exception', 'assign-signer', 'set-target', 'plan-tasks', 'confirm-data',
  'decide-appeal', 'propose-correction', 'decide-correction', 'plan-talk', 'record-talk', 'confirm-talk', 'write-plan', 'review-plan', 'create-answer-codes', 'choose-raters',
] as const satisfies readonly ActionName[]

/** Refusals that say that this person may not do it, or not on a sheet as it stands. */
const closed: readonly Verdict[] = ['not-found', 'forbidden', 'own-sheet', 'wrong-state', 'sheet-sealed', 'sheet-frozen', 'already-done', 'same-signer', 'not-your-step', 'correction-open', 'exception-settled', 'window-closed']

/** Why the list and the answer don't agree; empty where they do. */
const disagreement = (name: string, isListed: boolean, verdict: Verdict): string[] =>
  isListed && closed.includes(verdict) ? [`${name} is listed and refused: ${verdict}`] : !isListed && verdict === 'ok' ? [`${name} is not listed and accepted`] : []

test('in every role, relation and state of the permission matrix, which is proved against the functions', () => {
  const { sheets } = makeRecords()
  const byId = new Map(sheets.map((sheet) => [sheet._id, sheet]))
  const wrong = roles.flatMap((role) => relations.flatMap((relation) => involvementsOf(relation).flatMap((isInvolved) => sheetStates.flatMap((state) => {
    const actor = bound.find(({ _id }) => _id === actorOf(role, relation))
    const sheet = byId.get(sheetOf(role, relation, isInvolved, state))
    if (actor === undefined || sheet === undefined) throw new Error('no such cell')
    const { may } = viewOf(sheet, installServiceCard, [], actor)
    return doings.flatMap((action) => {
      const row = rows[action]
      if (row.on !== 'sheet') throw new Error(`${action} is not about a sheet`)
      const verdict = opens(row.door, role) ? row.verdict({ role, relation, isInvolved, state }) : 'forbidden'
      return disagreement(`${role}, ${relation}, ${isInvolved ? 'involved' : 'not involved'}, ${state}: ${action}`, may.includes(action), verdict)
    })
  }))))
  expect(wrong).toEqual([])
})

describe('after the seal, through the functions', () => {
  const people = [...smallCompany, person('hr-2', '郑人事', inCompany('hr')), person('boss-2', '冯总', inCompany('general-manager')), person('manager-2', '卫店长', inCompany('store-manager'))]
  const actors = ['worker-1', 'worker-2', 'lead', 'manager', 'manager-2', 'boss-2', 'hr', 'hr-2', 'finance']
  /** What can be listed on a sealed sheet, and two that were before the seal. */
  const afterSeal = ['sign-sheet', 'decide-appeal', 'propose-correction', 'decide-correction', 'approve-sheet', 'return-sheet'] as const
  const reason = '复核过派单记录'
  const changes = [{ kind: 'metric' as const, metricId: 'first-pass-rate', value: { value: '96.5' } }]

  let shop: Shop
  const answer = async (workerId: string, given: 'signed' | 'appealed') => {
    const { contentHash } = await shop.read('sheets', novemberSheetOf(workerId))
    await shop.act(workerId, 'sign-sheet', { sheetId: novemberSheetOf(workerId), contentHash: contentHash ?? '', answer: given, reason })
  }
  const propose = (actorId: string, workerId: string) => shop.act(actorId, 'propose-correction', { sheetId: novemberSheetOf(workerId), version: 1, changes, reason })

  beforeAll(async () => {
    shop = await Shop.open(beijing('2026-11-02 08:00'), {}, people)
    // The timer does not strike: everything below happens in the first minute after the seal.
    await sealNovember(shop, () => Promise.resolve(), people)
    await answer('worker-2', 'appealed')
    await propose('hr', 'worker-3')
    await answer('worker-4', 'appealed')
    await propose('manager', 'worker-4')
  })
  afterAll(() => shop.stop())

  const inputOf = (action: ActionName, { _id, contentHash, version }: Sheet, open: Correction | undefined): Record<string, unknown> => ({
    ...validInputs[action] as Record<string, unknown>, sheetId: _id, ...(contentHash === null || !('contentHash' in (validInputs[action] as object)) ? {} : { contentHash }),
    ...(action === 'propose-correction' ? { version, changes: [{ kind: 'metric', metricId: 'first-pass-rate', value: { value: '93.5' } }] } : {}),
    ...(action === 'decide-correction' ? { correctionId: open?._id ?? `${_id}@1`, contentHash: open?.contentHash ?? 'a'.repeat(64) } : {}),
  })

  async function putBack(sheet: Sheet, corrections: readonly Correction[]): Promise<void> {
    await shop.put('sheets', sheet)
    for (const { _id } of await shop.list('corrections', { sheetId: sheet._id })) {
      const before = corrections.find((correction) => correction._id === _id)
      if (before === undefined) await shop.database.collection('corrections').doc(_id).remove()
      else await shop.put('corrections', before)
    }
  }

  async function disagreements(): Promise<string[]> {
    const wrong: string[] = []
    for (const workerId of workers) {
      const sheet = await shop.read('sheets', novemberSheetOf(workerId))
      const corrections = await shop.list('corrections', { sheetId: sheet._id })
      const open = corrections.find(({ _id }) => _id === sheet.openCorrectionId)
      for (const actorId of actors) {
        const seen = await shop.reply(actorId, 'read-sheet', { sheetId: sheet._id })
        const may = seen.ok ? (seen.output as { may: readonly string[] }).may : []
        expect(afterSeal).toEqual(expect.arrayContaining([...may]))
        for (const action of afterSeal) {
          const reply = await shop.reply(actorId, action, inputOf(action, sheet, open))
          wrong.push(...disagreement(`${workerId}'s sheet, ${actorId}: ${action}`, may.includes(action), reply.ok ? 'ok' : reply.refusal.code))
          if (reply.ok) await putBack(sheet, corrections)
        }
      }
    }
    return wrong
  }

  const mayOf = async (actorId: string, workerId: string) => [...(await shop.act(actorId, 'read-sheet', { sheetId: novemberSheetOf(workerId) })).may]

  test('in the first minute: whoever judges an appeal can keep the result or correct it at once', async () => {
    expect((await shop.read('sheets', novemberSheetOf('worker-2'))).seal).toBeNull()
    expect([await mayOf('hr', 'worker-2'), await mayOf('manager-2', 'worker-2'), await mayOf('boss-2', 'worker-2')]).toEqual([['decide-appeal', 'propose-correction'], ['decide-appeal', 'propose-correction'], ['decide-appeal']])
    expect(await disagreements()).toEqual([])
  })

  test('a correction is decided by somebody other than who proposed it', async () => {
    expect([await mayOf('hr', 'worker-3'), await mayOf('hr-2', 'worker-3'), await mayOf('boss', 'worker-3')]).toEqual([[], ['decide-correction'], ['decide-correction']])
  })

  test('once batches are made, and once corrections are', async () => {
    await shop.close()
    expect(await disagreements()).toEqual([])
    for (const workerId of ['worker-3', 'worker-4']) {
      const [correction] = await shop.list('corrections', { sheetId: novemberSheetOf(workerId) })
      await shop.act('hr-2', 'decide-correction', { sheetId: novemberSheetOf(workerId), correctionId: correction?._id ?? '', contentHash: correction?.contentHash ?? '', answer: 'confirmed', comment: '' })
    }
    expect(await disagreements()).toEqual([])
  })
})
