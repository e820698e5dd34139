import type { Logbook } from '@shared/incident/read-logbook'
import { freshDraft, type Entry, type EntryDraft } from '../../../../src/lead/log-incident/entry-draft'
import {
  alikeTextOf, factsOf, hasMoreProblem, kindsFor, loggedViewOf, momentOf, moreTextOf, needsVerifying, peopleListOf, personOf, problemsFrom, sendTitleOf, whenOf, wordsOf,
} from '../../../../src/lead/log-incident/log-incident-view'

const now = '2026-11-26T06:35:00.000Z'

function person(id: string, name: string, more: Partial<Logbook['people'][number]> = {}): Logbook['people'][number] {
  return { id, name, position: '安装师傅', storeId: 's-east', storeName: '城东店', templateId: 'card', isTeam: false, lastLoggedAt: null, isOnTodaysJob: false, ...more }
}

const kinds: Logbook['kinds'] = [
  { templateId: 'card', kind: 'tool-violation', title: '工具违规', pointsEach: '-1', itemTitle: '工具管理', isGood: false, needsVerifying: false },
  { templateId: 'card', kind: 'commendation', title: '表扬', pointsEach: '+1.5', itemTitle: '工具管理', isGood: true, needsVerifying: false },
  { templateId: 'desk', kind: 'late', title: '迟到', pointsEach: '-2', itemTitle: '纪律', isGood: false, needsVerifying: false },
]

const logbook: Logbook = {
  kinds, recent: [],
  photos: { required: 'asked', source: 'both' },
  people: [
    person('p-1', '李大勇', { isTeam: true, lastLoggedAt: '2026-11-26T01:00:00.000Z' }),
    person('p-2', '王海涛', { isTeam: true }),
    person('p-3', '高峰', { position: '售后师傅' }),
    person('p-4', '宋阳', { storeId: 's-west', storeName: '城西店', templateId: 'desk', lastLoggedAt: '2026-11-18T01:00:00.000Z' }),
    person('p-5', '罗永胜', { storeId: 's-west', storeName: '城西店' }),
  ],
}

const namesIn = (search: string) => peopleListOf(logbook, search, now).groups.map(({ title, rows }) => `${title}：${rows.map(({ name }) => name).join('、')}`)

describe('the people', () => {
  test('recent ones come first, then the own team, then the others by store; nobody comes twice', () => {
    expect(namesIn('')).toEqual(['最近记过：李大勇、宋阳', '我的团队：王海涛', '城东店：高峰', '城西店：罗永胜'])
  })

  test('of recent ones the three latest, the others stay where they belong', () => {
    const busy = { ...logbook, people: logbook.people.map((entry, index) => ({ ...entry, lastLoggedAt: `2026-11-2${index}T00:00:00.000Z` })) }
    expect(peopleListOf(busy, '', now).groups.map(({ title, rows }) => [title, rows.length])).toEqual([['最近记过', 3], ['我的团队', 2]])
  })

  test('the store is shown, and when something was logged last', () => {
    expect(peopleListOf(logbook, '', now).groups[0]?.rows.map(({ detail }) => detail)).toEqual(['城东店 · 安装师傅 · 今天 09:00 记过', '城西店 · 安装师傅 · 11月18日 记过'])
    expect(personOf(logbook, 'p-3', now)).toEqual({ id: 'p-3', name: '高峰', detail: '城东店 · 售后师傅' })
  })

  test.each([
    ['王', ['我的团队：王海涛']], ['城西', ['城西店：宋阳、罗永胜']], ['售后', ['城东店：高峰']], [' 城西  罗 ', ['城西店：罗永胜']], ['陌生人', []],
  ])('a search for “%s” finds by name, store or position', (search, groups) => {
    expect(namesIn(search)).toEqual(groups)
  })

  test('a long list is cut, and says how many are left out', () => {
    const many = { ...logbook, people: Array.from({ length: 55 }, (_, index) => person(`p-${index}`, `师傅${index}`)) }
    const list = peopleListOf(many, '', now)
    expect(list.groups.flatMap(({ rows }) => rows)).toHaveLength(40)
    expect(list.hidden).toBe(15)
    expect(peopleListOf(many, '师傅54', now)).toMatchObject({ groups: [{ rows: [{ id: 'p-54' }] }], hidden: 0 })
  })

  test('somebody who is not in the logbook is nobody', () => {
    expect(personOf(logbook, 'p-left', now)).toBeNull()
    expect(personOf(logbook, null, now)).toBeNull()
  })
})

