import { batchesOf, checkInBatches, sendInBatches, type ImportCounts } from '../../../src/admin/import-batches'

const refusal = { code: 'busy' as const, message: '请稍后再试' }

test('every row is in exactly one batch, in order', () => {
  expect(batchesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(batchesOf([], 2)).toEqual([])
})

test('what is wrong in any batch is told together; a batch that can not be checked ends it', async () => {
  const problem = (line: number) => ({ line, column: '基数', text: '' })
  expect(await checkInBatches([[1], [2]], ([row = 0]) => Promise.resolve({ ok: true as const, output: { problems: [problem(row)], effects: [row] } }))).toEqual({ problems: [problem(1), problem(2)], effects: [1, 2] })
  expect(await checkInBatches([[1], [2]], () => Promise.resolve({ ok: false as const, refusal }))).toEqual(refusal)
})

test('a refused batch ends the import: what was stored before it is told, and nothing after it is sent', async () => {
  const sent: number[] = []
  const told: ImportCounts[] = []
  const send = ([row = 0]: number[]) => {
    sent.push(row)
    return Promise.resolve(row === 3 ? { ok: false as const, refusal } : { ok: true as const, output: { added: 1, changed: row, same: 0 } })
  }
  expect(await sendInBatches([[1], [2], [3], [4]], send, (counts) => { told.push(counts) })).toEqual(refusal)
  expect([sent, told]).toEqual([[1, 2, 3], [{ added: 1, changed: 1, same: 0 }, { added: 2, changed: 3, same: 0 }]])
})
