import { logIncident } from '@shared/incident/log-incident'
import { isOccurredAtBelievable } from '@shared/incident/incident-moves'
import { dateBefore, draftOf, freshDraft, hourNow, inputOf, instantOf, movedQuantity, problemsOf, withPerson, type EntryDraft } from '../../../../src/lead/log-incident/entry-draft'

/** 14:35 on Thursday, 26 November, in Beijing. */
const now = '2026-11-26T06:35:00.000Z'
const filled: EntryDraft = { employeeId: 'p-1', kind: 'tool-violation', quantity: 1, happened: null, orderNo: '', note: '', noPhoto: null }

describe('what is sent', () => {
  test('nothing, as long as who or what is missing', () => {
    expect(inputOf(freshDraft(null), now)).toBeNull()
    expect(inputOf(freshDraft('p-1'), now)).toBeNull()
    expect(inputOf({ ...freshDraft(null), kind: 'tool-violation' }, now)).toBeNull()
  })

  test('who and what are enough: once, just now, without order or words', () => {
    expect(inputOf(filled, now)).toEqual({ employeeId: 'p-1', kind: 'tool-violation', quantity: 1, occurredAt: now, note: '', orderNo: null })
  })

  test('blanks around the order and the words stay behind', () => {
    const input = inputOf({ ...filled, orderNo: ' DX-1122 ', note: ' 梯子没收\n' }, now)
    expect(input).toMatchObject({ orderNo: 'DX-1122', note: '梯子没收' })
  })

  test('the reason for having no photo stands before the words, and is apart from them when the entry is changed', () => {
    const input = inputOf({ ...filled, note: '梯子没收\n第二次', noPhoto: '客户不让拍' }, now)
    expect(input?.note).toBe('没有照片：客户不让拍\n梯子没收\n第二次')
    if (input === null) throw new Error('nothing is sent')
    expect(draftOf(input)).toEqual({ ...filled, note: '梯子没收\n第二次', noPhoto: '客户不让拍', happened: { date: '2026-11-26', time: '14:35' } })
    expect(draftOf({ ...input, note: '只有说明' })).toMatchObject({ note: '只有说明', noPhoto: null })
  })

  test('the server takes what the form lets through', () => {
    const input = inputOf({ ...filled, quantity: 20, happened: { date: '2026-11-20', time: '09:05' }, orderNo: 'DX-1122', note: '说明' }, now)
    expect(logIncident.input.safeParse(input).success).toBe(true)
    expect(isOccurredAtBelievable(input?.occurredAt ?? '', now)).toBe(true)
  })
})

describe('what is wrong is said beside its field', () => {
  const at = (date: string, time: string): EntryDraft => ({ ...filled, happened: { date, time } })
  test.each([
    ['just now', filled, {}],
    ['the same minute', at('2026-11-26', '14:35'), {}],
    ['a minute ahead', at('2026-11-26', '14:36'), { occurredAt: '发生时间不能在将来' }],
    ['tomorrow', at('2026-11-27', '00:00'), { occurredAt: '发生时间不能在将来' }],
    ['exactly seven days ago', at('2026-11-19', '14:35'), {}],
    ['seven days and a minute ago: with a manager\'s word', at('2026-11-19', '14:34'), {}],
    ['sixty days and a minute ago', at('2026-09-27', '14:34'), { occurredAt: '只能记最近 60 天内的事' }],
    ['a year ago', at('2025-11-26', '14:35'), { occurredAt: '只能记最近 60 天内的事' }],
    ['an order of letters, digits and dashes', { ...filled, orderNo: 'DX-1122' }, {}],
    ['an order with a space inside', { ...filled, orderNo: 'DX 1122' }, { orderNo: '单号只能有字母、数字和短横线，最多 40 位' }],
    ['an order in Chinese', { ...filled, orderNo: '订单一' }, { orderNo: '单号只能有字母、数字和短横线，最多 40 位' }],
    ['an order of 41 characters', { ...filled, orderNo: 'A'.repeat(41) }, { orderNo: '单号只能有字母、数字和短横线，最多 40 位' }],
  ])('%s', (_case, draft, problems) => {
    expect(problemsOf(draft, now)).toEqual(problems)
  })
})

test('days and hours are those of Beijing, also shortly after its midnight', () => {
  const justAfterMidnight = '2026-11-25T16:10:00.000Z'
  expect(dateBefore(justAfterMidnight, 0)).toBe('2026-11-26')
  expect(dateBefore(justAfterMidnight, 1)).toBe('2026-11-25')
  expect(hourNow(justAfterMidnight)).toBe('00:00')
  expect(dateBefore('2026-03-01T00:00:00.000Z', 1)).toBe('2026-02-28')
  expect(instantOf({ date: '2026-11-26', time: '00:10' })).toBe(justAfterMidnight)
})

test.each([[1, -1, 1], [1, 1, 2], [20, 1, 20], [20, -1, 19]] as const)('the quantity stays between 1 and 20: %i moved by %i is %i', (from, direction, to) => {
  expect(movedQuantity(from, direction)).toBe(to)
})

test('another person keeps what was chosen only where their sheet has it', () => {
  const draft: EntryDraft = { ...filled, quantity: 3, note: '说明' }
  expect(withPerson(draft, 'p-2', ['tool-violation'])).toEqual({ ...draft, employeeId: 'p-2' })
  expect(withPerson(draft, 'p-2', ['late'])).toEqual({ ...draft, employeeId: 'p-2', kind: null })
})
