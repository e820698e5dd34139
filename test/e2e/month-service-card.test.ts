import { cpus, loadavg } from 'node:os'
import { beginsAt, li as liStory, liu as liuStory, month, payList, payTotal, survey } from '../stories/service-card-month'
import { acknowledge, appeal, confirmCorrection, confirmData, decide, dispute, fillSelfScore, keepDraft, openDoor, openMonth, openOwnTask, openSelfScore, openTask, proposeCorrection, recordMetrics, sendBack, signOwnSheet, signStep, signTogether, supply } from './driver/acts'
import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import { seePayList } from './driver/pay-list'
import type { Phone } from './driver/phone'
import { expectUnchanged, witnessOn } from './driver/sealed'
import { storyOf } from './driver/steps'

jest.setTimeout(60_000)

// The whole November of one store by 安装售后绩效考核卡, on the phones of eight people side by side, up to the pay list and an appeal that is right.

let company: DemoCompany
let li: Phone, liu: Phone, zhao: Phone, he: Phone, tang: Phone, chen: Phone, zhou: Phone, wu: Phone
let witness: string

beforeAll(async () => {
  company = await openDemoCompany(beginsAt)
  li = await company.phoneOf(liStory.name)
  zhao = await company.phoneOf('赵刚')
  he = await company.phoneOf('何伟')
  tang = await company.phoneOf('唐燕')
  chen = await company.phoneOf('陈国栋')
  zhou = await company.phoneOf('周敏')
}, openingMs)
afterAll(async () => {
  await company.close()
})

const step = storyOf(() => company.takeProblems())

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
  await acknowledge(li, '车辆违规')
  await dispute(li, '工具违规', '我当天不在现场')
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
  await decide(he, { employee: '李大勇', kind: '工具违规', verdict: '撤销', reason: '不是本人责任' })
  await li.see('裁定撤销，不计分。')
})

step('HR corrects the month\'s figures, and everybody\'s score follows', async () => {
  company.setClock('2026-11-30T18:00')
  await li.goHome()
  await openDoor(zhou, '指标录入')
  await zhou.tap(/^李大勇，一次安装合格率/)
  await zhou.fill('合格单数', liStory.firstJobs.passed)
  await zhou.fill('完工单数', liStory.firstJobs.finished)
  await zhou.see(`= ${liStory.firstJobs.rate}`)
  await zhou.tap('确认更正')
  await recordMetrics(zhou, [['赵刚班组，质检电话回访得分', survey]])
  await li.seeRing(`已有得分 ${liStory.totalSoFar} 分，满分 100`)
})

step('the month is cut by the clock, and HR opens the next', async () => {
  company.setClock('2026-12-01T09:00')
  await openMonth(zhou, '2026年12月')
})

step('the installer begins the self-score with a remark, lays it aside, and goes on with it on another phone that had it open before', async () => {
  const other = await company.phoneOf(liStory.name)
  await openSelfScore(other, month)
  expect(await other.filled('与销售的配合度')).toBe('')
  await openSelfScore(li, month)
  await li.see(/12月5日前提交/)
  await li.see('还差“与销售的配合度”')
  await fillSelfScore(li, liStory.selfScore)
  await keepDraft(li)
  await openSelfScore(other, month)
  for (const [item, points] of Object.entries(liStory.selfScore.points)) expect(await other.filled(item)).toBe(points)
  for (const [item, remark] of Object.entries(liStory.selfScore.remarks)) expect(await other.filled(`${item}的说明`)).toBe(remark)
  await other.tap('提交自评')
  await other.see('都办完了')
})

step('what is missing becomes an exception, and HR settles it by supplying the figure: for one sheet, or at its source', async () => {
  company.setClock('2026-12-04T00:05')
  await supply(zhou, { exception: '缺指标：一次安装合格率，刘志强，处理', way: /^只给刘志强补一个数/, label: '一次安装合格率（%）', value: liuStory.rate, reason: '按纸面单据补录' })
  await zhou.tap('缺指标：售后满意率，刘志强，处理')
  await zhou.tap(/^去录入指标/)
  await zhou.tap('直接填百分比', 'tab')
  await zhou.fill('数值', liuStory.satisfaction)
  await zhou.tap(/^保存/)
  await zhou.back()
  await zhou.seeGone('缺指标：售后满意率，刘志强，处理')
})

