import type { InputChange } from '@shared/correction/input-change'
import { verifyRecords } from '@shared/verify/verify-records'
import { inCompany, person } from './company'
import { novemberSheetOf as sheetOf, sealNovember, smallCompany, workers } from './sealed-month'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { beijing, Shop } from './shop'

// After the seal: the worker's answer, the appeal and its answer by somebody else, corrections with two signers, and the batches that bear witness of all of it.

let shop: Shop
const sheet = (workerId: string) => shop.read('sheets', sheetOf(workerId))
const reason = '复核过派单记录'

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), {}, smallCompany)
  await sealNovember(shop)
})
afterAll(() => shop.stop())

async function verified(witnesses: readonly string[] = []) {
  const [sheets, corrections, batches, templates, incidents, periods, people] = await Promise.all([shop.list('sheets'), shop.list('corrections'), shop.list('batches'), shop.list('templates'), shop.list('incidents'), shop.list('periods'), shop.list('people')])
  return verifyRecords({ sheets, corrections, batches, templates, incidents, periods, people }, witnesses, hashOf)
}

async function answer(workerId: string, given: 'signed' | 'appealed', why = '') {
  return { sheetId: sheetOf(workerId), contentHash: (await sheet(workerId)).contentHash ?? '', answer: given, reason: why }
}

const proposal = (workerId: string, rate = '95', version = 1) => ({ sheetId: sheetOf(workerId), version, changes: [{ kind: 'metric' as const, metricId: 'first-pass-rate', value: { value: rate } }], reason })

describe('batches', () => {
  test('every sealed sheet is in one numbered batch and shows its witness code; the chain holds', async () => {
    const batches = await shop.list('batches')
    expect(batches.map(({ no }) => no)).toEqual([1, 2, 3, 4])
    expect(batches.flatMap(({ entries }) => entries.map(({ kind, id }) => `${kind} ${id}`))).toEqual(workers.map((workerId) => `sheet ${sheetOf(workerId)}`))
    const { seal } = await shop.act('worker-1', 'read-sheet', { sheetId: sheetOf('worker-1') })
    expect(seal).toEqual({ batchNo: 1, witness: expect.stringMatching(/^1-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/) as string })
    expect(await verified([seal?.witness ?? ''])).toMatchObject({ findings: [], blind: [], counts: { batches: 4, sealedSheets: 4 } })
  })

  test('running the close again makes no batch and changes nothing', async () => {
    const before = [await shop.list('batches'), await shop.list('sheets')]
    await shop.close()
    expect([await shop.list('batches'), await shop.list('sheets')]).toEqual(before)
  })

  test('the worker\'s own signature is sealed too', async () => {
    await shop.act('worker-2', 'sign-sheet', await answer('worker-2', 'signed'))
    expect((await verified()).counts.waiting).toBe(1)
    await shop.close()
    expect((await shop.list('batches'))[4]?.entries.map(({ kind, id }) => [kind, id])).toEqual([['signature', sheetOf('worker-2')]])
    expect(await verified()).toMatchObject({ findings: [], counts: { waiting: 0 } })
  })
})

describe('an appeal', () => {
  test('is answered by somebody who did not sign the sheet, never by oneself, and once', async () => {
    expect(await shop.refused('hr', 'decide-appeal', { sheetId: sheetOf('worker-3'), reason })).toBe('wrong-state')
    await shop.act('worker-3', 'sign-sheet', await answer('worker-3', 'appealed', '有一单不是我装的'))
    await shop.close()
    expect(await shop.refused('manager', 'decide-appeal', { sheetId: sheetOf('worker-3'), reason })).toBe('same-signer')
    expect(await shop.refused('boss', 'decide-appeal', { sheetId: sheetOf('worker-3'), reason })).toBe('same-signer')
    expect((await shop.act('hr', 'read-sheet', { sheetId: sheetOf('worker-3') })).may).toContain('decide-appeal')
    expect((await shop.act('boss', 'read-sheet', { sheetId: sheetOf('worker-3') })).may).not.toContain('decide-appeal')
    expect((await shop.act('hr', 'list-tasks', {})).tasks.filter(({ kind }) => kind === 'decide-appeal').map(({ sheet: brief }) => brief?.id)).toEqual([sheetOf('worker-3')])
    await shop.act('hr', 'decide-appeal', { sheetId: sheetOf('worker-3'), reason: '派单记录写的是他' })
    expect(await shop.refused('hr', 'decide-appeal', { sheetId: sheetOf('worker-3'), reason })).toBe('already-done')
    const { signature } = await shop.act('worker-3', 'read-sheet', { sheetId: sheetOf('worker-3') })
    expect(signature).toMatchObject({ state: 'appealed', decision: { verdict: 'kept', byName: '李人事', reason: '派单记录写的是他' } })
    await shop.close()
    expect((await verified()).findings).toEqual([])
  })
})

