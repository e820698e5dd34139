import { pan as panStory, payList } from '../stories/after-sales-kpi-month'
import {
  acknowledge, changeValue, decide, dispute, fillSelfScore, keepDraft, logIncident, objectToValue, openMonth, openOwnTask, openSelfScore, openSheetOf, openTask, planJob, rate, recordMetrics, reportJob, sendBack, setTarget,
  signOwnSheet, signStep, supply, topUp,
} from './driver/acts'
import type { DemoCompany } from './driver/demo-company'
import { openingMs, openNewCompany } from './driver/demo-company'
import { payBy, seePayList, setPayRule } from './driver/pay-list'
import type { Phone } from './driver/phone'
import { expectUnchanged, witnessOn } from './driver/sealed'
import { storyOf } from './driver/steps'

jest.setTimeout(60_000)

// A month by 售后主管岗位月度KPI绩效考核表, on the phones of seven people: jobs, a target, a dispute that nobody decides in time, a figure that was
// recorded wrong, and pay below the minimum wage.

let company: DemoCompany
let pan: Phone, wu: Phone, xu: Phone, deng: Phone, guo: Phone, chen: Phone, zhou: Phone
let witness: string

const month = '2026年11月'

beforeAll(async () => {
  company = await openNewCompany('2026-11-01T09:00', ['陈国栋', '周敏', '吴静', '许丽', '郭杰', '邓涛', panStory.name])
  await setPayRule(company, { templateId: 'after-sales-kpi', ...payList.rule })
  await payBy(company, { personId: 'p-pan-lei', templateId: 'after-sales-kpi', periodId: '2026-11', base: payList.panBase })
  zhou = await company.phoneOf('周敏')
  guo = await company.phoneOf('郭杰')
  pan = await company.phoneOf(panStory.name)
}, openingMs)
afterAll(async () => {
  await company.close()
})

const step = storyOf(() => company.takeProblems())

step('HR opens the month; the superior sets the target and writes down the jobs of the month', async () => {
  await openMonth(zhou, month)
  await openSheetOf(guo, panStory.name)
  await setTarget(guo, '中差评率', panStory.target)
  for (const { name, importance, begun } of panStory.jobs) await planJob(guo, { name, importance, completion: begun })
  await pan.goHome()
  // 10 × (6 × 40 + 2 × 0) ÷ 800 = 3, and the two that begin full: 5 + 10.
  await pan.seeRing('已有得分 18 分，满分 100')
})

step('two things are logged; the one is acknowledged, the other disputed', async () => {
  company.setClock('2026-11-10T15:00')
  deng = await company.phoneOf('邓涛')
  await logIncident(deng, { about: panStory.name, kind: '数据差错', note: '周报里漏了两单' })
  await logIncident(deng, { about: panStory.name, kind: '问题处理拖延', note: '客户等了三天' })
  await acknowledge(pan, '数据差错')
  await dispute(pan, '问题处理拖延', '事先说明过原因')
  await pan.goHome()
  await pan.seeRing('已有得分 17 分，满分 100')
})

step('nobody decides for a day: the dispute goes to the general manager, who drops it', async () => {
  company.setClock('2026-11-11T16:00')
  chen = await company.phoneOf('陈国栋')
  await decide(chen, { employee: panStory.name, kind: '问题处理拖延', verdict: '撤销', reason: '证据不足' })
  await pan.goHome()
  await pan.seeRing('已有得分 17 分，满分 100')
})

step('at the end of the month the superior writes how far the jobs have come, and the after-sales manager records the store\'s figure', async () => {
  company.setClock('2026-11-30T18:00')
  await openSheetOf(guo, panStory.name)
  for (const { name, done } of panStory.jobs) await reportJob(guo, name, done)
  xu = await company.phoneOf('许丽')
  await recordMetrics(xu, [['城西店，中差评率', panStory.recorded]])
  await pan.goHome()
  // 9.5 + 40 × 1.5 ÷ 2 + 4 + 10
  await pan.seeRing('已有得分 53.5 分，满分 100')
})

