import type { Message, MessageSettings } from '@shared/message/message'
import { openidOf, settings } from './company'
import { beijing, sheetIdOf, Shop } from './shop'

// What people are told, through the real functions and the real SDK; WeChat is a stand-in that answers as each test says.

const november = '2026-11'
const fields = { title: 'thing1', text: 'thing2', at: 'time3' }
const messages: MessageSettings = { quiet: { fromHour: 21, untilHour: 8 }, templates: { incident: { id: 'tmpl-incident', fields }, task: { id: 'tmpl-task', fields }, result: { id: 'tmpl-result', fields } } }

let shop: Shop
let answer: (openid: string) => Promise<number> | number
let asked: string[]

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-01 08:00'), { log: () => undefined, onWxApi: (_name, data) => { asked.push(String(data['touser'])); return answer(String(data['touser'])) } })
})
afterAll(() => shop.stop())
beforeEach(async () => {
  asked = []
  answer = () => 0
  await shop.begin(beijing('2026-11-01 08:00'))
  await shop.put('settings', { ...settings, messages })
  await shop.act('hr', 'open-period', { periodId: november })
  shop.at(beijing('2026-11-10 10:00'))
})

const log = async (about = 'worker-1', by = 'lead-a1') =>
  (await shop.act(by, 'log-incident', { employeeId: about, kind: 'tool-violation', quantity: 1, occurredAt: shop.cloud.now().toISOString(), note: '', orderNo: null })).incidentId
const inbox = async (personId: string) => (await shop.act(personId, 'list-messages', {})).messages
const kindsOf = async (personId: string) => (await inbox(personId)).map(({ kind }) => kind)
const consent = (personId: string, ...keys: ('incident' | 'task' | 'result')[]) => shop.act(personId, 'record-consent', { keys })
const consents = async (personId: string, key: string) => (await shop.list('consents')).find(({ _id }) => _id === `${personId}:${key}`)?.count ?? 0
const message = async (personId: string): Promise<Message> => {
  const [found] = await shop.list('outbox', { personId })
  if (found === undefined) throw new Error(`nothing for ${personId}`)
  return found
}
const later = (minutes: number) => { shop.at(new Date(shop.cloud.now().getTime() + minutes * 60_000).toISOString()) }

