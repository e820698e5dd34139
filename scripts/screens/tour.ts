import type { Browser } from 'playwright-core'
import { claims } from './claims'
import { evidence } from './evidence'
import { jobs, settings } from './jobs'
import { afterTheCut, signing } from './month-end'
import { onSite } from './on-site'
import { pay } from './pay'
import { payGuard, review } from './review'
import { roster } from './roster'
import { sealed } from './sealed'
import { Studio, type TakePicture } from './studio'
import { talks } from './talks'

/** A Monday in the running month, after the lunch break. */
export const beginsAt = '2026-11-23T14:30'

/** The parts of the tour in their order; each goes on in the month where the one before has ended. */
const parts = { signIn, installer, darkAndLarge, onSite, evidence, jobs, settings, supervisor, manager, office, pay, roster, talks, sealed, claims, afterTheCut, payGuard, signing, review }

/** Walks through the month with everybody's phones and takes a picture of every page, or only those of some parts; answers what went wrong on the way. */
export async function tour(browser: Browser, url: string, takePicture: TakePicture, only: readonly string[] = []): Promise<readonly string[]> {
  const studio = new Studio(browser, url, takePicture)
  for (const [name, part] of Object.entries(parts)) {
    if (only.length > 0 && !only.includes(name)) continue
    await part(studio)
    await studio.putAway()
  }
  return studio.problems()
}

async function signIn(studio: Studio): Promise<void> {
  await studio.take(await studio.phone(null), 'sign-in')
}

async function installer(studio: Studio): Promise<void> {
  const li = await studio.phone('李大勇')
  await studio.take(li, 'home-installer')
  await studio.take(li, 'home-installer-below', '这几天的变化')
  await li.tap(/算一算/)
  await li.tap('代进去看看')
  await studio.take(li, 'what-if-installer')
  await li.back()
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
  await studio.take(li, 'sheet-installer-signatures', '内容校验码')
}

async function darkAndLarge(studio: Studio): Promise<void> {
  const dark = await studio.phone('李大勇', { colorScheme: 'dark' })
  await studio.take(dark, 'home-installer-dark')
  await dark.goTab('事件')
  await studio.take(dark, 'incidents-installer-dark')
  const large = await studio.phone('李大勇')
  await large.goTab('我的')
  await large.tap('特大')
  await studio.take(large, 'me-installer-large')
  await large.goTab('首页')
  await studio.take(large, 'home-installer-large')
  await large.tap(/看整张考核表/)
  await studio.take(large, 'sheet-installer-large', '合计')
}

async function supervisor(studio: Studio): Promise<void> {
  const zhao = await studio.phone('赵刚')
  await studio.take(zhao, 'home-supervisor')
  await studio.take(zhao, 'home-supervisor-team', '分丢在哪')
  await zhao.goTab('事件')
  await studio.take(zhao, 'incidents-supervisor')
  await zhao.tap('记一笔')
  await studio.take(zhao, 'log-incident-who-supervisor')
  await zhao.tap(/^记张建军/)
  await zhao.tap(/^工具车辆表扬/, 'radio')
  await studio.take(zhao, 'log-incident-what-supervisor')
  await zhao.tap(/^记上/)
  await zhao.see('记好了')
  await studio.take(zhao, 'log-incident-done-supervisor')
  await zhao.goHome()
  await zhao.tap(/^看全部/)
  await studio.take(zhao, 'team-supervisor')
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
  const chen = await studio.phone('陈国栋')
  await studio.take(chen, 'home-general-manager')
}

async function office(studio: Studio): Promise<void> {
  const zhou = await studio.phone('周敏')
  await studio.take(zhou, 'home-hr')
  await zhou.tap(/^考核月/)
  await studio.take(zhou, 'period-hr')
  await zhou.back()
  await zhou.tap(/^指标录入/)
  await studio.take(zhou, 'metrics-hr')
  await zhou.tap(/^李大勇，一次安装合格率/)
  await zhou.fill('合格单数', '28')
  await zhou.fill('完工单数', '30')
  await studio.take(zhou, 'metrics-entry-hr')
  await zhou.back()
  await zhou.tap(/^工资表/)
  await studio.take(zhou, 'pay-list-hr')
  await zhou.back()
  await zhou.tap(/^花名册/)
  await studio.take(zhou, 'people-hr')
  await zhou.back()
  await zhou.tap(/^考核表模板/)
  await studio.take(zhou, 'templates-hr')
  await zhou.tap(/^安装售后绩效考核卡，/)
  await studio.take(zhou, 'template-hr')
  await zhou.tap(/^仓库管理/)
  await studio.take(zhou, 'template-item-hr')
  await zhou.back()
  await zhou.back()
  await zhou.goTab('我的')
  await studio.take(zhou, 'me-hr')
  const chen = await studio.phone('陈国栋', { colorScheme: 'dark' })
  await chen.tap(/^考核表模板/)
  await chen.tap(/^全屋定制衣柜/)
  await studio.take(chen, 'template-general-manager-dark')
  const large = await studio.phone('周敏')
  await large.goTab('我的')
  await large.tap('特大')
  await large.goTab('首页')
  await large.tap(/^考核表模板/)
  await large.tap(/^售后部经理考核表/)
  await studio.take(large, 'template-hr-large')
  const dark = await studio.phone('吴静', { colorScheme: 'dark' })
  await dark.tap(/^工资表/)
  await studio.take(dark, 'pay-list-finance-dark')
}
