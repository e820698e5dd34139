import { looks, phoneIn } from './looks'
import type { Studio } from './studio'

const pasted = '姓名\t门店\t基数\n李大勇\t城东店\t5,432.10\n王海涛\t城东店\t4980\n没有此人\t城西店\t4980\n'

/** What finance and HR do about pay: importing a month's bases from a table, with a mistake and without, and trying a changed form and other settings on the past month. */
export async function pay(studio: Studio): Promise<void> {
  for (const look of looks) {
    const wu = await phoneIn(studio, '吴静', look)
    await wu.open('/#/admin/bases-import/index')
    await wu.fill('粘贴表格', pasted)
    await wu.tap('检查')
    await wu.see('花名册里没有“没有此人”')
    await studio.take(wu, `bases-import-problems-finance${look}`)
    await wu.fill('粘贴表格', pasted.replace(/没有此人.*\n/, ''))
    await wu.tap('检查')
    await wu.see(/^导入 2 人/)
    await studio.take(wu, `bases-import-finance${look}`)
  }
  await studio.act('p-zhou-min', 'save-template-draft', { templateId: 'install-service-card', rev: null, changes: [{ field: 'pay.passMark', value: '90' }] })
  for (const look of looks) {
    const zhou = await phoneIn(studio, '周敏', look)
    await zhou.open('/#/admin/template/index?id=install-service-card')
    await zhou.tap(/^拿过去的月份试算/)
    await zhou.see(/^少 \d+$/)
    await studio.take(zhou, `rehearsal-hr${look}`)
    await zhou.tap('试别的设置')
    await zhou.fill('最多拿基数的几倍', '0.95')
    await zhou.fill('全公司最低工资（元 / 月）', '5400')
    await studio.take(zhou, `rehearsal-settings-hr${look}`)
    await zhou.tap('按这些算')
    await zhou.see(/^会低于最低工资 \d+$/)
    await studio.take(zhou, `rehearsal-minimum-hr${look}`)
    await zhou.tap(/^低于最低工资 \d+$/)
    await zhou.tap(/，会低于最低工资 ¥/)
    await zhou.see('打开考核表')
    await studio.take(zhou, `rehearsal-person-hr${look}`)
  }
}