describe('the kinds', () => {
  test('are those of the person\'s own sheet with their points, good ones apart', () => {
    const { bad, good } = kindsFor(logbook, 'p-1')
    expect(bad).toEqual([{ kind: 'tool-violation', title: '工具违规', itemTitle: '工具管理', points: '−1 分', label: '工具违规，−1 分，计入工具管理' }])
    expect(good.map(({ title, points }) => [title, points])).toEqual([['表扬', '+1.5 分']])
    expect(kindsFor(logbook, 'p-4').bad.map(({ title }) => title)).toEqual(['迟到'])
  })

  test.each<[string, EntryDraft, string]>([
    ['nothing chosen', freshDraft('p-1'), '先选是什么事'],
    ['one', { ...freshDraft('p-1'), kind: 'tool-violation' }, '记上 · 工具违规 −1 分'],
    ['three', { ...freshDraft('p-1'), kind: 'commendation', quantity: 3 }, '记上 · 表扬 3 次 +4.5 分'],
    ['a kind of another sheet', { ...freshDraft('p-1'), kind: 'late' }, '先选是什么事'],
    ['somebody who left meanwhile', { ...freshDraft('p-left'), kind: 'tool-violation' }, '先选是什么事'],
  ])('the button says what it will do: %s', (_case, draft, title) => {
    expect(sendTitleOf(wordsOf(logbook, draft), false)).toBe(title)
  })
})

describe('the same again', () => {
  const draft: EntryDraft = { ...freshDraft('p-1'), kind: 'tool-violation', orderNo: ' DX-1 ' }
  const once = { employeeId: 'p-1', kind: 'tool-violation', orderNo: 'DX-1', receivedAt: '2026-11-26T01:20:00.000Z' }
  const entered = { input: { ...once, quantity: 1, occurredAt: now, note: '' } }
  const asked = (recent: Logbook['recent'], entry: EntryDraft = draft, unsent: readonly (typeof entered)[] = []) => alikeTextOf({ ...logbook, recent }, unsent, entry, now)

  test('is asked about before it is sent, with the latest time at which it was logged', () => {
    expect(asked([{ ...once, receivedAt: '2026-11-25T08:00:00.000Z' }, once])).toBe('单号 DX-1：今天 09:20 已经记过同类的，是同一件就不用再记了。')
    expect(sendTitleOf(wordsOf(logbook, draft), true)).toBe('不是同一件，记上 −1 分')
  })

  test('is asked about too while the first still waits on this phone', () => {
    expect(asked([], draft, [entered])).toContain('还在这台手机上没发完')
  })

  test.each<[string, Logbook['recent'], EntryDraft]>([
    ['another order', [{ ...once, orderNo: 'DX-2' }], draft], ['another person', [{ ...once, employeeId: 'p-2' }], draft], ['another kind', [{ ...once, kind: 'commendation' }], draft],
    ['more than a day ago', [{ ...once, receivedAt: '2026-11-25T06:00:00.000Z' }], draft], ['no order number to tell by', [once], { ...draft, orderNo: '' }], ['no kind yet', [once], { ...draft, kind: null }],
  ])('is something else: %s', (_case, recent, entry) => {
    expect(asked(recent, entry, [{ input: { ...entered.input, orderNo: 'DX-9' } }])).toBeNull()
  })
})

test('only the kind that was chosen decides whether the entry must be verified', () => {
  const strict = { ...logbook, kinds: logbook.kinds.map((kind) => ({ ...kind, needsVerifying: kind.kind === 'tool-violation' })) }
  expect(['tool-violation', 'commendation', null].map((kind) => needsVerifying(strict, { ...freshDraft('p-1'), kind }))).toEqual([true, false, false])
})

describe('when it happened', () => {
  test.each([
    ['now', null], ['today', { date: '2026-11-26', time: '14:00' }], ['yesterday', { date: '2026-11-25', time: '14:00' }], ['earlier', { date: '2026-11-24', time: '14:00' }],
  ] as const)('%s starts at a full hour and is told again as the same choice', (choice, moment) => {
    expect(momentOf(choice, null, now)).toEqual(moment)
    expect(whenOf(moment, now)).toBe(choice)
  })

  test('a time that was chosen stays when only the day changes', () => {
    expect(momentOf('yesterday', { date: '2026-11-26', time: '08:20' }, now)).toEqual({ date: '2026-11-25', time: '08:20' })
  })
})

