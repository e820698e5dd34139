import type { IncidentView } from '../../shared/incident/incident-view'
import { openAdminSdk } from '../../local'
import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import { untoldControls } from './driver/in-page'
import type { Phone } from './driver/phone'

jest.setTimeout(60_000)

let company: DemoCompany

beforeAll(async () => {
  company = await openDemoCompany('2026-11-23T14:30')
}, openingMs)
afterAll(async () => {
  await company.close()
})
afterEach(() => {
  expect(company.takeProblems()).toEqual([])
})

const liSheet = '2026-11:p-li-dayong:install-service-card:1'
const sheetPath = (sheetId: string): string => `/#/installer/sheet/index?id=${encodeURIComponent(sheetId)}`
const incidentPath = (incidentId: string): string => `/#/installer/incident/index?id=${encodeURIComponent(incidentId)}`

/** Someone's latest incident of the running month. */
async function latestIncidentOf(personId: string): Promise<IncidentView> {
  const [latest] = (await company.ask(personId, 'list-incidents', { view: 'about-me', periodId: null })).incidents
  if (latest === undefined) throw new Error(`${personId} has no incident`)
  return latest
}

/** What the browser keeps of cloud data. */
async function keptCopies(phone: Phone): Promise<string> {
  return await phone.page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('shifu:copy:'))))
}

describe('without network', () => {
  let li: Phone
  beforeAll(async () => {
    li = await company.phoneOf('李大勇')
    for (const tab of ['事件', '待办', '我的', '首页'] as const) await li.goTab(tab)
  })

  test('what was seen before is shown with its time, and is fresh again once the network is back', async () => {
    await li.offline(async () => {
      await li.goTab('我的')
      await li.goTab('首页')
      await li.see(/^没有网络，这是 今天 14:\d\d 的内容$/)
      await li.seeRing('已有得分 73 分，满分 100')
    })
    await li.goTab('我的')
    await li.goTab('首页')
    await li.seeNoMore(/没有网络/)
  })

  test('a sheet that was never seen says that there is no network, and shows itself by one tap when there is', async () => {
    await li.goTab('我的')
    await li.tap(/^2026年10月/)
    await li.see('本人已签字')
    await li.back()
    await li.goTab('首页')
    await li.offline(async () => {
      await li.tap(/看整张考核表/)
      await li.see('没有网络')
      await li.see('没有连上网络，请检查后重试')
    })
    await li.tap('再试一次')
    await li.see('2026年11月 · 安装售后绩效考核卡')
    await li.back()
  })

  test('an answer that got no reply is kept, and sending it again does it once', async () => {
    await li.goTab('事件')
    await li.offline(async () => {
      await li.tap('确认')
      await li.see('没有连上网络，内容还在，连上后再点一次就行，不会重复')
    })
    await li.tap('确认')
    await li.see('已确认')
    const { history } = await latestIncidentOf('p-li-dayong')
    expect(history.map(({ state }) => state)).toEqual(['logged', 'acknowledged'])
  })
})

