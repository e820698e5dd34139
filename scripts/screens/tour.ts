import type { Browser } from 'playwright-core'
import { Studio, type TakePicture } from './studio'

/** A Monday in the running month, after the lunch break. */
export const beginsAt = '2026-11-23T14:30'

/** Walks through the month with everybody's phones and takes a picture of every page; answers what went wrong on the way. */
export async function tour(browser: Browser, url: string, takePicture: TakePicture): Promise<string[]> {
  const studio = new Studio(browser, url, takePicture)
  await beforeSigningIn(studio)
  await installer(studio)
  await supervisor(studio)
  await manager(studio)
  await office(studio)
  return studio.problems()
}

async function beforeSigningIn(studio: Studio): Promise<void> {
  await studio.take(await studio.phone(null), 'sign-in')
}

async function installer(studio: Studio): Promise<void> {
  const li = await studio.phone('李大勇')
  await studio.take(li, 'home-installer')
  await studio.take(li, 'home-installer-below', '最近变化')
  await li.tap(/^安装一次完成合格率/)
  await studio.take(li, 'why-installer')
  await li.tap('关闭')
  await li.tap(/^安装工具及车辆管理/)
  await studio.take(li, 'why-incidents-installer')
  await li.tap('关闭')
  await li.goTab('事件')
  await studio.take(li, 'incidents-installer')
  await li.tap('有异议')
  await studio.take(li, 'dispute-installer')
  await li.tap('关闭')
  await li.tap(/看详情/)
  await studio.take(li, 'incident-installer')
  await li.back()
  await li.goTab('待办')
  await studio.take(li, 'tasks-installer')
  await li.goTab('我的')
  await studio.take(li, 'me-installer')
  await li.tap(/^2026年10月/)
  await studio.take(li, 'sheet-installer')
  await studio.take(li, 'sheet-installer-form', '合计')
  await studio.take(li, 'sheet-installer-signatures', '本人签字')
  const dark = await studio.phone('李大勇', { colorScheme: 'dark' })
  await studio.take(dark, 'home-installer-dark')
  await dark.goTab('事件')
  await studio.take(dark, 'incidents-installer-dark')
  await dark.goTab('我的')
  await dark.tap('特大')
  await studio.take(dark, 'me-installer-dark-large')
  const large = await studio.phone('李大勇')
  await large.goTab('我的')
  await large.tap('特大')
  await large.goTab('首页')
  await studio.take(large, 'home-installer-large')
  await large.tap(/看整张考核表/)
  await studio.take(large, 'sheet-installer-large')
  await studio.take(large, 'sheet-installer-large-form', '合计')
}

async function supervisor(studio: Studio): Promise<void> {
  const zhao = await studio.phone('赵刚')
  await studio.take(zhao, 'home-supervisor')
  await studio.take(zhao, 'home-supervisor-team', '分丢在哪')
  await zhao.goTab('事件')
  await studio.take(zhao, 'incidents-supervisor')
}

async function manager(studio: Studio): Promise<void> {
  const he = await studio.phone('何伟')
  await studio.take(he, 'home-manager')
  await he.goTab('待办')
  await studio.take(he, 'tasks-manager')
  await he.tap(/^王海涛/)
  await studio.take(he, 'incident-manager')
  await he.tap('裁定')
  await studio.take(he, 'decide-manager')
  await he.tap('关闭')
}

async function office(studio: Studio): Promise<void> {
  const zhou = await studio.phone('周敏')
  await studio.take(zhou, 'home-hr')
  await zhou.goTab('我的')
  await studio.take(zhou, 'me-hr')
}
