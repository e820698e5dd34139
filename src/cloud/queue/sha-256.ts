/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of the square roots of the first eight (FIPS 180-4). */
const [roundConstants, firstState] = primeFractions()

function primeFractions(): readonly [Uint32Array, Uint32Array] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < 64; candidate += 1) if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32)
  return [Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))), Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))]
}

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

/** The bytes with a one, zeros and their length in bits behind, a whole number of blocks of 64. */
function padded(bytes: Uint8Array): DataView {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  whole.set(bytes)
  whole[bytes.length] = 0x80
  const view = new DataView(whole.buffer)
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(whole.length - 4, (bytes.length << 3) >>> 0)
  return view
}

/**
 * SHA-256 in hex (FIPS 180-4), for where the platform has none: WeChat gives mini-programs no digest but MD5 and SHA-1, and browsers give theirs
 * to pages from safe addresses only.
 */
export function sha256Of(bytes: Uint8Array): string {
  const view = padded(bytes)
  const state = Uint32Array.from(firstState)
  const schedule = new Uint32Array(64)
  const word = (index: number): number => schedule[index] ?? 0
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let index = 0; index < 16; index += 1) schedule[index] = view.getUint32(offset + index * 4)
    for (let index = 16; index < 64; index += 1) {
      const [late, early] = [word(index - 2), word(index - 15)]
      const mixedLate = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
      const mixedEarly = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
      schedule[index] = word(index - 16) + mixedEarly + word(index - 7) + mixedLate
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let index = 0; index < 64; index += 1) {
      const chosen = (e & f) ^ (~e & g)
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (roundConstants[index] ?? 0) + word(index)) | 0
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
    }
    ;[a, b, c, d, e, f, g, h].forEach((value, index) => { state[index] = (state[index] ?? 0) + value })
  }
  return [...state].map((value) => value.toString(16).padStart(8, '0')).join('')
}
