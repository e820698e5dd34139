import { installServiceCard } from '@shared/sheets/install-service-card'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { beijing, sheetIdOf, Shop } from './shop'

// The end of the test company's month, from the cut to the pay list, told in order: every test goes on where the one before it stopped.

let shop: Shop
/** Happened in November, logged in December. */
let late: string

const november = '2026-11'
const sheetOf = (personId: string) => sheetIdOf(november, personId)
const sheet = (personId: string) => shop.read('sheets', sheetOf(personId))
const incident = (id: string) => shop.read('incidents', id)
const points = async (personId: string, item: string) => (await sheet(personId)).scorecard.items.find(({ id }) => id === item)?.points

async function log(about: string, kind: string, occurredAt: string, quantity = 1): Promise<string> {
  const { incidentId } = await shop.act('lead-a1', 'log-incident', { employeeId: about, kind, quantity, occurredAt, note: '现场看到', orderNo: null })
  return incidentId
}

async function record(metricId: string, scope: 'employee' | 'crew' | 'store', scopeId: string, value: string): Promise<void> {
  await shop.act('hr', 'record-metric', { periodId: november, metricId, scope, scopeId, value: { value }, source: '月末汇总' })
}

/** The month up to its cut: surveys of the crews, one rate, one incident of November and one that came an hour late. */
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-01 08:30'))
  await shop.act('hr', 'open-period', { periodId: november })
  shop.at(beijing('2026-11-20 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  await record('inspection-survey-score', 'crew', 'c-a1', '88')
  await record('inspection-survey-score', 'crew', 'c-a2', '75.5')
  await record('first-pass-rate', 'employee', 'worker-1', '93.5')
  const acknowledged = await log('worker-1', 'tool-violation', beijing('2026-11-20 08:00'), 2)
  await shop.act('worker-1', 'acknowledge-incident', { incidentId: acknowledged })
  shop.at(beijing('2026-12-01 01:00'))
  late = await log('worker-2', 'tool-violation', beijing('2026-11-30 22:00'))
  await shop.close()
})
afterAll(() => shop.stop())

