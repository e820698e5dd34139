export default definePageConfig({ navigationBarTitleText: '改考核表' })
