import type { BrowserContextOptions } from 'playwright-core'
import { cameraPicture } from '../../test/e2e/driver/picture'
import type { Phone } from '../../test/e2e/driver/phone'
import type { Studio } from './studio'

async function largePhone(studio: Studio, name: string): Promise<Phone> {
  const phone = await studio.phone(name)
  await phone.goTab('我的')
  await phone.tap('特大')
  return phone
}

async function disputeWith(studio: Studio, phone: Phone, suffix: string): Promise<void> {
  phone.aimCameraAt(() => cameraPicture(phone.page, 7))
  await phone.goTab('事件')
  await phone.tap(/看详情$/)
  await studio.take(phone, `incident-photo-installer${suffix}`)
  await phone.tap('有异议')
  await phone.tap('我当天不在现场')
  await phone.tap('拍一张')
  await phone.see(/1\/3/)
  await studio.take(phone, `dispute-photo-installer${suffix}`, '自动压缩')
  await phone.tap('关闭')
}

async function photosOf(studio: Studio, phone: Phone, suffix: string): Promise<void> {
  await phone.goTab('事件')
  await phone.tap(/^待裁定/, 'tab')
  await phone.tap(/^王海涛/)
  await phone.page.getByRole('button', { name: /点开看大图$/ }).nth(1).waitFor()
  await studio.take(phone, `incident-photos-manager${suffix}`, '王海涛的照片')
}

/** Photos of both sides: added to a dispute, and looked at by who decides. Nothing of it is sent. */
export async function evidence(studio: Studio): Promise<void> {
  const dark: BrowserContextOptions = { colorScheme: 'dark' }
  await disputeWith(studio, await studio.phone('李大勇'), '')
  await disputeWith(studio, await studio.phone('李大勇', dark), '-dark')
  await disputeWith(studio, await largePhone(studio, '李大勇'), '-large')
  await photosOf(studio, await studio.phone('何伟'), '')
  await photosOf(studio, await studio.phone('何伟', dark), '-dark')
  await photosOf(studio, await largePhone(studio, '何伟'), '-large')
}