describe('who is told what', () => {
  test('the person of an incident hears of it at once, and of every step; the reporter of what became of it', async () => {
    const incidentId = await log()
    expect(await inbox('worker-1')).toMatchObject([{ kind: 'incident-logged', page: 'incident', pageId: incidentId, isRead: false, text: expect.stringMatching(/^赵主管记了：.*11月13日 10:00前可以确认或提出异议$/) as string }])
    expect(await kindsOf('lead-a1')).toEqual([])
    shop.at(beijing('2026-11-12 10:01'))
    await shop.close()
    await shop.close()
    expect(await kindsOf('worker-1')).toEqual(['answer-ends', 'incident-logged'])
    await shop.act('worker-1', 'dispute-incident', { incidentId, reason: '那天我休息' })
    expect(await kindsOf('manager-a')).toEqual(['decision-due'])
    expect([await kindsOf('gm-1'), await kindsOf('lead-a1')]).toEqual([[], []])
    shop.at(beijing('2026-11-12 22:02'))
    await shop.close()
    expect(await kindsOf('manager-a')).toEqual(['decision-waits', 'decision-due'])
    shop.at(beijing('2026-11-13 10:02'))
    await shop.close()
    expect([await kindsOf('gm-1'), await kindsOf('gm-2'), (await kindsOf('manager-a')).length]).toEqual([['decision-escalated'], ['decision-escalated'], 2])
    await shop.act('gm-1', 'decide-incident', { incidentId, verdict: 'dropped', quantity: null, reason: '考勤表上确实休息' })
    expect([(await kindsOf('worker-1'))[0], await kindsOf('lead-a1')]).toEqual(['incident-decided', ['incident-decided']])
    expect((await inbox('lead-a1'))[0]?.text).toContain('考勤表上确实休息')
  })

  test('a month\'s steps: the day before the deadline, each signer once a day however many sheets, the result', async () => {
    for (const personId of ['worker-1', 'worker-2']) {
      for (const [metricId, by] of [['first-pass-rate', 'hr'], ['after-sales-satisfaction', 'after-sales']] as const) await shop.act(by, 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId: personId, value: { value: '92' }, source: '' })
    }
    await shop.act('inspector', 'record-metric', { periodId: november, metricId: 'inspection-survey-score', scope: 'crew', scopeId: 'c-a1', value: { value: '92' }, source: '' })
    shop.at(beijing('2026-12-04 09:59'))
    await shop.close()
    await shop.notify()
    expect(await kindsOf('worker-1')).toEqual([])
    shop.at(beijing('2026-12-04 10:00'))
    await Promise.all([shop.notify(), shop.notify()])
    await shop.notify()
    expect([await kindsOf('worker-1'), await kindsOf('sales-a'), (await inbox('worker-1'))[0]?.text]).toEqual([['self-score-due'], ['ratings-due'], '2026年11月的自评，12月5日 24:00前提交'])
    for (const personId of ['worker-1', 'worker-2']) await shop.act('sales-a', 'rate-item', { sheetId: sheetIdOf(november, personId), item: 'sales-coordination', points: '8', comment: '' })
    shop.at(beijing('2026-12-06 00:01'))
    await shop.close()
    expect(await kindsOf('lead-a1')).toEqual(expect.arrayContaining(['sign-due']))
    expect((await kindsOf('lead-a1')).filter((kind) => kind === 'sign-due')).toHaveLength(1)
    // Other people's figures are missing: told once on each of the days on which it came up.
    expect(await kindsOf('hr')).toEqual(['exceptions-raised', 'exceptions-raised'])
    // Nobody signs: the signer is reminded after a day, the next person up after two; nothing is ever approved.
    shop.at(beijing('2026-12-07 00:17'))
    await shop.notify()
    await shop.notify()
    expect((await inbox('lead-a1'))[0]).toMatchObject({ kind: 'sign-waits', text: '2026年11月，2 张等您考核已超过一天' })
    shop.at(beijing('2026-12-08 00:18'))
    await shop.notify()
    expect((await inbox('manager-a'))[0]).toMatchObject({ kind: 'sign-overdue', text: '2026年11月，2 张等赵主管考核已超过两天，请催一催' })
    shop.at(beijing('2026-12-12 00:03'))
    await shop.notify()
    expect(await shop.list('outbox', { kind: 'sign-waits' })).toHaveLength(1)
    expect((await shop.read('sheets', sheetIdOf(november, 'worker-1'))).state).toBe('assessing')
    const sheetId = sheetIdOf(november, 'worker-1')
    for (const [by, action] of [['lead-a1', 'assess-sheet'], ['manager-a', 'review-sheet'], ['gm-1', 'approve-sheet']] as const) {
      const { contentHash } = await shop.read('sheets', sheetId)
      await shop.act(by, action, { sheetId, contentHash: contentHash ?? '', comment: '' })
    }
    expect([(await kindsOf('manager-a'))[0], (await inbox('worker-1'))[0]]).toMatchObject(['sign-due', { kind: 'sheet-sealed', page: 'sheet', pageId: sheetId }])
    const { contentHash } = await shop.read('sheets', sheetId)
    await shop.act('worker-1', 'sign-sheet', { sheetId, contentHash: contentHash ?? '', answer: 'appealed', reason: '少算了一单' })
    expect((await inbox('hr'))[0]).toMatchObject({ kind: 'appeal-made', text: '李师傅 2026年11月：少算了一单' })
    expect(await kindsOf('manager-a')).not.toContain('appeal-made')
    await shop.act('hr', 'decide-appeal', { sheetId, reason: '核对过，没有少算' })
    expect((await kindsOf('worker-1'))[0]).toBe('appeal-answered')
  })

  /** One worker's sheet with everything given, at its first step since the night. */
  const atFirstStep = async () => {
    for (const metricId of ['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction']) await shop.act('hr', 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId: 'worker-1', value: { value: '92' }, source: '' })
    await shop.act('sales-a', 'rate-item', { sheetId: sheetIdOf(november, 'worker-1'), item: 'sales-coordination', points: '8', comment: '' })
    shop.at(beijing('2026-12-06 00:01'))
    await shop.close()
    return sheetIdOf(november, 'worker-1')
  }
  const sign = async (by: string, action: 'assess-sheet' | 'review-sheet' | 'approve-sheet', sheetId: string) => {
    const { contentHash } = await shop.read('sheets', sheetId)
    await shop.act(by, action, { sheetId, contentHash: contentHash ?? '', comment: '' })
  }

  test('a sheet that comes back to a step is told of once, and reminds as any other', async () => {
    const sheetId = await atFirstStep()
    await sign('lead-a1', 'assess-sheet', sheetId)
    // Long after the reminders of the day on which it first came.
    shop.at(beijing('2026-12-11 10:00'))
    await shop.notify()
    const before = (await shop.list('outbox', { personId: 'lead-a1' })).length
    await shop.act('manager-a', 'return-sheet', { sheetId, contentHash: (await shop.read('sheets', sheetId)).contentHash ?? '', to: 'assessing', reason: '安检分再看看' })
    expect((await inbox('lead-a1'))[0]).toMatchObject({ kind: 'sheet-returned', text: '李师傅 2026年11月：安检分再看看' })
    expect(await shop.list('outbox', { personId: 'lead-a1' })).toHaveLength(before + 1)
    shop.at(beijing('2026-12-12 10:16'))
    await shop.notify()
    expect((await inbox('lead-a1'))[0]).toMatchObject({ kind: 'sign-waits', text: '2026年11月，1 张等您考核已超过一天' })
    shop.at(beijing('2026-12-13 10:17'))
    await shop.notify()
    expect((await inbox('manager-a'))[0]).toMatchObject({ kind: 'sign-overdue', text: '2026年11月，1 张等赵主管考核已超过两天，请催一催' })
  })

  test('what was done before it could be sent is not asked for: a self-score that was handed in, points that were given', async () => {
    for (const personId of ['worker-1', 'worker-2', 'sales-a']) for (let index = 0; index < 3; index += 1) await consent(personId, 'task')
    shop.at(beijing('2026-12-04 10:00'))
    await shop.close()
    answer = () => 45009
    await shop.notify()
    // WeChat took none of them; before the next try two of three have done it.
    answer = () => 0
    asked = []
    const template = (await shop.act('worker-1', 'read-sheet', { sheetId: sheetIdOf(november, 'worker-1') })).template
    await shop.act('worker-1', 'submit-self-score', { sheetId: sheetIdOf(november, 'worker-1'), points: template.items.map(({ id }) => ({ item: id, points: '5' })), comment: '' })
    for (const personId of ['worker-1', 'worker-2', 'worker-3', 'lead-a1']) await shop.act('sales-a', 'rate-item', { sheetId: sheetIdOf(november, personId), item: 'sales-coordination', points: '8', comment: '' })
    shop.at(beijing('2026-12-04 10:02'))
    await shop.notify()
    expect(asked).toContain(openidOf('worker-2'))
    expect(asked).not.toContain(openidOf('worker-1'))
    expect(asked).not.toContain(openidOf('sales-a'))
  })

  test('a step that was signed before the quiet hours ended is not asked for in the morning', async () => {
    await consent('lead-a1', 'task')
    await consent('manager-a', 'task')
    const sheetId = await atFirstStep()
    shop.at(beijing('2026-12-06 07:30'))
    await sign('lead-a1', 'assess-sheet', sheetId)
    asked = []
    shop.at(beijing('2026-12-06 08:00'))
    await shop.notify()
    expect(asked).not.toContain(openidOf('lead-a1'))
    expect(asked).toContain(openidOf('manager-a'))
    expect((await shop.list('outbox', { personId: 'lead-a1', kind: 'sign-due' })).map(({ delivery, outcome }) => `${delivery} ${outcome}`)).toEqual(['kept done'])
  })

  test('a refused command tells nobody, a repeated one tells once', async () => {
    const input = { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: shop.cloud.now().toISOString(), note: '', orderNo: null }
    await Promise.all([1, 2, 3].map(() => shop.reply('lead-a1', 'log-incident', input, 'same-command')))
    expect(await shop.list('outbox', { personId: 'worker-1' })).toHaveLength(1)
    expect(await shop.refused('lead-b', 'log-incident', input)).toBe('not-found')
    expect(await shop.list('outbox')).toHaveLength(1)
  })
})

