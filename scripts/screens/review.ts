import { looks, phoneIn } from './looks'
import { selfPoints } from './month-end'
import type { Studio } from './studio'

const qinSheet = '2026-11:p-qin-yue:after-sales-manager:1'
const zhangSheet = '2026-11:p-zhang-jianjun:install-service-card:1'

/** What 秦越 is given by the assessor, and gives himself, in the order of the form. */
const assessed = ['8.5', '8', '9', '4.5', '13', '8', '9', '4', '13.5', '8.5']
const own = ['9', '9', '9', '5', '14', '9', '9', '5', '14', '9']

/** Pay below the minimum wage of the store, as HR finds it before anybody signs. */
export async function payGuard(studio: Studio): Promise<void> {
  await studio.act('p-tang-yan', 'rate-item', { sheetId: zhangSheet, item: 'sales-coordination', points: '8.5', comment: '' })
  const { name: _name, stores, rev, ...settings } = await studio.act('p-zhou-min', 'read-settings', {})
  const east = stores.find((store) => store.name === '城东店')
  if (east === undefined) throw new Error('no such store')
  await studio.act('p-zhou-min', 'save-settings', { ...settings, minimumWages: { company: null, stores: [{ storeId: east.id, yuan: '5500' }] }, rev })
  await studio.act('p-zhang-jianjun', 'submit-self-score', { sheetId: zhangSheet, points: selfPoints, comment: '' })
  for (const look of looks) {
    const zhou = await phoneIn(studio, '周敏', look)
    await zhou.open('/#/admin/period/index?period=2026-11')
    await zhou.tap(/，张建军，处理$/)
    await studio.take(zhou, `pay-below-minimum-hr${look}`)
    await zhou.tap(/^补到最低工资/)
    if (look === '') await studio.take(zhou, 'pay-top-up-hr')
    if (look === '-large') {
      await zhou.tap('按最低工资标准补足')
      await zhou.tap('补到最低工资，接着签字')
      await zhou.seeGone('补到最低工资，接着签字')
    }
  }
}

/** 审核栏: the reviewer takes the assessor's points over, or moves them with a reason. */
export async function review(studio: Studio): Promise<void> {
  const { template } = await studio.act('p-zhou-min', 'read-sheet', { sheetId: qinSheet })
  const points = (given: readonly string[]) => template.items.map(({ id }, index) => ({ item: id, points: given[index] ?? '' }))
  for (const one of points(assessed)) await studio.act('p-guo-jie', 'rate-item', { sheetId: qinSheet, ...one, comment: '' })
  await studio.act('p-qin-yue', 'submit-self-score', { sheetId: qinSheet, points: points(own).map((one) => (one.item === 'major-incidents' ? { ...one, remark: '12 日漏水当天到场，两天处理完' } : one)), comment: '' })
  const { contentHash } = await studio.act('p-guo-jie', 'read-sheet', { sheetId: qinSheet })
  await studio.act('p-guo-jie', 'assess-sheet', { sheetId: qinSheet, contentHash: contentHash ?? '', comment: '' })
  for (const look of looks) {
    const chen = await phoneIn(studio, '陈国栋', look)
    await chen.open(`/#/installer/sheet/index?id=${encodeURIComponent(qinSheet)}`)
    await chen.fill('处理问题的时效性的审核分', '7.5')
    await studio.take(chen, `review-column-general-manager${look}`, '审核栏')
    await chen.fill('处理问题的时效性改分的原因', '两张报修单超过一小时才回')
    if (look === '') await studio.take(chen, 'review-changed-general-manager', '改回考核分')
  }
}