describe('facts, self-score and rating', () => {
  const answers = (of: string, item: string) => ({ sheetId: sheetOf(of), points: installServiceCard.items.map(({ id, max }) => ({ item: id, points: id === item ? String(max) : '5.5' })), comment: '' })

  test('a missing metric is no exception before the end of the 3rd, and one after it', async () => {
    shop.at(beijing('2026-12-03 23:58'))
    await shop.close()
    expect((await sheet('worker-1')).exceptions).toEqual([])
    shop.at(beijing('2026-12-04 00:01'))
    await shop.close()
    expect((await sheet('worker-1')).exceptions).toMatchObject([{ id: 'missing-metric.after-sales', subject: 'after-sales-satisfaction', settledAt: null }])
    expect((await sheet('worker-3')).openExceptionCount).toBe(2)
    const { exceptions } = await shop.act('hr', 'read-period', { periodId: november })
    expect(exceptions.filter(({ sheetId }) => sheetId === sheetOf('worker-1'))).toMatchObject([{ exceptionId: 'missing-metric.after-sales', subjectTitle: '售后满意率', ways: ['supply', 'full', 'zero', 'exclude'], unit: '%' }])
  })

  test('too few jobs to divide is told from a missing rate', async () => {
    await shop.act('hr', 'record-metric', { periodId: november, metricId: 'first-pass-rate', scope: 'employee', scopeId: 'worker-3', value: { numerator: 3, denominator: 9 }, source: '安装完工单' })
    expect((await sheet('worker-3')).exceptions.filter(({ settledAt }) => settledAt === null).map(({ id }) => id).sort()).toEqual(['missing-metric.after-sales', 'nothing-to-divide.first-pass-rate'])
    await shop.act('hr', 'settle-exception', { sheetId: sheetOf('worker-3'), exceptionId: 'nothing-to-divide.first-pass-rate', way: 'supply', value: '91', reason: '按上月口径' })
    expect(await points('worker-3', 'first-pass-rate')).toBe('21.00')
  })

  test('HR supplies what is missing with a reason; the exception closes and the sheet freezes', async () => {
    shop.at(beijing('2026-12-04 09:00'))
    await shop.act('hr', 'settle-exception', { sheetId: sheetOf('worker-1'), exceptionId: 'missing-metric.after-sales', way: 'supply', value: '97', reason: '回访表补交' })
    const now = await sheet('worker-1')
    expect(now).toMatchObject({ state: 'rating', openExceptionCount: 0, freeze: { no: 1 }, contentHash: null })
    expect(await shop.refused('hr', 'settle-exception', { sheetId: sheetOf('worker-1'), exceptionId: 'missing-metric.after-sales', way: 'supply', value: '98', reason: '再改一次' })).toBe('exception-settled')
  })

  test('frozen facts take no metric, no incident and no withdrawal', async () => {
    expect(await shop.refused('hr', 'record-metric', { periodId: november, metricId: 'after-sales-satisfaction', scope: 'employee', scopeId: 'worker-1', value: { value: '99' }, source: '补' })).toBe('sheet-frozen')
    const counted = (await sheet('worker-1')).inputs.incidents?.[0]?.id ?? ''
    expect(await shop.refused('manager-a', 'withdraw-incident', { incidentId: counted, reason: '撤掉' })).toBe('sheet-frozen')
    const late = await log('worker-1', 'tool-violation', beijing('2026-11-30 10:00'))
    expect(await shop.refused('manager-a', 'pull-back-incident', { incidentId: late, reason: '上月的事' })).toBe('sheet-frozen')
  })

  test('a value for a whole crew with one frozen sheet is refused whole', async () => {
    const before = shop.cloud.storeHash()
    expect(await shop.refused('hr', 'record-metric', { periodId: november, metricId: 'inspection-survey-score', scope: 'crew', scopeId: 'c-a1', value: { value: '99' }, source: '补' })).toBe('sheet-frozen')
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('the self-score is the worker\'s own and informs only', async () => {
    const before = (await sheet('worker-1')).scorecard
    expect(await shop.refused('lead-a1', 'submit-self-score', answers('worker-1', 'inspection'))).toBe('forbidden')
    expect(await shop.refused('worker-1', 'submit-self-score', { ...answers('worker-1', 'inspection'), points: [{ item: 'inspection', points: '21' }] })).toBe('points-invalid')
    expect(await shop.act('worker-1', 'submit-self-score', answers('worker-1', 'inspection'))).toMatchObject({ selfTotal: '47.50' })
    expect((await sheet('worker-1')).scorecard).toEqual(before)
  })

  test('the rating is the sales manager\'s; with it the sheet enters its route at once', async () => {
    expect(await shop.refused('sales-b', 'rate-item', { sheetId: sheetOf('worker-1'), item: 'sales-coordination', points: '8.5', comment: '' })).toBe('not-found')
    expect(await shop.refused('sales-a', 'rate-item', { sheetId: sheetOf('worker-1'), item: 'sales-coordination', points: '8.3', comment: '' })).toBe('points-invalid')
    await shop.act('sales-a', 'rate-item', { sheetId: sheetOf('worker-1'), item: 'sales-coordination', points: '8.5', comment: '配合好' })
    const now = await sheet('worker-1')
    expect(now).toMatchObject({ state: 'assessing', holderId: 'lead-a1', scorecard: { total: '80.10', range: null, pay: '6007.50' } })
    expect(now.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await shop.refused('sales-a', 'rate-item', { sheetId: sheetOf('worker-1'), item: 'sales-coordination', points: '10', comment: '' })).toBe('sheet-frozen')
    expect(await shop.refused('worker-1', 'submit-self-score', answers('worker-1', 'warehouse'))).toBe('wrong-state')
  })

  test('a manager pulls a late one back while the sheet is open; its window ends with the month\'s', async () => {
    shop.at(beijing('2026-12-05 09:00'))
    const december = await log('worker-2', 'vehicle-violation', beijing('2026-12-04 10:00'))
    const veryLate = await log('worker-2', 'vehicle-violation', beijing('2026-11-29 10:00'))
    expect((await incident(veryLate)).answerBy.slice(0, 10)).toBe('2026-12-08')
    expect(await shop.refused('lead-a1', 'pull-back-incident', { incidentId: veryLate, reason: '上月的事' })).toBe('forbidden')
    expect(await shop.refused('manager-a', 'pull-back-incident', { incidentId: december, reason: '上月的事' })).toBe('occurred-out-of-bounds')
    const before = await points('worker-2', 'tools-vehicles')
    for (const id of [late, veryLate]) await shop.act('manager-a', 'pull-back-incident', { incidentId: id, reason: '上月发生的事' })
    expect(await incident(veryLate)).toMatchObject({ periodId: november, sheetId: sheetOf('worker-2'), answerBy: beijing('2026-12-07 00:00'), dueAt: beijing('2026-12-07 00:00') })
    expect(Number(await points('worker-2', 'tools-vehicles'))).toBe(Number(before) - 2)
    const next = await shop.read('sheets', sheetIdOf('2026-12', 'worker-2'))
    expect(next.inputs.incidents?.map(({ id }) => id)).toEqual([december])
    expect(await shop.refused('manager-a', 'pull-back-incident', { incidentId: late, reason: '再归一次' })).toBe('occurred-out-of-bounds')
  })

  test('a missing rating becomes an exception after the 5th; a missing self-score stops nothing', async () => {
    shop.at(beijing('2026-12-05 23:58'))
    for (const id of ['worker-2', 'worker-3', 'worker-b', 'lead-a1']) await record('after-sales-satisfaction', 'employee', id, '95')
    for (const id of ['worker-2', 'worker-b', 'lead-a1']) await record('first-pass-rate', 'employee', id, '90')
    await record('inspection-survey-score', 'store', 's-b', '80')
    await shop.act('sales-a', 'rate-item', { sheetId: sheetOf('lead-a1'), item: 'sales-coordination', points: '9', comment: '' })
    await shop.close()
    expect((await sheet('worker-3'))).toMatchObject({ state: 'rating', openExceptionCount: 0 })
    expect((await sheet('lead-a1'))).toMatchObject({ state: 'rating', selfScore: null })
    shop.at(beijing('2026-12-06 00:01'))
    await shop.close()
    expect((await sheet('worker-3')).exceptions.filter(({ settledAt }) => settledAt === null)).toMatchObject([{ id: 'missing-rating.sales-coordination', subject: 'sales-manager' }])
    expect((await sheet('lead-a1'))).toMatchObject({ state: 'assessing', selfScore: null, holderId: 'manager-a' })
    await shop.act('hr', 'settle-exception', { sheetId: sheetOf('worker-3'), exceptionId: 'missing-rating.sales-coordination', way: 'supply', value: '7', reason: '按书面意见' })
    const settled = await sheet('worker-3')
    expect(settled).toMatchObject({ state: 'assessing', openExceptionCount: 0 })
    expect(settled.inputs.ratings).toMatchObject([{ role: 'sales-manager', points: '7', by: '周人事（补录）' }])
  })

  test('windows of pulled-back incidents end on the 6th; then the sheet freezes by the clock alone', async () => {
    shop.at(beijing('2026-12-06 23:58'))
    await shop.close()
    expect((await sheet('worker-2')).state).toBe('collecting')
    shop.at(beijing('2026-12-07 00:01'))
    await shop.close()
    expect(await sheet('worker-2')).toMatchObject({ state: 'rating', openClaims: [], freeze: { no: 1 } })
    await shop.act('sales-a', 'rate-item', { sheetId: sheetOf('worker-2'), item: 'sales-coordination', points: '8', comment: '' })
    expect((await sheet('worker-2')).state).toBe('assessing')
    await shop.act('sales-b', 'rate-item', { sheetId: sheetOf('worker-b'), item: 'sales-coordination', points: '6', comment: '' })
  })
})

describe('signing', () => {
  const hashSeen = async (personId: string) => (await sheet(personId)).contentHash ?? ''
  const step = async (by: string, action: 'assess-sheet' | 'review-sheet' | 'approve-sheet', of: string) =>
    shop.act(by, action, { sheetId: sheetOf(of), contentHash: await hashSeen(of), comment: '' })

  test('each step is signed by its own holder, on the content that they saw, once', async () => {
    const seen = { sheetId: sheetOf('worker-1'), contentHash: await hashSeen('worker-1'), comment: '' }
    // The step has waited for more than 48 h, so the next person up may sign it too; nobody else may.
    expect(await shop.refused('gm-1', 'assess-sheet', seen)).toBe('not-your-step')
    expect(await shop.refused('lead-a1', 'review-sheet', seen)).toBe('wrong-state')
    expect(await shop.refused('lead-a1', 'assess-sheet', { ...seen, contentHash: '0'.repeat(64) })).toBe('content-changed')
    expect(await shop.act('lead-a1', 'assess-sheet', seen)).toMatchObject({ state: 'reviewing' })
    expect(await shop.refused('lead-a1', 'assess-sheet', seen)).toBe('already-done')
    expect(await shop.refused('lead-a1', 'review-sheet', seen)).toBe('same-signer')
    expect(await sheet('worker-1')).toMatchObject({ holderId: 'manager-a', holder: { because: null } })
  })

  test('a return to an earlier step voids its signature and keeps the content', async () => {
    const contentHash = await hashSeen('worker-1')
    await shop.act('manager-a', 'return-sheet', { sheetId: sheetOf('worker-1'), contentHash, to: 'assessing', reason: '请写明依据' })
    expect(await sheet('worker-1')).toMatchObject({ state: 'assessing', holderId: 'lead-a1', contentHash, freeze: { no: 1 }, steps: [{ signerId: 'lead-a1', isVoid: true }] })
    await step('lead-a1', 'assess-sheet', 'worker-1')
    await step('manager-a', 'review-sheet', 'worker-1')
  })

  test('a return to the data opens it as the next freeze: earlier signatures are void and the old content can\'t be signed', async () => {
    const old = await hashSeen('worker-1')
    expect(await shop.refused('gm-1', 'return-sheet', { sheetId: sheetOf('worker-1'), contentHash: '1'.repeat(64), to: 'collecting', reason: '核对合格率' })).toBe('content-changed')
    await shop.act('gm-1', 'return-sheet', { sheetId: sheetOf('worker-1'), contentHash: old, to: 'collecting', reason: '请核对合格率' })
    const reopened = await sheet('worker-1')
    expect(reopened).toMatchObject({ state: 'collecting', contentHash: null, holderId: null })
    expect(reopened.steps.map(({ isVoid }) => isVoid)).toEqual([true, true, true])
    await shop.close()
    expect((await sheet('worker-1')).state).toBe('collecting')
    await shop.act('hr', 'record-metric', { periodId: november, metricId: 'first-pass-rate', scope: 'employee', scopeId: 'worker-1', value: { value: '94' }, source: '安装完工单更正' })
    expect((await sheet('worker-1')).state).toBe('collecting')
    await shop.act('hr', 'confirm-data', { sheetId: sheetOf('worker-1'), reason: '已按完工单更正' })
    const again = await sheet('worker-1')
    expect(again).toMatchObject({ state: 'assessing', freeze: { no: 2 }, scorecard: { total: '81.10' } })
    expect(again.contentHash).not.toBe(old)
    expect(await shop.refused('lead-a1', 'assess-sheet', { sheetId: sheetOf('worker-1'), contentHash: old, comment: '' })).toBe('content-changed')
  })

  test('the last step seals: what was frozen replays to the same card, and nothing moves it any more', async () => {
    await shop.act('gm-1', 'read-sheet', { sheetId: sheetOf('worker-1') })
    await step('lead-a1', 'assess-sheet', 'worker-1')
    await step('manager-a', 'review-sheet', 'worker-1')
    const { holderId } = await sheet('worker-1')
    expect(await step(holderId ?? '', 'approve-sheet', 'worker-1')).toMatchObject({ state: 'sealed' })
    const sealed = await sheet('worker-1')
    expect(sealed.steps.filter(({ isVoid }) => !isVoid).map(({ signerId }) => signerId)).toEqual(['lead-a1', 'manager-a', 'gm-1'])
    expect(sealed).toMatchObject({ holder: null, dueAt: sealed.signature?.dueAt, signature: { state: 'waiting' } })
    expect(scoreSheet(installServiceCard, sealed.inputs)).toEqual(sealed.scorecard)
    const contentHash = sealed.contentHash ?? ''
    expect(await shop.refused('gm-1', 'return-sheet', { sheetId: sealed._id, contentHash, to: 'collecting', reason: '再看一遍' })).toBe('sheet-sealed')
    expect(await shop.refused('gm-1', 'approve-sheet', { sheetId: sealed._id, contentHash, comment: '' })).toBe('already-done')
    expect(await shop.refused('hr', 'record-metric', { periodId: november, metricId: 'first-pass-rate', scope: 'employee', scopeId: 'worker-1', value: { value: '99' }, source: '改' })).toBe('sheet-sealed')
    await shop.close()
    // But the batch that bears witness of it.
    expect(await sheet('worker-1')).toEqual({ ...sealed, rev: sealed.rev + 1, witnessDueAt: null, seal: { batchNo: 1, leaf: expect.any(String) as string, witness: expect.stringMatching(/^1-/) as string } })
  })

  test('nobody signs their own sheet: the supervisor\'s goes to the manager, and three different persons sign', async () => {
    await step('manager-a', 'assess-sheet', 'lead-a1')
    const reviewing = await sheet('lead-a1')
    expect(reviewing).toMatchObject({ state: 'reviewing', holderId: 'gm-1', holder: { because: expect.stringContaining('上一级') as string } })
    await step('gm-1', 'review-sheet', 'lead-a1')
    expect((await sheet('lead-a1')).holderId).toBe('gm-2')
    expect(await shop.refused('gm-1', 'approve-sheet', { sheetId: sheetOf('lead-a1'), contentHash: await hashSeen('lead-a1'), comment: '' })).toBe('same-signer')
    await step('gm-2', 'approve-sheet', 'lead-a1')
    expect((await sheet('lead-a1')).state).toBe('sealed')
  })
})

describe('signature and pay', () => {
  test('the worker signs or appeals with a reason; silence stays unsigned and can still be answered', async () => {
    const answer = async (personId: string, answer: 'signed' | 'appealed', reason = '') => ({ sheetId: sheetOf(personId), contentHash: (await sheet(personId)).contentHash ?? '', answer, reason })
    expect(await shop.refused('worker-1', 'sign-sheet', await answer('worker-1', 'appealed'))).toBe('bad-input')
    expect(await shop.refused('worker-1', 'sign-sheet', { ...await answer('worker-1', 'signed'), contentHash: '2'.repeat(64) })).toBe('content-changed')
    await shop.act('worker-1', 'sign-sheet', await answer('worker-1', 'signed'))
    expect(await shop.refused('worker-1', 'sign-sheet', await answer('worker-1', 'appealed', '后悔了'))).toBe('already-done')
    const dueAt = (await sheet('lead-a1')).signature?.dueAt ?? ''
    shop.at(new Date(Date.parse(dueAt) - 60_000).toISOString())
    await shop.close()
    expect((await sheet('lead-a1')).signature?.state).toBe('waiting')
    shop.at(new Date(Date.parse(dueAt) + 1_000).toISOString())
    await shop.close()
    expect(await sheet('lead-a1')).toMatchObject({ signature: { state: 'unsigned' }, dueAt: null })
    await shop.act('lead-a1', 'sign-sheet', await answer('lead-a1', 'appealed', '有一单算错了'))
    expect((await sheet('lead-a1')).signature).toMatchObject({ state: 'appealed', reason: '有一单算错了' })
  })

  test('the pay list holds the sealed sheets to the fen and blocks the others with a reason', async () => {
    const list = await shop.act('finance', 'read-pay-list', { periodId: november })
    expect(list.rows.map(({ employeeId, total, pay, signatureState }) => [employeeId, total, pay, signatureState])).toEqual([
      ['lead-a1', '77.60', '6596.00', 'appealed'], ['worker-1', '81.10', '6082.50', 'signed'],
    ])
    expect(list).toMatchObject({ payTotal: '12678.50', baseTotal: '12800.00' })
    expect(list.blocked.map(({ employeeName, why }) => [employeeName, why])).toEqual([
      ['王师傅', '等赵主管考核'], ['张师傅', '等孙主管考核'], ['罗师傅', '等邓主管考核'],
    ])
  })

  test('the month is closed when its last sheet is sealed', async () => {
    for (const personId of ['worker-2', 'worker-3', 'worker-b']) {
      for (const action of ['assess-sheet', 'review-sheet', 'approve-sheet'] as const) {
        const { holderId, contentHash } = await sheet(personId)
        await shop.act(holderId ?? '', action, { sheetId: sheetOf(personId), contentHash: contentHash ?? '', comment: '' })
        await shop.close()
        expect((await shop.read('periods', november)).state).toBe(personId === 'worker-b' && action === 'approve-sheet' ? 'closed' : 'closing')
      }
    }
    const { rows, blocked, payTotal } = await shop.act('hr', 'read-pay-list', { periodId: null })
    expect([rows.length, blocked.length]).toEqual([5, 0])
    const fen = rows.reduce((sum, { pay }) => sum + BigInt(pay.replace('.', '')), 0n)
    expect(payTotal.replace('.', '')).toBe(String(fen))
  })

  test('every command left one line in the audit trail, and no query that the month asked lacks an index', async () => {
    const [commands, audit] = [await shop.list('commands'), await shop.list('audit')]
    expect(audit.map(({ action }) => action).sort()).toEqual(commands.map(({ action }) => action).sort())
    expect(audit.every(({ changed }) => changed.length > 0)).toBe(true)
    expect(shop.cloud.unindexedQueries()).toEqual([])
  })
})
