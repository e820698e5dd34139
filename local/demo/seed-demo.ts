import { openAdminSdk } from '../admin-sdk'
import type { LocalCloud } from '../local-cloud'

/**
 * Placeholder until the demonstration company is here: two people of one store, bound to a WeChat account each.
 * Fills an empty data folder; the clock may be set anywhere meanwhile.
 */
export async function seedDemo(cloud: LocalCloud, options: { now: Date }): Promise<void> {
  cloud.setClockUnchecked(options.now)
  const database = openAdminSdk(cloud).database()
  await database.collection('stores').add({ _id: 'store-east', name: '城东店' })
  const people = [
    { _id: 'p-installer', name: '李师傅', position: '安装师傅', roles: [{ role: 'installer' }] },
    { _id: 'p-manager', name: '王店长', position: '店长', roles: [{ role: 'store-manager' }] },
  ]
  for (const person of people) {
    await database.collection('people').add({ ...person, storeId: 'store-east', status: 'active' })
    await database.collection('bindings').add({ _id: `openid-${person._id}`, personId: person._id })
  }
}