describe('the inbox', () => {
  test('a person reads and marks their own messages only', async () => {
    await log()
    const [mine] = await inbox('worker-1')
    const before = shop.cloud.storeHash()
    expect(await shop.refused('worker-2', 'mark-messages-read', { messageIds: [mine?.id ?? ''] })).toBe('not-found')
    expect(shop.cloud.storeHash()).toBe(before)
    expect((await shop.act('worker-1', 'list-messages', {})).unread).toBe(1)
    expect(await shop.act('worker-1', 'mark-messages-read', { messageIds: [mine?.id ?? ''] })).toEqual({ marked: 1 })
    expect((await shop.act('worker-1', 'list-messages', {})).unread).toBe(0)
    expect(await inbox('worker-2')).toEqual([])
  })

  test('messages of more than ninety days ago are removed, others stay', async () => {
    await log()
    const old = await message('worker-1')
    await shop.put('outbox', { ...old, _id: 'incident-logged:old:worker-1', at: beijing('2026-08-12 09:59'), dueAt: null })
    await shop.put('outbox', { ...old, _id: 'incident-logged:kept:worker-1', at: beijing('2026-08-12 10:05'), dueAt: null })
    await shop.notify()
    expect((await shop.list('outbox')).map(({ _id }) => _id.split(':')[1]).sort()).toEqual([old._id.split(':')[1], 'kept'].sort())
  })
})

