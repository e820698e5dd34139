import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The exports of a TypeScript file that needs packages with binaries: bundled in memory on every call, its packages loaded from node_modules.
 * @param {string} path  relative to the project
 */
export async function requireTypeScript(path) {
  const { outputFiles } = await build({
    absWorkingDir: root, entryPoints: [path], tsconfig: 'tsconfig.json',
    bundle: true, write: false, platform: 'node', format: 'cjs', target: 'node20', packages: 'external', logLevel: 'error',
  })
  const bundle = { exports: {} }
  new Function('module', 'exports', 'require', outputFiles[0].text)(bundle, bundle.exports, createRequire(import.meta.url))
  return bundle.exports
}
