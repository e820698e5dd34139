import type { Queued, QueuedLog } from '../../../../src/cloud/queue/queued'
import { unsentRowsOf, unsentTitleOf } from '../../../../src/pages/incidents/unsent-view'
import { disputeOf, entryOf, now } from '../../cloud/queue/queue-world'

const refused = (change: Partial<QueuedLog>): Queued => entryOf('r', 3, 0, { state: 'refused', refusal: { code: 'forbidden', message: '您没有权限做这个操作' }, ...change })

test('an empty queue shows nothing', () => {
  expect(unsentTitleOf([])).toBeNull()
  expect(unsentTitleOf([entryOf('a', 1)])).toBe('没发完的 1 笔')
})

test('what needs the person stands first, the rest as it will go', () => {
  expect(unsentRowsOf([entryOf('a', 1), entryOf('b', 2), refused({})], now).map(({ id }) => id)).toEqual(['r', 'a', 'b'])
})

test('a row says who, what, when, how many photos, and how it stands', () => {
  const [row] = unsentRowsOf([entryOf('梯子没收', 1, 2)], now)
  expect(row).toMatchObject({ title: '李大勇 · 工具违规', points: { text: '−1 分', tone: 'bad' }, detail: '今天 16:00 · 2 张照片 · 梯子没收', state: { title: '还没发出去', tone: 'warn' }, reason: null })
})

test('one that is logged says how many of its photos are there', () => {
  const entry = entryOf('a', 1, 2, { state: 'sent', recordId: 'inc-a' })
  const [first, second] = entry.photos
  if (first === undefined || second === undefined) throw new Error('no photos')
  expect(unsentRowsOf([{ ...entry, photos: [{ ...first, state: 'attached' }, second] }], now)[0]?.state.title).toBe('已记上，照片传了 1/2')
})

test('a dispute says what it is about and leads to the incident', () => {
  expect(unsentRowsOf([disputeOf('a', 1, 2)], now)[0]).toMatchObject({ title: '异议 · 工具违规', detail: '2 张照片 · 我当天不在现场', disputedId: 'inc-a', mayEdit: false })
  expect(unsentRowsOf([entryOf('a', 1)], now)[0]?.disputedId).toBeNull()
})

test('a refusal says why and what may be done about it', () => {
  expect(unsentRowsOf([refused({})], now)[0]).toMatchObject({ reason: '您没有权限做这个操作', mayEdit: true, mayRepeat: false, isLogged: false })
  expect(unsentRowsOf([refused({ refusal: { code: 'internal', message: '系统异常', requestId: 'r-1' } })], now)[0]).toMatchObject({ reason: '系统异常（编号 r-1）', mayEdit: false, mayRepeat: true })
  expect(unsentRowsOf([refused({ recordId: 'inc-r' })], now)[0]).toMatchObject({ reason: '已记上，照片没传成：您没有权限做这个操作', mayEdit: false, mayRepeat: true, isLogged: true })
})
