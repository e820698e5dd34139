// The November of three people on 安装售后绩效考核卡 in the demonstration company, from its 23rd on: what happens to them, and what they must
// be shown at the end. Every figure here is worked out by hand from the form and from nothing of the product.
//
// 李大勇 (base ¥6,000.00)                               in the first freeze     after the return to the data
//   合格率 28/30 = 93.33 %, later 29/30 = 96.67 %       20 + 3 = 23            20 + 6 = 26
//   安检   survey of the crew 91.35 of 100              20 × 0.9135 = 18.27    18.27
//   售后   97 %, 2 above 95 %                           15 + 2 = 17            17
//   仓库   nothing                                       8                      8
//   工具车辆 one violation counts                          8 − 1 = 7              7
//   配合度  by the sales manager                          8.5                    8.5
//   total                                              81.77                  84.77, and 84.77 ÷ 80 × 6000 = 6357.75
// 刘志强 (base ¥4,800.00): 92 % → 22, 18.27, 96 % → 16, one violation 8 − 1 = 7, 8, 7.5 = 78.77, and 78.77 ÷ 80 × 4800 = 4726.20
// Both together 11083.95.
// 刘志强 appeals: four of his customers were counted as another's, 售后 is 97 % → 17, so 79.77, and 79.77 ÷ 80 × 4800 = 4786.20, 60.00 more.

/** When the story begins, Beijing time. */
export const beginsAt = '2026-11-23T14:30'

export const month = '2026年11月'

export const survey = '91.35'

export const li = {
  name: '李大勇',
  firstJobs: { passed: '28', finished: '30', rate: '93.33%' },
  countedAgain: { passed: '29', finished: '30' },
  /** Once the month's figures are in, with the coordination still open. */
  totalSoFar: '73.27',
  selfScore: { points: { '与销售的配合度': '8.5' }, remarks: { '仓库管理': '进度表每天都更新了' } },
  coordination: '8.5',
  total: '84.77',
  pay: '¥6,357.75',
  paySentence: '84.77 ÷ 80 × ¥6,000.00 = ¥6,357.75',
} as const

export const liu = {
  name: '刘志强',
  rate: '92',
  satisfaction: '96',
  coordination: '7.5',
  total: '78.77',
  pay: '¥4,726.20',
  paySentence: '78.77 ÷ 80 × ¥4,800.00 = ¥4,726.20',
  corrected: { satisfaction: '97', total: '79.77', pay: '¥4,786.20', difference: '¥60.00', paySentence: '79.77 ÷ 80 × ¥4,800.00 = ¥4,786.20' },
} as const

/** What the pay list comes to once both are sealed. */
export const payTotal = '¥11,083.95'

/** Everybody else on the card: nobody has recorded their figures. */
const unfinished = ['赵刚', '孙亮', '王海涛', '张建军', '黄文斌', '马小龙', '高峰', '邓涛', '罗永胜', '梁志明', '宋阳', '谢宝山', '韩磊']

/** What finance must see: rows of name, points, base, base for its days and pay. */
export const payList = {
  rows: [['李大勇', '84.77', '6000.00', '6000.00', '6357.75'], ['刘志强', '78.77', '4800.00', '4800.00', '4726.20']] as const,
  blocked: unfinished.map((name) => [name, '有异常待处理'] as const),
  baseTotal: '10800.00',
  payTotal: '11083.95',
} as const
