import { namedItem, payList, qin as qinStory } from '../stories/after-sales-manager-month'
import { changeValue, fillSelfScore, keepDraft, objectToValue, openDoor, openMonth, openOwnTask, openSelfScore, openTask, rate, review, sendBack, signOwnSheet, signStep, supply } from './driver/acts'
import type { DemoCompany } from './driver/demo-company'
import { openingMs, openNewCompany } from './driver/demo-company'
import { payBy, seePayList, setPayRule } from './driver/pay-list'
import type { Phone } from './driver/phone'
import { expectUnchanged, witnessOn } from './driver/sealed'
import { storyOf } from './driver/steps'

jest.setTimeout(60_000)

// A month by 售后部经理考核表, on the phones of six people: an item without a name, points that are objected to, the reviewer's own column, and three
// distinct signers.

let company: DemoCompany
let qin: Phone, guo: Phone, chen: Phone, lin: Phone, zhou: Phone
let witness: string

const month = '2026年11月'

beforeAll(async () => {
  company = await openNewCompany('2026-11-01T09:00', ['陈国栋', '林淑芬', '周敏', '吴静', '郭杰', qinStory.name])
  await setPayRule(company, { templateId: 'after-sales-manager', ...payList.rule, isDraft: true })
  zhou = await company.phoneOf('周敏')
}, openingMs)
afterAll(async () => {
  await company.close()
})

const step = storyOf(() => company.takeProblems())

step('a month with an item that nobody has named can\'t be opened; HR names it, publishes the company\'s own version, and opens the month', async () => {
  await openDoor(zhou, '考核月')
  await zhou.tap(`开启${month}考核`)
  await zhou.tap('开启')
  await zhou.see(/要先命名，才能开考核/)
  await zhou.tap('再想想')
  await openDoor(zhou, '考核表模板')
  await zhou.tap(/^售后部经理考核表/)
  await zhou.tap(/^第 2 项/)
  await zhou.fill('项目名称', namedItem)
  await zhou.tap('存下，先不发布')
  await zhou.tap(/^发布第 \d 版/)
  await zhou.tap('发布')
  await zhou.seeGone(/^发布/)
  await payBy(company, { personId: 'p-qin-yue', templateId: 'after-sales-manager', periodId: '2026-11', base: payList.qinBase })
  await openMonth(zhou, month)
})

step('after the cut the manager scores the own month with remarks, lays it aside and goes on with it', async () => {
  company.setClock('2026-12-01T09:00')
  await openMonth(zhou, '2026年12月')
  qin = await company.phoneOf(qinStory.name)
  await openSelfScore(qin, month)
  await qin.see('还差 10 项')
  await fillSelfScore(qin, qinStory.own)
  await keepDraft(qin)
  await openSelfScore(qin, month)
  expect(await qin.filled(namedItem)).toBe(qinStory.own.points[namedItem])
  expect(await qin.filled('对售后人员的培训的说明')).toBe(qinStory.own.remarks['对售后人员的培训'])
  await qin.tap('提交自评')
  await qin.see('都办完了')
})

step('the assessor gives points but forgets one', async () => {
  guo = await company.phoneOf('郭杰')
  await rate(guo, { [qinStory.name]: qinStory.ratings })
})

step('the manager objects to one of them, which leaves the score; somebody other than the assessor puts it right', async () => {
  const { item, value, putRight } = qinStory.objected
  await qin.goHome()
  await qin.goTab('我的')
  await qin.tap(/^2026年11月/)
  await objectToValue(qin, item, value, '和实际情况不一样')
  chen = await company.phoneOf('陈国栋')
  await changeValue(chen, `${month} · ${qinStory.name}`, putRight, '逐单核对，按实际改正')
  await qin.see(/按新的计分/)
})

step('what is missing on the due day stands in HR\'s list, and is supplied there', async () => {
  company.setClock('2026-12-06T00:05')
  await supply(zhou, { exception: `缺评分：对售后人员的培训，${qinStory.name}，处理`, way: /^补录评分/, label: '对售后人员的培训得几分', value: qinStory.training, reason: '电话确认后补录' })
})

step('the assessor signs 制表; the reviewer, who is another person, changes two points with their reasons; a third sends it back to him, and approves when it comes again', async () => {
  await openTask(guo, new RegExp(`^${qinStory.name}.*打开`))
  await guo.seeRing(`当前得分 ${qinStory.assessedTotal} 分，满分 100`)
  await signStep(guo, qinStory.name, '制表')
  await review(chen, qinStory.name, qinStory.reviewed)
  lin = await company.phoneOf('林淑芬')
  await sendBack(lin, qinStory.name, '退回审核', '请和师傅沟通后再报')
  await review(chen, qinStory.name, [])
  await signStep(lin, qinStory.name, '核准')
  await lin.see('已封存')
})

step('the manager sees the sealed sheet with the reviewer\'s points and reasons, and the code that proves it; signs it, and saves it as a PDF', async () => {
  company.setClock('2026-12-06T09:00')
  await openOwnTask(qin, '等您签字', month)
  await qin.seeRing(`最终得分 ${qinStory.total} 分，满分 100`)
  for (const { reason } of qinStory.reviewed) await qin.see(new RegExp(reason))
  await qin.see(`自评：${qinStory.own.remarks['重大事故问题处理']}`)
  await signOwnSheet(qin)
  witness = await witnessOn(qin)
  const { content } = await qin.saved(() => qin.tap('打印/导出 PDF'))
  expect(content.subarray(0, 5).toString()).toBe('%PDF-')
})

step('finance sees what is paid to the fen: not more than the base', async () => {
  const wu = await company.phoneOf('吴静')
  await seePayList(company, wu, '2026-11', { ...payList, blocked: [] })
})

step('a check of everything sealed, with the code from the manager\'s phone, finds nothing changed', () => expectUnchanged(company.cloud, [witness]))
