import type { ActionName } from '@shared/contract/actions'
import type { CallReply } from '@shared/contract/call'
import type { Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import type { CollectionName } from '../../cloudfunctions/kit/collections'
import databaseRules from '../../database/database-rules.json'
import { inStore, people as everybody, person } from './company'
import { beijing, Shop } from './shop'

// 360°: what anonymous people answer can't be led back to them, and nothing is seen before the window closes.

let shop: Shop
const period = '2026-11'
const sheetId = `${period}:cs-lead:cs-supervisor-360:1`
const team = ['cs-1', 'cs-2', 'cs-3'] as const
const departments = ['after-sales', 'lead-a2'] as const
const customers = ['wx-customer-1', 'wx-customer-2', 'wx-customer-3', 'wx-customer-4'] as const
const levels = (work: number, people: number, ideas: number) => [{ question: 'goals', level: work }, { question: 'team-management', level: people }, { question: 'innovation', level: ideas }]
/** What each member of the team answers: no two alike, so that a link would show. */
const said = {
  'cs-1': { answers: levels(5, 4, 3), comment: '排班可以早两天出' }, 'cs-2': { answers: levels(3, 2, 4), comment: '' }, 'cs-3': { answers: levels(1, 5, 5), comment: '有难处会帮我们顶着' },
} as const

const staff = (id: string): Person => person(id, id, inStore('installer', 's-a'), { supervisorId: 'cs-lead', position: '客服' })
const roster = [
  ...everybody.filter(({ _id }) => ['gm-1', 'gm-2', 'hr', 'finance', 'manager-a', 'manager-b', 'lead-b'].includes(_id)).map((one) => ({ ...one, assignments: [], storeId: one._id === 'manager-a' ? 's-a' : 's-b' })),
  ...everybody.filter(({ _id }) => departments.some((id) => id === _id)).map((one) => ({ ...one, assignments: [] })),
  person('cs-lead', '江主管', inStore('supervisor', 's-a'), { position: '客服主管', supervisorId: 'manager-a', assignments: [{ templateId: 'cs-supervisor-360', pays: false }] }),
  ...team.map(staff),
]
const sheet = (): Promise<Sheet> => shop.read('sheets', sheetId)
let codes: readonly string[] = []

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-01 08:30'), {}, roster)
  await shop.act('hr', 'open-period', { periodId: period })
  await shop.close()
})
afterAll(() => shop.stop())

/** A customer's call: an account that is bound to nobody. */
async function asCustomer(openid: string, action: ActionName, input: unknown): Promise<CallReply> {
  return await shop.cloud.call('api', { action, input, commandId: shop.newCommandId() }, { openid }) as CallReply
}
const codeOf = (reply: CallReply) => (reply.ok ? 'ok' : reply.refusal.code)

/** The whole database as somebody with a dump has it. */
async function dump(): Promise<Record<string, unknown[]>> {
  const names = Object.keys(databaseRules) as CollectionName[]
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await shop.list(name)] as const)))
}

test('the roster says who is asked: the team, and those who lead other departments of the store; the superior and the person themselves never', async () => {
  const marks = await shop.list('answer-marks', { sheetId })
  const askedIn = (role: string) => marks.filter((mark) => mark.role === role).map(({ personId }) => personId).sort()
  expect([askedIn('subordinate'), askedIn('other-department'), askedIn('customer')]).toEqual([[...team], [...departments].sort(), []])
  expect(await shop.refused('cs-lead', 'submit-answers', { sheetId, role: 'subordinate', answers: levels(5, 5, 5), comment: '' })).toBe('not-found')
  expect(await shop.refused('cs-1', 'submit-answers', { sheetId, role: 'other-department', answers: levels(5, 5, 5), comment: '' })).toBe('not-found')
})

test('HR asks more people where the roster is not enough, but not the person or the superior', async () => {
  const add = (personIds: string[]) => shop.refused('hr', 'choose-raters', { sheetId, role: 'other-department', personIds })
  expect([await add(['cs-lead']), await add(['manager-a']), await add(['nobody'])]).toEqual(['bad-input', 'bad-input', 'bad-input'])
  expect(await shop.refused('hr', 'choose-raters', { sheetId, role: 'customer', personIds: ['lead-b'] })).toBe('wrong-state')
  expect(await shop.act('hr', 'choose-raters', { sheetId, role: 'other-department', personIds: ['lead-b', 'lead-a2'] })).toEqual({ asked: 3 })
})

