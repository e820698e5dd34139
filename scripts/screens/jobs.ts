import type { Studio } from './studio'

const badFile = '单号,简称,门店,师傅,计划日期,完工日期,一次合格,原因\nDX-9001,滨江王府,城东店,李大勇,2026-11-31,,,\nDX-9002,翠湖张府,城东店,没有这个人,2026-11-25,,,\nDX-9003,锦绣李府,城东店,王海涛,2026-11-20,2026-11-20,否,设计60、安装30\n'

/** 安装单: planned by hand, recorded, looked at by who did them, and imported from a file with mistakes. */
export async function jobs(studio: Studio): Promise<void> {
  const zhao = await studio.phone('赵刚')
  await zhao.open('/#/lead/jobs/index')
  await studio.take(zhao, 'jobs-supervisor')
  await zhao.tap('手工派单')
  await zhao.fill('单号', 'DX-1130')
  await zhao.fill('客户简称', '翠湖张府')
  await zhao.tap('张建军')
  await studio.take(zhao, 'job-plan-supervisor')
  await zhao.tap('关闭')
  const dark = await studio.phone('孙亮', { colorScheme: 'dark' })
  await dark.open('/#/lead/jobs/index')
  await dark.tap(/^翠湖张府.*今天/)
  await dark.tap('没有一次合格', 'tab')
  await dark.tap('设计')
  await dark.tap('安装')
  await studio.take(dark, 'job-result-supervisor-dark')
  await dark.tap('关闭')
  const large = await studio.phone('赵刚')
  await large.goTab('我的')
  await large.tap('特大')
  await large.open('/#/lead/jobs/index')
  await large.tap('手工派单')
  await studio.take(large, 'job-plan-supervisor-large')
  await large.tap('关闭')
  const huang = await studio.phone('黄文斌')
  await huang.open('/#/installer/jobs/index')
  await studio.take(huang, 'jobs-installer')
  const zhou = await studio.phone('周敏')
  await zhou.open('/#/admin/jobs-import/index')
  await studio.take(zhou, 'jobs-import-hr')
  zhou.page.once('filechooser', (chooser) => { void chooser.setFiles({ name: '11月安装单.csv', mimeType: 'text/csv', buffer: Buffer.from(badFile) }) })
  await zhou.tap('选 CSV 文件')
  await zhou.see(/处要改/)
  await studio.take(zhou, 'jobs-import-problems-hr')
}

/** 公司设置: as it is, with a change about to be saved, dark and large. */
export async function settings(studio: Studio): Promise<void> {
  const zhou = await studio.phone('周敏')
  await zhou.open('/#/admin/settings/index')
  await studio.take(zhou, 'settings-hr')
  await zhou.tap('打分增加')
  await studio.take(zhou, 'settings-changed-hr', '师傅签字')
  const dark = await studio.phone('周敏', { colorScheme: 'dark' })
  await dark.open('/#/admin/settings/index')
  await studio.take(dark, 'settings-hr-dark')
  const large = await studio.phone('周敏')
  await large.goTab('我的')
  await large.tap('特大')
  await large.open('/#/admin/settings/index')
  await studio.take(large, 'settings-hr-large')
}
