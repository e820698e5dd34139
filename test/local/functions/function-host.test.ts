import { openAdminSdk } from '../../../local'
import type { LocalCloud } from '../../../local'
import { startFixtureCloud } from '../test-cloud'

let cloud: LocalCloud
const lines: string[] = []
beforeAll(async () => {
  cloud = await startFixtureCloud({ warm: true, poolSizes: { hasty: 2 }, log: (line) => lines.push(line) })
})
afterAll(() => cloud.close())

const call = (data: object, openid = 'someone'): Promise<unknown> => cloud.call('api', data, { openid })

describe('who is calling', () => {
  test('stands in the context as on the platform, and not in the environment', async () => {
    expect(await call({ do: 'whoami' }, 'o-1')).toEqual({ openid: 'o-1', appid: 'wx0000000000000000', source: 'wx_client', fromEnvironment: '' })
  })

  test('is added to the event as on the platform, whatever the caller claims', async () => {
    const event = { do: 'echo', userInfo: { openId: 'somebody else' } }
    expect(await call(event, 'o-1')).toEqual({ do: 'echo', userInfo: { appId: 'wx0000000000000000', openId: 'o-1' } })
  })

  test('is never mixed up when calls of many people interleave on few workers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => call({ do: 'whoami-slowly', id: `n${i}`, ms: (i * 7) % 20, echo: i }, `o-${i}`)),
    )
    expect(answers).toEqual(answers.map((_, i) => ({ before: `o-${i}`, after: `o-${i}`, echo: i })))
    const { data } = await openAdminSdk(cloud).database().collection('notes').where({ openid: /^o-/ }).get()
    expect(data).toHaveLength(60)
    for (const { _id, openid } of data as { _id: string; openid: string }[]) expect(openid).toBe(_id.replace('n', 'o-'))
  })

  test('is not handed on when a function calls a function, whose source then ends with scf', async () => {
    expect(await call({ do: 'call', name: 'close', data: {} }, 'o-1')).toEqual({ source: 'wx_client,scf', openid: null })
  })
})

describe('a function that goes wrong', () => {
  test('answers with its error, and the next call works', async () => {
    await expect(call({ do: 'throw', message: 'broken record' })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: expect.stringContaining('broken record') as string,
    })
    expect(await call({ do: 'echo' })).toMatchObject({ do: 'echo' })
  })

  test.each(['hang', 'spin'])('and does not end (%s) is stopped at its time limit, and others go on meanwhile', async (how) => {
    const hastily = (data: object) => cloud.call('hasty', data, { openid: 'someone' })
    const stuck = hastily({ do: how })
    expect(await hastily({ do: 'echo' })).toMatchObject({ do: 'echo' })
    await expect(stuck).rejects.toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' })
    expect(await hastily({ do: 'echo' })).toMatchObject({ do: 'echo' })
  })

  test.each(['exit', 'hoard'])('and dies (%s) answers with an error and is started anew', async (how) => {
    await expect(call({ do: how })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    expect(await Promise.all([1, 2, 3, 4].map((n) => call({ do: 'echo', n })))).toMatchObject([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }])
    expect(lines.some((line) => line.startsWith('function api:'))).toBe(true)
  })

  test('is not found where none is declared', async () => {
    await expect(cloud.call('nobody', {}, { openid: 'o' })).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })
})

describe('sizes', () => {
  test('a call of 100 KB passes and a larger one is refused', async () => {
    expect(await call({ do: 'echo', text: 'x'.repeat(100_000) })).toMatchObject({ do: 'echo' })
    await expect(call({ do: 'echo', text: 'x'.repeat(103_000) })).rejects.toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT' })
  })

  test('a result of 6 MB passes and a larger one is refused', async () => {
    expect(await call({ do: 'large', bytes: 6_000_000 })).toHaveLength(6_000_000)
    await expect(call({ do: 'large', bytes: 6_300_000 })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
  })
})

test('the SDK calls a function and gets what it returns', async () => {
  const { result } = (await openAdminSdk(cloud).callFunction({ name: 'api', data: { do: 'echo', n: 1 } })) as { result: unknown }
  expect(result).toEqual({ do: 'echo', n: 1 })
})

test('no more calls run at once than the pool has workers', async () => {
  const before = Date.now()
  const calls = Array.from({ length: 6 }, () => cloud.call('close', { ms: 120 }, { openid: 'o' }))
  await Promise.all(calls)
  // Six calls of 120 ms, two at a time.
  expect(Date.now() - before).toBeGreaterThanOrEqual(360)
})

test('Date inside a function is the demonstration clock’s, at once', async () => {
  const ahead = new Date(cloud.now().getTime() + 40 * 86_400_000)
  cloud.setClock(ahead)
  const seen = (await call({ do: 'date' })) as { now: number; iso: string; text: string; parsed: string; isDate: boolean }
  expect(Math.abs(seen.now - ahead.getTime())).toBeLessThan(2000)
  expect(Math.abs(new Date(seen.iso).getTime() - ahead.getTime())).toBeLessThan(2000)
  expect(Math.abs(new Date(seen.text).getTime() - ahead.getTime())).toBeLessThan(2000)
  expect(seen).toMatchObject({ parsed: '2026-01-02T03:04:05.000Z', isDate: true })
  expect(() => cloud.setClock(new Date())).toThrow('只能往前调')
})
