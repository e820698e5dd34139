import { queuePausesMs } from '../../../../src/cloud/queue/queue-runner'
import { isDisputeWaiting, mayEdit, mayRepeat, mostUnclear, repeated, tried } from '../../../../src/cloud/queue/queued'
import { fullTextOf, loadOf } from '../../../../src/cloud/queue/queue-room'
import { breath, disputeOf, entryOf, me, now, QueueWorld } from './queue-world'

let world: QueueWorld
beforeEach(() => { world = new QueueWorld() })

test('an entry that goes through is gone from the phone, with its photos, and its answer is known', async () => {
  const app = world.open()
  const outcome = await app.submit(me, entryOf('a', 1, 2))
  await app.run()
  expect(outcome).toEqual({ kind: 'sent' })
  expect(app.answerTo('a')?.incidentId).toBe('inc-a')
  expect(world.entries()).toEqual([])
  expect(world.released).toEqual(['a-photo-0', 'a-photo-1'])
})

test('facts of all entries go before any photo', async () => {
  world.store.put(me, entryOf('a', 1, 1))
  world.store.put(me, entryOf('b', 2, 1))
  world.faults = ['none', 'none', 'none', 'request lost']
  await world.open().run()
  expect([world.incidents, world.uploads]).toEqual([['a', 'b'], []])
})

test('a photo that is up is not sent again when the app was ended before it was attached', async () => {
  const app = world.open()
  world.faults = ['none', 'none', 'none', 'killed before']
  void app.submit(me, entryOf('a', 1, 1))
  await breath()
  world.kill()
  await world.open().run()
  expect([world.uploads, world.photos]).toEqual([['a-photo-0'], ['a-photo-0']])
})

test('a dispute waits without a network like an entry, goes once and in its place, and its evidence follows', async () => {
  const app = world.open()
  world.faults = ['request lost', 'reply lost']
  expect(await app.submit(me, disputeOf('a', 1, 2))).toEqual({ kind: 'waiting' })
  await world.passTime()
  await world.passTime()
  expect([world.disputes, world.incidents, world.photos]).toEqual([['inc-a'], [], ['a-photo-0', 'a-photo-1']])
  expect(world.entries()).toEqual([])
})

test('a dispute that comes too late steps aside with the reason; it is never changed into an entry', async () => {
  const app = world.open()
  world.refusals.set('a', { code: 'window-closed', message: '答复时间已过' })
  expect(await app.submit(me, disputeOf('a', 1, 1))).toMatchObject({ kind: 'refused', refusal: { code: 'window-closed' } })
  const [stays] = world.entries()
  if (stays === undefined) throw new Error('it is gone')
  expect([stays.state, mayEdit(stays), mayRepeat(stays), isDisputeWaiting([stays], 'inc-a')]).toEqual(['refused', false, false, false])
  expect(isDisputeWaiting([disputeOf('a', 1)], 'inc-a')).toBe(true)
})

test('without a network it is told at once that the entry waits, and it goes by itself later', async () => {
  const app = world.open()
  world.faults = ['request lost']
  expect(await app.submit(me, entryOf('a', 1))).toEqual({ kind: 'waiting' })
  await world.passTime()
  expect(world.incidents).toEqual(['a'])
})

test('pauses grow, differ by chance, and begin anew after something went through', async () => {
  const pauses: number[] = []
  let again: () => void = () => undefined
  const app = world.open({ later: (ms, work) => {
    pauses.push(ms)
    again = work
    return () => undefined
  }, random: () => 0 })
  world.store.put(me, entryOf('a', 1, 1))
  world.faults = ['request lost', 'request lost', 'none', 'none', 'request lost']
  await app.run()
  for (let index = 0; index < 2; index += 1) {
    again()
    await breath()
  }
  const [first = 0, second = 0] = queuePausesMs
  expect(pauses).toEqual([first * 0.7, second * 0.7, first * 0.7])
})

test('what is refused stands aside with its reason; it may be changed, not repeated', async () => {
  world.refusals.set('a', { code: 'person-left', message: '这位师傅已经离职，不能再记' })
  const app = world.open()
  expect(await app.submit(me, entryOf('a', 1))).toMatchObject({ kind: 'refused' })
  await app.submit(me, entryOf('b', 2))
  expect(world.incidents).toEqual(['b'])
  const [aside] = world.entries()
  expect(aside).toMatchObject({ commandId: 'a', state: 'refused', refusal: { message: '这位师傅已经离职，不能再记' } })
  expect(aside !== undefined && mayEdit(aside) && !mayRepeat(aside)).toBe(true)
})

