import fc from 'fast-check'
import { canonicalJson, type Json } from '@shared/contract/canonical-json'

const json = fc.jsonValue({ noUnicodeString: false }).map((value) => value as Json)

test.each([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [-0, '0'],
  [1e21, '1e+21'],
  ['e\u0301', '"é"'], // NFC: one letter, however it was typed
  [{ '10': 1, '9': 2, 'A': 3, 'a': 4, '中': 5 }, '{"10":1,"9":2,"A":3,"a":4,"中":5}'],
  [{}, '{}'],
  [[], '[]'],
])('%j', (value, text) => {
  expect(canonicalJson(value as Json)).toBe(text)
})

test('what JSON can\'t carry throws', () => {
  for (const value of [NaN, Infinity, [undefined], () => 1]) expect(() => canonicalJson(value as Json)).toThrow(TypeError)
})

function shuffled(value: Json, seed: number): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((entry: Json) => shuffled(entry, seed))
  const entries = Object.entries(value)
  const turned = [...entries.slice(seed % (entries.length + 1)), ...entries.slice(0, seed % (entries.length + 1))].reverse()
  return Object.fromEntries(turned.map(([key, entry]) => [key, shuffled(entry ?? null, seed)]))
}

test('the text depends on the value alone, and the value can be read back from it', () => {
  fc.assert(fc.property(json, fc.nat(), (value, seed) => {
    const text = canonicalJson(value)
    expect(canonicalJson(shuffled(value, seed))).toBe(text)
    expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
  }))
})

test('different values have different texts', () => {
  fc.assert(fc.property(json, json, (a, b) => {
    const isSame = JSON.stringify(JSON.parse(canonicalJson(a))) === JSON.stringify(JSON.parse(canonicalJson(b)))
    expect(canonicalJson(a) === canonicalJson(b)).toBe(isSame)
  }))
})
