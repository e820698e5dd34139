import { ding as dingStory, lu as luStory, luo as luoStory, payList, sheetTitle } from '../stories/installer-month'
import {
  acknowledge, addPerson, answerAppeal, appeal, assignSheet, confirmData, decide, dispute, fillSelfScore, keepDraft, leaveOut, logIncident, openDoor, openMonth, openOwnTask, openSelfScore, openSheetOf, openTask, rate, recordMetrics,
  sendBack, setTarget, signOwnSheet, signStep, signTogether, supply,
} from './driver/acts'
import type { DemoCompany } from './driver/demo-company'
import { openingMs, openNewCompany } from './driver/demo-company'
import { payBy, seePayList, setPayRule } from './driver/pay-list'
import type { Phone } from './driver/phone'
import { expectUnchanged, witnessOn } from './driver/sealed'
import { storyOf } from './driver/steps'

jest.setTimeout(60_000)

// The first month of a company by 全屋定制衣柜安装师绩效考核评分表, from the roster to the seal, on the phones of eight people, up to the pay list.

let company: DemoCompany
let ding: Phone, luo: Phone, deng: Phone, guo: Phone, chen: Phone, zhou: Phone
let witness: string

beforeAll(async () => {
  company = await openNewCompany('2026-10-31T17:00', ['陈国栋', '林淑芬', '周敏', '吴静', '郭杰', '邓涛', '丁浩', '罗永胜'])
  await setPayRule(company, { templateId: 'installer', ...payList.rule })
  await payBy(company, { personId: 'p-ding-hao', templateId: 'installer', periodId: '2026-11', base: payList.dingBase })
  zhou = await company.phoneOf('周敏')
}, openingMs)
afterAll(async () => {
  await company.close()
})

const step = storyOf(() => company.takeProblems())

step('HR puts the roster right: somebody new, and somebody who is scored by another sheet from the next month on', async () => {
  await addPerson(zhou, { name: luStory.name, position: '衣柜安装师', store: '城西店', superior: '郭杰 · 店长' })
  await assignSheet(zhou, { name: luStory.name, sheet: sheetTitle })
  await assignSheet(zhou, { name: luoStory.name, insteadOf: '安装售后绩效考核卡', sheet: sheetTitle })
})

step('HR opens the month, and the store manager sets everybody\'s targets but one', async () => {
  company.setClock('2026-11-01T09:00')
  await openMonth(zhou, '2026年11月')
  guo = await company.phoneOf('郭杰')
  for (const { name, targets } of [dingStory, luStory, luoStory]) {
    await openSheetOf(guo, name)
    for (const [metric, value] of Object.entries(targets)) await setTarget(guo, metric, value)
  }
  await guo.see('还没有设')
})

step('the supervisor logs on site; a complaint counts only once the installer acknowledges it', async () => {
  company.setClock('2026-11-10T15:00')
  deng = await company.phoneOf('邓涛')
  ding = await company.phoneOf(dingStory.name)
  await logIncident(deng, { about: dingStory.name, kind: '下单超时', times: 2, note: '两单复尺三天以后才下' })
  await logIncident(deng, { about: dingStory.name, kind: '客户投诉', note: '柜门装歪，客户打到店里' })
  await logIncident(deng, { about: dingStory.name, kind: '归档不完整' })
  await ding.goHome()
  await ding.seeRing('已有得分 15 分，满分 100')
  await acknowledge(ding, '客户投诉')
  await ding.goHome()
  await ding.seeRing('已有得分 10 分，满分 100')
})

step('the installer acknowledges one and disputes the other, and the store manager reduces it', async () => {
  await acknowledge(ding, '归档不完整')
  await dispute(ding, '下单超时', '次数不对')
  await ding.goHome()
  await ding.seeRing('已有得分 14 分，满分 100')
  await decide(guo, { employee: dingStory.name, kind: '下单超时', verdict: '减轻', reason: '有一次情有可原' })
  await ding.seeRing('已有得分 12 分，满分 100')
})

step('HR records the month\'s figures at its end; some are forgotten', async () => {
  company.setClock('2026-11-30T18:00')
  await recordMetrics(zhou, [dingStory, luStory, luoStory].flatMap(({ name, metrics }) => Object.entries(metrics).map(([metric, value]) => [`${name}，${metric}`, value] as const)))
  await zhou.see('还差 4 个')
  await ding.goHome()
  await ding.seeRing('已有得分 69.5 分，满分 100')
})

step('after the cut the installer scores the own month with remarks, lays it aside and goes on with it', async () => {
  company.setClock('2026-12-01T09:00')
  await openMonth(zhou, '2026年12月')
  await openSelfScore(ding, '2026年11月')
  await ding.see('还差 4 项')
  await fillSelfScore(ding, dingStory.own)
  await keepDraft(ding)
  await openSelfScore(ding, '2026年11月')
  expect(await ding.filled('行为标准')).toBe(dingStory.own.points['行为标准'])
  expect(await ding.filled('下单时效性的说明')).toBe(dingStory.own.remarks['下单时效性'])
  await ding.tap('提交自评')
  await ding.see('都办完了')
})

