import { looks, phoneIn } from './looks'
import type { Studio } from './studio'

const sheetPath = (sheetId: string): string => `/#/installer/sheet/index?id=${encodeURIComponent(sheetId)}`

/** Leave, messages, talks, improvement plans, and what a customer sees who is asked. */
export async function talks(studio: Studio): Promise<void> {
  const { codes } = await studio.act('p-guo-jie', 'create-answer-codes', { sheetId: '2026-Q4:p-jiang-nan:cs-supervisor-360:1', count: looks.length })
  for (const [index, look] of looks.entries()) {
    const he = await phoneIn(studio, '何伟', look)
    await he.open('/#/lead/leave/index')
    await he.tap('郭杰 · 店长')
    await studio.take(he, `leave-manager${look}`)
    const li = await phoneIn(studio, '李大勇', look)
    await li.open('/#/installer/messages/index')
    await studio.take(li, `messages-installer${look}`)
    const ye = await phoneIn(studio, '叶芳', look)
    await ye.open(sheetPath('2026-10:p-ye-fang:cs-supervisor-monthly:1'))
    await studio.take(ye, `talk-supervisor${look}`, '谈的日子')
    const guo = await phoneIn(studio, '郭杰', look)
    await guo.open(sheetPath('2026-Q4:p-jiang-nan:cs-supervisor-360:1'))
    await studio.take(guo, `talk-planned-manager${look}`, '约时间')
    await guo.tap('约时间')
    await studio.take(guo, `talk-plan-manager${look}`)
    const shi = await phoneIn(studio, '石青', look)
    await shi.open(sheetPath('2026-10:p-shi-qing:cs-supervisor-indicators:1'))
    await studio.take(shi, `plan-supervisor${look}`, '改进计划')
    await shi.open(sheetPath('2026-11:p-shi-qing:cs-supervisor-indicators:1'))
    await studio.take(shi, `plan-review-supervisor${look}`, '上期的改进计划')
    // A customer has no account: the text size is that of whoever used the phone before.
    const customer = await phoneIn(studio, '陆佳', look)
    await customer.goTab('我的')
    await customer.tap('换一个人登录')
    await customer.tap(/^我是客户，有评价码/)
    await studio.take(customer, `customer-code${look}`)
    await customer.fill('评价码', codes[index] ?? '')
    await customer.tap('开始')
    await customer.tap(/^第 1 题 很好/, 'radio')
    await studio.take(customer, `customer-questions${look}`)
  }
}
