import Taro from '@tarojs/taro'

/** Opens the cloud environment for which the app was built, before anything is asked. */
export function openCloud(): void {
  Taro.cloud.init(CLOUD_ENV_ID === '' ? {} : { env: CLOUD_ENV_ID })
}
