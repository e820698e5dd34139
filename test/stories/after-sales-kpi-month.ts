// 潘磊's November on 售后主管岗位月度KPI绩效考核表, the company's first month. Every figure here is worked out by hand from the form and from
// nothing of the product.
//
//   工作计划 10    两件: 中急 (2) × 很重要 (3) = 6, all done; 中急 (2) × 不太重要 (1) = 2, four fifths: 10 × (6 × 100 + 2 × 80) ÷ 800 = 9.5
//   综合能力 30    部门协作 4, 领导能力 4 (supplied), 部门执行力 5: 13 of 15, of 30: 26
//   服务态度 40    target 1.5 %, recorded as 2 %, put right to 1.6 %: 40 × 1.5 ÷ 1.6 = 37.5
//   退款纠纷 5     nobody has a month before, so it counts as level: 5
//   数据统计 5     one error: 4
//   问题处理 10    one late issue, dropped: 10
//   total 92
//
// Pay: 95 points for the whole base: 92 ÷ 95 × 2050 = 1985.263…, 24.74 below the store's minimum of 2010, topped up by finance.

export const pan = {
  name: '潘磊',
  jobs: [{ name: '梳理退换货流程', importance: '高', begun: '40', done: '100' }, { name: '更新售后话术', importance: '低', begun: '0', done: '80' }],
  target: '1.5',
  recorded: '2',
  putRight: '1.6',
  refunds: '0.6',
  own: {
    points: { '部门协作': '5', '领导能力': '4', '部门执行力': '5' },
    remarks: { '问题处理及时率': '那一单是厂里没发配件', '工作计划': '话术还差上门安装一节' },
  },
  ratings: { '部门协作': '4', '部门执行力': '5' },
  leadership: '4',
  total: '92',
  reasons: {
    '工作计划': /9\.5 分/, '服务态度': /1\.5% ÷ 中差评率 1\.6% × 40 = 37\.5 分/, '退款纠纷率': /5 分/, '数据统计与分析': /数据差错 1 次/, '问题处理及时率': /10 分/,
  },
} as const

/** What finance must see: rows of name, points, base, base for its days and pay. */
export const payList = {
  rule: { passMark: '95' },
  panBase: '2050.00',
  gap: '绩效工资 ¥1,985.26，最低工资标准 ¥2,010.00，差 ¥24.74',
  rows: [['潘磊', '92.00', '2050.00', '2050.00', '2010.00']],
  baseTotal: '2050.00',
  payTotal: '2010.00',
  words: ['¥2,010.00', /^92\.00 ÷ 95 × ¥2,050\.00 = ¥1,985\.26，补到最低工资 ¥2,010\.00/, /^补足 ¥24\.74/],
} as const
