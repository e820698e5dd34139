import Taro from '@tarojs/taro'
import type { CallReply, CallRequest } from '@shared/contract/call'
import { ask, command } from '../../../src/cloud/call'
import { NoAnswerError } from '../../../src/cloud/no-answer-error'
import { serverNow } from '../../../src/cloud/server-clock'
import { keepSession } from '../../../src/cloud/session'
import { send } from '../../../src/cloud/transport'

jest.mock('../../../src/cloud/transport')
jest.mock('../../../src/cloud/patience', () => ({ sendPatiently: <Reply>(once: () => Promise<Reply>) => once() }))

const sent = jest.mocked(send)
const now = '2026-11-24T08:00:00.000Z'
const done: CallReply = { ok: true, output: { done: true }, now }
const lost = new NoAnswerError('lost')

function refused(code: 'busy' | 'internal' | 'forbidden'): CallReply {
  return { ok: false, refusal: { code, message: '不行' }, now, requestId: 'r1' }
}

const idsSent = (): (string | undefined)[] => sent.mock.calls.map(([request]: [CallRequest]) => request.commandId)
const acknowledge = () => command('acknowledge-incident', { incidentId: 'i1' })

beforeEach(() => {
  Taro.clearStorageSync()
  sent.mockReset()
})

test('a command whose answer was lost is sent again under the same id', async () => {
  sent.mockRejectedValueOnce(lost).mockResolvedValueOnce(done)
  const first = await acknowledge()
  expect(first).toMatchObject({ ok: false, refusal: { code: 'offline' } })
  expect(await acknowledge()).toMatchObject({ ok: true })
  const [one, two] = idsSent()
  expect(one).toBeDefined()
  expect(two).toBe(one)
})

test('the id is on the phone before the command is on its way', async () => {
  sent.mockImplementationOnce((request) => {
    expect(JSON.stringify(Taro.getStorageSync('shifu:pending-commands:'))).toContain(request.commandId)
    return Promise.resolve(done)
  })
  await acknowledge()
  expect(sent).toHaveBeenCalledTimes(1)
})

test.each(['busy', 'internal'] as const)('after %s nobody knows whether it was done, so the id stays', async (code) => {
  sent.mockResolvedValueOnce(refused(code)).mockResolvedValueOnce(done)
  await acknowledge()
  await acknowledge()
  const [one, two] = idsSent()
  expect(two).toBe(one)
})

test.each([done, refused('forbidden')])('an answer ends the command: the same thing again gets a new id', async (reply) => {
  sent.mockResolvedValue(reply)
  await acknowledge()
  await acknowledge()
  const [one, two] = idsSent()
  expect(two).not.toBe(one)
})

test('the same thing done by another person on the same device is another command', async () => {
  sent.mockRejectedValue(lost)
  keepSession({ token: 't1', personId: 'p1' })
  await acknowledge()
  keepSession({ token: 't2', personId: 'p2' })
  await acknowledge()
  const [one, two] = idsSent()
  expect(two).not.toBe(one)
})

test('a question carries no command id and is refused as offline when no answer came', async () => {
  sent.mockRejectedValueOnce(lost)
  expect(await ask('read-me', {})).toMatchObject({ ok: false, refusal: { code: 'offline' } })
  expect(idsSent()).toEqual([undefined])
})

test('a refusal brings the number to report', async () => {
  sent.mockResolvedValueOnce(refused('internal'))
  expect(await ask('read-me', {})).toMatchObject({ ok: false, refusal: { code: 'internal', requestId: 'r1' } })
})

test('the app goes by the server’s clock, of which every reply tells', async () => {
  sent.mockResolvedValueOnce({ ...done, now: '2030-01-01T00:00:00.000Z' })
  await ask('read-me', {})
  expect(serverNow().slice(0, 10)).toBe('2030-01-01')
})

test('a bug in the app is not taken for a missing network', async () => {
  sent.mockRejectedValue(new TypeError('bug'))
  await expect(ask('read-me', {})).rejects.toBeInstanceOf(TypeError)
  await expect(acknowledge()).rejects.toBeInstanceOf(TypeError)
})
