import { actions, type ActionName } from '@shared/contract/actions'
import type { CallReply } from '@shared/contract/call'
import type { FunctionContext } from '../../cloudfunctions/kit/identity'
import { serve } from '../../cloudfunctions/kit/serve'
import { openidOf } from './company'
import { beijing, Shop } from './shop'
import { validInputs } from './valid-inputs'

// Whatever a client makes up is answered by a typed refusal in Chinese, and nothing changes.

let shop: Shop
const names = Object.keys(actions) as ActionName[]

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-10 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
})
afterAll(() => shop.stop())

/** Sends an event as it stands, as HR; the reply must be a refusal in Chinese and the store must be as before. */
async function refusalOf(event: unknown, openid = openidOf('hr')): Promise<{ code: string; message: string; field?: string }> {
  const reply = await shop.cloud.call('api', event, { openid }) as CallReply
  if (reply.ok) throw new Error(`was not refused: ${JSON.stringify(event).slice(0, 200)}`)
  expect(reply.refusal.message).toMatch(/[\u4e00-\u9fff]/)
  // eslint-disable-next-line no-control-regex -- what must not come back
  expect(reply.refusal.message).not.toMatch(/[\u0000-\u001f\u007f]/)
  expect(reply.refusal.message.length).toBeLessThan(200)
  expect(reply.requestId).toMatch(/^[0-9a-f-]{36}$/)
  return reply.refusal
}

async function unchanged(work: () => Promise<void>): Promise<void> {
  const before = shop.cloud.storeHash()
  await work()
  expect(shop.cloud.storeHash()).toBe(before)
}

/** JSON text as a client could send it, own `__proto__` keys included. */
const parsed = (text: string): unknown => JSON.parse(text)

describe('the envelope', () => {
  test.each([
    ['unknown action', { action: 'drop-database', input: {} }, 'unknown-action'],
    ['another case', { action: 'Read-Me', input: {} }, 'unknown-action'],
    ['an empty action', { action: '', input: {} }, 'unknown-action'],
    ['__proto__', { action: '__proto__', input: {} }, 'unknown-action'],
    ['constructor', { action: 'constructor', input: {} }, 'unknown-action'],
    ['toString', { action: 'toString', input: {} }, 'unknown-action'],
    ['hasOwnProperty', { action: 'hasOwnProperty', input: {} }, 'unknown-action'],
    ['a path', { action: '../close', input: {} }, 'unknown-action'],
    ['no action', { input: {} }, 'bad-input'],
    ['a list as action', { action: ['read-me'], input: {} }, 'bad-input'],
    ['an operator as action', { action: { $gt: '' }, input: {} }, 'bad-input'],
    ['no input', { action: 'read-sheet' }, 'bad-input'],
    ['null as input', { action: 'read-sheet', input: null }, 'bad-input'],
    ['a list as input', { action: 'read-me', input: [] }, 'bad-input'],
    ['text as input', { action: 'read-me', input: '{}' }, 'bad-input'],
    ['a key too many', { action: 'read-me', input: {}, admin: true }, 'bad-input'],
    ['__proto__ beside it', parsed('{"action":"read-me","input":{},"__proto__":{"admin":true}}'), 'bad-input'],
    ['an actor in the envelope', { action: 'read-me', input: {}, openid: 'wx-gm-1' }, 'bad-input'],
    ['a role in the input', { action: 'read-me', input: { role: 'general-manager' } }, 'bad-input'],
    ['nothing', {}, 'bad-input'],
  ])('%s', async (_name, event, code) => {
    await unchanged(async () => { expect((await refusalOf(event)).code).toBe(code) })
  })

  test.each(['', 'short', 'has space', 'colon:colon', 'a.b.c.d.e', 'x'.repeat(65), 'null\u0000null', 7, { $gt: '' }, null, undefined])('command id %j', async (commandId) => {
    await unchanged(async () => {
      const { code, field } = await refusalOf({ action: 'open-period', input: { periodId: '2026-12' }, commandId })
      expect([code, field]).toEqual(['bad-input', 'commandId'])
    })
  })

  test('who calls is told by the platform alone: ids in the payload change nobody', async () => {
    const claim = { openId: openidOf('gm-1'), appId: 'x' }
    const event = { action: 'read-me', input: {}, userInfo: claim, tcbContext: { openid: openidOf('gm-1') } }
    expect(await shop.cloud.call('api', event, { openid: openidOf('worker-1') })).toMatchObject({ ok: true, output: { id: 'worker-1' } })
    expect((await refusalOf(event, 'wx-stranger')).code).toBe('not-signed-in')
    expect((await refusalOf(event, '')).code).toBe('not-signed-in')
  })

  test('a thousand made-up keys are named by a few', async () => {
    const input = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key-${index}-\u0007${'长'.repeat(20)}`, 1]))
    await unchanged(async () => { expect((await refusalOf({ action: 'read-me', input })).code).toBe('bad-input') })
  })

  test('too much text is refused before it is read: by the function, and before that by the platform', async () => {
    const input = { ...validInputs['log-incident'], note: '长'.repeat(33_600) }
    await unchanged(async () => {
      expect((await refusalOf({ action: 'log-incident', input, commandId: 'large-0001' })).code).toBe('too-large')
      expect((await refusalOf({ action: 'log-incident', input: { ...input, note: '长'.repeat(501) }, commandId: 'large-0002' })).field).toBe('note')
      const { token } = await post('/local/sign-in', { personId: 'lead-a1' })
      const answer = await fetch(`${shop.cloud.url}/call/api`, {
        method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? ''}` }, body: JSON.stringify({ data: { action: 'log-incident', input: { ...input, note: 'x'.repeat(200_000) }, commandId: 'large-0003' } }),
      })
      expect(answer.status).toBe(413)
      expect(await answer.text()).toMatch(/太大/)
    })
  })
})

