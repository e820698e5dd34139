import type { Sheet } from '@shared/appraisal/sheet'
import { settings } from './company'
import { beijing, sheetIdOf, Shop } from './shop'

// Who signs when the holder is away, silent, or nobody is left; drafts of the self-score; exceptions settled together; broken records read again.

const november = '2026-11'
const sheetOf = (personId: string) => sheetIdOf(november, personId)
const metrics = ['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction']

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-01 08:00')) })
afterAll(() => shop.stop())

/** The month up to the first step of one worker's sheet. */
async function begin(signerCount: 2 | 3 = 3): Promise<void> {
  await shop.begin(beijing('2026-11-01 08:00'))
  await shop.put('settings', { ...settings, signerCount })
  await shop.act('hr', 'open-period', { periodId: november })
  shop.at(beijing('2026-12-02 09:00'))
  for (const metricId of metrics) await shop.act('hr', 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId: 'worker-1', value: { value: '91' }, source: '' })
  await shop.act('sales-a', 'rate-item', { sheetId: sheetOf('worker-1'), item: 'sales-coordination', points: '8', comment: '' })
  shop.at(beijing('2026-12-06 00:01'))
  await shop.close()
}

const sheet = () => shop.read('sheets', sheetOf('worker-1'))
const signing = ({ _id, contentHash }: Sheet) => ({ sheetId: _id, contentHash: contentHash ?? '', comment: '' })
const leave = (delegateId: string, from = '2026-12-06', until = '2026-12-08') => ({ from, until, delegateId })

describe('leave', () => {
  beforeEach(() => begin())

  test('hands the steps to the delegate and ends by itself', async () => {
    await shop.act('lead-a1', 'set-delegate', { personId: 'lead-a1', leave: leave('lead-a2', '2026-12-06', '2026-12-06') })
    expect(await shop.act('lead-a1', 'read-leave', { personId: null })).toMatchObject({ leave: { delegateName: '孙主管' }, waiting: 0 })
    shop.at(beijing('2026-12-06 01:01'))
    await shop.close()
    expect(await sheet()).toMatchObject({ holderId: 'lead-a2', holder: { because: '代赵主管办理' } })
    shop.at(beijing('2026-12-07 00:01'))
    await shop.close()
    expect(await sheet()).toMatchObject({ holderId: 'lead-a1', holder: { because: null } })
    expect(await shop.act('lead-a1', 'read-leave', { personId: null })).toMatchObject({ leave: null })
  })

  test('of the delegate as well passes them over', async () => {
    await shop.act('lead-a1', 'set-delegate', { personId: 'lead-a1', leave: leave('lead-a2') })
    await shop.act('hr', 'set-delegate', { personId: 'lead-a2', leave: leave('manager-a') })
    shop.at(beijing('2026-12-06 01:01'))
    await shop.close()
    expect((await sheet()).holderId).toBe('manager-a')
    await shop.act('lead-a2', 'set-delegate', { personId: 'lead-a2', leave: null })
    shop.at(beijing('2026-12-06 02:01'))
    await shop.close()
    expect((await sheet()).holderId).toBe('lead-a2')
  })

  test.each([
    ['ends before it begins', 'lead-a1', { from: '2026-12-09', until: '2026-12-08', delegateId: 'lead-a2' }],
    ['is past', 'lead-a1', { from: '2026-12-01', until: '2026-12-05', delegateId: 'lead-a2' }],
    ['never ends', 'lead-a1', { from: '2026-12-06', until: '2027-12-06', delegateId: 'lead-a2' }],
    ['to oneself', 'lead-a1', { from: '2026-12-06', until: '2026-12-07', delegateId: 'lead-a1' }],
    ['to somebody who signs nothing', 'lead-a1', { from: '2026-12-06', until: '2026-12-07', delegateId: 'worker-2' }],
    ['to nobody', 'lead-a1', { from: '2026-12-06', until: '2026-12-07', delegateId: 'nobody' }],
  ])('is refused where it %s', async (_name, personId, wrong) => {
    expect(await shop.refused(personId, 'set-delegate', { personId, leave: wrong })).toBe('leave-invalid')
  })

  test('begins and ends at once for what waits already: whose step it no longer is can\'t sign it any more', async () => {
    const seen = signing(await sheet())
    await shop.act('lead-a1', 'set-delegate', { personId: 'lead-a1', leave: leave('lead-a2') })
    expect(await sheet()).toMatchObject({ holderId: 'lead-a2', holder: { because: '代赵主管办理' } })
    expect(await shop.refused('lead-a1', 'assess-sheet', seen)).toBe('not-your-step')
    await shop.act('lead-a1', 'set-delegate', { personId: 'lead-a1', leave: null })
    expect(await shop.refused('lead-a2', 'assess-sheet', seen)).toBe('not-found')
    await shop.act('lead-a1', 'assess-sheet', seen)
    expect((await sheet()).steps).toMatchObject([{ signerId: 'lead-a1', because: null }])
  })

  test('of one\'s delegate\'s own delegate comes to nobody in a circle: the next person up has it', async () => {
    await shop.act('lead-a1', 'set-delegate', { personId: 'lead-a1', leave: leave('lead-a2') })
    expect(await shop.refused('lead-a2', 'set-delegate', { personId: 'lead-a2', leave: leave('lead-a1') })).toBe('leave-invalid')
    // As where two set it at the same moment.
    await shop.put('people', { ...await shop.read('people', 'lead-a2'), leave: leave('lead-a1') })
    shop.at(beijing('2026-12-06 01:01'))
    await shop.close()
    expect((await sheet()).holderId).toBe('manager-a')
  })

  test('is one\'s own affair or HR\'s', async () => {
    expect(await shop.refused('manager-a', 'set-delegate', { personId: 'lead-a1', leave: null })).toBe('not-found')
    expect(await shop.refused('manager-a', 'read-leave', { personId: 'lead-a1' })).toBe('not-found')
    expect((await shop.act('hr', 'read-leave', { personId: 'lead-a1' })).person.name).toBe('赵主管')
  })
})

