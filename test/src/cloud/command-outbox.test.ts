import { CommandOutbox, intentOf, newCommandId, type PendingCommand } from '../../../src/cloud/command-outbox'

class MemoryStorage {
  pending: Readonly<Record<string, PendingCommand>> = {}
  read() { return this.pending }
  write(pending: Readonly<Record<string, PendingCommand>>) { this.pending = pending }
}

function outboxOn(storage: MemoryStorage): CommandOutbox {
  let count = 0
  return new CommandOutbox(storage, () => `id-${count += 1}`, () => '2026-11-24T08:00:00.000Z')
}

test('an intent keeps its id until it is answered, over a restart of the app too', () => {
  const storage = new MemoryStorage()
  const first = outboxOn(storage).open('sign:1')
  const restarted = new CommandOutbox(storage, () => 'another', () => '2026-11-25T08:00:00.000Z')
  expect(restarted.open('sign:1')).toBe(first)
})

test('the id is stored before anybody can send it', () => {
  const storage = new MemoryStorage()
  const id = outboxOn(storage).open('sign:1')
  expect(storage.pending['sign:1']?.commandId).toBe(id)
})

test('once answered, the same thing done again is a new command', () => {
  const outbox = outboxOn(new MemoryStorage())
  const first = outbox.open('sign:1')
  outbox.settle('sign:1')
  expect(outbox.open('sign:1')).not.toBe(first)
})

test('settling one leaves the others on their way', () => {
  const outbox = outboxOn(new MemoryStorage())
  outbox.open('sign:1')
  const other = outbox.open('sign:2')
  outbox.settle('sign:1')
  expect(outbox.open('sign:2')).toBe(other)
})

test('an intent named like a property of every object is one of its own', () => {
  const outbox = outboxOn(new MemoryStorage())
  expect(outbox.open('constructor')).toBe('id-1')
})

test('of very many unanswered ones the oldest are forgotten first', () => {
  const outbox = outboxOn(new MemoryStorage())
  const ids = Array.from({ length: 201 }, (_, index) => outbox.open(`sign:${index}`))
  expect(outbox.open('sign:200')).toBe(ids[200])
  expect(outbox.open('sign:0')).not.toBe(ids[0])
})

test('an intent is the action with its input, however the input was put together', () => {
  expect(intentOf('sign', { a: 1, b: 'x' })).toBe(intentOf('sign', { b: 'x', a: 1 }))
  expect(intentOf('sign', { a: 1 })).not.toBe(intentOf('sign', { a: 2 }))
  expect(intentOf('sign', { a: 1 })).not.toBe(intentOf('assess', { a: 1 }))
})

test('command ids are version-4 UUIDs, at both ends of chance', () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  for (const random of [() => 0, () => 0.999999, Math.random]) expect(newCommandId(random)).toMatch(shape)
  expect(new Set(Array.from({ length: 1_000 }, () => newCommandId())).size).toBe(1_000)
})
