import type { ActionInput, ActionName } from '@shared/contract/actions'
import type { CallReply } from '@shared/contract/call'
import { periodIdOf } from '@shared/cycle/beijing-time'
import { CloudError } from '../../local'
import { onCard, openidOf, people, person } from '../cloudfunctions/company'
import { beijing, sheetIdOf, Shop } from '../cloudfunctions/shop'
import { brokenInvariants } from './invariants'

// Many hands at once on the same records, through the real functions and the real SDK: everything counts exactly once.

const november = '2026-11'
const sheetId = sheetIdOf(november, 'worker-1')

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-02 08:00'), { poolSizes: { api: 4, close: 2 } }) })
afterAll(() => shop.stop())
beforeEach(async () => {
  await shop.begin(beijing('2026-11-02 08:00'))
  await shop.act('hr', 'open-period', { periodId: november })
})
afterEach(async () => { expect(await brokenInvariants(shop)).toEqual([]) })

/** As the app does it: without an answer, or told that everybody is busy, it sends the same command again. */
async function patiently<Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>, commandId = shop.newCommandId()): Promise<CallReply> {
  for (;;) {
    const reply = await shop.reply(personId, action, input, commandId).catch((failure: unknown) => {
      if (failure instanceof CloudError && failure.code === 'FUNCTIONS_TIME_LIMIT_EXCEEDED') return null
      throw failure
    })
    if (reply !== null && (reply.ok || reply.refusal.code !== 'busy')) return reply
  }
}

const codeOf = (reply: CallReply): string => (reply.ok ? 'ok' : reply.refusal.code)
const logInput = (employeeId: string, kind = 'tool-violation'): ActionInput<'log-incident'> =>
  ({ employeeId, kind, quantity: 1, occurredAt: shop.cloud.now().toISOString(), note: '', orderNo: null })
const log = async (employeeId: string): Promise<string> => (await shop.act('lead-a1', 'log-incident', logInput(employeeId))).incidentId
const metricOf = (scope: 'employee' | 'crew', scopeId: string, value: number): ActionInput<'record-metric'> =>
  ({ periodId: november, metricId: 'inspection-survey-score', scope, scopeId, value: { value: String(value) }, source: '' })

test('forty commands on one sheet at once: each counts once, none is lost', async () => {
  const ids: string[] = []
  for (let index = 0; index < 12; index += 1) ids.push(await log('worker-1'))
  const revBefore = (await shop.read('sheets', sheetId)).rev
  const replies = await Promise.all([
    ...['lead-a1', 'manager-a', 'inspector', 'after-sales', 'gm-1', 'gm-2', 'lead-a2', 'manager-a'].flatMap((by) => [
      patiently(by, 'log-incident', logInput('worker-1')), patiently(by, 'log-incident', logInput('worker-1', 'warehouse-violation')),
    ]),
    ...ids.slice(0, 4).map((incidentId) => patiently('worker-1', 'acknowledge-incident', { incidentId })),
    ...ids.slice(4, 8).map((incidentId) => patiently('worker-1', 'dispute-incident', { incidentId, reason: '不是我' })),
    ...ids.slice(8, 12).map((incidentId) => patiently('manager-a', 'withdraw-incident', { incidentId, reason: '记错了' })),
    ...[81, 82, 83, 84, 85, 86, 87, 88].map((value) => patiently('hr', 'record-metric', metricOf('employee', 'worker-1', value))),
    ...[71, 72, 73, 74].map((value) => patiently('inspector', 'record-metric', metricOf('crew', 'c-a1', value))),
  ])
  expect(replies.map(codeOf)).toEqual(replies.map(() => 'ok'))
  expect(replies).toHaveLength(40)
  const sheet = await shop.read('sheets', sheetId)
  const states = (sheet.inputs.incidents ?? []).map(({ status }) => status)
  expect(['logged', 'acknowledged', 'disputed', 'withdrawn'].map((state) => states.filter((status) => status === state).length)).toEqual([16, 4, 4, 4])
  expect(sheet.rev).toBe(revBefore + 40)
  // Whatever came last: the person's own value is the nearest.
  expect([81, 82, 83, 84, 85, 86, 87, 88].map((value) => ({ value: String(value) }))).toContainEqual((await shop.read('metrics', `${november}:inspection-survey-score:employee:worker-1`)).value)
  expect(sheet.inputs.metrics?.['inspection-survey-score']).toMatchObject({ source: { scope: 'employee' } })
  expect((await shop.read('metrics', `${november}:inspection-survey-score:crew:c-a1`)).rev).toBe(4)
})

test('the same command ten times at once has one effect and one answer', async () => {
  const commandId = 'ten-times-0001'
  const replies = await Promise.all(Array.from({ length: 10 }, () => patiently('lead-a1', 'log-incident', { ...logInput('worker-1'), occurredAt: beijing('2026-11-02 07:00') }, commandId)))
  const answers = new Set(replies.map((reply) => JSON.stringify(reply.ok ? reply.output : reply.refusal)))
  expect([...answers]).toEqual([JSON.stringify({ incidentId: `inc-lead-a1-${commandId}`, sheetId, periodId: november, state: 'logged', isLikeAnother: false })])
  expect((await shop.read('sheets', sheetId)).inputs.incidents).toHaveLength(1)
  expect(await shop.list('incidents')).toHaveLength(1)
})

