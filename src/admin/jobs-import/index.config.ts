export default definePageConfig({ navigationBarTitleText: '导入安装单' })
