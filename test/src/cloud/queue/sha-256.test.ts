import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { sha256Of } from '../../../../src/cloud/queue/sha-256'

const reference = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('it agrees with the platform\'s own at every length around the edges of its blocks', () => {
  for (let length = 0; length <= 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256)
    expect(sha256Of(bytes)).toBe(reference(bytes))
  }
})

test('it agrees on bytes of any kind, and on a photo\'s worth of them', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => sha256Of(bytes) === reference(bytes)), { numRuns: 500 })
  const photo = Uint8Array.from({ length: 400_000 }, (_, index) => (index * index) % 251)
  expect(sha256Of(photo)).toBe(reference(photo))
})
