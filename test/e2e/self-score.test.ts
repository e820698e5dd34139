import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import { cameraPicture } from './driver/picture'

jest.setTimeout(180_000)

let company: DemoCompany
let taken = 0

beforeAll(async () => { company = await openDemoCompany('2026-12-02T09:10') }, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

const sheetId = '2026-11:p-li-dayong:install-service-card:1'
const address = `/#/installer/self-score/index?id=${encodeURIComponent(sheetId)}`

test('a self-score with a photo saves itself, outlives the app without a network, goes up by itself, and who scores sees it beside the item', async () => {
  const li = await company.phoneOf('李大勇')
  li.aimCameraAt(() => cameraPicture(li.page, taken += 1))
  await li.open(address)
  await li.see(/12月5日前提交/)
  await li.see('边填边存，换手机也能接着填')
  await li.fill('安检工作的说明', '每单都做了安检')
  await li.see('已自动保存，换手机也能接着填')
  await li.cutOff()
  await li.tap('给“安检工作”加照片')
  await li.tap('拍一张')
  await li.tap('第 1 张照片，点开可以删')
  await li.tap('留着')
  await li.fill('与销售的配合度', '9')
  await li.see('已存在手机里，联网后存到云端')
  // The app is killed and opened again: the text of the last minute and the photo are still there.
  await li.open('/#/pages/home/index')
  await li.open(address)
  expect(await li.filled('与销售的配合度')).toBe('9')
  expect(await li.filled('安检工作的说明')).toBe('每单都做了安检')
  await li.seeButton('第 1 张照片，点开可以删')
  await li.tap('提交自评')
  await li.open('/#/pages/incidents/index')
  await li.see('没发完的 1 笔')
  await li.reconnect()
  await li.seeNoMore('没发完的 1 笔')
  const sheet = await company.ask('p-li-dayong', 'read-sheet', { sheetId })
  expect(sheet.selfDraft).toBeNull()
  expect(sheet.selfScore?.points.filter(({ photos }) => photos.length > 0)).toMatchObject([{ item: 'inspection', remark: '每单都做了安检', photos: [{ state: 'kept' }] }])
  const zhao = await company.phoneOf('赵刚')
  await zhao.open(`/#/installer/sheet/index?id=${encodeURIComponent(sheetId)}`)
  await zhao.see('自评：每单都做了安检')
  await zhao.seeButton('安检工作的第 1 张自评照片，点开看大图')
})

test('filled in on two phones, nothing goes silently: what was changed on both is shown and chosen, what was not comes in by itself', async () => {
  const [here, there] = [await company.phoneOf('李大勇'), await company.phoneOf('李大勇')]
  await here.open(address)
  await here.see(/12月5日前提交/)
  await there.open(address)
  await there.fill('安检工作的说明', '那台手机写的')
  await there.see('已自动保存，换手机也能接着填')
  await there.fill('想说的话', '雨天多')
  await there.see('已存在手机里，联网后存到云端')
  await there.see('已自动保存，换手机也能接着填')
  // The other phone still shows the page from before.
  await here.fill('安检工作的说明', '这台手机写的')
  await here.see('另一台手机上也改过，用哪一份？')
  await here.see('那台手机写的')
  expect(await here.filled('想说的话')).toBe('雨天多')
  await here.tap('选用哪一份')
  await here.tap('用这台的')
  await here.see('已自动保存，换手机也能接着填')
  await here.tap('提交自评')
  await here.see('自评已提交')
  // The page that was left open on the other phone has nothing older any more.
  await there.filledWith('安检工作的说明', '这台手机写的')
  expect((await company.ask('p-li-dayong', 'read-sheet', { sheetId })).selfScore).toMatchObject({ comment: '雨天多', points: expect.arrayContaining([expect.objectContaining({ item: 'inspection', remark: '这台手机写的' })]) as unknown })
})
