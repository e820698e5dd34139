import { openAdminSdk } from '../../local'
import type { LocalCloud } from '../../local'
import { startFixtureCloud } from './test-cloud'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixtureCloud()
})
afterAll(() => cloud.close())

test('a document that was added is read back', async () => {
  const notes = openAdminSdk(cloud).database().collection('notes')
  const { id } = await notes.add({ text: 'first' })
  expect((await notes.doc(String(id)).get()).data).toEqual([{ _id: id, text: 'first' }])
})
