import type { LocalCloud } from '../../local'
import type * as kitPages from '../../cloudfunctions/kit/pages'
import { databaseOf } from '../local/sdk-database'
import { startTestCloud } from '../local/test-cloud'

// Reading page by page through the real SDK (safety T40): an answer is cut at a hundred and at a thousand without a word.

const mockHandle: { database: unknown } = { database: null }
jest.mock('../../cloudfunctions/kit/database', () => ({
  ...jest.requireActual<object>('../../cloudfunctions/kit/database'),
  get database() { return mockHandle.database },
}))

let cloud: LocalCloud
let pages: typeof kitPages
const most = 1001
beforeAll(async () => {
  cloud = await startTestCloud()
  mockHandle.database = databaseOf(cloud)
  pages = await import('../../cloudfunctions/kit/pages')
})
afterAll(() => cloud.close())

const idOf = (index: number) => `job-${String(index).padStart(4, '0')}`
const storeIdOf = (index: number) => (index % 2 === 0 ? 's-a' : 's-b')

async function fill(count: number): Promise<readonly string[]> {
  const jobs = databaseOf(cloud).collection('jobs')
  await jobs.where({ _id: databaseOf(cloud).command.gt('') }).remove()
  const ids = Array.from({ length: count }, (_, index) => idOf(index))
  for (let start = 0; start < count; start += 200) await jobs.add(ids.slice(start, start + 200).map((_id, index) => ({ _id, state: 'assigned', storeId: storeIdOf(start + index), note: 'x'.repeat(20) })))
  return ids
}

async function collected(reading: AsyncIterable<readonly { readonly _id: string }[]>): Promise<string[]> {
  const ids: string[] = []
  for await (const page of reading) ids.push(...page.map(({ _id }) => _id))
  return ids
}

test.each([0, 1, 99, 100, 101, 999, 1000, most])('%i records: each exactly once, by pages of a hundred, of a thousand and of the usual size', async (count) => {
  const ids = await fill(count)
  for (const size of [100, 1000, undefined]) expect(await collected(pages.pagesOf('jobs', { state: 'assigned' }, ['state'], size === undefined ? {} : { size }))).toEqual(ids)
  const ofStores = await collected(pages.pagesOfAll('jobs', pages.withinReach(['s-b', 's-a'], { state: 'assigned' as const }), ['state']))
  expect(ofStores).toEqual([...ids.filter((_, index) => index % 2 === 0), ...ids.filter((_, index) => index % 2 === 1)])
})

test.each([0, 1, 99, 100, 101, 200, 201])('%i records in parts of a hundred: each exactly once, no part is empty, and the last one says so', async (count) => {
  const ids = await fill(count)
  const parts: string[][] = []
  for (let after: string | null = ''; after !== null;) {
    const part: kitPages.ReadingPart = { after, most: 100, next: null }
    parts.push(await collected(pages.pagesOfPart('jobs', { state: 'assigned' }, ['state'], part)))
    after = part.next
  }
  expect(parts.flat()).toEqual(ids)
  expect(parts.map(({ length }) => length)).toEqual(count <= 100 ? [count] : count <= 200 ? [100, count - 100] : [100, 100, count - 200])
})

test('a page has the fields that were asked for and no others', async () => {
  await fill(1)
  for await (const page of pages.pagesOf('jobs', { state: 'assigned' }, ['storeId'])) expect(page).toEqual([{ _id: idOf(0), storeId: 's-a' }])
  expect(await pages.readFields('jobs', [idOf(0), 'nobody'], ['state'])).toEqual(new Map([[idOf(0), { _id: idOf(0), state: 'assigned' }]]))
})

test('who stops early leaves nothing behind that fails', async () => {
  await fill(101)
  for await (const page of pages.pagesOf('jobs', { state: 'assigned' }, null, { size: 50 })) {
    expect(page).toHaveLength(50)
    break
  }
})
