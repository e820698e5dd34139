import { parseEjson } from '../../../local/wire/ejson'

const now = new Date('2026-11-24T04:00:00Z')

test('reads numbers, dates, expressions and server dates', () => {
  const text = `{
    "int": {"$numberInt": "5"}, "long": {"$numberLong": "9007199254740991"}, "double": {"$numberDouble": "0.5"}, "plain": 3,
    "at": {"$date": {"$numberLong": "1764000000000"}}, "iso": {"$date": "2026-12-01T00:00:00Z"},
    "like": {"$regularExpression": {"pattern": "^a", "options": "i"}},
    "server": {"$tcb_server_date": {"offset": {"$numberInt": "1000"}}},
    "query": {"$gt": {"$numberInt": "1"}}
  }`
  expect(parseEjson(text, now)).toEqual({
    int: 5, long: Number.MAX_SAFE_INTEGER, double: 0.5, plain: 3,
    at: new Date(1764000000000), iso: new Date('2026-12-01T00:00:00Z'),
    like: /^a/i,
    server: new Date('2026-11-24T04:00:01Z'),
    query: { $gt: 1 },
  })
})

test.each([
  ['NaN', '{"n":{"$numberDouble":"NaN"}}'],
  ['Infinity', '{"n":{"$numberDouble":"-Infinity"}}'],
  ['a number that JSON overflows', '{"n":1e999}'],
  ['an integer beyond 2^53', '{"n":{"$numberLong":"9007199254740993"}}'],
  ['undefined', '{"n":{"$undefined":true}}'],
  ['an invalid date', '{"n":{"$date":{"$numberLong":"x"}}}'],
  ['an ObjectId', '{"n":{"$oid":"0123456789abcdef01234567"}}'],
  ['__proto__', '{"o":{"__proto__":{"x":1}}}'],
  ['constructor', '{"constructor":{"prototype":{"x":1}}}'],
  ['a bad regular expression', '{"n":{"$regularExpression":{"pattern":"("}}}'],
  ['what is no JSON', '{"n":'],
  ['endless nesting', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`],
])('%s is refused', (_name, text) => {
  expect(() => parseEjson(text, now)).toThrow(expect.objectContaining({ code: 'INVALID_PARAM' }) as Error)
})