describe('what is sent through WeChat', () => {
  test('each consent is one message; without one it stays in the inbox', async () => {
    await consent('worker-1', 'incident')
    await log()
    await log()
    await shop.notify()
    expect([asked, await consents('worker-1', 'incident')]).toEqual([[openidOf('worker-1')], 0])
    expect((await shop.list('outbox', { personId: 'worker-1' })).map(({ delivery, outcome }) => `${delivery} ${outcome}`).sort()).toEqual(['kept no-consent', 'sent '])
    expect(shop.cloud.sentMessages()[0]).toMatchObject({ openid: openidOf('worker-1'), templateId: 'tmpl-incident', page: expect.stringMatching(/^installer\/incident\/index\?id=/) as string, texts: ['有一条关于您的记录', expect.stringMatching(/^.{1,20}$/), '2026-11-10 10:00'] })
    later(60)
    await shop.notify()
    expect(asked).toHaveLength(1)
  })

  test('two drains at once and doubled timers send each message once and never use more consents than there are', async () => {
    for (const personId of ['worker-1', 'worker-2']) { await consent(personId, 'incident'); await consent(personId, 'incident') }
    for (let index = 0; index < 3; index += 1) { await log('worker-1'); await log('worker-2') }
    await Promise.all([1, 2, 3, 4].map(() => shop.notify()))
    // Also where no lease keeps two apart: one that was taken for dead is still at work.
    await shop.database.collection('leases').doc('sending').remove()
    await shop.notify()
    expect(asked.sort()).toEqual(['worker-1', 'worker-1', 'worker-2', 'worker-2'].map(openidOf))
    for (const personId of ['worker-1', 'worker-2']) expect(await consents(personId, 'incident')).toBe(0)
  })

  test('a drain beside one whose lease has run out: neither sends what the other has taken', async () => {
    await consent('worker-1', 'incident')
    await log()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => { release = resolve })
    let reached: () => void = () => undefined
    const isAsking = new Promise<void>((resolve) => { reached = resolve })
    answer = async () => { reached(); await held; return 0 }
    const first = shop.notify()
    await isAsking
    await shop.database.collection('leases').doc('sending').remove()
    await shop.notify()
    expect((await message('worker-1')).delivery).toBe('sending')
    release()
    await first
    expect([asked.length, (await message('worker-1')).delivery]).toEqual([1, 'sent'])
  })

  test.each([
    ['20:59', true], ['21:00', false], ['23:59', false], ['00:00', false], ['07:59', false], ['08:00', true],
  ])('at %s: sent is %s', async (time, isSent) => {
    await consent('worker-1', 'incident')
    shop.at(beijing(`2026-11-11 ${time}`))
    await log()
    expect(await kindsOf('worker-1')).toEqual(['incident-logged'])
    await shop.notify()
    expect(asked.length).toBe(isSent ? 1 : 0)
    if (isSent) return
    shop.at(beijing(time > '12:00' ? '2026-11-12 08:00' : '2026-11-11 08:00'))
    await shop.notify()
    expect(asked).toHaveLength(1)
  })

  test('the company\'s own quiet hours count', async () => {
    await shop.put('settings', { ...settings, messages: { ...messages, quiet: { fromHour: 12, untilHour: 14 } } })
    await consent('worker-1', 'incident')
    shop.at(beijing('2026-11-11 12:30'))
    await log()
    await shop.notify()
    expect(asked).toEqual([])
    shop.at(beijing('2026-11-11 23:00'))
    await shop.notify()
    expect(asked).toHaveLength(1)
  })

  test('an error undoes nothing: tried again with growing pauses, given up in the end, and the consent is back', async () => {
    await consent('worker-1', 'incident')
    answer = () => -1
    const incidentId = await log()
    const stored = JSON.stringify([await shop.list('incidents'), await shop.list('sheets')])
    for (const minutes of [0, 1, 5, 30, 120]) { later(minutes); await shop.notify(); await shop.notify() }
    expect([asked.length, await consents('worker-1', 'incident')]).toEqual([5, 1])
    expect(await message('worker-1')).toMatchObject({ delivery: 'failed', outcome: 'wx--1', dueAt: null, tries: 5 })
    expect(JSON.stringify([await shop.list('incidents'), await shop.list('sheets')])).toBe(stored)
    expect((await inbox('worker-1')).map(({ pageId }) => pageId)).toEqual([incidentId])
  })

  test('after one error the next try sends it', async () => {
    await consent('worker-1', 'incident')
    answer = () => 45009
    await log()
    await shop.notify()
    answer = () => 0
    await shop.notify()
    expect(asked).toHaveLength(1)
    later(1)
    await shop.notify()
    expect([asked.length, (await message('worker-1')).delivery, await consents('worker-1', 'incident')]).toEqual([2, 'sent', 0])
  })

  test('whom WeChat knows no consent of is asked for none: our count goes to zero and it is not tried again', async () => {
    for (let index = 0; index < 3; index += 1) await consent('worker-1', 'incident')
    answer = () => 43101
    await log()
    await shop.notify()
    later(300)
    await shop.notify()
    expect([asked.length, await consents('worker-1', 'incident'), await message('worker-1')]).toMatchObject([1, 0, { delivery: 'kept', outcome: 'refused' }])
  })

  test('no answer at all: it is not repeated', async () => {
    await consent('worker-1', 'incident')
    answer = () => { throw new Error('the line is dead') }
    await log()
    await shop.notify()
    answer = () => 0
    later(300)
    await shop.notify()
    expect([asked.length, (await message('worker-1')).delivery, await consents('worker-1', 'incident')]).toEqual([1, 'unknown', 0])
  })

  test('who has left gets nothing, and what was read or is a day old is not sent any more', async () => {
    for (const personId of ['worker-1', 'worker-2', 'worker-3']) await consent(personId, 'incident')
    await log('worker-1')
    await log('worker-2')
    await log('worker-3', 'lead-a2')
    await shop.put('people', { ...await shop.read('people', 'worker-1'), status: 'left', leftAt: shop.cloud.now().toISOString() })
    await shop.act('worker-2', 'mark-messages-read', { messageIds: [(await message('worker-2'))._id] })
    const third = await message('worker-3')
    await shop.put('outbox', { ...third, at: beijing('2026-11-09 09:00') })
    await shop.notify()
    expect(asked).toEqual([])
    expect(await Promise.all(['worker-1', 'worker-2', 'worker-3'].map(async (personId) => (await message(personId)).outcome))).toEqual(['person-left', 'read', 'stale'])
    expect(await consents('worker-1', 'incident')).toBe(1)
  })

  test('a broken message stops nobody else', async () => {
    await consent('worker-1', 'incident')
    await log()
    const good = await message('worker-1')
    for (let index = 0; index < 60; index += 1) {
      await shop.database.collection('outbox').add({ _id: `broken-${index}`, personId: 'worker-1', kind: 'nonsense', at: good.at, isRead: false, delivery: 'waiting', dueAt: beijing('2026-11-10 09:00') })
    }
    await shop.notify()
    expect([asked.length, (await shop.read('outbox', good._id)).delivery]).toEqual([1, 'sent'])
    expect((await shop.list('outbox', { delivery: 'failed' })).length).toBe(60)
    await shop.notify()
    expect(asked).toHaveLength(1)
  })

  test('consents are counted once for each tap and never beyond thirty', async () => {
    const once = shop.newCommandId()
    await shop.act('worker-1', 'record-consent', { keys: ['incident'] }, once)
    await shop.act('worker-1', 'record-consent', { keys: ['incident'] }, once)
    expect(await consents('worker-1', 'incident')).toBe(1)
    for (let index = 0; index < 40; index += 1) await consent('worker-1', 'incident')
    expect(await consents('worker-1', 'incident')).toBe(30)
  })
})

test('the timer alone may start it: not a client, and not a function', async () => {
  await log()
  const before = shop.cloud.storeHash()
  expect(await shop.cloud.call('notify', { Type: 'Timer' }, { openid: openidOf('hr') })).toMatchObject({ ok: false, moved: 0 })
  expect(shop.cloud.storeHash()).toBe(before)
})

test('no query of all that runs without an index', async () => {
  await log()
  await shop.notify()
  expect(shop.cloud.unindexedQueries()).toEqual([])
})