test('an incident answered both ways at once is answered one way', async () => {
  for (let round = 0; round < 5; round += 1) {
    const incidentId = await log('worker-1')
    const [yes, no, back] = await Promise.all([
      patiently('worker-1', 'acknowledge-incident', { incidentId }), patiently('worker-1', 'dispute-incident', { incidentId, reason: '不是我' }), patiently('lead-a1', 'withdraw-incident', { incidentId, reason: '记错了' }),
    ])
    const codes = [yes, no, back].map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    const { state, history } = await shop.read('incidents', incidentId)
    expect(state).toBe(['acknowledged', 'disputed', 'withdrawn'][codes.indexOf('ok')])
    expect(history).toHaveLength(2)
  }
})

test('two who decide a dispute at once make one decision', async () => {
  const incidentId = await log('worker-1')
  await shop.act('worker-1', 'dispute-incident', { incidentId, reason: '不是我' })
  const replies = await Promise.all([
    patiently('manager-a', 'decide-incident', { incidentId, verdict: 'upheld', quantity: null, reason: '属实' }),
    patiently('after-sales', 'decide-incident', { incidentId, verdict: 'dropped', quantity: null, reason: '不属实' }),
  ])
  expect(replies.map(codeOf).sort()).toEqual(['already-done', 'ok'])
  expect((await shop.read('incidents', incidentId)).state).toBe(replies[0].ok ? 'upheld' : 'dropped')
})

test('signatures and returns at once: one decision, on the content that was seen', async () => {
  for (const id of ['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction']) {
    await shop.act('hr', 'record-metric', { periodId: november, metricId: id, scope: 'employee', scopeId: 'worker-1', value: { value: '91' }, source: '' })
  }
  await shop.act('sales-a', 'rate-item', { sheetId, item: 'sales-coordination', points: '8', comment: '' })
  shop.at(beijing('2026-12-06 00:01'))
  await shop.close()
  const seen = { sheetId, contentHash: (await shop.read('sheets', sheetId)).contentHash ?? '', comment: '' }
  const assessed = await Promise.all(Array.from({ length: 6 }, () => patiently('lead-a1', 'assess-sheet', seen)))
  expect(assessed.map(codeOf).sort()).toEqual([...Array<string>(5).fill('already-done'), 'ok'])
  const reviewed = await Promise.all([patiently('manager-a', 'review-sheet', seen), patiently('manager-a', 'return-sheet', { sheetId, contentHash: seen.contentHash, to: 'assessing', reason: '再看看' })])
  expect(reviewed.filter(({ ok }) => ok)).toHaveLength(1)
  const after = await shop.read('sheets', sheetId)
  expect(after.state).toBe(reviewed[0].ok ? 'approving' : 'assessing')
  expect(after.returns).toHaveLength(reviewed[0].ok ? 0 : 1)
})

test('a month opened twice at once is one month with one sheet for each', async () => {
  shop.at(beijing('2026-11-20 08:00'))
  const replies = await Promise.all([patiently('hr', 'open-period', { periodId: '2026-12' }), patiently('hr', 'open-period', { periodId: '2026-12' })])
  expect(replies.map(codeOf).sort()).toEqual(['ok', 'period-exists'])
  expect(await shop.list('sheets', { periodId: '2026-12' })).toHaveLength(5)
})

test('one invitation used by two accounts at once binds one of them', async () => {
  await shop.database.collection('people').add(person('newcomer', '新人', [{ role: 'installer', stores: ['s-a'] }]))
  const { code } = await shop.act('hr', 'create-invitation', { personId: 'newcomer' })
  const accept = async (openid: string) => await shop.cloud.call('api', { action: 'accept-invitation', input: { code }, commandId: 'accept-00001' }, { openid }) as CallReply
  const replies = await Promise.all(['wx-first', 'wx-second'].map(accept))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await shop.list('bindings', { personId: 'newcomer' })).toHaveLength(1)
  expect((await shop.read('signals', 'newcomer')).openid).toBe(replies.findIndex(({ ok }) => ok) === 0 ? 'wx-first' : 'wx-second')
})