test('three questions cover the five indicators; each is answered once, and nobody answers twice', async () => {
  const { forms } = await shop.act('cs-1', 'list-answer-forms', {})
  expect(forms).toMatchObject([{ sheetId, role: 'subordinate', employeeName: '江主管', hasAnswered: false, minAnswers: 3, questions: [{ id: 'goals' }, { id: 'team-management' }, { id: 'innovation' }] }])
  const send = (answers: ReturnType<typeof levels>) => shop.refused('cs-1', 'submit-answers', { sheetId, role: 'subordinate', answers, comment: '' })
  expect([await send(levels(5, 4, 3).slice(0, 2)), await send([...levels(5, 4, 3).slice(0, 2), { question: 'kpi-attainment', level: 3 }]), await send([...levels(5, 4, 3).slice(0, 2), { question: 'goals', level: 3 }])]).toEqual(['points-invalid', 'points-invalid', 'points-invalid'])
  shop.at(beijing('2026-12-01 00:10'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  await shop.close()
  for (const [index, id] of team.entries()) {
    shop.at(beijing(`2026-12-0${index + 2} 1${index}:2${index}`))
    await shop.act(id, 'submit-answers', { sheetId, role: 'subordinate', ...said[id], answers: [...said[id].answers] })
    expect(await shop.refused(id, 'submit-answers', { sheetId, role: 'subordinate', answers: levels(1, 1, 1), comment: '' })).toBe('already-done')
  }
  for (const id of departments) await shop.act(id, 'submit-answers', { sheetId, role: 'other-department', answers: levels(1, 1, 1), comment: '只有两个人说的话' })
  expect((await shop.act('cs-1', 'list-answer-forms', {})).forms).toMatchObject([{ periodId: '2026-12', hasAnswered: false }, { periodId: period, hasAnswered: true }])
})

test('a dump of the whole database holds no path from a person to an answer', async () => {
  const all = await dump()
  const [group] = await shop.list('rating-groups', { sheetId, role: 'subordinate' })
  // What is kept: per item the points by size, and the words by themselves. Rows of one person don't exist.
  expect(group).toEqual({
    _id: `${sheetId}:subordinate`, sheetId, role: 'subordinate', answers: 3, asked: 3, isClosed: false, comments: ['排班可以早两天出', '有难处会帮我们顶着'].sort(),
    points: [{ item: 'goals', given: ['4', '12', '20'] }, { item: 'kpi-attainment', given: ['4', '12', '20'] }, { item: 'team-management', given: ['8', '16', '20'] }, { item: 'customer-satisfaction', given: ['8', '16', '20'] }, { item: 'innovation', given: ['12', '16', '20'] }],
  })
  // Whoever has answered is known, and on which day; what the records of their commands hold is the same for all three, whatever they said.
  const tracesOf = (id: string) => {
    const own = JSON.stringify([...(all['commands'] ?? []), ...(all['audit'] ?? [])].filter((record) => JSON.stringify(record).includes(id) && JSON.stringify(record).includes('submit-answers')))
    return own.replaceAll(id, 'ID').replace(/cmd-\d+/g, 'CMD').replace(/2026-12-0\d/g, 'DAY')
  }
  expect(new Set(team.map(tracesOf)).size).toBe(1)
  expect(tracesOf('cs-1')).toContain('submit-answers')
  expect(tracesOf('cs-1')).not.toMatch(/T(?!00:00:00\.000Z)\d\d:/)
  // No hash of an answer under which it could be tried out: all carry the same.
  const hashes = (all['commands'] as { action: string; inputHash: string }[]).filter(({ action }) => action === 'submit-answers').map(({ inputHash }) => inputHash)
  expect(new Set(hashes).size).toBe(1)
  // The words stand in one place only.
  for (const [name, documents] of Object.entries(all)) if (name !== 'rating-groups') expect(JSON.stringify(documents)).not.toMatch(/排班可以早|有难处会帮|只有两个人说/)
  expect(await shop.list('answer-marks', { personId: 'cs-1', sheetId })).toEqual([{ _id: `${sheetId}:subordinate:cs-1`, sheetId, role: 'subordinate', personId: 'cs-1', hasAnswered: true }])
})

test('the order in which people answer changes nothing of what is kept', async () => {
  const before = (await shop.list('rating-groups', { sheetId, role: 'subordinate' }))[0]
  if (before === undefined) throw new Error('no group')
  await shop.put('rating-groups', { ...before, answers: 0, points: [], comments: [] })
  for (const id of [...team].reverse()) {
    await shop.put('answer-marks', { _id: `${sheetId}:subordinate:${id}`, sheetId, role: 'subordinate', personId: id, hasAnswered: false })
    await shop.act(id, 'submit-answers', { sheetId, role: 'subordinate', ...said[id], answers: [...said[id].answers] })
  }
  expect((await shop.list('rating-groups', { sheetId, role: 'subordinate' }))[0]).toEqual(before)
})

describe('customers', () => {
  test('codes are made by HR or the superior, shown once, and kept as hashes', async () => {
    for (const id of ['cs-lead', 'cs-1', 'lead-b']) expect(['own-sheet', 'forbidden', 'not-found']).toContain(await shop.refused(id, 'create-answer-codes', { sheetId, count: 1 }))
    const commandId = shop.newCommandId()
    const made = await shop.act('manager-a', 'create-answer-codes', { sheetId, count: 4 }, commandId)
    codes = made.codes
    expect([codes.length, made.expiresAt]).toEqual([4, (await sheet()).dates.ratingsDueAt])
    expect(codeOf(await shop.reply('manager-a', 'create-answer-codes', { sheetId, count: 4 }, commandId))).toBe('shown-once')
    const text = JSON.stringify(await dump())
    for (const code of codes) expect(text).not.toContain(code)
  })

  test('a code opens the form and takes one answer; used, unknown and the staff’s own are refused', async () => {
    const [first = '', second = '', third = ''] = codes
    const send = (openid: string, code: string) => asCustomer(openid, 'submit-customer-answers', { code, answers: levels(4, 5, 3), comment: '上门很准时' })
    expect(await asCustomer(customers[0], 'open-customer-form', { code: first })).toMatchObject({ ok: true, output: { employeeName: '江主管', role: 'customer', questions: [{}, {}, {}] } })
    expect([codeOf(await send(customers[0], first)), codeOf(await send(customers[0], first)), codeOf(await send(customers[1], first))]).toEqual(['ok', 'answer-code-invalid', 'answer-code-invalid'])
    expect(codeOf(await send(customers[1], 'ABCDEFGH23'))).toBe('answer-code-invalid')
    expect(codeOf(await shop.reply('cs-lead', 'submit-customer-answers', { code: second, answers: levels(5, 5, 5), comment: '' }))).toBe('employee-answers-inside')
    expect([codeOf(await send(customers[1], second)), codeOf(await send(customers[2], third))]).toEqual(['ok', 'ok'])
    const text = JSON.stringify(await shop.list('audit')) + JSON.stringify(await shop.list('commands'))
    for (const openid of customers) expect(text).not.toContain(openid)
  })

  test('an account that guesses is locked out for an hour, the right code included', async () => {
    const guess = (code: string) => asCustomer(customers[3], 'open-customer-form', { code })
    for (let tried = 0; tried < 5; tried += 1) expect(codeOf(await guess('ABCDEFGH2' + String(tried + 2)))).toBe('answer-code-invalid')
    expect(codeOf(await guess(codes[3] ?? ''))).toBe('invitation-locked')
  })
})

/** Everything that anybody is told about the sheet, by every action that shows scores. */
async function allViews(): Promise<Record<string, string>> {
  const views: Record<string, string> = {}
  for (const id of ['cs-lead', 'manager-a', 'gm-1', 'hr', 'finance', 'cs-1', 'lead-a2', 'lead-b']) {
    for (const [action, input] of [['read-sheet', { sheetId }], ['read-home', {}], ['list-team', { periodId: period }], ['read-period', { periodId: period }], ['list-tasks', {}], ['read-pay-list', { periodId: period }], ['list-ratings', {}], ['list-answer-forms', {}], ['list-metrics', { periodId: period }]] as const) {
      const reply = await shop.reply(id, action, input)
      if (reply.ok) views[`${id} ${action}`] = JSON.stringify(reply.output)
    }
  }
  return views
}

test('before the window closes no action tells anybody anything but counts: not a point, not a word, not the total moving', async () => {
  for (const item of ['goals', 'team-management', 'customer-satisfaction', 'kpi-attainment', 'innovation']) await shop.act('manager-a', 'rate-item', { sheetId, item, points: '17', comment: '上级的话' })
  const now = await sheet()
  expect([now.scorecard.total, now.scorecard.items.every(({ points, status }) => points === null && status === 'pending'), now.changes]).toEqual(['0.00', true, []])
  expect((await shop.act('cs-lead', 'submit-self-score', { sheetId, points: now.scorecard.items.map(({ id }) => ({ item: id, points: '15' })), comment: '' })).selfTotal).toBe('75.00')
  for (const [name, view] of Object.entries(await allViews())) {
    expect([name, /排班可以早|有难处会帮|只有两个人|上门很准时/.test(view)]).toEqual([name, false])
    // The superior reads their own points again where they give them; nobody else does.
    if (name !== 'manager-a list-ratings') expect([name, /上级的话|"17"|17\.00|85\.00/.test(view)]).toEqual([name, false])
  }
  expect((await shop.act('hr', 'read-sheet', { sheetId })).survey).toMatchObject({ publishedAt: null, groups: [{ role: 'subordinate', asked: 3, answers: 3, counts: null, comments: [] }, { role: 'other-department', answers: 2 }, { role: 'customer', asked: 4, answers: 3 }] })
  // Complete as it is, the sheet waits for the window.
  shop.at(beijing('2026-12-05 23:50'))
  await shop.close()
  expect((await sheet()).state).toBe('rating')
})

test('after the window nobody answers any more, though the close has not come by yet', async () => {
  shop.at(beijing('2026-12-06 00:00:01'))
  expect(await shop.refused('lead-b', 'submit-answers', { sheetId, role: 'other-department', answers: levels(5, 5, 5), comment: '' })).toBe('window-closed')
  expect(codeOf(await asCustomer('wx-customer-5', 'submit-customer-answers', { code: codes[3], answers: levels(4, 4, 4), comment: '' }))).toBe('answer-code-invalid')
  expect(await shop.refused('hr', 'create-answer-codes', { sheetId, count: 1 })).toBe('window-closed')
  expect((await sheet()).survey).toEqual({ publishedAt: null, groups: [] })
})

test('the close publishes all at once: groups of three count, the one of two is gone and its weight is the superior’s', async () => {
  await shop.close()
  const published = await sheet()
  expect(published.state).toBe('assessing')
  expect(published.survey?.groups).toEqual([
    { role: 'subordinate', answers: 3, counts: true, comments: ['排班可以早两天出', '有难处会帮我们顶着'].sort() },
    { role: 'other-department', answers: 2, counts: false, comments: [] },
    { role: 'customer', answers: 3, counts: true, comments: ['上门很准时', '上门很准时', '上门很准时'] },
  ])
  // By hand, goals: superior 17 × (50 + 15) % + team (20 + 12 + 4) ÷ 3 = 12 × 20 % + customers 16 × 15 % = 11.05 + 2.4 + 2.4
  expect(published.scorecard.items.find(({ id }) => id === 'goals')?.points).toBe('15.85')
  expect(published.changes.map(({ cause }) => cause)).toEqual(['360° 评分公布'])
  const groups = await shop.list('rating-groups', { sheetId })
  expect(groups.map(({ points, comments, isClosed }) => [points, comments, isClosed])).toEqual(groups.map(() => [[], [], true]))
  expect(JSON.stringify(await dump())).not.toContain('只有两个人说的话')
  await shop.close()
  expect((await sheet()).rev).toBe(published.rev)
})

test('what is shown of a counting group is its mean and its words, never single answers', async () => {
  const view = await shop.act('cs-lead', 'read-sheet', { sheetId })
  expect(view.inputs.ratings?.map(({ role }) => role)).toEqual(['supervisor', 'supervisor', 'supervisor', 'supervisor', 'supervisor'])
  expect(view.scorecard.items[0]?.trace.inputs).toContainEqual(expect.objectContaining({ input: 'group', role: 'subordinate', answers: 3, points: '12' }))
  expect(view.scorecard.items[0]?.trace.inputs).toContainEqual(expect.objectContaining({ input: 'group', role: 'other-department', answers: 0, points: null }))
})

test('the superior signs after the interview was held and recorded', async () => {
  const { contentHash } = await sheet()
  const signing = { sheetId, contentHash: contentHash ?? '', comment: '' }
  expect(await shop.refused('manager-a', 'assess-sheet', signing)).toBe('talk-missing')
  await shop.act('manager-a', 'plan-talk', { sheetId, plannedOn: '2026-12-07' })
  expect(await shop.refused('manager-a', 'assess-sheet', signing)).toBe('talk-missing')
  shop.at(beijing('2026-12-07 10:00'))
  await shop.act('manager-a', 'record-talk', { sheetId, heldOn: '2026-12-07', notes: '谈了三方的意见和下季度的重点' })
  expect((await shop.act('manager-a', 'assess-sheet', signing)).state).toBe('approving')
})
