// A November of three people on 全屋定制衣柜安装师绩效考核评分表, the company's first month. Every figure here is worked out by hand from the form
// and from nothing of the product. Nobody has a month before: 遗留定单率 counts as level, 10.
//
//                 丁浩, first       丁浩, sales counted again   陆海波 (new)          罗永胜 (was on the card before)
//   差错率 20       20 × 2 ÷ 2.5 = 16                              20 × 2 ÷ 2.5 = 16     1.6, better than 2: 20
//   销售 20        20 × 72 ÷ 80 = 18  20 × 76 ÷ 80 = 19           20 × 40 ÷ 50 = 16     no target: left out, its 20 spread over the section
//   单数 15        15 × 18 ÷ 20 = 13.5                            15 × 9 ÷ 10 = 13.5    15 × 16 ÷ 20 = 12
//   遗留 10        10                                             10                    10
//   服务 5         one complaint acknowledged: 0                   5                     5
//   下单 10        twice, reduced to once: 8                       10                    10
//   section       65.5              66.5                        70.5                  57 of 60, of 80: 76
//   考勤 4, 行为 6   4 + 5             4 + 5                       3.5 + 5               4 + 5.5
//   清洁 3, 样品 2   2.5 + 2           2.5 + 2                     2 + 1.5               3 + 2
//   档案 5         once: 4           4                           5                     5
//   total         83                84                          87.5                  95.5
//
// Pay: the company sets 80 as the points for the whole base, and at most 1.1 times the base.
//   丁浩     84 ÷ 80 × 5433.33 = 5704.9965                 5705.00
//   罗永胜   95.5 ÷ 80 × 5800 = 6923.75, above 1.1 × 5800   6380.00
//   陆海波   has no base: blocked                         sums: bases 11233.33, pay 12085.00

export const sheetTitle = '全屋定制衣柜安装师绩效考核评分表'

export const ding = {
  name: '丁浩',
  targets: { '安装差错率': '2', '销售额': '80000' },
  metrics: { '安装差错率': '2.5', '销售额': '72000', '装完单数': '18', '派单数': '20', '遗留定单率': '8' },
  salesCountedAgain: '76000',
  own: {
    points: { '考勤': '4', '行为标准': '5.5', '清洁卫生': '3', '样品管理': '2' },
    remarks: { '下单时效性': '有一单是客户改了尺寸，等复尺', '服务满意度': '投诉的柜门已经换好' },
  },
  ratings: { '考勤': '4', '行为标准': '5', '清洁卫生': '2.5', '样品管理': '2' },
  firstTotal: '83',
  total: '84',
  reasons: {
    '安装差错率': /2% ÷ 安装差错率 2\.5% × 20 = 16 分/, '销售目标完成率': / × 20 = 19 分/, '遗留定单率': /10 分/, '服务满意度': /客户投诉 1 次/, '下单时效性': /下单超时 1 次/, '档案整理': /归档不完整 1 次/,
  },
} as const

export const lu = {
  name: '陆海波',
  targets: { '安装差错率': '2', '销售额': '50000' },
  metrics: { '安装差错率': '2.5', '销售额': '40000', '装完单数': '9', '派单数': '10', '遗留定单率': '5' },
  ratings: { '考勤': '3.5', '行为标准': '5', '清洁卫生': '2', '样品管理': '1.5' },
  total: '87.5',
} as const

export const luo = {
  name: '罗永胜',
  targets: { '安装差错率': '2' },
  metrics: { '安装差错率': '1.6', '销售额': '30000', '装完单数': '16', '遗留定单率': '6' },
  /** What nobody has recorded when the facts are due. */
  assigned: '20',
  ratings: { '考勤': '4', '行为标准': '5.5', '清洁卫生': '3', '样品管理': '2' },
  total: '95.5',
} as const

/** What finance must see: rows of name, points, base, base for its days and pay. */
export const payList = {
  rule: { passMark: '80', cap: '1.1' },
  dingBase: '5433.33',
  rows: [['丁浩', '84.00', '5433.33', '5433.33', '5705.00'], ['罗永胜', '95.50', '5800.00', '5800.00', '6380.00']],
  baseTotal: '11233.33',
  payTotal: '12085.00',
  words: ['¥12,085.00', /^84\.00 ÷ 80 × ¥5,433\.33 = ¥5,705\.00/, '95.50 ÷ 80 × ¥5,800.00 = ¥6,923.75，封顶按 ¥6,380.00'],
} as const