step('the store manager gives the points that the form leaves to people', async () => {
  await rate(guo, Object.fromEntries([dingStory, luStory, luoStory].map(({ name, ratings }) => [name, ratings])))
  // 丁浩's sheet has everything now, and has gone on to its signers.
  await guo.see('8 项都打好了')
})

step('what is missing stands in HR\'s list: a figure is supplied, and an item without a target is left out with a reason', async () => {
  company.setClock('2026-12-04T00:05')
  await openDoor(zhou, '考核月')
  await zhou.see('缺指标：派单数')
  await supply(zhou, { exception: `缺指标：派单数，${luoStory.name}，处理`, way: /^只给罗永胜补一个数/, label: '派单数', value: luoStory.assigned, reason: '按纸面单据补录' })
  await leaveOut(zhou, `缺目标：销售额，${luoStory.name}，处理`, '这段时间没有这项工作')
})

step('the store manager scores the usual sheets together from the list, and opens the one that had an exception', async () => {
  company.setClock('2026-12-06T00:05')
  await signTogether(guo, [`${dingStory.name} · 城西店`, `${luStory.name} · 城西店`], '店长评分')
  await guo.see('有异常记录')
  await signStep(guo, luoStory.name, '店长评分')
})

step('the general manager returns one to its data; HR corrects it and confirms, and it is signed anew', async () => {
  chen = await company.phoneOf('陈国栋')
  await openTask(chen, new RegExp(`^${dingStory.name}.*打开`))
  await chen.seeRing(`当前得分 ${dingStory.firstTotal} 分，满分 100`)
  await sendBack(chen, dingStory.name, '退回数据', '合格率请再核对')
  await recordMetrics(zhou, [[`${dingStory.name}，销售额`, dingStory.salesCountedAgain]])
  await confirmData(zhou, '合格率请再核对', '已改正')
  await signStep(guo, dingStory.name, '店长评分')
  await signTogether(chen, [`${luStory.name} · 城西店`], '总经理确认')
  for (const name of [dingStory.name, luoStory.name]) await signStep(chen, name, '总经理确认')
  await chen.goHome()
  await chen.goTab('待办')
  await chen.see('都办完了')
})

step('the installer sees the sealed sheet, why every item is what it is, and the code that proves it; signs it, and saves it as a PDF', async () => {
  company.setClock('2026-12-06T09:00')
  await openOwnTask(ding, '等您签字', '2026年11月')
  await ding.seeRing(`最终得分 ${dingStory.total} 分，满分 100`)
  for (const [item, reason] of Object.entries(dingStory.reasons)) {
    await ding.tap(new RegExp(`^${item}`))
    await ding.see(reason)
    await ding.tap('关闭')
  }
  await ding.see(`自评：${dingStory.own.remarks['服务满意度']}`)
  await signOwnSheet(ding)
  witness = await witnessOn(ding)
  const { content } = await ding.saved(() => ding.tap('打印/导出 PDF'))
  expect(content.subarray(0, 5).toString()).toBe('%PDF-')
})

step('another appeals; a general manager who has not signed his sheet looks into it and lets it stand', async () => {
  luo = await company.phoneOf(luoStory.name)
  await openOwnTask(luo, '等您签字', '2026年11月')
  await luo.seeRing(`最终得分 ${luoStory.total} 分，满分 100`)
  await appeal(luo, '合格率算得不对')
  const lin = await company.phoneOf('林淑芬')
  await answerAppeal(lin, `2026年11月 · ${luoStory.name}`, '核对过原始单据，数据没有错')
  await luo.see('维持原分')
})

step('HR sees who is through and whom the month still waits for: what one person lacks stops nobody else', async () => {
  await openDoor(zhou, '考核月')
  await zhou.see('缺指标：一次安装合格率')
  await zhou.tap(/^已封存 3 张/)
  for (const { name, total } of [dingStory, luStory, luoStory]) await zhou.seeButton(`${name} ${total} 分，打开考核表`)
})

step('finance sees what is paid to the fen, and who is blocked and why', async () => {
  const wu = await company.phoneOf('吴静')
  await seePayList(company, wu, '2026-11', { ...payList, blocked: [[luStory.name, '没有设定绩效工资基数，已经封存；要补请提出更正，补的在确认更正那个月的工资表里'], ['邓涛', '有异常待处理']] })
})

step('a check of everything sealed, with the code from the worker\'s phone, finds nothing changed', () => expectUnchanged(company.cloud, [witness]))