describe('a step that nobody signs', () => {
  beforeEach(() => begin())

  test('may be signed by the next person up after two days, says so, and is never signed by the clock', async () => {
    shop.at(beijing('2026-12-07 23:59'))
    await shop.close()
    expect(await shop.refused('manager-a', 'assess-sheet', signing(await sheet()))).toBe('not-your-step')
    shop.at(beijing('2026-12-08 01:01'))
    await shop.close()
    const late = await sheet()
    expect(late).toMatchObject({ state: 'assessing', holderId: 'lead-a1', escalatedToId: 'manager-a', steps: [] })
    expect((await shop.act('manager-a', 'list-tasks', {})).tasks.find(({ id }) => id === `assess-sheet:${late._id}`)?.detail).toBe('赵主管 48 小时没有签，您也可以签')
    await shop.act('manager-a', 'assess-sheet', signing(late))
    expect(await sheet()).toMatchObject({ state: 'reviewing', holderId: 'gm-1', escalatedToId: null, steps: [{ signerId: 'manager-a', because: '赵主管 48 小时没有签，由上一级办理' }] })
  })

  test('by two at the same time gets one signature, thirty times over', async () => {
    shop.at(beijing('2026-12-08 01:01'))
    await shop.close()
    const late = await sheet()
    for (let round = 0; round < 30; round += 1) {
      await shop.put('sheets', { ...late, rev: late.rev + 10 * round })
      const replies = await Promise.all(['lead-a1', 'manager-a'].map((who) => shop.reply(who, 'assess-sheet', signing(late))))
      expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
      expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code]))).toEqual([expect.stringMatching(/^(already-done|not-your-step|same-signer)$/)])
      expect((await sheet()).steps).toHaveLength(1)
    }
  })
})