step('the sales manager gives her points, one person after the other', async () => {
  await openTask(tang, /^李大勇/)
  await tang.fill('李大勇的分数', '8.3')
  await tang.see('分数要按 0.5 分一档')
  await tang.fill('李大勇的分数', liStory.coordination)
  await tang.tap('打 8.5 分，下一位')
  await tang.see('已打 0 项，还剩 8 项')
  await openTask(tang, /^刘志强/)
  await tang.fill('刘志强的分数', liuStory.coordination)
  await tang.tap(/^打 7.5 分/)
  await tang.goHome()
  await tang.goTab('待办')
  await tang.seeNoMore(/^刘志强/)
})

step('the supervisor assesses from the list; the store manager sends it back to him with a reason, and signs when it comes again', async () => {
  await zhao.goHome()
  await zhao.goTab('待办')
  await zhao.see(/比上月多 1.67 · 与自评相同/)
  await signTogether(zhao, ['李大勇 · 城东店'], '考核')
  await sendBack(he, '李大勇', '退回考核', '请和师傅沟通后再报')
  await zhao.see('曾被退回')
  await signStep(zhao, '李大勇', '考核')
  await signStep(he, '李大勇', '审核')
})

step('the general manager returns it to its data; HR corrects the figure and confirms, and all sign anew for the new content', async () => {
  await sendBack(chen, '李大勇', '退回数据', '合格率请再核对')
  await openDoor(zhou, '考核月')
  await zhou.tap(/合格率请再核对，核对/)
  await zhou.tap(/^改指标/)
  await zhou.tap(/^李大勇，一次安装合格率/)
  await zhou.fill('合格单数', liStory.countedAgain.passed)
  await zhou.tap('确认更正')
  await confirmData(zhou, '合格率请再核对', '已改正')
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

step('the worker sees the sealed sheet with its pay and the code that proves it, signs it, and saves it as a PDF', async () => {
  company.setClock('2026-12-06T09:10')
  await openOwnTask(li, '等您签字', month)
  await li.seeRing(`最终得分 ${liStory.total} 分，满分 100`)
  await li.see(liStory.paySentence)
  await li.see(`自评：${liStory.selfScore.remarks['仓库管理']}`)
  await signOwnSheet(li)
  witness = await witnessOn(li)
  const { name, content } = await li.saved(() => li.tap('打印/导出 PDF'))
  expect(name).toMatch(/\.pdf$/)
  expect(content.subarray(0, 5).toString()).toBe('%PDF-')
})

step('finance sees a pay list that is right to the fen, and who is not sealed yet is named with the reason instead of paid nothing', async () => {
  wu = await company.phoneOf('吴静')
  await seePayList(company, wu, '2026-11', { ...payList, words: [month, liStory.pay, liStory.paySentence, liuStory.pay, liuStory.paySentence, payTotal, '13 人'] })
  await wu.tap('上一期，2026年10月')
  await wu.see('80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50')
})

step('another worker appeals instead; HR finds him right and proposes the correction, and a general manager who did not propose it confirms', async () => {
  liu = await company.phoneOf(liuStory.name)
  await openOwnTask(liu, '等您签字', month)
  await liu.seeRing(`最终得分 ${liuStory.total} 分，满分 100`)
  await appeal(liu, '合格率算得不对')
  const { corrected } = liuStory
  const move = `${liuStory.total} → ${corrected.total} 分，绩效工资 +${corrected.difference}`
  await openTask(zhou, /^2026年11月 · 刘志强/)
  await proposeCorrection(zhou, { input: '售后满意率', value: corrected.satisfaction, move, reason: '复核了原始单据' })
  expect(await zhou.sees(/^有一项更正等您确认/)).toBe(false)
  await liu.seeRing(`最终得分 ${liuStory.total} 分，满分 100`)
  const lin = await company.phoneOf('林淑芬')
  await confirmCorrection(lin, '2026年11月 · 刘志强', move)
  await liu.seeRing(`更正后 ${corrected.total} 分，满分 100`)
  await liu.see(corrected.pay)
})

step('the sealed month stays as it was paid, and the difference is a row of its own on the next month\'s pay list', async () => {
  await openDoor(wu, '工资表')
  await wu.see(liuStory.paySentence)
  await wu.see(payTotal)
  await wu.tap('下一期，2026年12月')
  await wu.see(`+${liuStory.corrected.difference}`)
  await wu.see(new RegExp(`2026年11月更正：${liuStory.total} 分改为 ${liuStory.corrected.total} 分`))
})

step('a check of everything sealed, with the code from the worker\'s phone, finds nothing changed', () => expectUnchanged(company.cloud, [witness]))
