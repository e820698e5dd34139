export default definePageConfig({ navigationBarTitleText: '师傅绩效' })
