import type { RatingLine } from '@shared/appraisal/list-ratings'
import { ratingDoorOf } from '../../../../src/pages/home/home-view'

function rating(state: RatingLine['state'], given: boolean): RatingLine {
  return {
    sheetId: 's', periodId: '2026-11', employeeId: 'p', employeeName: '李大勇', position: '安装师傅', storeName: '城东店', state, dueAt: '2026-12-05T16:00:00.000Z',
    item: { id: 'i', title: '配合度', max: '10', step: '0.5', criteria: [], rubric: [], levels: [], checklist: [], exampleAbove: null, exampleBelow: null }, isWithheld: false, self: null, given: given ? { points: '8', level: null, comment: '' } : null,
  }
}

test.each([
  ['nothing to rate', [], { title: '现在没有要打的分', tag: null }],
  ['during the month nothing presses', [rating('live', false), rating('live', true)], { title: '已打 1 项，还剩 1 项', detail: '结束前随时可以打，也可以改', tag: null }],
  ['after the cut it is due, and the new month does not count yet', [rating('live', false), rating('collecting', false), rating('rating', true)], { title: '已打 1 项，还剩 1 项', detail: '12月5日前打完', tag: { text: '待打分' } }],
  ['all given', [rating('rating', true)], { title: '已打 1 项，还剩 0 项', detail: '考核前还可以改', tag: { text: '都打好了' } }],
] as const)('%s', (_case, ratings, door) => {
  expect(ratingDoorOf([...ratings])).toMatchObject(door)
})