describe('a correction', () => {
  test('is refused where it changes nothing, names what is not on the sheet, or can\'t be scored', async () => {
    const give = (change: InputChange) => ({ ...proposal('worker-1'), changes: [change] })
    expect(await shop.refused('hr', 'propose-correction', proposal('worker-1', '90'))).toBe('correction-changes-nothing')
    expect(await shop.refused('hr', 'propose-correction', give({ kind: 'metric', metricId: 'sales', value: { value: '1' } }))).toBe('metric-unknown')
    expect(await shop.refused('hr', 'propose-correction', give({ kind: 'incident', incidentId: 'nobody', quantity: 0 }))).toBe('not-found')
    expect(await shop.refused('hr', 'propose-correction', give({ kind: 'rating', item: 'sales-coordination', role: 'sales-manager', points: '10.5' }))).toBe('points-invalid')
    expect(await shop.refused('hr', 'propose-correction', proposal('worker-1', '95', 2))).toBe('content-changed')
    expect((await sheet('worker-1')).correctionCount).toBe(0)
  })

  test('needs two signers; the sealed version stays, the difference stands on the next pay list', async () => {
    const before = await sheet('worker-1')
    const { correctionId, totalBefore, totalAfter, payDifference } = await shop.act('hr', 'propose-correction', proposal('worker-1'))
    expect([totalBefore, totalAfter, payDifference]).toEqual(['77.10', '82.10', '375.00'])
    expect(await shop.refused('manager', 'propose-correction', proposal('worker-1', '96'))).toBe('correction-open')
    const { contentHash } = await shop.read('corrections', correctionId)
    const give = { sheetId: sheetOf('worker-1'), correctionId, contentHash, answer: 'confirmed' as const, comment: '' }
    expect(await shop.refused('hr', 'decide-correction', give)).toBe('same-signer')
    expect(await shop.refused('boss', 'decide-correction', { ...give, contentHash: 'a'.repeat(64) })).toBe('content-changed')
    expect(await shop.refused('boss', 'decide-correction', { ...give, answer: 'declined' })).toBe('bad-input')
    expect((await shop.act('boss', 'list-tasks', {})).tasks.filter(({ kind }) => kind === 'decide-correction').map(({ sheet: brief }) => brief?.id)).toEqual([sheetOf('worker-1')])
    expect(await shop.act('boss', 'decide-correction', give)).toEqual({ correctionId, version: 2 })
    expect(await shop.refused('boss', 'decide-correction', give)).toBe('already-done')
    await shop.close()
    const after = await sheet('worker-1')
    expect([after.inputs, after.scorecard, after.steps, after.seal]).toEqual([before.inputs, before.scorecard, before.steps, before.seal])
    const { corrections, version } = await shop.act('worker-1', 'read-sheet', { sheetId: sheetOf('worker-1') })
    expect(version).toBe(2)
    expect(corrections).toMatchObject([{ state: 'sealed', totalAfter: '82.10', payDifference: '375.00', proposedByName: '李人事', decidedByName: '孙总', witness: expect.stringMatching(/^\d+-/) as string }])
    const { history } = await shop.act('worker-1', 'read-home', {})
    expect(history.find(({ sheet: { id } }) => id === sheetOf('worker-1'))).toMatchObject({ sheet: { total: '77.10' }, pay: '5782.50', witness: expect.stringMatching(/^1-/) as string, corrected: { version: 2, total: '82.10', pay: '6157.50' } })
    expect((await shop.act('lead', 'read-sheet', { sheetId: sheetOf('worker-1') })).corrections).toMatchObject([{ payDifference: null }])
    expect(await verified()).toMatchObject({ findings: [], counts: { corrections: 1 } })
    const november = await shop.act('finance', 'read-pay-list', { periodId: '2026-11' })
    expect(november.rows.find(({ employeeId }) => employeeId === 'worker-1')).toMatchObject({ total: '77.10', pay: '5782.50' })
    expect(november.differences).toEqual([])
    await shop.act('hr', 'open-period', { periodId: '2026-12' })
    const december = await shop.act('finance', 'read-pay-list', { periodId: '2026-12' })
    expect(december).toMatchObject({ differences: [{ employeeId: 'worker-1', ofPeriodId: '2026-11', version: 2, difference: '375.00' }], differenceTotal: '375.00', grandTotal: '375.00' })
  })

  test('follows the one before, answers an open appeal, and may be declined without a trace on the result', async () => {
    await shop.act('worker-4', 'sign-sheet', await answer('worker-4', 'appealed', '售后分录错了'))
    await shop.close()
    const declined = await shop.act('manager', 'propose-correction', proposal('worker-4', '99'))
    expect(await shop.refused('hr', 'decide-appeal', { sheetId: sheetOf('worker-4'), reason })).toBe('correction-open')
    const decide = async (correctionId: string, answerGiven: 'confirmed' | 'declined') => shop.act('hr', 'decide-correction', { sheetId: sheetOf('worker-4'), correctionId, contentHash: (await shop.read('corrections', correctionId)).contentHash, answer: answerGiven, comment: '看过了' })
    await decide(declined.correctionId, 'declined')
    expect((await sheet('worker-4'))).toMatchObject({ version: 1, openCorrectionId: null, isAppealOpen: true })
    const first = await shop.act('manager', 'propose-correction', proposal('worker-4', '94'))
    await decide(first.correctionId, 'confirmed')
    expect((await sheet('worker-4')).signature?.decision).toMatchObject({ verdict: 'corrected', byName: '李人事' })
    // The seal of the one before is still on its way: what it will say is known, and each stands in a later batch than what it corrects.
    const second = await shop.act('manager', 'propose-correction', proposal('worker-4', '95', 2))
    expect(second).toMatchObject({ totalBefore: first.totalAfter, payDifference: null })
    expect((await shop.read('corrections', second.correctionId)).payDifference).toBe('75.00')
    await decide(second.correctionId, 'confirmed')
    await shop.close()
    expect((await shop.list('corrections', { sheetId: sheetOf('worker-4') })).map(({ version, state }) => [version, state])).toEqual([[2, 'declined'], [2, 'sealed'], [3, 'sealed']])
    const [, before, after] = await shop.list('corrections', { sheetId: sheetOf('worker-4') })
    expect(after?.previousLeaf).toBe(before?.seal?.leaf)
    expect(after?.seal?.batchNo).toBe((before?.seal?.batchNo ?? 0) + 1)
    expect((await verified()).findings).toEqual([])
  })

  test('in the first minute it is proposed and confirmed before the sheet has its batch, and follows the sheet\'s own seal in a later one', async () => {
    await shop.begin(beijing('2026-11-02 08:00'), smallCompany)
    await sealNovember(shop, () => Promise.resolve())
    const { correctionId } = await shop.act('hr', 'propose-correction', proposal('worker-1'))
    await shop.act('boss', 'decide-correction', { sheetId: sheetOf('worker-1'), correctionId, contentHash: (await shop.read('corrections', correctionId)).contentHash, answer: 'confirmed', comment: '' })
    await shop.close()
    const { previousLeaf, seal } = await shop.read('corrections', correctionId)
    expect([previousLeaf, seal?.batchNo]).toEqual([(await sheet('worker-1')).seal?.leaf, 2])
    expect(await verified()).toMatchObject({ findings: [], counts: { waiting: 0 } })
  })

  test('an appeal that nobody is left to judge who did not sign is answered by somebody who did, which stands beside the answer; while there is somebody, they can\'t', async () => {
    await shop.begin(beijing('2026-11-02 08:00'), smallCompany)
    await sealNovember(shop)
    await shop.act('worker-1', 'sign-sheet', await answer('worker-1', 'appealed', '有一单不是我装的'))
    const waiting = async () => (await Promise.all(['lead', 'manager', 'boss', 'hr'].map(async (id) => ((await shop.read('people', id)).status === 'active' && (await shop.act(id, 'list-tasks', {})).tasks.some(({ kind }) => kind === 'decide-appeal') ? [id] : [])))).flat()
    expect(await waiting()).toEqual(['hr'])
    expect(await shop.refused('boss', 'decide-appeal', { sheetId: sheetOf('worker-1'), reason })).toBe('same-signer')
    await shop.put('people', { ...await shop.read('people', 'hr'), status: 'left' })
    expect(await waiting()).toEqual(['manager', 'boss'])
    expect((await shop.act('boss', 'read-sheet', { sheetId: sheetOf('worker-1') })).may).toContain('decide-appeal')
    await shop.act('boss', 'decide-appeal', { sheetId: sheetOf('worker-1'), reason })
    expect((await shop.act('worker-1', 'read-sheet', { sheetId: sheetOf('worker-1') })).signature?.decision).toMatchObject({ verdict: 'kept', byName: '孙总', because: '能答复的人都签过这张表' })
    await shop.close()
    expect((await verified()).findings).toEqual([])
  })

  test('an appeal that is answered and corrected in the same moment has one end', async () => {
    await shop.begin(beijing('2026-11-02 08:00'), [...smallCompany, person('hr-2', '郑人事', inCompany('hr'))])
    await sealNovember(shop, undefined, [...smallCompany, person('hr-2', '郑人事', inCompany('hr'))])
    for (const workerId of workers) {
      await shop.act(workerId, 'sign-sheet', await answer(workerId, 'appealed', '有一单不是我装的'))
      const replies = await Promise.all([
        shop.reply('hr', 'decide-appeal', { sheetId: sheetOf(workerId), reason }), shop.reply('hr-2', 'decide-appeal', { sheetId: sheetOf(workerId), reason }), shop.close(),
        shop.reply('manager', 'propose-correction', proposal(workerId)), shop.reply('hr-2', 'propose-correction', proposal(workerId, '96')),
      ])
      const [first, second, , third, fourth] = replies.map((reply) => reply.ok)
      const { signature, openCorrectionId, isAppealOpen, correctionCount } = await sheet(workerId)
      const isKept = first === true || second === true
      expect([first && second, third && fourth, isAppealOpen, signature?.decision?.verdict ?? null]).toEqual([false, false, !isKept, isKept ? 'kept' : null])
      expect([openCorrectionId === null, correctionCount]).toEqual(third || fourth ? [false, 1] : [true, 0])
      if (openCorrectionId === null) continue
      const { contentHash, answersAppeal } = await shop.read('corrections', openCorrectionId)
      // Proposed before the answer it is the answer; after it, a correction like any other.
      expect(answersAppeal).toBe(!isKept)
      await shop.act('boss', 'decide-correction', { sheetId: sheetOf(workerId), correctionId: openCorrectionId, contentHash, answer: 'confirmed', comment: '' })
      expect((await sheet(workerId)).signature?.decision?.verdict).toBe(isKept ? 'kept' : 'corrected')
    }
    await shop.close()
    expect((await verified()).findings).toEqual([])
  })

  test('an appeal has its window', async () => {
    await shop.begin(beijing('2026-11-02 08:00'), smallCompany)
    await sealNovember(shop)
    shop.at(new Date(Date.parse((await sheet('worker-1')).sealedAt ?? '') + 7 * 86_400_000 + 1_000).toISOString())
    await shop.close()
    expect(await shop.refused('worker-1', 'sign-sheet', await answer('worker-1', 'appealed', '太晚了'))).toBe('window-closed')
    await shop.act('worker-1', 'sign-sheet', await answer('worker-1', 'signed'))
  })
})

test('no query lacked an index', () => {
  expect(shop.cloud.unindexedQueries()).toEqual([])
})
