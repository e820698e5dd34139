import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import { cameraPicture } from './driver/picture'

jest.setTimeout(120_000)

let company: DemoCompany
let taken = 0

beforeAll(async () => { company = await openDemoCompany('2026-11-23T14:30') }, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

const aboutLi = async () => (await company.ask('p-li-dayong', 'list-incidents', { view: 'about-me', periodId: null })).incidents

test('an installer disputes with a photo where there is no signal: it waits on the phone, goes by itself, and who decides sees the photo', async () => {
  const li = await company.phoneOf('李大勇')
  li.aimCameraAt(() => cameraPicture(li.page, taken += 1))
  await li.goTab('事件')
  await li.tap(/^工具违规，看详情/)
  await li.cutOff()
  await li.tap('有异议')
  await li.tap('我当天不在现场')
  await li.tap('拍一张')
  await li.see('照片（可以不传，1/3）')
  await li.tap('提出异议')
  await li.see('您的异议存在手机里，联网后自动提出')
  await li.seeGone('有异议')
  await li.reconnect()
  await li.see('有异议，先不计分，等记录人以外的管理者裁定。')
  await li.see('李大勇的照片')
  await li.see('已收到')
  const incident = (await aboutLi()).find(({ kind, state }) => kind === 'tool-violation' && state === 'disputed')
  expect(incident?.photos.map(({ of, state }) => [of, state])).toEqual([['report', 'kept'], ['dispute', 'kept']])
  const he = await company.phoneOf('何伟')
  await he.open(`/#/installer/incident/index?id=${encodeURIComponent(incident?.id ?? '')}`)
  await he.see('李大勇的照片')
  await he.page.getByRole('button', { name: '李大勇的照片，点开看大图' }).waitFor()
  await he.goHome()
  await he.goTab('事件')
  await he.tap(/^待裁定/, 'tab')
  await he.see(/2 张照片/)
})

test('two tabs of one person that wait without a signal and hear of the network together send each entry once', async () => {
  const zhao = await company.phoneOf('赵刚')
  const other = await zhao.newTab()
  await other.open('/#/lead/log-incident/index')
  await zhao.open('/#/lead/log-incident/index')
  await zhao.cutOff()
  for (const [tab, note] of [[zhao, '第一页'], [other, '第二页'], [zhao, '第一页又一笔'], [other, '第二页又一笔']] as const) {
    await tab.tap(/^记张建军/)
    await tab.tap(/^仓库违规/, 'radio')
    await tab.tap('没法拍')
    await tab.tap('事后才知道')
    await tab.tap('补充')
    await tab.fill('说明', note)
    await tab.tap(/^记上/)
    await tab.see('已存，联网后自动上报')
    await tab.tap('再记一笔')
  }
  await zhao.open('/#/pages/incidents/index')
  await zhao.see('没发完的 4 笔')
  await zhao.reconnect()
  await zhao.seeNoMore(/^没发完的/)
  const notes = (await company.ask('p-zhao-gang', 'list-incidents', { view: 'by-me', periodId: null })).incidents.map(({ note }) => note.split('\n').at(-1) ?? '').filter((note) => /^第.页/.test(note))
  expect(notes.reverse()).toEqual(['第一页', '第二页', '第一页又一笔', '第二页又一笔'])
})