test('around the midnight of the cut, with the close running, every incident is on the sheet of the month in which it was received', async () => {
  shop.at(beijing('2026-11-20 08:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  shop.at(new Date(Date.parse(beijing('2026-12-01 00:00')) - 1_500).toISOString())
  const busy = async (by: string) => {
    const replies: CallReply[] = []
    while (shop.cloud.now().toISOString() < beijing('2026-12-01 00:00').replace('00.000', '00.500')) replies.push(await patiently(by, 'log-incident', logInput('worker-1')))
    replies.push(await patiently(by, 'log-incident', logInput('worker-1')))
    return replies
  }
  const closing = async () => { for (let strike = 0; strike < 6; strike += 1) await shop.close() }
  const replies = (await Promise.all([...['lead-a1', 'manager-a', 'gm-1', 'lead-a2'].map(busy), closing()])).flatMap((got) => got ?? [])
  await shop.close()
  const incidents = await shop.list('incidents')
  expect(incidents).toHaveLength(replies.filter(({ ok }) => ok).length)
  expect(new Set(incidents.map(({ periodId }) => periodId))).toEqual(new Set([november, '2026-12']))
  for (const { periodId, receivedAt, sheetId: on } of incidents) expect([periodId, on]).toEqual([periodIdOf(receivedAt), sheetIdOf(periodIdOf(receivedAt), 'worker-1')])
  expect((await shop.read('sheets', sheetId)).state).toBe('collecting')
})

test('sheets that freeze at the very midnight take nothing of what is being logged just then', async () => {
  const crew = Array.from({ length: 12 }, (_, index) => person(`crew-${index}`, `师傅${index}`, [{ role: 'installer', stores: ['s-a'] }], { supervisorId: 'lead-a1', ...onCard('6000.00') }))
  await shop.begin(beijing('2026-11-20 08:00'), [...people, ...crew])
  await shop.database.collection('metrics').add(crew.flatMap(({ _id }) => ['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction'].map((metricId) => ({
    _id: `${november}:${metricId}:employee:${_id}`, periodId: november, metricId, scope: 'employee', scopeId: _id, storeId: 's-a', value: { value: '92' }, source: '', recordedBy: 'hr', recordedByName: '周人事', recordedAt: beijing('2026-11-20 08:00'), rev: 1,
  }))))
  for (const periodId of [november, '2026-12']) await shop.act('hr', 'open-period', { periodId })
  while ((await shop.list('sheets', { employeeId: 'crew-11' })).length < 2) await shop.close()
  shop.at(new Date(Date.parse(beijing('2026-12-01 00:00')) - 300).toISOString())
  const closing = async () => { while (shop.cloud.now().toISOString() < beijing('2026-12-01 00:00').replace('00.000', '01.000')) await shop.close() }
  const [replies] = await Promise.all([Promise.all(crew.map(({ _id }) => patiently('lead-a1', 'log-incident', logInput(_id)))), closing()])
  await shop.close()
  expect(replies.map(codeOf)).toEqual(replies.map(() => 'ok'))
  for (const { periodId, receivedAt, sheetId: on, employeeId } of await shop.list('incidents')) expect([periodId, on]).toEqual([periodIdOf(receivedAt), sheetIdOf(periodIdOf(receivedAt), employeeId)])
})

test('a frozen sheet of the running month takes no incident', async () => {
  const sheet = await shop.read('sheets', sheetId)
  await shop.put('sheets', { ...sheet, state: 'rating' })
  const before = shop.cloud.storeHash()
  expect(await shop.refused('lead-a1', 'log-incident', logInput('worker-1'))).toBe('sheet-frozen')
  expect(shop.cloud.storeHash()).toBe(before)
})

test('facts that come while the sheet freezes are all in or refused', async () => {
  const ids = [await log('worker-1'), await log('worker-1'), await log('worker-1')]
  for (const metricId of ['first-pass-rate', 'inspection-survey-score']) {
    await shop.act('hr', 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId: 'worker-1', value: { value: '91' }, source: '' })
  }
  shop.at(beijing('2026-12-05 08:00'))
  await shop.close()
  const replies = await Promise.all([
    ...ids.map((incidentId) => patiently('manager-a', 'withdraw-incident', { incidentId, reason: '记错了' })),
    patiently('hr', 'record-metric', { periodId: november, metricId: 'after-sales-satisfaction', scope: 'employee', scopeId: 'worker-1', value: { value: '95' }, source: '' }),
  ])
  expect(replies[3]?.ok).toBe(true)
  for (const code of replies.map(codeOf)) expect(['ok', 'sheet-frozen']).toContain(code)
  const { state, inputs } = await shop.read('sheets', sheetId)
  expect(state).toBe('rating')
  expect((inputs.incidents ?? []).filter(({ status }) => status === 'withdrawn')).toHaveLength(replies.slice(0, 3).filter(({ ok }) => ok).length)
})

test('calls of many people at once never mix up who is calling', async () => {
  const callers = ['gm-1', 'hr', 'finance', 'inspector', 'manager-a', 'sales-a', 'lead-a1', 'worker-1', 'worker-2', 'worker-b']
  const asked = Array.from({ length: 200 }, (_, index) => callers[index % callers.length] ?? '')
  const replies = await Promise.all(asked.map((personId) => shop.cloud.call('api', { action: 'read-me', input: {} }, { openid: openidOf(personId) }) as Promise<CallReply>))
  expect(replies.map((reply) => (reply.ok ? (reply.output as { id: string }).id : reply.refusal.code))).toEqual(asked)
})
