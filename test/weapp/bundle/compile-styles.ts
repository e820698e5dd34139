import { posix } from 'node:path'
import postcss from 'postcss'
import { BundleError } from './bundle-files'
import type { BundleFiles } from './bundle-files'

/** What a page 750rpx wide is on this screen, in pixels. */
export const screenWidthPx = 390

/** WXSS as the browser reads it: imports put in place, rpx as pixels, tags by the names under which they are drawn. */
export function compileStyles(files: BundleFiles): Readonly<Record<string, string>> {
  return Object.fromEntries(files.ending('.wxss').map((path) => [path.replace(/\.wxss$/, ''), styleOf(path, files, [])]))
}

function styleOf(path: string, files: BundleFiles, importedBy: readonly string[]): string {
  if (!files.paths.includes(path)) throw new BundleError(`${importedBy.at(-1) ?? path} imports ${path}, which is missing`)
  if (importedBy.includes(path)) return ''
  const root = postcss.parse(files.read(path), { from: path })
  root.walkAtRules('import', (rule) => {
    const target = /^(?:url\()?["']?([^"')]+)/.exec(rule.params)?.[1] ?? ''
    const imported = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target)
    rule.replaceWith(postcss.parse(styleOf(imported, files, [...importedBy, path])))
  })
  root.walkDecls((declaration) => { declaration.value = toPixels(declaration.value) })
  root.walkRules((rule) => {
    // Steps of an animation look like rules.
    if (rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name.endsWith('keyframes')) return
    rule.selectors = rule.selectors.map(drawnSelector)
  })
  return root.toString()
}

function toPixels(value: string): string {
  return value.replace(/(-?\d*\.?\d+)rpx\b/g, (_match, rpx: string) => `${(Number(rpx) * screenWidthPx) / 750}px`)
}

/** `page .row button` → `wx-page .row wx-button`; classes, ids, attributes and pseudo-classes stay. */
function drawnSelector(selector: string): string {
  return selector.replace(/(^|[\s>+~(])([a-z][\w-]*)/g, (_match, before: string, tag: string) => `${before}wx-${tag}`)
}
