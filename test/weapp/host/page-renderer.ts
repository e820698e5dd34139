import { glassEasel, MiniProgramEnv, type ComponentEnv } from 'glass-easel-miniprogram-adapter'
import type { PageJson } from '../bundle/app-json'
import { giveBuiltInComponents } from './built-in-components'
import { asNode, DomBackend } from './dom-backend'
import { journal, reportError } from './journal'
import { resolvePath } from './resolve-path'

type TemplateContent = glassEasel.template.ComponentTemplate['content']

/** What the renderer needs of the bundle. */
export interface RendererBundle {
  readonly configs: Readonly<Record<string, PageJson>>
  readonly styles: Readonly<Record<string, string>>
  readonly templates: Readonly<Record<string, TemplateContent>>
}

/** A page's own object as the app wrote it, with the lifecycles that it has. */
export interface PageInstance {
  route: string
  options: Readonly<Record<string, string>>
  setData(data: object, callback?: () => void): void
  readonly [lifecycle: string]: unknown
}

/** A page on the screen. */
export interface DrawnPage {
  readonly instance: PageInstance
  readonly frame: HTMLElement
  show(): void
  hide(): void
  remove(): void
}

/** Registers pages and components with the framework and draws them. */
export class PageRenderer {
  private readonly backend = new DomBackend()
  private readonly environment = new MiniProgramEnv()
  private readonly associated = this.environment.associateBackend(this.backend)
  private readonly space: ReturnType<MiniProgramEnv['createCodeSpace']>
  private readonly registered = new Set<string>()

  constructor(private readonly bundle: RendererBundle, private readonly loadModule: (path: string, env: ComponentEnv) => void) {
    glassEasel.globalOptions.writeIdToDOM = true
    glassEasel.globalOptions.throwGlobalError = false
    glassEasel.addGlobalErrorListener((error, method) => {
      reportError(error, method ?? 'framework')
      return false
    })
    glassEasel.addGlobalWarningListener((message, component, element) => {
      // Built-in components have only those properties of WeChat's that do something here.
      if (!isBuiltIn(component) && !isBuiltIn(element)) reportError(message, 'framework')
      return false
    })
    // Fields that WeChat adds to touches and taps and that the browser's event lacks.
    this.backend.onEvent((target, type, detail: unknown, options) => glassEasel.triggerEvent(target, type, detail, {
      ...options, ...(type === 'tap' || type.startsWith('touch') || type === 'longpress' ? { extraFields: { touches: [], changedTouches: [] } } : {}),
    }))
    const builtIn = this.environment.getGlobalCodeSpace()
    this.space = this.environment.createCodeSpace('', true)
    giveBuiltInComponents(builtIn, this.space, bundle.templates)
    this.addStyles('app')
  }

  draw(route: string): DrawnPage {
    this.register(route)
    const frame = document.createElement('div')
    frame.className = 'wx-page-frame'
    frame.dataset['route'] = route
    document.body.append(frame)
    const styles: Element[] = []
    this.backend.stylesOfPage = styles
    const root = this.associated.createRoot('page', this.space, route)
    const instance = withMeasuredUpdates(root.get() as ReturnType<typeof root.get> & PageInstance)
    const place = document.createElement('span')
    frame.append(place)
    root.attach(asNode(frame), asNode(place))
    return {
      instance, frame,
      show: () => {
        frame.hidden = false
        document.head.append(...styles)
      },
      hide: () => {
        frame.hidden = true
        for (const style of styles) style.remove()
      },
      remove: () => {
        root.release()
        for (const style of styles) style.remove()
        frame.remove()
      },
    }
  }

  private register(path: string): void {
    if (this.registered.has(path)) return
    this.registered.add(path)
    const config = this.bundle.configs[path] ?? {}
    const usingComponents = Object.fromEntries(Object.entries(config.usingComponents ?? {}).map(([name, target]) => [name, `/${resolvePath(path, target)}`]))
    for (const target of Object.values(usingComponents)) this.register(target.slice(1))
    this.space.addComponentStaticConfig(path, { component: config.component ?? false, usingComponents })
    const content = this.bundle.templates[path]
    if (content === undefined) throw new Error(`${path}.wxml is missing`)
    // Templates say `bindtap` on plain elements, which the framework by itself would take for an attribute.
    this.space.addCompiledTemplate(path, { groupList: this.bundle.templates, content, fallbackListenerOnNativeNode: true })
    this.addStyles(path)
    this.space.componentEnv(path, (env) => { this.loadModule(path, env) })
  }

  private addStyles(path: string): void {
    const style = this.bundle.styles[path]
    if (style === undefined) return
    this.associated.registerStyleSheetContent(path, style)
    this.space.addStyleSheet(path, path)
  }
}

function isBuiltIn(node: unknown): boolean {
  return node instanceof glassEasel.Component && node.is.startsWith('built-in/')
}

/** WeChat carries updates from one thread to another as JSON: how large they are, and that they survive it. */
function withMeasuredUpdates<Instance extends PageInstance>(instance: Instance): Instance {
  const send = instance.setData.bind(instance)
  instance.setData = (data, callback) => {
    const json = JSON.stringify(data)
    journal.largestUpdate = Math.max(journal.largestUpdate, json.length)
    send(JSON.parse(json) as object, callback)
  }
  return instance
}
