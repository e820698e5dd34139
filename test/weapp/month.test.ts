import type { Browser } from 'playwright-core'
import { openidOf, people } from '../../local/demo/company'
import { seedDemo } from '../../local/demo/seed-demo'
import type { LocalCloud } from '../../local'
import { launchBrowser } from '../browser/launch-browser.mjs'
import { expectUnchanged } from '../e2e/driver/sealed'
import { storyOf } from '../e2e/driver/steps'
import { startTestCloud } from '../local/test-cloud'
import { beginsAt, li as liStory, liu as liuStory, month, payTotal, survey } from '../stories/service-card-month'
import { compileBundle } from './bundle/compile-bundle'
import { PersonCloudLine } from './cloud-line'
import { Phone } from './phone'
import { buildTimeoutMs, builtWeapp } from './weapp-bundle'

// The November that test/e2e/month-service-card.test.ts tells in a browser, told again by the compiled mini-program on WeChat's open-source
// component framework: the same people, the same figures, and the same fen at the end.

jest.setTimeout(120_000)

let cloud: LocalCloud
let browser: Browser
let bundle: string
let li: Phone, liu: Phone, zhao: Phone, he: Phone, tang: Phone, chen: Phone, zhou: Phone
let witness = ''
const phones: Phone[] = []

const instantOf = (beijing: string): string => new Date(`${beijing}+08:00`).toISOString()

async function phoneOf(name: string): Promise<Phone> {
  const personId = people.find((person) => person.name === name)?._id ?? ''
  const phone = await Phone.open(browser, { bundle, cloud: new PersonCloudLine(cloud, openidOf(personId), personId) })
  phones.push(phone)
  return phone
}

/** The clock goes on, and the close does what is due by then. */
async function setClock(beijing: string): Promise<void> {
  cloud.setClock(instantOf(beijing))
  while (!(await cloud.call('close', {}, { source: 'wx_trigger' }) as { readonly isDone: boolean }).isDone) { /* the next slice goes on where this one stopped */ }
}

/** One of the list of what waits, by how its line begins. */
async function openTask(phone: Phone, line: string | RegExp): Promise<void> {
  await phone.tapTab('待办')
  await phone.tap(line)
}

/** One of the doors on the home page of those who close the month. */
async function openDoor(phone: Phone, title: string): Promise<void> {
  await phone.tapTab('首页')
  await phone.tap(title)
}

async function signStep(phone: Phone, employee: string, title: string): Promise<void> {
  await openTask(phone, new RegExp(`^${employee}.*，打开$`))
  await phone.press(title)
  await phone.press(`${title}通过`)
  await phone.seesToast(`${title}完成`)
}

const step = storyOf()

beforeAll(async () => {
  bundle = compileBundle(builtWeapp())
  browser = await launchBrowser()
  cloud = await startTestCloud()
  await seedDemo(cloud, { now: new Date(instantOf(beginsAt)) })
  li = await phoneOf(liStory.name)
  zhao = await phoneOf('赵刚')
  he = await phoneOf('何伟')
  zhou = await phoneOf('周敏')
}, buildTimeoutMs)

afterAll(async () => {
  for (const phone of phones) await phone.close()
  await browser.close()
  await cloud.close()
})

step('the supervisor logs on site; the installer acknowledges that, and disputes what was logged the day before', async () => {
  await li.sees(/^73$/)
  await zhao.tap('记一笔')
  await zhao.tap(/^记李大勇/)
  await zhao.tap(/^车辆违规/)
  await zhao.tap('没法拍')
  await zhao.tap('事后才知道')
  await zhao.tap(/^记上/)
  await zhao.sees('记好了')
  await li.sees(/^72$/)
  await li.tapTab('事件')
  await li.tap('车辆违规，看详情')
  await li.tap('确认')
  await li.sees('您已确认，按记录计分。')
  await li.tapTab('事件')
  await li.tap('工具违规，看详情')
  await li.tap('有异议')
  await li.tap('我当天不在现场')
  await li.tap('提出异议')
  await li.sees('有异议，先不计分，等记录人以外的管理者裁定。')
  await li.tapTab('首页')
  await li.sees(/^73$/)
})

step('somebody other than the reporter drops it', async () => {
  await openTask(he, /^李大勇 · 工具违规/)
  await he.tap('裁定')
  await he.tap(/^撤销/)
  await he.tap('不是本人责任')
  await he.tap('裁定：撤销')
  await he.sees('裁定撤销，不计分。')
})

step('HR corrects the month\'s figures', async () => {
  await setClock('2026-11-30T18:00')
  await openDoor(zhou, '指标录入')
  await zhou.tap(/^李大勇，一次安装合格率/)
  await zhou.type('合格单数', liStory.firstJobs.passed)
  await zhou.type('完工单数', liStory.firstJobs.finished)
  await zhou.sees(`= ${liStory.firstJobs.rate}`)
  await zhou.press('确认更正')
  await zhou.tap(/^赵刚班组，质检电话回访得分/)
  await zhou.type('数值', survey)
  await zhou.press('确认更正')
  await li.sees(liStory.totalSoFar)
})

step('the month is cut, HR opens the next, and the installer hands in the self-score with a remark', async () => {
  await setClock('2026-12-01T09:00')
  await openDoor(zhou, '考核月')
  await zhou.tap('开启2026年12月考核')
  await zhou.tap('开启')
  await zhou.seesNoMore('开启2026年12月考核')
  await openTask(li, month)
  for (const [item, points] of Object.entries(liStory.selfScore.points)) await li.type(item, points)
  for (const [item, remark] of Object.entries(liStory.selfScore.remarks)) await li.type(`${item}的说明`, remark)
  await li.tap('提交自评')
  await li.seesToast('自评已提交')
})