describe('what is refused', () => {
  test('what somebody else did meanwhile is said in a sentence, and the page shows how it stands now', async () => {
    const [open, other] = [await company.phoneOf('梁志明'), await company.phoneOf('梁志明')]
    const incident = incidentPath((await latestIncidentOf('p-liang-zhiming')).id)
    await open.withoutLiveEvents()
    await open.open(incident)
    await other.open(incident)
    await open.see('您可以在')
    await other.tap('确认')
    await other.see('您已确认，按记录计分。')
    await open.tap('确认')
    await open.see('这件事已经答复过了')
    await open.see('您已确认，按记录计分。')
  })

  test('another person\'s sheet is not there, whoever has its address', async () => {
    const liang = await company.phoneOf('梁志明')
    await liang.open(sheetPath(liSheet))
    await liang.see('没有找到这条记录，或您没有权限查看')
    expect(await liang.text()).not.toContain('李大勇')
    await liang.goHome()
    await liang.see('，梁志明')
  })

  test('a page that the person\'s roles don\'t open says so, and shows nothing of it', async () => {
    const liang = await company.phoneOf('梁志明')
    for (const page of ['pay-list', 'period', 'metrics', 'people']) {
      await liang.open(`/#/admin/${page}/index`)
      await liang.see('您没有权限做这个操作')
      expect(await liang.text()).not.toMatch(/¥|邀请码|班组/)
    }
    await liang.goHome()
    await liang.see('，梁志明')
  })

  test('a double tap on send logs one incident', async () => {
    const zhao = await company.phoneOf('赵刚')
    const before = await latestIncidentOf('p-zhang-jianjun')
    await zhao.tap('记一笔')
    await zhao.tap(/^记张建军/)
    await zhao.tap(/^仓库违规/, 'radio')
    await zhao.tap('没法拍')
    await zhao.tap('客户不让拍')
    await zhao.tapTwice(/^记上/)
    await zhao.see('记好了')
    const { incidents } = await company.ask('p-zhang-jianjun', 'list-incidents', { view: 'about-me', periodId: null })
    expect(incidents.findIndex(({ id }) => id === before.id)).toBe(1)
  })

  test('what can be tapped or filled in at the month\'s end has a name of its own for those who hear it', async () => {
    const untold: Record<string, readonly string[]> = {}
    const look = async (phone: Phone, what: string) => { untold[what] = await phone.page.evaluate(untoldControls) }
    const zhou = await company.phoneOf('周敏')
    const songSheet = '2026-10:p-song-yang:install-service-card:1'
    for (const path of [sheetPath(songSheet), `/#/admin/correction/index?id=${encodeURIComponent(songSheet)}`, ...['settings', 'pay-list', 'bases-import', 'rehearsal', 'period', 'metrics', 'people'].map((page) => `/#/admin/${page}/index`)]) {
      await zhou.open(path)
      await look(zhou, path)
    }
    const guo = await company.phoneOf('郭杰')
    for (const path of ['/#/lead/leave/index', '/#/lead/rate/index', sheetPath('2026-11:p-ye-fang:cs-supervisor-monthly:1')]) {
      await guo.open(path)
      await look(guo, path)
    }
    await guo.tap('加一项任务')
    await look(guo, 'a job')
    expect(Object.keys(untold)).toHaveLength(13)
    expect(Object.entries(untold).filter(([, controls]) => controls.length > 0)).toEqual([])
  })

  test('a link without its number says so and leads home', async () => {
    const liang = await company.phoneOf('梁志明')
    for (const path of ['/#/installer/sheet/index', '/#/installer/incident/index', '/#/installer/self-score/index']) {
      await liang.open(path)
      await liang.see(/链接里少了编号/)
      await liang.tap('返回')
      await liang.see('，梁志明')
    }
  })
})

describe('links, the way back and other people', () => {
  test('a link to a sheet leads over the sign-in to the sheet, and back from there home', async () => {
    const phone = await company.newPhone()
    await phone.open(sheetPath(liSheet))
    await phone.see('演示公司：选一个人登录')
    await phone.tap('以李大勇的身份登录')
    await phone.see('李大勇 · 城东店 · 安装师傅')
    await phone.back()
    await phone.see('，李大勇')
  })

  test('a link to an incident does so too', async () => {
    const phone = await company.newPhone()
    await phone.open(incidentPath((await latestIncidentOf('p-wang-haitao')).id))
    await phone.tap('以王海涛的身份登录')
    await phone.see('车上工具没有固定，急刹时掉落')
  })

  test('the back button closes what lies on top, page by page', async () => {
    const li = await company.phoneOf('李大勇')
    await li.tap(/看整张考核表/)
    await li.tap(/^安装工具及车辆管理/)
    await li.see('为什么是这个分')
    await li.tap(/^工具违规/)
    await li.see('经过')
    await li.back()
    await li.see('签字')
    await li.back()
    await li.see('，李大勇')
  })

  test('another person on the same browser sees nothing of the one before, not even without network', async () => {
    const phone = await company.phoneOf('李大勇')
    expect(await keptCopies(phone)).toContain('李大勇')
    await phone.goTab('我的')
    await phone.tap('换一个人登录')
    await phone.see('演示公司：选一个人登录')
    expect(await keptCopies(phone)).toBe('[]')
    await phone.signIn('王海涛')
    await phone.goTab('事件')
    await phone.goTab('首页')
    expect(await phone.text()).not.toContain('李大勇')
    await phone.offline(async () => {
      await phone.goTab('事件')
      await phone.goTab('首页')
      await phone.see(/^没有网络/)
      expect(await phone.text()).not.toContain('李大勇')
    })
    expect(await keptCopies(phone)).not.toContain('李大勇')
  })

  test('who has left is told so on every page, at once, and sees no data any more', async () => {
    const han = await company.phoneOf('韩磊')
    await openAdminSdk(company.cloud).database().collection('people').doc('p-han-lei').update({ status: 'left' })
    for (const tab of ['事件', '待办', '我的', '首页'] as const) {
      await han.goTab(tab)
      await han.see('您的账号已停用，如有疑问请联系人事')
    }
    await han.open(sheetPath('2026-11:p-han-lei:install-service-card:1'))
    await han.see('您的账号已停用，如有疑问请联系人事')
    expect(await han.text()).not.toContain('考核卡')
  })
})
