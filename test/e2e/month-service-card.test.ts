import { cpus, loadavg } from 'node:os'
import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import type { Phone } from './driver/phone'

jest.setTimeout(60_000)

// The whole November of one store, on the phones of six people side by side. Each test goes on where the one before has ended.
//
// What 李大勇 (base ¥6,000.00) gets, by hand:          in the first freeze     after the return to the data
//   合格率 28/30 = 93.33 %, later 29/30 = 96.67 %       20 + 3 = 23            20 + 6 = 26
//   安检   survey of the crew 91.35 of 100              20 × 0.9135 = 18.27    18.27
//   售后   97 %, 2 above 95 %                           15 + 2 = 17            17
//   仓库   nothing                                       8                      8
//   工具车辆 one violation counts                          8 − 1 = 7              7
//   配合度  by the sales manager                          8.5                    8.5
//   total                                              81.77                  84.77, and 84.77 ÷ 80 × 6000 = 6357.75
// 刘志强 (base ¥4,800.00): 92 % → 22, 18.27, 96 % → 16, one violation 8 − 1 = 7, 8, 7.5 = 78.77, and 78.77 ÷ 80 × 4800 = 4726.20
// Both together 11083.95.

let company: DemoCompany
let li: Phone, zhao: Phone, he: Phone, tang: Phone, chen: Phone, zhou: Phone

beforeAll(async () => {
  company = await openDemoCompany('2026-11-23T14:30')
  li = await company.phoneOf('李大勇')
  zhao = await company.phoneOf('赵刚')
  he = await company.phoneOf('何伟')
  tang = await company.phoneOf('唐燕')
  chen = await company.phoneOf('陈国栋')
  zhou = await company.phoneOf('周敏')
}, openingMs)
afterAll(async () => {
  await company.close()
})

let stoppedAt: string | null = null

/** A part of the month; where one did not come about, those after it can't either. */
function step(name: string, happening: () => Promise<void>): void {
  test(name, async () => {
    if (stoppedAt !== null) throw new Error(`the month stopped at: ${stoppedAt}`)
    stoppedAt = name
    await happening()
    expect(company.takeProblems()).toEqual([])
    stoppedAt = null
  })
}

step('an installer sees the score, what it means in yuan, and why for every item', async () => {
  await li.seeRing('已有得分 73 分，满分 100')
  await li.see('¥5,475.00 ~ ¥6,225.00')
  const reasons = [
    ['安装一次完成合格率', '90% 为 20 分；93.75% 高 3 个百分点，+3 分 = 23 分'], ['安检工作', /90/], ['售后工作', /97%/], ['仓库管理', /8 分/],
    ['安装工具及车辆管理', /工具违规 1 次/], ['与销售的配合度', '等销售经理评分'],
  ] as const
  for (const [item, reason] of reasons) {
    await li.tap(new RegExp(`^${item}`))
    await li.see('为什么是这个分')
    await li.see(reason)
    await li.tap('关闭')
  }
})

/** Logs one of these about 李大勇, and answers how long after the cloud's answer it stood on his open page. */
async function logAboutLi(kind: RegExp, ringAfterwards: string): Promise<number> {
  await zhao.open('/')
  await zhao.tap('记一笔')
  await zhao.tap(/^记李大勇/)
  await zhao.tap(kind, 'radio')
  await zhao.tap('没法拍')
  await zhao.tap('事后才知道')
  const answer = zhao.answerTo('log-incident')
  await Promise.all([zhao.tap(/^记上/), li.seeRing(ringAfterwards)])
  const shownAt = performance.now()
  await zhao.see('记好了')
  return shownAt - await answer
}

step('what the supervisor logs stands on the installer\'s open page within a second, without a reload', async () => {
  await li.page.evaluate(() => { window.name = 'never reloaded' })
  const delays = [await logAboutLi(/^车辆违规/, '已有得分 72 分，满分 100'), await logAboutLi(/^仓库违规/, '已有得分 71 分，满分 100')]
  expect(await li.page.evaluate(() => window.name)).toBe('never reloaded')
  // The better of two, and longer where every core has several programs to run, since they share the machine.
  expect(Math.min(...delays)).toBeLessThan(1000 * Math.max(1, (loadavg()[0] ?? 0) / cpus().length))
})

