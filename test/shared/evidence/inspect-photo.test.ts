import { inspectPhoto } from '@shared/evidence/inspect-photo'
import { stripPhoto } from '@shared/evidence/strip-photo'
import { chunk, exifWithPlace, gif, jpeg, losslessWebp, png, riff, segment, webp } from './photo-maker'

// What is evidence is decided by a file's bytes, and nothing but its picture is kept.

const size = { width: 1200, height: 900 }

test.each([
  ['JPEG', jpeg(), 'image/jpeg'], ['PNG', png(), 'image/png'], ['WebP', webp(), 'image/webp'], ['lossless WebP', losslessWebp(), 'image/webp'],
  ['JPEG with a colour profile', jpeg({}, segment(0xe2, Buffer.from('ICC_PROFILE\0xx')), segment(0xee, Buffer.from('Adobe\0d'))), 'image/jpeg'],
  ['PNG with its colours', png({}, chunk('gAMA', Buffer.alloc(4)), chunk('iCCP', Buffer.alloc(9))), 'image/png'],
])('a %s is taken with its real size', (_name, photo, type) => {
  expect(inspectPhoto(photo)).toEqual({ type, ...size })
})

test.each([
  ['a GIF', gif], ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')], ['a web page', Buffer.from('<!doctype html><script>1</script>')], ['nothing', Buffer.alloc(0)],
  ['a JPEG’s first bytes only', Buffer.from([0xff, 0xd8, 0xff, 0xd9])], ['a JPEG that is cut off', jpeg().subarray(0, -2)], ['a PNG that is cut off', png().subarray(0, -12)], ['a WebP that is cut off', webp().subarray(0, -1)],
  ['an animated PNG', png({}, chunk('acTL', Buffer.alloc(8)))], ['an animated WebP', webp({}, riff('ANIM', Buffer.alloc(6)))],
  ['a JPEG with a segment longer than itself', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0xff, 0xff]), Buffer.alloc(40)])],
])('%s is no photo', (_name, file) => {
  expect(inspectPhoto(file)).toBe('not-a-photo')
  expect(stripPhoto(file)).toBeNull()
})

test.each([
  ['too-many-pixels', jpeg({ width: 50_000, height: 50_000 })], ['too-many-pixels', png({ width: 100_000, height: 251 })], ['too-many-pixels', webp({ width: 16_000, height: 16_000 })], ['too-many-pixels', png({ width: 4_294_967_295, height: 4_294_967_295 })],
  ['too-few-pixels', jpeg({ width: 99, height: 900 })], ['too-few-pixels', png({ width: 0, height: 900 })], ['too-large', jpeg({ padding: 5 * 1024 * 1024 })],
])('%s', (problem, photo) => {
  expect(inspectPhoto(photo)).toBe(problem)
})

test.each([
  ['a place', jpeg({}, exifWithPlace), jpeg()], ['XMP', jpeg({}, segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>'))), jpeg()], ['a comment', jpeg({}, segment(0xfe, Buffer.from('by me'))), jpeg()],
  ['a second picture', jpeg({}, segment(0xe2, Buffer.from('MPF\0xx'))), jpeg()], ['a page behind it', Buffer.concat([jpeg(), Buffer.from('<script>')]), jpeg()],
  ['an eXIf chunk', png({}, chunk('eXIf', Buffer.from('II*'))), png()], ['a text chunk', png({}, chunk('tEXt', Buffer.from('GPS\u00001'))), png()], ['a page behind a PNG', Buffer.concat([png(), Buffer.from('<html>')]), png()],
  ['an EXIF chunk', webp({}, riff('EXIF', Buffer.from('II*'))), webp()], ['an XMP chunk', webp({}, riff('XMP ', Buffer.from('<x/>'))), webp()], ['a zip behind a WebP', Buffer.concat([webp(), Buffer.from('PK')]), webp()],
])('%s is refused, and stripped on the phone without a change to the picture', (_name, photo, bare) => {
  expect(inspectPhoto(photo)).toBe('has-metadata')
  const stripped = stripPhoto(photo)
  expect(Buffer.from(stripped ?? []).equals(bare)).toBe(true)
  expect(inspectPhoto(bare)).toMatchObject(size)
})

test('whatever a file holds, it is looked at in no time', () => {
  const bait = [Buffer.alloc(5_000_000, 0xff), Buffer.concat([jpeg().subarray(0, 120), Buffer.alloc(5_000_000, 0xff)]), Buffer.concat([png().subarray(0, 33), Buffer.alloc(5_000_000)]), Buffer.concat([webp().subarray(0, 30), Buffer.alloc(5_000_000)])]
  const startedAt = performance.now()
  for (const file of bait) expect(inspectPhoto(file)).toBe('not-a-photo')
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})