async function post(path: string, body: unknown, token = ''): Promise<Record<string, string>> {
  const answer = await fetch(`${shop.cloud.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })
  return { status: String(answer.status), ...await answer.json() as Record<string, string> }
}

/** Values that stand for nothing that a person could type, in place of a text. */
const insteadOfText: readonly unknown[] = [
  { $gt: '' }, { $ne: null }, { $regex: '.*' }, { $exists: true }, { $or: [{}] }, {}, [], ['worker-1'], [{ $gt: '' }], 0, 1e308, -1, true, parsed('{"__proto__":{"x":1}}'),
]
/** Texts that no id of ours looks like. */
const insteadOfId: readonly string[] = ['', ' ', '$gt', '$where', '{"$gt":""}', 'a b', '../../etc/passwd', 'a/b', 'a\u0000b', '\u202eid', 'x'.repeat(121), '中文', '-', '.a', '__proto__']
/** Texts that no field takes. */
const insteadOfNote: readonly string[] = ['a\u0000b', 'bell\u0007', 'esc\u001b[2J', 'delete\u007f', 'x'.repeat(501)]
const insteadOfNumber: readonly unknown[] = ['1', { $gt: 0 }, [1], 1.5, -1, 0, 1e308, 2 ** 53, true]

const idFields = ['valueId', 'objectionId', 'personId', 'employeeId', 'kind', 'incidentId', 'sheetId', 'exceptionId', 'correctionId', 'metricId', 'scopeId', 'item', 'periodId', 'code', 'contentHash', 'to', 'answer', 'view', 'scope', 'way', 'verdict', 'occurredAt', 'points', 'value', 'orderNo', 'target', 'tasks', 'templateId', 'sheets', 'probation', 'paying', 'crewId', 'supervisorId', 'roles', 'base', 'lastDay', 'changes', 'from', 'jobId', 'storeId', 'plannedOn', 'completedOn', 'state', 'rows', 'installerIds', 'faults', 'split', 'isFirstPass', 'sha256', 'fileId', 'role', 'personIds', 'answers', 'steps', 'outcomes', 'heldOn', 'messageIds', 'keys', 'exceptions', 'leave', 'photoRequired', 'photoSource', 'entryLimits', 'calendar', 'pay', 'minimum', 'choice', 'minimumWages', 'after', 'tried', 'follows']
const noteFields = ['name', 'position', 'note', 'label', 'reason', 'comment', 'source', 'notes', 'remark']
/** Fields in which null says something. */
const nullableFields = ['leave', 'probation', 'tried']
/** Fields that may be left out. */
const optionalFields = ['photos']

const photo = { sha256: 'b'.repeat(64), sizeBytes: 80_000, type: 'image/jpeg' }
/** Photos that nothing may be bound by. */
const insteadOfPhotos: readonly unknown[] = [
  ...['../../b', 'B'.repeat(64), 'b'.repeat(63), { $gt: '' }].map((sha256) => [{ ...photo, sha256 }]), ...[0, -1, 1.5, 5 * 1024 * 1024 + 1, '80000'].map((sizeBytes) => [{ ...photo, sizeBytes }]),
  ...['image/gif', 'image/svg+xml', 'text/html', ''].map((type) => [{ ...photo, type }]), [{ ...photo, state: 'kept' }], [{ ...photo, fileId: 'cloud://x' }], [{ ...photo, takenAt: 'gestern' }],
  [photo, photo], ['c', 'd', 'e', 'f'].map((digit) => ({ ...photo, sha256: digit.repeat(64) })),
]

/** Inputs of the action spoiled in one place, with what is wrong in their name. */
function spoiled(action: ActionName): readonly (readonly [string, unknown])[] {
  const valid: Record<string, unknown> = validInputs[action]
  const inPlaceOf = (field: string, values: readonly unknown[]) => values.map((value) => [`${field} = ${JSON.stringify(value).slice(0, 40)}`, { ...valid, [field]: value }] as const)
  const fields = Object.entries(valid).flatMap(([field, value]) => {
    const { [field]: _left, ...rest } = valid
    const without = optionalFields.includes(field) ? inPlaceOf(field, insteadOfPhotos) : [[`without ${field}`, rest] as const]
    if (typeof value === 'number') return [...without, ...inPlaceOf(field, insteadOfNumber)]
    if (typeof value !== 'string') return [...without, ...inPlaceOf(field, [...(nullableFields.includes(field) ? [] : [null]), 'text', 5, [[]], [{ $gt: '' }]])]
    return [...without, ...inPlaceOf(field, insteadOfText), ...inPlaceOf(field, idFields.includes(field) ? insteadOfId : insteadOfNote)]
  })
  const keys = ['$set', '$where', 'a.b', 'sheet.state', '_id', 'openid', 'constructor', 'state', 'personId2'].map((key) => [`with ${key}`, { ...valid, [key]: { state: 'sealed' } }] as const)
  return [...fields, ...keys, ['with __proto__', parsed(`{"__proto__":{"x":1},${JSON.stringify(valid).slice(1).replace(/^\}$/, '"a":1}')}`)]]
}

/** Inputs of the action spoiled in one place deeper inside: rows, choices and what else is nested, each leaf and each object. */
function spoiledWithin(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  const long = '字'.repeat(10_000)
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value
    const [first] = list
    // As many as a call can carry at all.
    const many = first === undefined ? [] : [[`${path} very often`, Array.from({ length: Math.floor(80_000 / (Buffer.byteLength(JSON.stringify(first)) + 1)) }, () => first)] as const]
    return [...many, ...list.flatMap((one, index) => spoiledWithin(one, `${path}[${index}]`).map(([name, spoilt]) => [name, list.map((other, at) => (at === index ? spoilt : other))] as const))]
  }
  if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, unknown>
    const keys = path === '' ? [] : [...['$set', 'a.b', '_id', 'openid', 'constructor'].map((key) => [`${path} with ${key}`, { ...object, [key]: 'x' }] as const), [`${path} with __proto__`, parsed(`{"__proto__":{"x":1},${JSON.stringify(object).slice(1)}`)] as const]
    return [...keys, ...Object.entries(object).flatMap(([key, inner]) => spoiledWithin(inner, `${path}.${key}`).map(([name, spoilt]) => [name, { ...object, [key]: spoilt }] as const))]
  }
  const instead: readonly unknown[] = typeof value === 'string' ? [{ $gt: '' }, [value], 7, true, `a${String.fromCharCode(0)}b`, `bell${String.fromCharCode(7)}`, long] : typeof value === 'number' ? [{ $gt: 0 }, [1], '1', 1e308, -1, true] : typeof value === 'boolean' ? [{ $ne: false }, 'true', 1] : []
  return instead.map((other) => [`${path} = ${JSON.stringify(other).slice(0, 30)}`, other] as const)
}

describe('every field of every action', () => {
  test.each(names)('%s takes nothing deeper inside either, however long, many or strangely named', async (action) => {
    const wrong: string[] = []
    await unchanged(async () => {
      for (const [name, input] of spoiledWithin(validInputs[action], '')) {
        const { code } = await refusalOf({ action, input, commandId: `within-${action}` })
        if (code !== 'bad-input' && code !== 'too-large') wrong.push(`${name}: ${code}`)
      }
    })
    expect(wrong).toEqual([])
  })

  test.each(names)('%s takes nothing that its schema does not', async (action) => {
    const cases = spoiled(action)
    const wrong: string[] = []
    await unchanged(async () => {
      for (const [name, input] of cases) {
        const { code } = await refusalOf({ action, input, commandId: `spoiled-${action}` })
        if (code !== 'bad-input') wrong.push(`${name}: ${code}`)
      }
    })
    expect(wrong).toEqual([])
    expect(Object.keys(validInputs[action]).every((field) => [...idFields, ...noteFields, ...optionalFields, 'quantity', 'rev', 'isAdmitted', 'count', 'agrees', 'version', 'signatureDays', 'signerCount'].includes(field))).toBe(true)
  })

  test('a deeply nested value is refused, not followed', async () => {
    const nest = (depth: number) => parsed(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
    await unchanged(async () => { expect((await refusalOf({ action: 'read-sheet', input: { sheetId: nest(1_000) } })).code).toBe('bad-input') })
    // Deeper than can be written out again: the platform would pass it on, the function's own entry refuses it.
    const context = { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'wx-hr' }) } as FunctionContext
    expect(await serve({})({ action: 'read-sheet', input: nest(14_000) }, context)).toMatchObject({ ok: false, refusal: { code: 'bad-input' } })
  })

  test('nothing of it has reached Object.prototype', () => {
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

describe('what the schema takes and the facts do not', () => {
  const nested = (action: ActionName, input: unknown) => ({ action, input, commandId: `facts-${action}-1` })
  const sheetId = '2026-11:worker-1:install-service-card:1'
  const log = validInputs['log-incident']

  test.each([
    ['nobody', nested('create-invitation', { personId: 'nobody' }), 'not-found'],
    ['no such sheet', nested('read-sheet', { sheetId: '2026-11:nobody:install-service-card:1' }), 'not-found'],
    ['no such incident', nested('withdraw-incident', { incidentId: 'inc-x', reason: '理由' }), 'not-found', 'gm-1'],
    ['a kind that the sheet has not', nested('log-incident', { ...log, kind: 'late-for-work' }), 'kind-not-on-sheet', 'lead-a1'],
    ['a kind named like a property', nested('log-incident', { ...log, kind: 'constructor' }), 'kind-not-on-sheet', 'lead-a1'],
    ['21 times', nested('log-incident', { ...log, quantity: 21 }), 'bad-input', 'lead-a1'],
    ['an instant without zone', nested('log-incident', { ...log, occurredAt: '2026-11-09T04:00:00' }), 'bad-input', 'lead-a1'],
    ['the thirteenth month', nested('log-incident', { ...log, occurredAt: '2026-13-09T04:00:00Z' }), 'bad-input', 'lead-a1'],
    ['a time a year ahead', nested('log-incident', { ...log, occurredAt: '2027-11-09T04:00:00Z' }), 'occurred-out-of-bounds', 'lead-a1'],
    ['an order number with a formula', nested('log-incident', { ...log, orderNo: '=1+1' }), 'bad-input', 'lead-a1'],
    ['an unknown metric', nested('record-metric', { ...validInputs['record-metric'], metricId: 'profit' }), 'metric-unknown'],
    ['a metric of a month without sheets', nested('record-metric', { ...validInputs['record-metric'], periodId: '2026-10' }), 'period-not-open'],
    ['a metric about nobody', nested('record-metric', { ...validInputs['record-metric'], scopeId: 'nobody' }), 'period-not-open'],
    ['101 per cent', nested('record-metric', { ...validInputs['record-metric'], value: { value: '101' } }), 'metric-invalid'],
    ['a negative rate', nested('record-metric', { ...validInputs['record-metric'], value: { value: '-1' } }), 'metric-invalid'],
    ['more passed jobs than jobs', nested('record-metric', { ...validInputs['record-metric'], value: { numerator: 11, denominator: 10 } }), 'metric-invalid'],
    ['value and share at once', nested('record-metric', { ...validInputs['record-metric'], value: { value: '90', numerator: 1, denominator: 1 } }), 'bad-input'],
    ['seven decimals', nested('record-metric', { ...validInputs['record-metric'], value: { value: '90.0000001' } }), 'bad-input'],
    ['a number in full-width digits', nested('record-metric', { ...validInputs['record-metric'], value: { value: '９０' } }), 'bad-input'],
    ['an item that is not the rater\'s', nested('rate-item', { ...validInputs['rate-item'], item: 'warehouse' }), 'forbidden', 'sales-a'],
    ['an item that there is not', nested('rate-item', { ...validInputs['rate-item'], item: 'nothing' }), 'forbidden', 'sales-a'],
    ['more than full marks', nested('rate-item', { ...validInputs['rate-item'], points: '10.5' }), 'points-invalid', 'sales-a'],
    ['off the step', nested('rate-item', { ...validInputs['rate-item'], points: '8.25' }), 'points-invalid', 'sales-a'],
    ['an exception that there is not', nested('settle-exception', { sheetId, exceptionId: 'missing-metric.nothing', way: 'supply', value: '1', reason: '理由' }), 'not-found'],
    ['data that nobody sent back', nested('confirm-data', { sheetId, reason: '理由' }), 'wrong-state'],
  ] as [string, unknown, string, string?][])('%s', async (_name, event, code, personId = 'hr') => {
    await unchanged(async () => { expect((await refusalOf(event, openidOf(personId))).code).toBe(code) })
  })

  test.each([
    ['an item twice', [...validInputs['submit-self-score'].points.slice(1), { item: 'warehouse', points: '5' }]],
    ['an item missing', validInputs['submit-self-score'].points.slice(1)],
    ['an item too many', [...validInputs['submit-self-score'].points, { item: 'extra', points: '1' }]],
    ['more than full marks', validInputs['submit-self-score'].points.map((given) => ({ ...given, points: '30.01' }))],
    ['less than nothing', validInputs['submit-self-score'].points.map((given) => ({ ...given, points: '-0.01' }))],
  ])('a self-score with %s', async (_name, points) => {
    const sheet = await shop.read('sheets', sheetId)
    await shop.put('sheets', { ...sheet, state: 'collecting' })
    await unchanged(async () => {
      expect((await refusalOf(nested('submit-self-score', { sheetId, points, comment: '' }), openidOf('worker-1'))).code).toBe('points-invalid')
    })
    await shop.put('sheets', sheet)
  })
})