step('the reporter takes back what was a mistake, and the score is as before', async () => {
  await zhao.tap('看这一笔')
  await zhao.tap(/^撤回这一笔/)
  await zhao.tap('记错人了')
  await zhao.tap('撤回')
  await zhao.see('已经撤回，不计分。')
  await li.seeRing('已有得分 72 分，满分 100')
})

step('the installer acknowledges one and disputes the other, which leaves the score at once with the worst case in sight', async () => {
  await li.goTab('事件')
  await li.tap(/^车辆违规，看详情/)
  await li.tap('确认')
  await li.see('您已确认，按记录计分。')
  await li.back()
  await li.tap(/^工具违规，看详情/)
  await li.tap('有异议')
  await li.tap('我当天不在现场')
  await li.tap('提出异议')
  await li.see('有异议，先不计分，等记录人以外的管理者裁定。')
  await li.goHome()
  await li.seeRing('已有得分 73 分，满分 100')
  await li.see('还有 1 项待定、1 起有异议，最后会在 72 到 83 分之间')
})

step('somebody other than the reporter decides the dispute, and the installer sees it on the open page', async () => {
  await zhao.goHome()
  await zhao.goTab('事件')
  await zhao.tap(/^李大勇 · 工具违规，暂不计/)
  await zhao.see('有异议，先不计分，等记录人以外的管理者裁定。')
  expect(await zhao.sees(/^裁定/)).toBe(false)
  await li.goTab('事件')
  await li.tap(/^工具违规，暂不计/)
  await he.goTab('待办')
  await he.tap(/^李大勇 · 工具违规/)
  await he.tap('裁定')
  await he.tap(/^撤销/, 'radio')
  await he.tap('不是本人责任')
  await he.tap('裁定：撤销')
  await li.see('裁定撤销，不计分。')
  await he.back()
})

step('HR corrects the month\'s figures, and everybody\'s score follows', async () => {
  company.setClock('2026-11-30T18:00')
  await li.goHome()
  await zhou.tap(/^指标录入/)
  await zhou.tap(/^李大勇，一次安装合格率/)
  await zhou.fill('合格单数', '28')
  await zhou.fill('完工单数', '30')
  await zhou.see('= 93.33%')
  await zhou.tap('确认更正')
  await zhou.tap(/，质检电话回访得分，90 分/)
  await zhou.fill('数值', '91.35')
  await zhou.tap('确认更正')
  await li.seeRing('已有得分 73.27 分，满分 100')
  await zhou.back()
})

step('the month is cut by the clock; HR opens the next, and the installer hands in the self-score', async () => {
  company.setClock('2026-12-01T09:00')
  await zhou.tap(/^考核月/)
  await zhou.tap('开启2026年12月考核')
  await zhou.tap('开启')
  await zhou.see('2026年12月')
  await zhou.back()
  await li.goTab('待办')
  await li.tap(/^2026年11月/)
  await li.see(/^2026年11月自评，12月5日前提交/)
  await li.see('还差“与销售的配合度”')
  await li.fill('与销售的配合度', '8.5')
  await li.tap('提交自评')
  await li.see('都办完了')
})

step('what is missing becomes an exception, and HR settles it by supplying the figure: for one sheet, or at its source', async () => {
  company.setClock('2026-12-04T00:05')
  await zhou.goHome()
  await zhou.tap(/^考核月/)
  await zhou.tap('缺指标：一次安装合格率，刘志强，处理')
  await zhou.tap(/^只给刘志强补一个数/)
  await zhou.fill('一次安装合格率（%）', '92')
  await zhou.tap('按纸面单据补录')
  await zhou.tap('补录，接着往下走')
  await zhou.seeGone('缺指标：一次安装合格率，刘志强，处理')
  await zhou.tap('缺指标：售后满意率，刘志强，处理')
  await zhou.tap(/^去录入指标/)
  await zhou.tap('直接填百分比', 'tab')
  await zhou.fill('数值', '96')
  await zhou.tap(/^保存/)
  await zhou.back()
  await zhou.seeGone('缺指标：售后满意率，刘志强，处理')
})

