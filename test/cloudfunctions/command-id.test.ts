import type { CallReply } from '@shared/contract/call'
import { person } from './company'
import { beijing, sheetIdOf, Shop } from './shop'

// A command carries an id made on the phone: sent again it is answered again and done once (decision 4).

let shop: Shop
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-10 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
})
afterAll(() => shop.stop())

const log = (employeeId = 'worker-1', note = '') => ({ employeeId, kind: 'tool-violation', quantity: 1, occurredAt: '2026-11-10T00:30:00.000Z', note, orderNo: null })
const outputOf = (reply: CallReply) => (reply.ok ? reply.output : reply.refusal.code)

test('the same command again, days later as well, gives the first answer and changes nothing', async () => {
  const first = await shop.reply('lead-a1', 'log-incident', log(), 'again-00001')
  const after = shop.cloud.storeHash()
  shop.at(beijing('2026-11-15 09:00'))
  for (let again = 0; again < 3; again += 1) expect(outputOf(await shop.reply('lead-a1', 'log-incident', log(), 'again-00001'))).toEqual(outputOf(first))
  expect(shop.cloud.storeHash()).toBe(after)
  shop.at(beijing('2026-11-10 09:10'))
})

test('the answer stands even where the same thing could not be done any more', async () => {
  const { incidentId } = await shop.act('lead-a1', 'log-incident', log('worker-2'))
  await shop.act('worker-2', 'acknowledge-incident', { incidentId }, 'yes-000001')
  expect(await shop.act('worker-2', 'acknowledge-incident', { incidentId }, 'yes-000001')).toEqual({ incidentId, state: 'acknowledged' })
  expect(await shop.refused('worker-2', 'acknowledge-incident', { incidentId })).toBe('already-done')
})

test.each([
  ['another body', 'log-incident', log('worker-1', '改一改')],
  ['another person in it', 'log-incident', log('worker-2')],
  ['another action', 'withdraw-incident', { incidentId: 'inc-lead-a1-again-00001', reason: '记错了' }],
] as const)('the same id with %s is refused and changes nothing', async (_name, action, input) => {
  const before = shop.cloud.storeHash()
  expect(outputOf(await shop.reply('lead-a1', action, input, 'again-00001'))).toBe('command-reused')
  expect(shop.cloud.storeHash()).toBe(before)
})

test('keys in another order and letters composed otherwise are the same body', async () => {
  const input = log('worker-3', 'cafe\u0301')
  const first = await shop.act('lead-a1', 'log-incident', input, 'order-00001')
  expect(await shop.act('lead-a1', 'log-incident', Object.fromEntries(Object.entries({ ...input, note: 'café' }).reverse()) as typeof input, 'order-00001')).toEqual(first)
})

test('an id belongs to its person: another one\'s same id is another command', async () => {
  const mine = await shop.act('lead-a1', 'log-incident', log('worker-1', '甲'), 'shared-0001')
  const theirs = await shop.act('lead-a2', 'log-incident', log('worker-1', '甲'), 'shared-0001')
  expect(theirs.incidentId).not.toBe(mine.incidentId)
  expect((await shop.read('sheets', sheetIdOf('2026-11', 'worker-1'))).inputs.incidents?.map(({ id }) => id)).toEqual(expect.arrayContaining([mine.incidentId, theirs.incidentId]))
})

test('what was refused is not remembered: with the same id it may be done once it is right', async () => {
  const input = { periodId: '2026-12' }
  expect(outputOf(await shop.reply('hr', 'open-period', input, 'later-00001'))).toBe('period-too-far')
  shop.at(beijing('2026-11-20 00:01'))
  expect(outputOf(await shop.reply('hr', 'open-period', input, 'later-00001'))).toEqual({ periodId: '2026-12' })
})

test('a person who left meanwhile gets nothing, not even the old answer', async () => {
  await shop.employ([person('passing', '过客', [{ role: 'inspector', stores: 'company' }])])
  const input = { ...log(), occurredAt: shop.cloud.now().toISOString() }
  await shop.act('passing', 'log-incident', input, 'passing-001')
  await shop.put('people', { ...await shop.read('people', 'passing'), status: 'left' })
  expect(outputOf(await shop.reply('passing', 'log-incident', input, 'passing-001'))).toBe('person-left')
})

describe('invitations', () => {
  const accept = async (openid: string, code: string, commandId = shop.newCommandId()) =>
    await shop.cloud.call('api', { action: 'accept-invitation', input: { code }, commandId }, { openid }) as CallReply
  const invite = async (id: string) => {
    await shop.database.collection('people').add(person(id, id, [{ role: 'installer', stores: ['s-a'] }]))
    return shop.act('hr', 'create-invitation', { personId: id })
  }

  test('a code binds once, and its command may be repeated', async () => {
    const { code, expiresAt } = await invite('new-1')
    expect(Date.parse(expiresAt) - shop.cloud.now().getTime()).toBeLessThanOrEqual(24 * 3_600_000)
    expect(await accept('wx-new-1', code, 'bind-000001')).toMatchObject({ ok: true, output: { id: 'new-1' } })
    expect(await accept('wx-new-1', code, 'bind-000001')).toMatchObject({ ok: true, output: { id: 'new-1' } })
    expect(outputOf(await accept('wx-other', code))).toBe('invitation-invalid')
    expect(await shop.refused('hr', 'create-invitation', { personId: 'new-1' })).toBe('already-bound')
  })

  test('a new code takes the place of the one before', async () => {
    const { code } = await invite('new-5')
    const second = await shop.act('hr', 'create-invitation', { personId: 'new-5' })
    expect(outputOf(await accept('wx-found-it', code))).toBe('invitation-invalid')
    expect(outputOf(await accept('wx-new-5', second.code))).toMatchObject({ id: 'new-5' })
  })

  test('a code is over after a day', async () => {
    const { code } = await invite('new-2')
    shop.at(new Date(shop.cloud.now().getTime() + 24 * 3_600_000 + 60_000).toISOString())
    expect(outputOf(await accept('wx-late', code))).toBe('invitation-invalid')
  })

  test('who leaves before using it can\'t use it any more', async () => {
    const { code } = await invite('new-3')
    await shop.put('people', { ...await shop.read('people', 'new-3'), status: 'left' })
    expect(outputOf(await accept('wx-gone', code))).toBe('invitation-invalid')
  })

  test('five wrong codes lock the account for an hour, the right one included, and no other account', async () => {
    const { code } = await invite('new-4')
    for (let tries = 0; tries < 5; tries += 1) expect(outputOf(await accept('wx-guesser', 'ABCDEFGH2' + String(tries + 3)))).toBe('invitation-invalid')
    expect(outputOf(await accept('wx-guesser', code))).toBe('invitation-locked')
    shop.at(new Date(shop.cloud.now().getTime() + 59 * 60_000).toISOString())
    expect(outputOf(await accept('wx-guesser', code))).toBe('invitation-locked')
    shop.at(new Date(shop.cloud.now().getTime() + 2 * 60_000).toISOString())
    expect(outputOf(await accept('wx-guesser', code))).toMatchObject({ id: 'new-4' })
  })
})
