import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { AppJson, PageJson } from './app-json'

/** A bundle that WeChat would refuse; the message names the file. */
export class BundleError extends Error {
  override readonly name = 'BundleError'
}

/** The folder that would be uploaded, as texts; paths are relative and use `/`. */
export class BundleFiles {
  readonly paths: readonly string[]
  readonly app: AppJson

  constructor(readonly dir: string) {
    this.paths = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1).replaceAll('\\', '/'))
      .sort()
    this.app = this.json('app.json', AppJson)
  }

  /** Paths with one of these endings, such as `.wxml`. */
  ending(...endings: readonly string[]): readonly string[] {
    return this.paths.filter((path) => endings.some((ending) => path.endsWith(ending)))
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), 'utf8')
  }

  /** The configuration of every page and component, by its path without ending. */
  pageConfigs(): ReadonlyMap<string, PageJson> {
    const known = new Set(this.ending('.wxml'))
    const configs = this.ending('.json').filter((path) => known.has(path.replace(/json$/, 'wxml')))
    return new Map(configs.map((path) => [path.replace(/\.json$/, ''), this.json(path, PageJson)]))
  }

  private json<Shape>(path: string, schema: z.ZodMiniType<Shape>): Shape {
    if (!this.paths.includes(path)) throw new BundleError(`${path} is missing`)
    const parsed = schema.safeParse(JSON.parse(this.read(path)))
    if (!parsed.success) throw new BundleError(`${path}: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  }
}