step('what is missing becomes an exception, and HR settles it: for one sheet, or at its source', async () => {
  await setClock('2026-12-04T00:05')
  await openDoor(zhou, '考核月')
  await zhou.tap('缺指标：一次安装合格率，刘志强，处理')
  await zhou.tap('只给刘志强补一个数')
  await zhou.type('一次安装合格率（%）', liuStory.rate)
  await zhou.tap('按纸面单据补录')
  await zhou.tap('补录，接着往下走')
  await zhou.seesNoMore('补录，接着往下走')
  await zhou.tap('缺指标：售后满意率，刘志强，处理')
  await zhou.tap('去录入指标')
  await zhou.tap('直接填百分比')
  await zhou.type('数值', liuStory.satisfaction)
  await zhou.tap(/^保存/)
  await zhou.seesToast('已保存')
})

step('the sales manager gives her points', async () => {
  tang = await phoneOf('唐燕')
  for (const { name, coordination } of [liStory, liuStory]) {
    await openTask(tang, name)
    await tang.type(`${name}的分数`, coordination)
    await tang.tap(new RegExp(`^打 ${coordination} 分`))
    await tang.seesToast(`${name} ${coordination} 分，已记下`)
  }
})

step('the supervisor assesses from the list; the general manager returns it to its data, and all sign anew for what HR corrects', async () => {
  await zhao.tapTab('待办')
  await zhao.tap('选择李大勇 · 城东店')
  await zhao.tap('考核通过 1 张')
  await zhao.seesToast('已通过 1 张')
  await signStep(he, liStory.name, '审核')
  chen = await phoneOf('陈国栋')
  await openTask(chen, /^李大勇.*，打开$/)
  await chen.press('退回')
  await chen.tap('退回数据')
  await chen.tap('合格率请再核对')
  await chen.press('退回')
  await chen.sees('退回记录')
  await openDoor(zhou, '考核月')
  await zhou.tap(/合格率请再核对，核对$/)
  await zhou.tap('改指标')
  await zhou.tap(/^李大勇，一次安装合格率/)
  await zhou.type('合格单数', liStory.countedAgain.passed)
  await zhou.press('确认更正')
  await openDoor(zhou, '考核月')
  await zhou.tap(/合格率请再核对，核对$/)
  await zhou.tap('已改正')
  await zhou.tap('数据没问题，接着往下走')
  await zhou.seesNoMore('退回的数据')
  await signStep(zhao, liStory.name, '考核')
  await signStep(he, liStory.name, '审核')
  await signStep(chen, liStory.name, '核准')
})

step('who hands in no self-score stops nothing', async () => {
  await setClock('2026-12-06T00:05')
  await signStep(zhao, liuStory.name, '考核')
  await signStep(he, liuStory.name, '审核')
  await signStep(chen, liuStory.name, '核准')
  await setClock('2026-12-06T09:10')
})

step('the worker reads the pay to the fen, signs, and has the code that proves it', async () => {
  await openTask(li, month)
  await li.sees(liStory.paySentence)
  await li.press('签字确认')
  expect(await li.answer(true)).toBe('确认签字')
  await li.sees('本人已签字')
  await li.tap('复制见证码')
  await li.seesToast('见证码已复制')
  witness = await li.clipboard()
})

step('finance sees a pay list that is right to the fen', async () => {
  const wu = await phoneOf('吴静')
  await openDoor(wu, '工资表')
  for (const words of [month, liStory.pay, liStory.paySentence, liuStory.pay, liuStory.paySentence, payTotal]) await wu.sees(words)
})

step('another worker appeals; HR proposes the correction, a second signer confirms, and the difference is a row of the next pay list', async () => {
  const { corrected } = liuStory
  const move = `${liuStory.total} → ${corrected.total} 分，绩效工资 +${corrected.difference}`
  liu = await phoneOf(liuStory.name)
  await openTask(liu, month)
  await liu.press('申诉')
  await liu.tap('合格率算得不对')
  await liu.press('提交申诉')
  await liu.sees('本人已申诉：合格率算得不对')
  await openTask(zhou, `${month} · ${liuStory.name}`)
  await zhou.press('分数有错，更正')
  await zhou.tap(/^售后满意率，现在/)
  await zhou.type('应该是', corrected.satisfaction)
  await zhou.press('改成这样')
  await zhou.sees(move)
  await zhou.press('提出更正')
  await zhou.tap('复核了原始单据')
  await zhou.press('提出')
  await zhou.sees('更正记录')
  const lin = await phoneOf('林淑芬')
  await openTask(lin, `${month} · ${liuStory.name}`)
  await lin.tap('有一项更正等您确认')
  await lin.sees(move)
  await lin.press('确认更正')
  await lin.tap('看过原始单据，属实')
  await lin.press('确认')
  await liu.sees(corrected.pay)
  await openDoor(zhou, '工资表')
  await zhou.sees(payTotal)
  await zhou.tap('下一期，2026年12月')
  await zhou.sees(`+${corrected.difference}`)
})

step('a check of everything sealed, with the code from the worker\'s phone, finds nothing changed; nothing was thrown, and no name of the platform was missing', async () => {
  await expectUnchanged(cloud, [witness])
  for (const phone of phones) expect([await phone.errors(), await phone.missing()]).toEqual([[], []])
})
