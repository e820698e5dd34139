import { partitionCount, partitionOf } from '@shared/appraisal/sheet'
import { onCard, people, person } from './company'
import { beijing, sheetIdOf, Shop } from './shop'

// More sheets than one instance takes up at once: several share them, and each sheet moves once all the same.

const november = '2026-11'
const crew = Array.from({ length: 130 }, (_, index) => `crew-${String(index).padStart(3, '0')}`)
const everybody = [
  ...people.map((one) => ({ ...one, assignments: [] })),
  ...crew.map((id) => person(id, id, [{ role: 'installer', stores: ['s-a'] }], { crewId: 'c-a1', supervisorId: 'lead-a1', ...onCard('6000.00') })),
]

interface Line { readonly event: string; readonly requestId: string; readonly action?: string; readonly count?: number }

const printed: Line[] = []
let shop: Shop
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-01 08:00'), {
    poolSizes: { api: 1, close: 3 },
    onFunctionOutput: (text) => { for (const line of text.split('\n').filter((one) => one.startsWith('{'))) printed.push(JSON.parse(line) as Line) },
  }, everybody)
})
afterAll(() => shop.stop())

/** The instances of the close that have ended since. */
const slices = () => printed.filter(({ event, action }) => event === 'slice' && action === 'close')

/** Strikes until nothing is left. */
async function closeFully(): Promise<void> {
  for (;;) {
    const { moved, isDone } = await shop.close()
    if (moved === 0 && isDone) break
  }
}

test('the sheets of a large company are made in shares, each once', async () => {
  await shop.act('hr', 'open-period', { periodId: november })
  await closeFully()
  const sheets = await shop.list('sheets')
  expect(sheets.map(({ _id }) => _id)).toEqual(crew.map((id) => sheetIdOf(november, id)))
  expect(sheets.every(({ rev, partition, _id }) => rev === 1 && partition === partitionOf(_id))).toBe(true)
  expect(await shop.read('periods', november)).toMatchObject({ sheetsMade: true })
  expect((await shop.list('leases')).filter(({ _id }) => _id.startsWith('making:')).map(({ progress }) => progress?.isDone)).toEqual([true, true, true, true])
})

test('sheets that are made together cost little more than a round trip each', async () => {
  await shop.begin(beijing('2026-11-01 08:00'), everybody)
  const before = shop.cloud.requestCount()
  await shop.act('hr', 'open-period', { periodId: november })
  await closeFully()
  expect(await shop.list('sheets')).toHaveLength(crew.length)
  // Every slice asks for what is due, takes its leases and looks for people; the rest is for the sheets.
  expect((shop.cloud.requestCount() - before) / crew.length).toBeLessThan(4)
})

test('at the cut one strike calls three others, and every sheet moves once; a broken one among those moved together holds up nobody', async () => {
  const broken = sheetIdOf(november, 'crew-005')
  await shop.put('sheets', { ...await shop.read('sheets', broken), templateVersion: 99 })
  const before = slices().length
  shop.at(beijing('2026-12-01 00:01'))
  await shop.close()
  while (slices().length < before + 4) await new Promise((resolve) => { setTimeout(resolve, 20) })
  await closeFully()
  const sheets = await shop.list('sheets')
  expect(sheets.map(({ state, rev, openExceptionCount }) => [state, rev, openExceptionCount])).toEqual(sheets.map(({ _id }) => (_id === broken ? ['live', 1, 1] : ['collecting', 2, 0])))
  expect(printed.filter(({ event, action }) => event === 'apart' && action === 'advance-sheet').length).toBeGreaterThan(0)
})

test('with nothing due only the lease on the months is taken', async () => {
  const leases = await shop.list('leases')
  await shop.close()
  const changed = (await shop.list('leases')).filter((lease, index) => lease.leasedUntil !== leases[index]?.leasedUntil)
  expect(changed.map(({ _id }) => _id)).toEqual(['periods'])
})

test('neighbouring ids spread evenly over the partitions', () => {
  const counts = Array.from({ length: partitionCount }, () => 0)
  for (let index = 0; index < 16_000; index += 1) counts[partitionOf(sheetIdOf(november, `p${index}`))] = (counts[partitionOf(sheetIdOf(november, `p${index}`))] ?? 0) + 1
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})
