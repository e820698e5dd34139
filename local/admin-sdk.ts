import tcb from '@cloudbase/node-sdk'
import type { LocalCloud } from './local-cloud'

type AdminSdk = ReturnType<typeof tcb.init>

/** The real SDK with a handle on the local cloud, for the demonstration company and for tests. */
export function openAdminSdk(cloud: Pick<LocalCloud, 'admin'>): AdminSdk {
  // Without it the SDK asks a metadata host on the network before every request.
  process.env['TENCENTCLOUD'] = 'true'
  return tcb.init({ ...cloud.admin.sdkConfig })
}
