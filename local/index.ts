export { startLocalCloud } from './start-local-cloud'
export { openAdminSdk } from './admin-sdk'
export { CloudError } from './cloud-error'
export type { CallAs, LocalCloud, LocalCloudOptions } from './local-cloud'
