import { TmplGroup } from 'glass-easel-template-compiler'
import { builtInTemplates, plainTags } from '../host/built-in-templates'
import { BundleError } from './bundle-files'
import type { BundleFiles } from './bundle-files'

/** What the compiler found in a template; it counts from 0. */
interface Finding {
  readonly path: string
  readonly message: string
  readonly startLine: number
}

/** All templates as one JavaScript expression, from a path to what draws it. Anything that the compiler finds is an error here. */
export function compileTemplates(files: BundleFiles): string {
  const group = new TmplGroup()
  try {
    const findings: Finding[] = []
    const add = (path: string, text: string) => { findings.push(...findingsOf(group.addTmpl(path, text))) }
    for (const [tag, template] of Object.entries(builtInTemplates)) add(`built-in/${tag}`, template)
    for (const path of files.ending('.wxs')) group.addScript(path.replace(/\.wxs$/, ''), files.read(path))
    for (const path of files.ending('.wxml')) {
      const text = files.read(path)
      checkTags(path, text, files)
      add(path.replace(/\.wxml$/, ''), text)
    }
    if (findings.length > 0) throw new BundleError(findings.map(({ path, startLine, message }) => `${path}.wxml line ${startLine + 1}: ${message}`).join('\n'))
    return group.getTmplGenObjectGroups()
  } finally {
    group.free()
  }
}

function findingsOf(answer: unknown): readonly Finding[] {
  return Array.isArray(answer) ? (answer as readonly Finding[]) : []
}

/** A tag that is neither the framework's, nor given here, nor the app's own would be drawn as nothing. */
function checkTags(path: string, text: string, files: BundleFiles): void {
  const own = new Set([...files.pageConfigs().values()].flatMap(({ usingComponents = {} }) => Object.keys(usingComponents)))
  const tags = new Set([...text.matchAll(/<([a-z][\w-]*)/g)].map(([, tag = '']) => tag))
  const unknown = [...tags].filter((tag) => !plainTags.has(tag) && !Object.hasOwn(builtInTemplates, tag) && !own.has(tag))
  if (unknown.length > 0) throw new BundleError(`${path}: the component ${unknown.join(', ')} is not given on this platform`)
}
