import * as fc from 'fast-check'
import { mayRepeat, repeated } from '../../../../src/cloud/queue/queued'
import type { QueueRunner } from '../../../../src/cloud/queue/queue-runner'
import { breath, entryOf, faults, me, QueueWorld } from './queue-world'

/** What may happen on a phone in a day. */
type Happening =
  | { readonly kind: 'capture'; readonly photos: number; readonly isRefused: boolean }
  | { readonly kind: 'send' | 'kill' | 'time passes' | 'another tab' }
  | { readonly kind: 'network'; readonly faults: readonly (typeof faults)[number][] }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('capture' as const), photos: fc.nat(3), isRefused: fc.nat(5).map((chance) => chance === 0) }) },
  { weight: 3, arbitrary: fc.constantFrom({ kind: 'send' as const }, { kind: 'kill' as const }, { kind: 'time passes' as const }, { kind: 'another tab' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('network' as const), faults: fc.array(fc.constantFrom(...faults), { maxLength: 8 }) }) },
)

test('whatever happens on the way, each entry has its effect exactly once, in order, and none is lost', async () => {
  const seen = new Set<string>()
  await fc.assert(fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (day) => {
    const world = new QueueWorld()
    let apps: QueueRunner[] = [world.open()]
    const captured: { readonly name: string; readonly photos: number; readonly isRefused: boolean }[] = []
    const aside = new Set<string>()
    const noteAside = () => { for (const entry of world.entries()) if (mayRepeat(entry)) aside.add(entry.commandId) }

    for (const event of day) {
      const [app] = apps
      if (app === undefined) throw new Error('no app is open')
      seen.add(event.kind)
      if (event.kind === 'capture') {
        const name = `e${String(captured.length).padStart(3, '0')}`
        captured.push({ name, photos: event.photos, isRefused: event.isRefused })
        if (event.isRefused) world.refusals.set(name, { code: 'kind-not-on-sheet', message: '不行' })
        void app.submit(me, entryOf(name, world.store.nextSeq(me), event.photos))
      } else if (event.kind === 'network') {
        world.faults = [...event.faults]
      } else if (event.kind === 'kill') {
        world.kill()
        apps = [world.open()]
      } else if (event.kind === 'another tab') {
        apps = [...apps, world.open()]
        void apps.at(-1)?.run()
      } else if (event.kind === 'time passes') {
        await world.passTime()
      } else {
        void app.run()
      }
      await breath()
      noteAside()
    }

    // In the evening the network is well. A kill may have left a request hanging, so the app is opened anew.
    world.faults = []
    world.kill()
    const evening = world.open()
    await evening.run()
    noteAside()
    for (const entry of world.entries()) if (mayRepeat(entry)) world.store.put(me, repeated(entry))
    await evening.run()

    const accepted = captured.filter(({ isRefused }) => !isRefused)
    expect([...world.incidents].sort()).toEqual(accepted.map(({ name }) => name))
    const inOrder = world.incidents.filter((name) => !aside.has(name))
    expect(inOrder).toEqual([...inOrder].sort())
    expect([...world.photos].sort()).toEqual(accepted.flatMap(({ name, photos }) => Array.from({ length: photos }, (_, index) => `${name}-photo-${index}`)))
    expect(world.entries().map(({ commandId, state, refusal }) => [commandId, state, refusal?.message])).toEqual(captured.filter(({ isRefused }) => isRefused).map(({ name }) => [name, 'refused', '不行']))
  }), { numRuns: 300, seed: 20261126 })
  expect([...seen].sort()).toEqual(['another tab', 'capture', 'kill', 'network', 'send', 'time passes'])
})