test('a server that breaks on one entry every time does not hold up the others for good, and that one goes under its old id', async () => {
  world.store.put(me, entryOf('a', 1))
  world.store.put(me, entryOf('b', 2))
  const app = world.open()
  world.faults = ['none', ...Array<'broken'>(mostUnclear).fill('broken')]
  await app.run()
  for (let index = 1; index < mostUnclear; index += 1) await world.passTime()
  expect(world.incidents).toEqual(['b'])
  const [aside] = world.entries()
  if (aside === undefined) throw new Error('nothing stands aside')
  expect(mayRepeat(aside) && !mayEdit(aside)).toBe(true)
  world.store.put(me, repeated(aside))
  await app.run()
  expect(world.incidents).toEqual(['b', 'a'])
})

test('entries are sent as nobody but their maker, whatever the phone believes', async () => {
  world.store.put(me, entryOf('a', 1))
  world.caller = 'p-he'
  await world.open().run()
  world.owner = 'p-he'
  await world.open().run()
  expect(world.incidents).toEqual([])
  world.owner = me
  world.caller = me
  await world.open().run()
  expect(world.incidents).toEqual(['a'])
})

test('somebody else\'s sign-in in the middle of a run ends it', async () => {
  world.store.put(me, entryOf('a', 1))
  world.store.put(me, entryOf('b', 2))
  const app = world.open()
  app.subscribe(() => { if (world.incidents.length === 1) world.owner = 'p-he' })
  await app.run()
  expect(world.incidents).toEqual(['a'])
  expect(world.entries().map(({ commandId }) => commandId)).toEqual(['b'])
})

test('an entry that is taken out while it is on its way stays out', async () => {
  world.refusals.set('a', { code: 'forbidden', message: '' })
  const app = world.open()
  const outcome = app.submit(me, entryOf('a', 1))
  app.discard(me, 'a')
  await outcome
  expect(world.entries()).toEqual([])
})

test('what lies in storage and is no entry is left alone', () => {
  world.kept.set(`shifu:queue:${me}:x`, '{"seq":1}')
  world.kept.set('shifu:copy:x', '{}')
  expect(world.entries()).toEqual([])
  expect(world.kept.size).toBe(2)
})

describe('the time of an entry', () => {
  const clock = { aheadMs: 0, isSure: false }
  const at = (iso: string, change: object) => {
    const { input } = tried(entryOf('a', 1, 0, { input: { ...entryOf('a', 1).input, occurredAt: iso }, clock, ...change }), 600_000, now)
    return 'occurredAt' in input ? input.occurredAt : null
  }

  test('is put right when the phone\'s clock turns out to be wrong, and never lies in the future', () => {
    expect(at('2026-11-24T07:00:00.000Z', {})).toBe('2026-11-24T07:10:00.000Z')
    expect(at('2026-11-24T07:59:00.000Z', {})).toBe(now)
  })

  test('stays where the clock was known, where the person gave it, and once it was sent', () => {
    for (const change of [{ clock: { aheadMs: 0, isSure: true } }, { clock: null }, { isTried: true }]) expect(at('2026-11-24T07:00:00.000Z', change)).toBe('2026-11-24T07:00:00.000Z')
  })
})

describe('room on the phone', () => {
  test('ends at 200 entries, 8 MB of storage and 150 MB of photos, and says so', () => {
    const room = { entries: 199, storageBytes: 7_999_999, photoBytes: 149_999_999 }
    expect(fullTextOf(room)).toBeNull()
    expect(fullTextOf({ ...room, entries: 200 })).toContain('200 笔')
    expect(fullTextOf({ ...room, storageBytes: 8_000_000 })).toContain('空间')
    expect(fullTextOf({ ...room, photoBytes: 150_000_000 })).toContain('150 MB')
  })

  test('is taken by everybody\'s entries', () => {
    expect(loadOf([entryOf('a', 1, 2), entryOf('b', 2, 1)], 5)).toEqual({ entries: 2, storageBytes: 5, photoBytes: 3_000 })
  })
})