step('the figure is not right: the person objects, it leaves the score, and the store manager puts it right on this sheet', async () => {
  await pan.tap(/^看整张考核表/)
  await objectToValue(pan, '服务态度', '中差评率 2%', '数得不对')
  await pan.seeRing('已有得分 23.5 分，满分 100')
  await changeValue(guo, `${month} · ${panStory.name}`, panStory.putRight, '逐单核对，按实际改正')
  await pan.seeRing('已有得分 61 分，满分 100')
})

step('after the cut the person scores the own month with remarks, lays it aside and goes on with it', async () => {
  company.setClock('2026-12-01T09:00')
  await openMonth(zhou, '2026年12月')
  await openSelfScore(pan, month)
  await pan.see('还差 4 项')
  await pan.fill('退款纠纷率', '5')
  await fillSelfScore(pan, panStory.own)
  await keepDraft(pan)
  await openSelfScore(pan, month)
  expect(await pan.filled('领导能力')).toBe(panStory.own.points['领导能力'])
  expect(await pan.filled('问题处理及时率的说明')).toBe(panStory.own.remarks['问题处理及时率'])
  await pan.tap('提交自评')
  await pan.see('都办完了')
})

step('the superior gives points but forgets one; what is missing stands in HR\'s list, and is supplied there', async () => {
  await rate(guo, { [panStory.name]: panStory.ratings })
  company.setClock('2026-12-04T00:05')
  await supply(zhou, { exception: `缺指标：退款纠纷率，${panStory.name}，处理`, way: /^只给潘磊补一个数/, label: '退款纠纷率（%）', value: panStory.refunds, reason: '按纸面单据补录' })
  company.setClock('2026-12-06T00:05')
  await supply(zhou, { exception: `缺评分：领导能力，${panStory.name}，处理`, way: /^补录评分/, label: '领导能力得几分', value: panStory.leadership, reason: '电话确认后补录' })
})

step('the pay lies below the minimum wage: it is blocked with the reason, until finance decides to top it up', async () => {
  wu = await company.phoneOf('吴静')
  const blocked = [[panStory.name, '低于最低工资，等财务或人事定补足还是照发'], ['邓涛', '有异常待处理']] as const
  await seePayList(company, wu, '2026-11', { rows: [], blocked, baseTotal: '0.00', payTotal: '0.00', words: ['还有 2 人没有封存，他们的金额没有算进合计。'] })
  await topUp(wu, panStory.name, payList.gap, '按最低工资标准补足')
})

step('the superior signs; the store manager is the superior, so the general manager stands in, sends it back to him, and signs when it comes again', async () => {
  await signStep(guo, panStory.name, '领导评分')
  await openTask(chen, new RegExp(`^${panStory.name}.*打开`))
  await chen.see('原办理人不能签这一步，由上一级办理')
  await sendBack(chen, panStory.name, '退回领导评分', '请和师傅沟通后再报')
  await signStep(guo, panStory.name, '领导评分')
  await signStep(chen, panStory.name, '考评人')
  await chen.see('已封存')
})

step('the person sees the sealed sheet, why every item is what it is, and the code that proves it; signs it, and saves it as a PDF', async () => {
  company.setClock('2026-12-06T09:00')
  await openOwnTask(pan, '等您签字', month)
  await pan.seeRing(`最终得分 ${panStory.total} 分，满分 100`)
  for (const [item, reason] of Object.entries(panStory.reasons)) {
    await pan.tap(new RegExp(`^${item}`))
    await pan.see(reason)
    await pan.tap('关闭')
  }
  await pan.see(`自评：${panStory.own.remarks['工作计划']}`)
  await signOwnSheet(pan)
  witness = await witnessOn(pan)
  const { content } = await pan.saved(() => pan.tap('打印/导出 PDF'))
  expect(content.subarray(0, 5).toString()).toBe('%PDF-')
})

step('finance sees what is paid to the fen, what of it was topped up, and who is blocked and why', async () => {
  await seePayList(company, wu, '2026-11', { ...payList, blocked: [['邓涛', '有异常待处理']] })
})

step('a check of everything sealed, with the code from the person\'s phone, finds nothing changed', () => expectUnchanged(company.cloud, [witness]))