describe('where nobody may sign', () => {
  test('HR names somebody, who signs with the reason; never the person, never a signer, never where somebody could', async () => {
    await begin()
    const named = (personId: string) => ({ sheetId: sheetOf('worker-1'), personId, reason: '本店暂时没有负责人' })
    expect(await shop.refused('hr', 'assign-signer', named('lead-b'))).toBe('already-done')
    for (const id of ['lead-a1', 'manager-a', 'gm-1', 'gm-2']) await shop.put('people', { ...await shop.read('people', id), status: 'left' })
    shop.at(beijing('2026-12-06 01:01'))
    await shop.close()
    const { exceptions } = await shop.act('hr', 'read-period', { periodId: november })
    expect(exceptions.find(({ kind }) => kind === 'no-approver')).toMatchObject({ remedy: 'assign-signer', maySettle: true, candidates: [{ personId: 'lead-a2' }, { personId: 'lead-b' }, { personId: 'manager-b' }] })
    for (const id of ['worker-1', 'worker-2', 'gm-1', 'nobody']) expect(await shop.refused('hr', 'assign-signer', named(id))).toBe('signer-unfit')
    await shop.act('hr', 'assign-signer', named('lead-b'))
    expect(await sheet()).toMatchObject({ holderId: 'lead-b', openExceptionCount: 0, holder: { because: '周人事指定：本店暂时没有负责人' } })
    shop.at(beijing('2026-12-06 02:01'))
    await shop.close()
    await shop.act('lead-b', 'assess-sheet', signing(await sheet()))
    expect(await sheet()).toMatchObject({ state: 'reviewing', steps: [{ signerId: 'lead-b', because: '周人事指定：本店暂时没有负责人' }] })
    shop.at(beijing('2026-12-06 03:01'))
    await shop.close()
    expect(await shop.refused('hr', 'assign-signer', named('lead-b'))).toBe('signer-unfit')
  })
})

test('a company of two signers goes from the first step to the deciding one, and the sheet says so', async () => {
  await begin(2)
  await shop.act('lead-a1', 'assess-sheet', signing(await sheet()))
  expect(await sheet()).toMatchObject({ state: 'approving', holderId: 'gm-1' })
  const { template } = await shop.act('worker-1', 'read-sheet', { sheetId: sheetOf('worker-1') })
  expect(template.settings).toContainEqual({ title: '签字人数', value: '公司定为两人签：考核、核准' })
  await shop.act('gm-1', 'approve-sheet', signing(await sheet()))
  expect((await sheet()).state).toBe('sealed')
})

describe('whoever has another post', () => {
  const posts = (roles: readonly { role: 'supervisor' | 'store-manager' | 'sales-manager'; stores: readonly string[] }[]) => ({ from: '2026-12-06', crewId: null, roles: roles.map(({ role, stores }) => ({ role, stores: [...stores] })) })

  test('holds no step and no rating of the one before: a signature that was seen before is refused, and the next person has it at once', async () => {
    await begin()
    await shop.act('lead-a1', 'assess-sheet', signing(await sheet()))
    const seen = signing(await sheet())
    expect((await sheet()).holderId).toBe('manager-a')
    for (const [personId, roles] of [['manager-a', posts([{ role: 'supervisor', stores: ['s-b'] }])], ['sales-a', posts([{ role: 'sales-manager', stores: ['s-b'] }])]] as const) {
      const { name, position, storeId, supervisorId } = await shop.read('people', personId)
      await shop.act('hr', 'save-person', { personId, name, position, storeId, supervisorId, ...roles, base: null })
    }
    expect(await sheet()).toMatchObject({ state: 'reviewing', holderId: 'gm-1' })
    expect(await shop.refused('manager-a', 'review-sheet', seen)).toMatch(/^(not-found|not-your-step)$/)
    expect((await shop.read('sheets', sheetOf('worker-2'))).raters.map(({ personId }) => personId)).not.toContain('sales-a')
    await shop.act('gm-1', 'review-sheet', seen)
  })
})

