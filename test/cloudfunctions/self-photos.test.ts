import { createHash } from 'node:crypto'
import type { BoundPhoto } from '@shared/evidence/photo'
import { uploadPathOf } from '@shared/evidence/photo'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { jpeg } from '../shared/evidence/photo-maker'
import { beijing, sheetIdOf, Shop } from './shop'

// Photos beside the items of a self-score, from the phone's upload to the link for those who score.

const sheetId = sheetIdOf('2026-11', 'worker-1')

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-01 08:00')) })
afterAll(() => shop.stop())
beforeEach(async () => {
  seeds += 1
  await shop.begin(beijing('2026-11-10 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  shop.at(beijing('2026-12-01 09:00'))
  await shop.close()
})

let seeds = 0
const made = (name = '') => jpeg({ seed: `self-${name}-${seeds}` })
const bound = (content: Buffer): BoundPhoto => ({ sha256: createHash('sha256').update(content).digest('hex'), sizeBytes: content.length, type: 'image/jpeg' })
const attachInput = (photo: BoundPhoto, of = sheetId) => ({ sheetId: of, sha256: photo.sha256, fileId: `cloud://local.6c6f-local-1250000000/${uploadPathOf(of, photo)}` })

async function upload(personId: string, path: string, content: Buffer): Promise<number> {
  const signedIn = await fetch(`${shop.cloud.url}/local/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId }) })
  const { token } = await signedIn.json() as { token: string }
  return (await fetch(`${shop.cloud.url}/upload/${path}`, { method: 'PUT', headers: { authorization: `Bearer ${token}` }, body: new Uint8Array(content) })).status
}

const pointsWith = (byItem: Readonly<Record<string, readonly BoundPhoto[]>>) => installServiceCard.items.map(({ id }) => ({ item: id, points: '5', ...(byItem[id] === undefined ? {} : { photos: [...byItem[id]] }) }))
const handIn = (byItem: Readonly<Record<string, readonly BoundPhoto[]>>) => shop.act('worker-1', 'submit-self-score', { sheetId, points: pointsWith(byItem), comment: '' })
const sheet = () => shop.read('sheets', sheetId)

test('a photo is named by its hash, checked when it comes, and read by whoever may see the sheet; the signed content does not wait for it', async () => {
  const content = made()
  const photo = bound(content)
  await handIn({ inspection: [photo] })
  expect(await sheet()).toMatchObject({ selfPhotos: [{ sha256: photo.sha256, state: 'awaited' }] })
  expect(await shop.refused('lead-a1', 'read-self-photo', { sheetId, sha256: photo.sha256 })).toBe('photo-missing')
  const before = (await sheet()).selfScore
  expect(await upload('worker-1', uploadPathOf(sheetId, photo), content)).toBe(200)
  expect(await shop.act('worker-1', 'attach-self-photo', attachInput(photo))).toEqual({ sheetId, sha256: photo.sha256, state: 'kept', note: '' })
  expect(await sheet()).toMatchObject({ selfScore: before, selfPhotos: [{ state: 'kept', receivedAt: expect.any(String) as string }] })
  for (const reader of ['worker-1', 'lead-a1', 'manager-a', 'sales-a', 'hr']) {
    const { url } = await shop.act(reader, 'read-self-photo', { sheetId, sha256: photo.sha256 })
    expect(Buffer.from(await (await fetch(new URL(url, shop.cloud.url))).arrayBuffer()).equals(content)).toBe(true)
  }
  for (const other of ['worker-2', 'lead-b', 'manager-b', 'inspector']) expect(await shop.refused(other, 'read-self-photo', { sheetId, sha256: photo.sha256 })).toBe('not-found')
  expect((await shop.act('manager-a', 'read-sheet', { sheetId })).selfScore?.points.find(({ item }) => item === 'inspection')?.photos).toMatchObject([{ sha256: photo.sha256, state: 'kept' }])
  expect((await shop.act('sales-a', 'list-ratings', {})).ratings.find((line) => line.sheetId === sheetId)?.self).toMatchObject({ points: '5', remark: '', photos: [] })
})

test('only its owner brings it, once, from its own place; other bytes are not kept, and that is told', async () => {
  const content = made()
  const photo = bound(content)
  await handIn({ inspection: [photo] })
  for (const [who, code] of [['lead-a1', 'forbidden'], ['worker-2', 'not-found']] as const) expect(await shop.refused(who, 'attach-self-photo', attachInput(photo))).toBe(code)
  expect(await shop.refused('worker-1', 'attach-self-photo', attachInput(bound(made('unnamed'))))).toBe('not-found')
  expect(await shop.refused('worker-1', 'attach-self-photo', { ...attachInput(photo), fileId: attachInput(photo, sheetIdOf('2026-11', 'worker-2')).fileId })).toBe('bad-input')
  expect(await shop.refused('worker-1', 'attach-self-photo', attachInput(photo))).toBe('photo-missing')
  await upload('worker-1', uploadPathOf(sheetId, photo), made('other'))
  expect(await shop.act('worker-1', 'attach-self-photo', attachInput(photo))).toMatchObject({ state: 'rejected', note: expect.stringContaining('不是同一张') as string })
  expect(await shop.refused('worker-1', 'attach-self-photo', attachInput(photo))).toBe('already-done')
})

test('handed in again, what has come stays, what was taken out is gone, and a picture stands beside one item only', async () => {
  const [first, second] = [made('first'), made('second')]
  const [kept, dropped] = [bound(first), bound(second)]
  await handIn({ inspection: [kept], warehouse: [dropped] })
  await upload('worker-1', uploadPathOf(sheetId, kept), first)
  await shop.act('worker-1', 'attach-self-photo', attachInput(kept))
  await handIn({ inspection: [kept] })
  expect((await sheet()).selfPhotos).toMatchObject([{ sha256: kept.sha256, state: 'kept' }])
  expect(await shop.refused('worker-1', 'submit-self-score', { sheetId, points: pointsWith({ inspection: [kept], warehouse: [kept] }), comment: '' })).toBe('bad-input')
})

test('a picture that was evidence elsewhere says so', async () => {
  const content = made()
  const photo = bound(content)
  await handIn({ inspection: [photo] })
  await upload('worker-1', uploadPathOf(sheetId, photo), content)
  await shop.act('worker-1', 'attach-self-photo', attachInput(photo))
  const other = sheetIdOf('2026-11', 'worker-2')
  await shop.act('worker-2', 'submit-self-score', { sheetId: other, points: pointsWith({ inspection: [photo] }), comment: '' })
  await upload('worker-2', uploadPathOf(other, photo), content)
  expect(await shop.act('worker-2', 'attach-self-photo', attachInput(photo, other))).toMatchObject({ state: 'reused', note: '12月1日的一份自评也用过这张照片' })
})
