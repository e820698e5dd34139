/** The phone: as large as the browser's window, WeChat's own text size at its default. */
const windowSize = () => ({ screenWidth: innerWidth, screenHeight: innerHeight, windowWidth: innerWidth, windowHeight: innerHeight, pixelRatio: devicePixelRatio, statusBarHeight: 47 })
const device = () => ({ brand: 'test', model: 'test', system: 'iOS 17.0', platform: 'ios' })
const appBase = () => ({
  SDKVersion: '3.5.0', version: '8.0.50', language: 'zh_CN', fontSizeSetting: 16, fontSizeScaleFactor: 1, theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light', host: { env: 'WeChat' },
})

export const wxDevice = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getWindowInfo: windowSize,
  getDeviceInfo: device,
  getAppBaseInfo: appBase,
}