describe('many at once', () => {
  test('of fifty signatures those on another content are refused and named, all the others are signed', async () => {
    await begin()
    const [whole] = [await sheet()]
    const ids = Array.from({ length: 50 }, (_, index) => `${november}:worker-${100 + index}:install-service-card:1`)
    await shop.database.collection('sheets').add(ids.map((_id, index) => ({ ...whole, _id, employeeId: `worker-${100 + index}`, employeeName: `师傅${index}` })))
    // Between the list and the tap some went back to the data and some were frozen anew.
    const stale = ids.filter((_id, index) => index % 7 === 0)
    for (const id of stale) await shop.put('sheets', { ...await shop.read('sheets', id), contentHash: 'd'.repeat(64) })
    const answers = new Map<string, string>()
    for (const sheetId of ids) {
      const reply = await shop.reply('lead-a1', 'assess-sheet', { ...signing(whole), sheetId })
      answers.set(sheetId, reply.ok ? 'done' : reply.refusal.code)
    }
    expect(ids.filter((id) => answers.get(id) === 'content-changed')).toEqual(stale)
    expect([...answers.values()].filter((code) => code === 'done')).toHaveLength(ids.length - stale.length)
    for (const id of ids) expect((await shop.read('sheets', id)).steps.length).toBe(stale.includes(id) ? 0 : 1)
  })
})

test('signers changed from three to two in the running month hold for sheets that begin after it, and none loses or gains a step', async () => {
  await begin()
  await shop.put('settings', { ...settings, signerCount: 2 })
  await shop.act('lead-a1', 'assess-sheet', signing(await sheet()))
  expect(await sheet()).toMatchObject({ state: 'reviewing', signerCount: 3, holderId: 'manager-a' })
  await shop.act('manager-a', 'return-sheet', { sheetId: sheetOf('worker-1'), contentHash: (await sheet()).contentHash ?? '', to: 'collecting', reason: '再核一遍' })
  await shop.act('hr', 'confirm-data', { sheetId: sheetOf('worker-1'), reason: '核过了' })
  for (const [by, action] of [['lead-a1', 'assess-sheet'], ['manager-a', 'review-sheet'], ['gm-1', 'approve-sheet']] as const) await shop.act(by, action, signing(await sheet()))
  expect(await sheet()).toMatchObject({ state: 'sealed', signerCount: 3 })
})

describe('whoever has left', () => {
  const restsWith = async (personId: string) => {
    const sheets = await shop.list('sheets')
    return {
      steps: sheets.filter(({ holderId, escalatedToId }) => [holderId, escalatedToId].includes(personId)).map(({ _id }) => _id),
      ratings: sheets.filter(({ state, raters, ratedBy }) => ['live', 'collecting', 'rating'].includes(state) && raters.some((duty) => duty.personId === personId && !ratedBy.some(({ item, role }) => item === duty.item && role === duty.role))).map(({ _id }) => _id),
    }
  }

  test('has no step and no rating waiting for them after one close, as holder, as next person up, as rater, or as the delegate of somebody\'s leave', async () => {
    await begin()
    await shop.act('hr', 'open-period', { periodId: '2026-12' })
    shop.at(beijing('2026-12-08 01:01'))
    await shop.close()
    expect(await sheet()).toMatchObject({ holderId: 'lead-a1', escalatedToId: 'manager-a' })
    await shop.act('lead-a1', 'set-delegate', { personId: 'lead-a1', leave: leave('lead-a2', '2026-12-08', '2026-12-20') })
    shop.at(beijing('2026-12-08 02:01'))
    await shop.close()
    expect((await restsWith('lead-a2')).steps).toContain(sheetOf('worker-1'))
    for (const personId of ['lead-a2', 'manager-a', 'sales-a']) {
      await shop.act('hr', 'end-employment', { personId, lastDay: '2026-12-08' })
      shop.at(beijing(personId === 'lead-a2' ? '2026-12-08 03:01' : personId === 'manager-a' ? '2026-12-08 04:01' : '2026-12-08 05:01'))
      await shop.close()
      expect([personId, await restsWith(personId)]).toEqual([personId, { steps: [], ratings: [] }])
      expect(await shop.refused(personId, 'list-tasks', {})).toBe('not-signed-in')
    }
    // Somebody who is there has it now, or HR has the exception.
    const { holderId, openExceptionCount } = await sheet()
    expect(holderId === 'gm-1' || openExceptionCount > 0).toBe(true)
  })
})

