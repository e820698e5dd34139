export default definePageConfig({ navigationBarTitleText: '我的安装单' })
