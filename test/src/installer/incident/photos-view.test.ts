import { photoLinesOf } from '../../../../src/installer/incident/photos-view'

const photo = { sha256: 'a', sizeBytes: 1, type: 'image/jpeg' as const, of: 'report' as const, note: '', takenAt: null, boundAt: '2026-11-10T01:00:00.000Z', receivedAt: null }
const now = '2026-11-10T04:00:00.000Z'

test('each photo says whose it is, what became of it, and when it was taken and came', () => {
  const lines = photoLinesOf({
    employeeName: '李师傅', reporterName: '赵主管',
    photos: [
      { ...photo, state: 'awaited', stateTitle: '照片还在路上' },
      { ...photo, sha256: 'b', of: 'dispute', state: 'reused', stateTitle: '照片用过', note: '11月3日发生的另一件事也用过这张照片', takenAt: '2026-11-10T01:00:00.000Z', receivedAt: '2026-11-10T02:00:00.000Z' },
      { ...photo, sha256: 'c', state: 'rejected', stateTitle: '照片对不上', receivedAt: '2026-11-10T02:00:00.000Z' },
    ],
  }, now)
  expect(lines.map(({ whose, isThere, state }) => [whose, isThere, state.tone])).toEqual([['赵主管的照片', false, 'plain'], ['李师傅的照片', true, 'warn'], ['赵主管的照片', false, 'bad']])
  expect(lines[0]?.times).toEqual([])
  expect(lines[1]?.times).toEqual([expect.stringMatching(/拍$/), expect.stringMatching(/收到$/)])
})