describe('the self-score', () => {
  test('is kept as a draft for another phone, seen by its owner alone, and is over once handed in; remarks stand with the items', async () => {
    await shop.begin(beijing('2026-11-01 08:00'))
    await shop.act('hr', 'open-period', { periodId: november })
    shop.at(beijing('2026-12-02 09:00'))
    await shop.close()
    const sheetId = sheetOf('worker-1')
    const photos = ['a'.repeat(64)]
    const points = [{ item: 'inspection', points: '17', remark: '每单都安检', photos }, { item: 'no-such-item', points: '9', remark: '', photos: [] }, { item: 'tools-vehicles', points: '', remark: '', photos: [] }]
    const follows = { base: 0, writer: 'phone-1', no: 1 }
    await shop.act('worker-1', 'save-self-score-draft', { sheetId, follows, points, comment: '还没写完' })
    expect((await shop.act('worker-1', 'read-sheet', { sheetId })).selfDraft).toMatchObject({ points: [points[0], points[2]], comment: '还没写完' })
    for (const other of ['lead-a1', 'hr']) expect((await shop.act(other, 'read-sheet', { sheetId })).selfDraft).toBeNull()
    expect(await shop.refused('lead-a1', 'save-self-score-draft', { sheetId, follows, points: [], comment: '' })).toBe('forbidden')
    const { template } = await shop.act('worker-1', 'read-sheet', { sheetId })
    shop.at(beijing('2026-12-02 10:00'))
    await shop.act('worker-1', 'submit-self-score', { sheetId, points: template.items.map(({ id }) => ({ item: id, points: '5', ...(id === 'inspection' ? { remark: ' 每单都安检 ' } : {}) })), comment: '' })
    const handedIn = await shop.act('lead-a1', 'read-sheet', { sheetId })
    expect(handedIn.selfScore?.points.filter(({ remark }) => remark !== undefined)).toEqual([{ item: 'inspection', points: '5', remark: '每单都安检', photos: [] }])
    expect((await shop.act('worker-1', 'read-sheet', { sheetId })).selfDraft).toBeNull()
  })

  describe('on two phones', () => {
    const sheetId = sheetOf('worker-1')
    const phone = (writer: string, base: number, no: number) => ({ base, writer, no })
    const draft = (remark: string, follows: ReturnType<typeof phone>) => ({ sheetId, follows, points: [{ item: 'inspection', points: '15', remark, photos: [] }], comment: '' })
    const mine = async () => shop.act('worker-1', 'read-sheet', { sheetId })
    const handIn = async (comment: string, follows: ReturnType<typeof phone>) => ({ sheetId, points: (await mine()).template.items.map(({ id }) => ({ item: id, points: '5' })), comment, follows })
    beforeEach(async () => {
      await shop.begin(beijing('2026-11-01 08:00'))
      await shop.act('hr', 'open-period', { periodId: november })
      shop.at(beijing('2026-12-02 09:00'))
      await shop.close()
    })

    test('a draft that follows an older one replaces nothing, whichever comes first', async () => {
      expect(await shop.act('worker-1', 'save-self-score-draft', draft('那台', phone('phone-b', 0, 1)))).toMatchObject({ revision: 1 })
      expect(await shop.refused('worker-1', 'save-self-score-draft', draft('这台', phone('phone-a', 0, 1)))).toBe('draft-newer')
      expect((await mine()).selfDraft?.points[0]?.remark).toBe('那台')
      expect(await shop.act('worker-1', 'save-self-score-draft', draft('看过了', phone('phone-a', 1, 2)))).toMatchObject({ revision: 2 })
    })

    test('a phone whose answer was lost goes on, and its own change that comes late replaces nothing', async () => {
      const early = draft('先写的', phone('phone-a', 0, 1))
      expect(await shop.act('worker-1', 'save-self-score-draft', draft('后写的', phone('phone-a', 0, 2)))).toMatchObject({ revision: 1 })
      expect(await shop.refused('worker-1', 'save-self-score-draft', early)).toBe('draft-newer')
      expect(await shop.act('worker-1', 'save-self-score-draft', draft('再写的', phone('phone-a', 0, 3)))).toMatchObject({ revision: 2 })
    })

    test('what was handed in is not replaced by a draft or by a second hand-in that knew nothing of it, and a draft never shows as newer', async () => {
      await shop.act('worker-1', 'submit-self-score', await handIn('第一台', phone('phone-b', 0, 1)))
      shop.at(beijing('2026-12-02 09:05'))
      expect(await shop.refused('worker-1', 'save-self-score-draft', draft('开着没关的页面', phone('phone-a', 0, 1)))).toBe('draft-newer')
      expect(await shop.refused('worker-1', 'submit-self-score', await handIn('第二台', phone('phone-a', 0, 2)))).toBe('draft-newer')
      expect(await mine()).toMatchObject({ selfDraft: null, selfRevision: 1, selfScore: { comment: '第一台' } })
      await shop.act('worker-1', 'submit-self-score', await handIn('看过以后', phone('phone-a', 1, 3)))
      expect(await mine()).toMatchObject({ selfDraft: null, selfRevision: 2, selfScore: { comment: '看过以后' } })
    })

    test('of two that hand in at the same moment one is told of the other', async () => {
      const both = await Promise.all(['phone-a', 'phone-b'].map(async (writer) => shop.reply('worker-1', 'submit-self-score', await handIn(writer, phone(writer, 0, 1)), `${writer}-0001`)))
      expect(both.map((reply) => (reply.ok ? 'done' : reply.refusal.code)).sort()).toEqual(['done', 'draft-newer'])
      const stands = both.findIndex(({ ok }) => ok) === 0 ? 'phone-a' : 'phone-b'
      expect((await mine()).selfScore?.comment).toBe(stands)
    })
  })
})

