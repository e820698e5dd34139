export default definePageConfig({ navigationBarTitleText: '工资表' })
