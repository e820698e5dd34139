// dist/local/: the local cloud. Its packages stay in node_modules (libsql brings a binary).
import { build } from 'esbuild'
import { projectDir } from './build-target.mjs'

const outDir = 'dist/local'

/** @type {import('./build-target.mjs').BuildTarget} */
export const local = {
  name: 'local',
  sources: ['local', 'shared'],
  outputs: ['main', 'index', 'function-worker'].map((name) => `${outDir}/${name}.js`),

  async build() {
    await build({
      absWorkingDir: projectDir,
      entryPoints: { main: 'local/main.ts', index: 'local/index.ts', 'function-worker': 'local/functions/function-worker.ts' },
      outdir: outDir,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      packages: 'external',
      sourcemap: true,
      logLevel: 'error',
    })
  },
}
