import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The exports of a TypeScript file with all that it imports, bundled in memory on every call, so that they are always those of the source.
 * @param {string} path  relative to the project
 */
export async function importTypeScript(path) {
  const { outputFiles } = await build({
    absWorkingDir: root, entryPoints: [path], tsconfig: 'tsconfig.json',
    bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error',
  })
  const [bundle] = outputFiles
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`)
}
