// In a browser the first page needs no bar: its own head says where one is, and there is nowhere to go home to yet.
export default definePageConfig({ navigationBarTitleText: '登录', ...(process.env.TARO_ENV === 'h5' ? { navigationStyle: 'custom' } : {}) })
