// 秦越's November on 售后部经理考核表. Every figure here is worked out by hand from the form and from nothing of the product: what the assessor
// gave, and where the reviewer gave something else, that.
//
//                考核                                 得分
//   反馈收集 10    8.5                                 8.5
//   第 2 项 10    8            审核 9                  9
//   故障汇总 10    9                                   9
//   台账 5        4.5                                 4.5
//   重大事故 15    10, objected to, put right to 13      13
//   时效性 10      8            审核 7.5                7.5
//   满意度 10      9                                   9
//   培训 5        forgotten, supplied by HR: 4         4
//   投诉处理 15    13.5                                13.5
//   横向沟通 10    8.5                                 8.5
//   total        86                                  86.5
//
// Pay: 85 points for the whole base, and never more than that: 86.5 ÷ 85 × 7000.10 = 7123.63…, so 7000.10.

/** The item whose name the form has lost, as the company names it. */
export const namedItem = '售后配件与返厂跟踪'

export const qin = {
  name: '秦越',
  own: {
    points: {
      '客户反馈信息的收集、汇总': '9', [namedItem]: '9', '故障汇总分析': '9', '已损件台账建立': '5', '重大事故问题处理': '14', '处理问题的时效性': '8.5', '客户满意度调查': '9', '对售后人员的培训': '4.5', '客户的投诉处理': '14',
      '部门横向沟通': '9',
    },
    remarks: { '重大事故问题处理': '漏水那次当晚就到场了', '对售后人员的培训': '签到表在办公室' },
  },
  ratings: {
    '客户反馈信息的收集、汇总': '8.5', [namedItem]: '8', '故障汇总分析': '9', '已损件台账建立': '4.5', '重大事故问题处理': '10', '处理问题的时效性': '8', '客户满意度调查': '9', '客户的投诉处理': '13.5', '部门横向沟通': '8.5',
  },
  objected: { item: '重大事故问题处理', value: '重大事故问题处理 10 分', putRight: '13' },
  training: '4',
  reviewed: [{ item: namedItem, points: '9', reason: '返厂件都有去向' }, { item: '处理问题的时效性', points: '7.5', reason: '有两单第二天才回' }],
  assessedTotal: '86',
  total: '86.5',
} as const

/** What finance must see: rows of name, points, base, base for its days and pay. */
export const payList = {
  rule: { passMark: '85', cap: '1' },
  qinBase: '7000.10',
  rows: [['秦越', '86.50', '7000.10', '7000.10', '7000.10']],
  baseTotal: '7000.10',
  payTotal: '7000.10',
  words: ['¥7,000.10', /^86\.50 ÷ 85 × ¥7,000\.10 = ¥7,123\.63，封顶按 ¥7,000\.10/, '都已封存，金额不再变。'],
} as const
