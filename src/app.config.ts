const isWeapp = process.env.TARO_ENV === 'weapp'
/** In WeChat a value of theme.json; on H5, where the app's own styles follow the theme, the light value. */
const themed = (name: string, light: string): string => (isWeapp ? `@${name}` : light)
const tab = (page: string, text: string, icon: string, name: string) => ({
  pagePath: `pages/${page}/index`, text, iconPath: themed(`icon${name}`, `assets/tab-${icon}.png`), selectedIconPath: themed(`icon${name}On`, `assets/tab-${icon}-on.png`),
})

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/incidents/index', 'pages/tasks/index', 'pages/me/index', 'pages/sign-in/index'],
  subPackages: [
    { root: 'installer', pages: ['sheet/index', 'self-score/index', 'incident/index', 'what-if/index', 'answer/index', 'customer/index', 'jobs/index', 'messages/index'] },
    { root: 'lead', pages: ['log-incident/index', 'team/index', 'rate/index', 'jobs/index', 'leave/index'] },
    { root: 'admin', pages: ['period/index', 'metrics/index', 'pay-list/index', 'correction/index', 'people/index', 'templates/index', 'template/index', 'jobs-import/index', 'bases-import/index', 'rehearsal/index', 'settings/index'] },
  ],
  window: {
    navigationBarTitleText: '师傅绩效', navigationStyle: 'default',
    navigationBarBackgroundColor: themed('navBackground', '#ffffff'), navigationBarTextStyle: themed('navText', 'black'),
    backgroundColor: themed('ground', '#f3f6f6'), backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: themed('tabText', '#5f706d'), selectedColor: themed('tabActive', '#0b7a75'), backgroundColor: themed('tabBackground', '#ffffff'), borderStyle: themed('tabBorder', 'black') as 'black',
    list: [tab('home', '首页', 'home', 'Home'), tab('incidents', '事件', 'incidents', 'Incidents'), tab('tasks', '待办', 'tasks', 'Tasks'), tab('me', '我的', 'me', 'Me')],
  },
  ...(isWeapp ? { darkmode: true, themeLocation: 'theme.json', sitemapLocation: 'sitemap.json', lazyCodeLoading: 'requiredComponents', __usePrivacyCheck__: true } : {}),
})
