import type { ComponentEnv } from 'glass-easel-miniprogram-adapter'
import { languageGlobals } from './logic-globals'
import { resolvePath } from './resolve-path'

/** The app's object as `App()` got it. */
export interface AppInstance {
  onLaunch?(options: object): void
  onShow?(options: object): void
  readonly [name: string]: unknown
}

type ModuleFunction = (...given: readonly unknown[]) => void

export interface LogicBundle {
  readonly modules: Readonly<Record<string, ModuleFunction>>
  /** Folders of the subpackages. */
  readonly subpackageRoots: readonly string[]
}

/** Runs the app's modules with what WeChat gives them and nothing that only a browser has. */
export class LogicLayer {
  app: AppInstance = {}
  private readonly loaded = new Map<string, { exports: unknown }>()
  private registering: ComponentEnv | null = null
  private readonly globalObject = Object.fromEntries(languageGlobals.map((name): [string, unknown] => [name, Reflect.get(globalThis, name)]))

  constructor(private readonly bundle: LogicBundle, private readonly wx: object, private readonly currentPages: () => readonly object[]) {}

  /** Loads the file of a page or component, which registers itself by `Page` or `Component`. */
  register(path: string, env: ComponentEnv): void {
    const before = this.registering
    this.registering = env
    try {
      this.load(path, path)
    } finally {
      this.registering = before
    }
  }

  load(path: string, askedBy: string): unknown {
    const key = Object.hasOwn(this.bundle.modules, path) ? path : `${path}/index`
    const run = this.bundle.modules[key]
    if (run === undefined) throw new Error(`${askedBy}.js requires ${path}, which is not in the bundle`)
    const root = this.rootOf(key)
    // WeChat loads a subpackage only when one of its pages is opened.
    if (root !== '' && root !== this.rootOf(askedBy)) throw new Error(`${askedBy}.js requires ${key}, which belongs to another package`)
    const known = this.loaded.get(key)
    if (known !== undefined) return known.exports
    const module: { exports: unknown } = { exports: {} }
    this.loaded.set(key, module)
    const require = (target: string): unknown => this.load(resolvePath(key, target.replace(/\.js$/, '')), key)
    const env = (): ComponentEnv => {
      if (this.registering === null) throw new Error(`${key}.js registers a page or component although none is being loaded`)
      return this.registering
    }
    run(
      require, module, module.exports, this.wx,
      (app: AppInstance) => { this.app = Object.assign(Object.create(app) as AppInstance, app) },
      (definition: never) => env().Page(definition),
      (definition: never) => env().Component(definition),
      (definition: never) => env().Behavior(definition),
      () => this.app, this.currentPages, this.globalObject, this.globalObject,
    )
    return module.exports
  }

  private rootOf(path: string): string {
    return this.bundle.subpackageRoots.find((root) => path.startsWith(`${root}/`)) ?? ''
  }
}
