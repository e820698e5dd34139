import type { Phone } from '../../test/e2e/driver/phone'
import type { Studio } from './studio'

/** How a phone is set up for a picture: the usual way, in the dark, or with the largest letters. */
export const looks = ['', '-dark', '-large'] as const
export type Look = (typeof looks)[number]

/** Somebody's phone in this look, at the app's first page. */
export async function phoneIn(studio: Studio, name: string, look: Look): Promise<Phone> {
  const phone = await studio.phone(name, look === '-dark' ? { colorScheme: 'dark' } : {})
  if (look !== '-large') return phone
  await phone.goTab('我的')
  await phone.tap('特大')
  await phone.goHome()
  return phone
}
