export default definePageConfig({ navigationBarTitleText: '客户评价' })
