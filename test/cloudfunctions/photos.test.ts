import { createHash } from 'node:crypto'
import type { BoundPhoto, PhotoType } from '@shared/evidence/photo'
import { uploadPathOf } from '@shared/evidence/photo'
import { openAdminSdk } from '../../local'
import { exifWithPlace, gif, jpeg, png, webp } from '../shared/evidence/photo-maker'
import { beijing, sheetIdOf, Shop } from './shop'

// Evidence from the phone's upload to the link that shows it, through the functions, the storage and its rules.

let shop: Shop
let sdk: ReturnType<typeof openAdminSdk>
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-01 08:00'))
  sdk = openAdminSdk(shop.cloud)
})
afterAll(() => shop.stop())
beforeEach(async () => {
  seeds += 1
  await shop.begin(beijing('2026-11-10 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
})

let seeds = 0
/** Another picture in every test, since the storage keeps what earlier ones left. */
const seed = (name = '') => ({ seed: `${name}-${seeds}` })
const bound = (content: Buffer, type: PhotoType = 'image/jpeg'): BoundPhoto => ({ sha256: createHash('sha256').update(content).digest('hex'), sizeBytes: content.length, type })
const fileIdOf = (path: string) => `cloud://local.6c6f-local-1250000000/${path}`

const log = async (photos: readonly BoundPhoto[], employeeId = 'worker-1', reporter = 'lead-a1') =>
  (await shop.act(reporter, 'log-incident', { employeeId, kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-10 08:00'), note: '', orderNo: null, photos: [...photos] })).incidentId

async function upload(personId: string, path: string, content: Buffer): Promise<number> {
  const signedIn = await fetch(`${shop.cloud.url}/local/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId }) })
  const { token } = await signedIn.json() as { token: string }
  return (await fetch(`${shop.cloud.url}/upload/${path}`, { method: 'PUT', headers: { authorization: `Bearer ${token}` }, body: new Uint8Array(content) })).status
}

const attachInput = (incidentId: string, photo: BoundPhoto) => ({ incidentId, sha256: photo.sha256, fileId: fileIdOf(uploadPathOf(incidentId, photo)) })

/** What the phone does after the log: uploads to the only path, then tells the function. */
async function attach(personId: string, incidentId: string, photo: BoundPhoto, content: Buffer) {
  expect(await upload(personId, uploadPathOf(incidentId, photo), content)).toBe(200)
  return await shop.act(personId, 'attach-photo', attachInput(incidentId, photo))
}

const isThere = async (path: string) => (await sdk.getTempFileURL({ fileList: [fileIdOf(path)] })).fileList[0]?.code === 'SUCCESS'
const photoOf = async (incidentId: string, sha256: string) => (await shop.read('incidents', incidentId)).photos.find((photo) => photo.sha256 === sha256)

test.each<[PhotoType, (made: { seed: string }) => Buffer]>([['image/jpeg', jpeg], ['image/png', png], ['image/webp', webp]])('a %s that arrives is kept under a name of its own and shown to those who may read the incident', async (type, make) => {
  const content = make(seed())
  const photo = bound(content, type)
  const id = await log([photo])
  expect(await photoOf(id, photo.sha256)).toMatchObject({ of: 'report', state: 'awaited', receivedAt: null })
  expect(await attach('lead-a1', id, photo, content)).toEqual({ incidentId: id, sha256: photo.sha256, state: 'kept', note: '' })
  expect(await isThere(uploadPathOf(id, photo))).toBe(false)
  const kept = await shop.read('photos', photo.sha256)
  expect(kept).toMatchObject({ type, sizeBytes: content.length, width: 1200, height: 900, uses: [{ incidentId: id }] })
  expect(kept.fileId).toMatch(/\/kept\/[0-9a-f]{32}\.(jpg|png|webp)$/)
  for (const reader of ['lead-a1', 'worker-1', 'manager-a', 'gm-1', 'hr', 'after-sales']) {
    const { url } = await shop.act(reader, 'read-photo', { incidentId: id, sha256: photo.sha256 })
    expect(content.equals(Buffer.from(await (await fetch(url)).arrayBuffer()))).toBe(true)
  }
  for (const other of ['worker-2', 'worker-3', 'manager-b', 'lead-b', 'lead-a2', 'finance', 'inspector']) expect(await shop.refused(other, 'read-photo', { incidentId: id, sha256: photo.sha256 })).toBe('not-found')
  const [view] = (await shop.act('worker-1', 'list-incidents', { view: 'about-me', periodId: null })).incidents
  expect(view?.photos).toMatchObject([{ stateTitle: '已收到', receivedAt: expect.any(String) as string }])
})

test('a link to a photo dies after ten minutes', async () => {
  const content = jpeg(seed())
  const photo = bound(content)
  const id = await log([photo])
  await attach('lead-a1', id, photo, content)
  const { url } = await shop.act('worker-1', 'read-photo', { incidentId: id, sha256: photo.sha256 })
  expect((await fetch(url)).status).toBe(200)
  shop.at(new Date(shop.cloud.now().getTime() + 601_000).toISOString())
  expect((await fetch(url)).status).toBe(403)
})

test('other bytes than those that were bound are not kept, and everybody concerned sees it', async () => {
  const [mine, other] = [jpeg(seed('mine')), jpeg(seed('other'))]
  const photo = bound(mine)
  const id = await log([photo])
  expect(await attach('lead-a1', id, photo, other)).toMatchObject({ state: 'rejected', note: '传来的照片和登记时的不是同一张，没有收下' })
  expect(await isThere(uploadPathOf(id, photo))).toBe(false)
  expect(await shop.list('photos')).toEqual([])
  expect(await shop.refused('worker-1', 'read-photo', { incidentId: id, sha256: photo.sha256 })).toBe('photo-missing')
  expect((await shop.act('worker-1', 'read-incident', { incidentId: id })).photos).toMatchObject([{ state: 'rejected', stateTitle: '照片对不上' }])
  expect(await shop.refused('lead-a1', 'attach-photo', attachInput(id, photo))).toBe('already-done')
})

test('a photo that was evidence before is kept once, flagged, and says since when', async () => {
  const content = jpeg(seed())
  const photo = bound(content)
  const first = await log([photo])
  await attach('lead-a1', first, photo, content)
  const second = await log([photo], 'worker-2')
  expect(await attach('lead-a1', second, photo, content)).toMatchObject({ state: 'reused', note: '11月10日发生的另一件事也用过这张照片' })
  const kept = await shop.read('photos', photo.sha256)
  expect(kept.uses.map((use) => ('incidentId' in use ? use.incidentId : null))).toEqual([first, second])
  expect((await shop.act('worker-2', 'read-incident', { incidentId: second })).photos).toMatchObject([{ stateTitle: '照片用过', note: expect.stringContaining('另一件事') as string }])
  expect(await shop.act('worker-2', 'read-photo', { incidentId: second, sha256: photo.sha256 })).toMatchObject({ url: expect.stringContaining('/kept/') as string })
})

test('the same photo for two incidents at once: one has it first, no copy is left over', async () => {
  const content = jpeg(seed())
  const photo = bound(content)
  const ids = [await log([photo]), await log([photo], 'worker-2')]
  const answers = await Promise.all(ids.map((id) => attach('lead-a1', id, photo, content)))
  expect(answers.map(({ state }) => state).sort()).toEqual(['kept', 'reused'])
  expect((await shop.read('photos', photo.sha256)).uses).toHaveLength(2)
})

test('an answer that was lost is given again, and a second attach changes nothing', async () => {
  const content = jpeg(seed())
  const photo = bound(content)
  const id = await log([photo])
  await upload('lead-a1', uploadPathOf(id, photo), content)
  const first = await shop.act('lead-a1', 'attach-photo', attachInput(id, photo), 'same-command')
  const before = shop.cloud.storeHash()
  expect(await shop.act('lead-a1', 'attach-photo', attachInput(id, photo), 'same-command')).toEqual(first)
  expect(await shop.refused('lead-a1', 'attach-photo', attachInput(id, photo))).toBe('already-done')
  expect(shop.cloud.storeHash()).toBe(before)
})

describe('nothing changes when', () => {
  test.each<[string, Buffer, string]>([
    ['it is a GIF under another name', gif, '不是完好的照片'], ['it says where it was taken', jpeg({ seed: 'gps' }, exifWithPlace), '拍摄位置'], ['it would unpack to 2.5 billion pixels', jpeg({ width: 50_000, height: 50_000 }), '尺寸太大'],
    ['something is hidden behind it', Buffer.concat([jpeg({ seed: 'zip' }), Buffer.from('PK')]), '拍摄位置、机型之类'], ['it is a stamp', jpeg({ width: 40, height: 40 }), '太小'], ['it is another kind than it says', png({ seed: 'png' }), '格式'],
  ])('%s', async (_name, content, sentence) => {
    const photo = bound(content)
    const id = await log([photo])
    await upload('lead-a1', uploadPathOf(id, photo), content)
    const before = shop.cloud.storeHash()
    const reply = await shop.reply('lead-a1', 'attach-photo', attachInput(id, photo))
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'photo-unusable', message: expect.stringContaining(sentence) as string } })
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('it has 6 MB, however it got there', async () => {
    const content = jpeg({ ...seed(), padding: 6 * 1024 * 1024 })
    const photo = { ...bound(content), sizeBytes: 5_000_000 }
    const id = await log([photo])
    expect(await upload('lead-a1', uploadPathOf(id, photo), content)).toBe(413)
    expect(await shop.refused('lead-a1', 'attach-photo', attachInput(id, photo))).toBe('photo-missing')
    await sdk.uploadFile({ cloudPath: uploadPathOf(id, photo), fileContent: content })
    expect(await shop.reply('lead-a1', 'attach-photo', attachInput(id, photo))).toMatchObject({ ok: false, refusal: { code: 'photo-unusable', message: expect.stringContaining('5 MB') as string } })
  })

  test('the file is anywhere but at its own path in this environment', async () => {
    const content = jpeg(seed())
    const photo = bound(content)
    const [id, other] = [await log([photo]), await log([photo], 'worker-2')]
    await upload('lead-a1', uploadPathOf(other, photo), content)
    const path = uploadPathOf(id, photo)
    for (const fileId of [fileIdOf(uploadPathOf(other, photo)), fileIdOf(path.replace('.jpg', '.png')), `cloud://other.6c6f-local-1250000000/${path}`, `cloud://local.6c6f-elsewhere/${path}`, fileIdOf(`kept/${photo.sha256}.jpg`), fileIdOf(`evidence/../${path}`)]) {
      expect([fileId, await shop.refused('lead-a1', 'attach-photo', { incidentId: id, sha256: photo.sha256, fileId })]).toEqual([fileId, 'bad-input'])
    }
    expect(await shop.refused('lead-a1', 'attach-photo', attachInput(id, photo))).toBe('photo-missing')
  })

  test('somebody else brings it', async () => {
    const content = jpeg(seed())
    const photo = bound(content)
    const id = await log([photo])
    await upload('lead-a1', uploadPathOf(id, photo), content)
    const before = shop.cloud.storeHash()
    for (const [person, code] of [['worker-1', 'forbidden'], ['manager-a', 'forbidden'], ['hr', 'forbidden'], ['worker-2', 'not-found'], ['lead-b', 'not-found']] as const) expect([person, await shop.refused(person, 'attach-photo', attachInput(id, photo))]).toEqual([person, code])
    expect(await shop.refused('lead-a1', 'attach-photo', attachInput(id, bound(jpeg(seed('unbound')))))).toBe('not-found')
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('another client got to the path first: the reporter is told, and it is never theirs that counts', async () => {
    const content = jpeg(seed())
    const photo = bound(content)
    const id = await log([photo])
    expect(await upload('worker-2', uploadPathOf(id, photo), jpeg(seed('foe')))).toBe(200)
    expect(await upload('lead-a1', uploadPathOf(id, photo), content)).toBe(403)
    expect(await shop.refused('worker-2', 'attach-photo', attachInput(id, photo))).toBe('not-found')
    expect(await photoOf(id, photo.sha256)).toMatchObject({ state: 'awaited' })
  })

  test('the sheet is sealed', async () => {
    const content = jpeg(seed())
    const photo = bound(content)
    const id = await log([photo])
    await upload('lead-a1', uploadPathOf(id, photo), content)
    await shop.put('sheets', { ...await shop.read('sheets', sheetIdOf('2026-11', 'worker-1')), state: 'sealed' })
    expect(await shop.refused('lead-a1', 'attach-photo', attachInput(id, photo))).toBe('sheet-sealed')
  })
})

test('evidence against an incident is the employee’s own, and no picture counts for both sides', async () => {
  const [report, against] = [jpeg(seed('report')), png(seed('against'))]
  const [reported, photo] = [bound(report), bound(against, 'image/png')]
  const id = await log([reported])
  expect(await shop.refused('worker-1', 'dispute-incident', { incidentId: id, reason: '不是我', photos: [reported] })).toBe('bad-input')
  await shop.act('worker-1', 'dispute-incident', { incidentId: id, reason: '不是我', photos: [photo] })
  await upload('worker-1', uploadPathOf(id, photo), against)
  expect(await shop.refused('lead-a1', 'attach-photo', attachInput(id, photo))).toBe('forbidden')
  expect(await shop.act('worker-1', 'attach-photo', attachInput(id, photo))).toMatchObject({ state: 'kept' })
  await attach('lead-a1', id, reported, report)
  await shop.act('manager-a', 'decide-incident', { incidentId: id, verdict: 'dropped', quantity: null, reason: '不是本人责任' })
  for (const reader of ['lead-a1', 'worker-1', 'manager-a']) for (const { sha256 } of [reported, photo]) expect(await shop.act(reader, 'read-photo', { incidentId: id, sha256 })).toMatchObject({ url: expect.any(String) as string })
})

test('what does not come shows as missing after 72 hours, and what nobody attaches is removed after seven days', async () => {
  const content = jpeg(seed())
  const photo = bound(content)
  const id = await log([photo])
  await upload('lead-a1', uploadPathOf(id, photo), content)
  const title = async () => (await shop.act('worker-1', 'read-incident', { incidentId: id })).photos[0]?.stateTitle
  expect(await title()).toBe('照片还在路上')
  shop.at(beijing('2026-11-13 09:01'))
  expect(await title()).toBe('没有收到照片')
  shop.at(beijing('2026-11-17 08:59'))
  await shop.close()
  expect(await isThere(uploadPathOf(id, photo))).toBe(true)
  shop.at(beijing('2026-11-17 09:01'))
  await shop.close()
  expect(await isThere(uploadPathOf(id, photo))).toBe(false)
  expect(await shop.list('uploads')).toEqual([])
  expect(await shop.refused('lead-a1', 'attach-photo', attachInput(id, photo))).toBe('photo-missing')
})
