import { cameraPicture } from '../../test/e2e/driver/picture'
import type { Phone } from '../../test/e2e/driver/phone'
import type { Studio } from './studio'

async function chooseWhat(zhao: Phone): Promise<void> {
  await zhao.open('/#/lead/log-incident/index')
  await zhao.tap(/^记李大勇/)
  await zhao.tap(/^工具违规/, 'radio')
}

/** Makes of the one entry that waits on the phone what a bad day makes: one that was refused, or as many as it can hold. */
function spoil(isFull: boolean): void {
  const [key = '', text = ''] = Object.entries<string>(localStorage).find(([name]) => name.startsWith('shifu:queue:')) ?? []
  // Taro's storage on H5 wraps what it keeps.
  const wrapped = JSON.parse(text) as { readonly data: string }
  const entry = JSON.parse(wrapped.data) as object
  const put = (id: string, change: object) => {
    localStorage.setItem(key.replace(/[^:]*$/, id), JSON.stringify({ ...wrapped, data: JSON.stringify({ ...entry, commandId: id, ...change }) }))
  }
  if (!isFull) put('refused', { seq: 0, state: 'refused', refusal: { code: 'person-left', message: '这位师傅已经离职，不能再记' } })
  else for (let index = 0; index < 200; index += 1) put(`full-${index}`, { seq: 10 + index })
}

async function story(studio: Studio, zhao: Phone, suffix: string): Promise<void> {
  let taken = 0
  zhao.aimCameraAt(() => cameraPicture(zhao.page, taken += 1))
  await chooseWhat(zhao)
  await studio.take(zhao, `log-incident-asked${suffix}`)
  await zhao.tap('拍照')
  await zhao.tap('再拍一张')
  await studio.take(zhao, `log-incident-photo${suffix}`, '照片')
  await zhao.cutOff()
  await zhao.tap(/^记上/)
  await zhao.see('已存，联网后自动上报')
  await studio.take(zhao, `log-incident-kept${suffix}`)
  await zhao.page.evaluate(spoil, false)
  await zhao.open('/#/pages/incidents/index')
  await studio.take(zhao, `incidents-unsent${suffix}`)
  await zhao.page.evaluate(spoil, true)
  await zhao.open('/#/lead/log-incident/index')
  await studio.take(zhao, `log-incident-full${suffix}`)
}

/** 赵刚 at a customer's without a signal: photos, what waits on the phone, what was refused, and a phone that is full. Nothing of it is sent. */
export async function onSite(studio: Studio): Promise<void> {
  await story(studio, await studio.phone('赵刚'), '-supervisor')
  await story(studio, await studio.phone('赵刚', { colorScheme: 'dark' }), '-supervisor-dark')
  const large = await studio.phone('赵刚')
  await large.goTab('我的')
  await large.tap('特大')
  await story(studio, large, '-supervisor-large')
}