describe('exceptions', () => {
  beforeEach(async () => {
    await shop.begin(beijing('2026-11-01 08:00'))
    await shop.act('hr', 'open-period', { periodId: november })
    shop.at(beijing('2026-12-04 00:01'))
    await shop.close()
  })

  test('of one kind are settled together with one reason; what can\'t be is named and stops none of the others', async () => {
    const at = (personId: string, exceptionId = 'missing-metric.after-sales') => ({ sheetId: sheetOf(personId), exceptionId })
    const together = { exceptions: [at('worker-1'), at('worker-2'), at('worker-3', 'missing-metric.none'), at('worker-b')], way: 'exclude' as const, reason: '本月没有回访' }
    expect(await shop.act('hr', 'settle-exceptions', together)).toMatchObject({ settled: 3, refused: [at('worker-3', 'missing-metric.none')] })
    for (const id of ['worker-1', 'worker-2', 'worker-b']) expect((await shop.read('sheets', sheetOf(id))).inputs.settlements).toEqual([{ item: 'after-sales', choice: 'exclude', reason: '本月没有回访' }])
    expect((await shop.act('hr', 'settle-exceptions', together)).settled).toBe(0)
  })

  test('a broken record is read again by HR once it is repaired, and says that it is still broken before', async () => {
    const whole = await shop.read('sheets', sheetOf('worker-1'))
    const again = { sheetId: whole._id, reason: '技术支持已修好' }
    expect(await shop.refused('hr', 'retry-record', again)).toBe('exception-settled')
    await shop.put('sheets', { ...whole, templateVersion: 99, dueAt: beijing('2026-12-04 00:00') })
    await shop.close()
    const broken = await shop.read('sheets', whole._id)
    expect(broken.exceptions).toContainEqual(expect.objectContaining({ kind: 'broken-record', settledAt: null }))
    expect(await shop.refused('hr', 'retry-record', again)).toBe('record-broken')
    await shop.put('sheets', { ...broken, templateVersion: 1 })
    await shop.act('hr', 'retry-record', again)
    expect((await shop.read('sheets', whole._id)).exceptions.filter(({ kind, settledAt }) => kind === 'broken-record' && settledAt === null)).toEqual([])
  })
})