step('the sales manager gives her points, one person after the other', async () => {
  await tang.goTab('待办')
  await tang.tap(/^李大勇/)
  await tang.fill('李大勇的分数', '8.3')
  await tang.see('分数要按 0.5 分一档')
  await tang.fill('李大勇的分数', '8.5')
  await tang.tap('打 8.5 分，下一位')
  await tang.see('已打 0 项，还剩 8 项')
  await tang.back()
  await tang.tap(/^刘志强/)
  await tang.fill('刘志强的分数', '7.5')
  await tang.tap(/^打 7.5 分/)
  await tang.back()
  await tang.seeNoMore(/^刘志强/)
})

/** Opens the sheet from the list of what waits, and signs the step. */
async function signStep(phone: Phone, employee: string, step: '考核' | '审核' | '核准'): Promise<void> {
  await phone.goHome()
  await phone.goTab('待办')
  await phone.tap(new RegExp(`^${employee}.*打开`))
  await phone.tap(step)
  await phone.tap(`${step}通过`)
  await phone.seeGone(`${step}通过`)
}

/** Opens the sheet from the list of what waits, and sends it back. */
async function sendBack(phone: Phone, employee: string, to: '退回数据' | '退回考核', reason: string): Promise<void> {
  await phone.goHome()
  await phone.goTab('待办')
  await phone.tap(new RegExp(`^${employee}.*打开`))
  await phone.tap('退回')
  await phone.tap(to)
  await phone.tap(reason)
  await phone.tap('退回')
  await phone.see('退回记录')
}

step('the supervisor assesses from the list; the store manager sends it back to him with a reason, and signs when it comes again', async () => {
  await zhao.goHome()
  await zhao.goTab('待办')
  await zhao.see(/比上月多 1.67 · 与自评相同/)
  await zhao.tap('选择李大勇 · 城东店', 'checkbox')
  await zhao.tap('考核通过 1 张')
  await zhao.seeGone(/^李大勇/)
  await sendBack(he, '李大勇', '退回考核', '请和师傅沟通后再报')
  await zhao.see('曾被退回')
  await signStep(zhao, '李大勇', '考核')
  await signStep(he, '李大勇', '审核')
})

step('the general manager returns it to its data; HR corrects the figure and confirms, and all sign anew for the new content', async () => {
  await sendBack(chen, '李大勇', '退回数据', '合格率请再核对')
  await zhou.goHome()
  await zhou.tap(/^考核月/)
  await zhou.tap(/合格率请再核对，核对/)
  await zhou.tap(/^改指标/)
  await zhou.tap(/^李大勇，一次安装合格率/)
  await zhou.fill('合格单数', '29')
  await zhou.tap('确认更正')
  await zhou.back()
  await zhou.tap(/合格率请再核对，核对/)
  await zhou.tap('已改正')
  await zhou.tap('数据没问题，接着往下走')
  await zhou.seeNoMore('退回的数据')
  await signStep(zhao, '李大勇', '考核')
  await signStep(he, '李大勇', '审核')
  await signStep(chen, '李大勇', '核准')
  await chen.see('已封存')
})

step('who hands in no self-score stops nothing: on the due day the sheet goes on to those who sign', async () => {
  company.setClock('2026-12-06T00:05')
  await zhao.goHome()
  await zhao.goTab('待办')
  await zhao.see(/低于 80 分/)
  await signStep(zhao, '刘志强', '考核')
  await signStep(he, '刘志强', '审核')
  await signStep(chen, '刘志强', '核准')
})

step('the worker sees the sealed sheet with its pay, and signs it', async () => {
  await li.goHome()
  await li.goTab('待办')
  await li.tap(/^2026年11月/)
  await li.seeRing('最终得分 84.77 分，满分 100')
  await li.see('84.77 ÷ 80 × ¥6,000.00 = ¥6,357.75')
  await li.tap('签字确认')
  await li.tapWords('签字')
  await li.see('本人已签字')
})

step('the pay list is right to the fen, and who is not sealed yet is named with the reason instead of paid nothing', async () => {
  await zhou.goHome()
  await zhou.tap(/^工资表/)
  await zhou.see('2026年11月')
  for (const words of ['¥6,357.75', '84.77 ÷ 80 × ¥6,000.00 = ¥6,357.75', '¥4,726.20', '78.77 ÷ 80 × ¥4,800.00 = ¥4,726.20', '¥11,083.95']) await zhou.see(words)
  await zhou.see('13 人')
  await zhou.tap('上一期，2026年10月')
  await zhou.see('80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50')
})
