import { looks, phoneIn } from './looks'
import type { Studio } from './studio'

const sheetPath = (sheetId: string): string => `/#/installer/sheet/index?id=${encodeURIComponent(sheetId)}`
const songSheet = '2026-10:p-song-yang:install-service-card:1'

/** 封存与见证, an appeal, and a correction from what was wrong to the second signer's word. */
export async function sealed(studio: Studio): Promise<void> {
  for (const look of looks) {
    const li = await phoneIn(studio, '李大勇', look)
    await li.open(sheetPath('2026-10:p-li-dayong:install-service-card:1'))
    await studio.take(li, `seal-installer${look}`, '复制见证码')
    const zhou = await phoneIn(studio, '周敏', look)
    await zhou.open(sheetPath(songSheet))
    await studio.take(zhou, `appeal-hr${look}`, '维持原分')
    await zhou.tap('维持原分')
    await studio.take(zhou, `appeal-answer-hr${look}`)
    await zhou.tap('关闭')
    await zhou.tap('分数有错，更正')
    await zhou.tap(/^一次安装合格率，现在/)
    await zhou.fill('合格单数', '17')
    await zhou.fill('完工单数', '19')
    await studio.take(zhou, `correction-input-hr${look}`)
    await zhou.tap('改成这样')
    await studio.take(zhou, `correction-hr${look}`)
    await zhou.tap('提出更正')
    await zhou.tap('复核了原始单据')
    await studio.take(zhou, `correction-reason-hr${look}`)
    if (look === '-large') await zhou.tap('提出')
  }
  for (const look of looks) {
    const chen = await phoneIn(studio, '陈国栋', look)
    await chen.open(`/#/admin/correction/index?id=${encodeURIComponent(songSheet)}`)
    await studio.take(chen, `correction-decide-general-manager${look}`)
    if (look === '-large') {
      await chen.tap('确认更正')
      await chen.tap('看过原始单据，属实')
      await chen.tap('确认')
    }
  }
  for (const look of looks) {
    const song = await phoneIn(studio, '宋阳', look)
    await song.open(sheetPath(songSheet))
    await studio.take(song, `corrected-installer${look}`)
    await studio.take(song, `corrected-record-installer${look}`, /^第 2 版/)
  }
}
