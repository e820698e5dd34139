export default definePageConfig({ navigationBarTitleText: '安装单' })
