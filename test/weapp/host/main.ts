import type { AppJson } from '../bundle/app-json'
import { subpackageRoots } from '../bundle/page-paths'
import { KeptMap } from './kept-map'
import { journal, reportError, type Journal } from './journal'
import { LogicLayer, type LogicBundle } from './logic-layer'
import { PageRenderer, type RendererBundle } from './page-renderer'
import { PageStack } from './page-stack'
import { platformObject } from './platform-object'
import { tellWatch, wxCloud, type CloudLine } from './wx-cloud'
import { wxCamera } from './wx-camera'
import { wxDevice } from './wx-device'
import { wxFiles } from './wx-files'
import { changeNetwork, wxNetwork } from './wx-network'
import { wxPages } from './wx-pages'
import { wxScreen } from './wx-screen'
import { wxStorage } from './wx-storage'

/** How the app is started. */
export interface Start {
  /** A page with its parameters as a link opens it; empty for the first page. */
  readonly path: string
}

/** What the driver reaches from outside. */
export interface HostHandle {
  readonly journal: Journal
  readonly tellWatch: typeof tellWatch
  readonly changeNetwork: typeof changeNetwork
  routes(): readonly string[]
  /** Closes everything and opens a page with its parameters, as a link does. */
  openLink(url: string): void
  /** Taps a tab of the bar that WeChat draws. */
  tapTab(title: string): void
  /** WeChat's own arrow, or the gesture from the edge. */
  goBack(): void
}

type Bundle = { readonly app: AppJson } & RendererBundle & Pick<LogicBundle, 'modules'>

/** What the driver has put into the window. */
const fromDriver = (name: string): unknown => Reflect.get(window, name)

/** The app and its driver's handle; nothing of the app has run before `start`. */
function prepareApp(bundle: Bundle, { path: link }: Start): { handle: HostHandle; start: () => void } {
  const given = {
    ...wxDevice, ...wxNetwork, ...wxScreen,
    ...wxStorage(new KeptMap()), ...wxFiles, ...wxCamera,
    ...wxPages(() => pages),
    cloud: wxCloud({
      callFunction: fromDriver('__callFunction') as CloudLine['callFunction'], watch: fromDriver('__watch') as CloudLine['watch'], unwatch: fromDriver('__unwatch') as CloudLine['unwatch'],
      uploadFile: fromDriver('__uploadFile') as CloudLine['uploadFile'],
    }),
  }
  const logic = new LogicLayer({ modules: bundle.modules, subpackageRoots: subpackageRoots(bundle.app) }, platformObject(given, 'wx'), () => pages.instances())
  const renderer = new PageRenderer(bundle, (path, env) => { logic.register(path, env) })
  const pages: PageStack = new PageStack(bundle.app, (route) => renderer.draw(route), (route) => { journal.title = bundle.configs[route]?.navigationBarTitleText ?? '' })
  const handle: HostHandle = {
    journal, tellWatch, changeNetwork,
    routes: () => pages.routes(),
    openLink: (url) => { pages.reLaunch(`/${url}`) },
    tapTab: (title) => {
      const tab = bundle.app.tabBar?.list.find(({ text }) => text === title)
      if (tab === undefined) throw new Error(`there is no tab ${title}`)
      pages.switchTab(`/${tab.pagePath}`)
    },
    goBack: () => { pages.navigateBack(1) },
  }
  const start = () => {
    logic.load('app', 'app')
    const [path = '', search = ''] = (link === '' ? (bundle.app.pages[0] ?? '') : link).split('?')
    const options = { path, query: Object.fromEntries(new URLSearchParams(search)), scene: 1001, referrerInfo: {} }
    logic.app.onLaunch?.(options)
    logic.app.onShow?.(options)
    pages.open(`/${path}${search === '' ? '' : `?${search}`}`)
  }
  return { handle, start }
}

const { handle, start } = prepareApp(fromDriver('__weapp') as Bundle, fromDriver('__start') as Start)
Object.assign(window, { __host: handle })
// WeChat fails with objects that are no errors, of which the browser would tell nothing.
window.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  reportError(event.reason, 'unhandled rejection')
})
start()
