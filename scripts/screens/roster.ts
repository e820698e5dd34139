import { looks, phoneIn, type Look } from './looks'
import type { Studio } from './studio'

/** HR's small tasks on the roster: somebody new, somebody's facts and what may be done for them, a change, and the last day. */
export async function roster(studio: Studio): Promise<void> {
  for (const look of looks) await rosterIn(studio, look)
}

async function rosterIn(studio: Studio, look: Look): Promise<void> {
  const zhou = await phoneIn(studio, '周敏', look)
  await zhou.open('/#/admin/people/index')
  await zhou.tap('加一个人')
  await zhou.fill('姓名', '陆海波')
  await zhou.fill('岗位', '衣柜安装师')
  await zhou.tap('城西店')
  await studio.take(zhou, `person-add-hr${look}`)
  await zhou.tap('关闭')
  await zhou.tap(/^罗永胜/)
  await studio.take(zhou, `person-hr${look}`)
  await zhou.tap('改资料、换门店')
  await zhou.tap('城东店')
  await zhou.see('保存')
  await studio.take(zhou, `person-edit-hr${look}`)
  await zhou.tap('关闭')
  await zhou.tap(/^罗永胜/)
  await zhou.tap('办离职')
  await studio.take(zhou, `person-leave-hr${look}`)
  await zhou.tap('关闭')
  await zhou.tap(/^罗永胜/)
  await zhou.tap('换考核表')
  await zhou.see('换成选中的表')
  await studio.take(zhou, `assign-sheet-hr${look}`)
}