test('what is filled in besides is told in one line', () => {
  expect(moreTextOf(freshDraft('p-1'))).toBe('次数、时间、单号、说明，都可以不填')
  expect(moreTextOf({ ...freshDraft('p-1'), quantity: 2, happened: { date: '2026-11-05', time: '08:20' }, orderNo: ' DX-1 ', note: ' 梯子 ' })).toBe('2 次 · 11月5日 08:20 · 单号 DX-1 · 梯子')
})

describe('refusals', () => {
  test.each([
    ['employeeId', { employeeId: '不行' }, false], ['kind', { kind: '不行' }, false], ['occurredAt', { occurredAt: '不行' }, true],
    ['orderNo', { orderNo: '不行' }, true], ['note', { note: '不行' }, true], ['quantity', { quantity: '不行' }, true], ['something-else', {}, false],
  ])('about %s stand beside that field, unfolded where it is folded', (field, problems, isFolded) => {
    expect(problemsFrom({ field, message: '不行' })).toEqual(problems)
    expect(hasMoreProblem(problemsFrom({ field, message: '不行' }))).toBe(isFolded)
  })

  test('about no field, or none at all, are nobody\'s', () => {
    expect(problemsFrom({ message: '不行' })).toEqual({})
    expect(problemsFrom(null)).toEqual({})
  })
})

describe('what was recorded', () => {
  const entry: Entry = {
    input: { employeeId: 'p-1', kind: 'tool-violation', quantity: 1, occurredAt: '2026-11-26T06:30:00.000Z', note: '梯子没收', orderNo: 'DX-1' },
    name: '李大勇', what: '工具违规', points: '−1 分', isGood: false, isNow: false, needsVerifying: false,
  }
  const output = { incidentId: 'inc-1', sheetId: 'sheet-1', periodId: '2026-11', state: 'logged' as const, isLikeAnother: false }

  test('says who, what, when and what follows', () => {
    expect(loggedViewOf(entry, output, now)).toEqual({
      title: '记好了', what: '李大勇 · 工具违规', points: '−1 分', facts: '今天 14:30 · 单号 DX-1 · 梯子没收',
      next: '李大勇马上能看到，72 小时内可以确认或提出异议，现在先计分。',
    })
  })

  test('what happened too long ago waits for a manager, and the same again is pointed out', () => {
    expect(loggedViewOf(entry, { ...output, state: 'late', sheetId: null }, now)).toMatchObject({ title: '已提交，等店长同意', next: '发生已经超过 7 天，店长或总经理同意以后才计分。' })
    expect(loggedViewOf(entry, { ...output, isLikeAnother: true }, now).next).toContain('同一单号一天内已有同类记录')
  })

  test('a complaint is said to wait for its verification, and not to count', () => {
    expect(loggedViewOf({ ...entry, needsVerifying: true }, output, now).next).toBe('李大勇马上能看到，72 小时内可以确认或提出异议。投诉待核实，暂不计分。')
  })

  test('a commendation is told as one', () => {
    expect(loggedViewOf({ ...entry, isGood: true }, output, now).next).toBe('李大勇马上能看到，已经加进2026年11月的得分。')
  })

  test('without a sheet yet it says that it waits for the month to be opened', () => {
    expect(loggedViewOf(entry, { ...output, sheetId: null }, now).next).toBe('2026年11月还没有李大勇的考核表，先记下，开月后自动计入。')
  })

  test('what was left empty is left out', () => {
    expect(factsOf({ input: { ...entry.input, note: '', orderNo: null } }, now)).toBe('今天 14:30')
  })
})

test('who is on a job of today comes before everybody, once', () => {
  const today = { ...logbook, people: logbook.people.map((entry) => (entry.name === '高峰' || entry.name === '宋阳' ? { ...entry, isOnTodaysJob: true } : entry)) }
  expect(peopleListOf(today, '', now).groups.map(({ title, rows }) => `${title}：${rows.map(({ name }) => name).join('、')}`))
    .toEqual(['今天的安装单上：高峰、宋阳', '最近记过：李大勇', '我的团队：王海涛', '城西店：罗永胜'])
})
