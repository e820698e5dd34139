// dist/functions/<name>/: each function of cloudbaserc.json as one self-contained file, ready to upload.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectDir } from './build-target.mjs'

const { functions: declared } = JSON.parse(readFileSync(join(projectDir, 'cloudbaserc.json'), 'utf8'))
export const names = declared.map((fn) => fn.name)
const outDir = 'dist/functions'

/** @type {import('./build-target.mjs').BuildTarget} */
export const functions = {
  name: 'functions',
  sources: ['cloudfunctions', 'shared', 'cloudbaserc.json'],
  outputs: names.map((name) => `${outDir}/${name}/index.js`),

  async build() {
    mkdirSync(join(projectDir, outDir), { recursive: true })
    // Only what is no longer declared goes: a local cloud may be running the others.
    for (const entry of readdirSync(join(projectDir, outDir))) {
      if (!names.includes(entry)) rmSync(join(projectDir, outDir, entry), { recursive: true })
    }
    await Promise.all(names.map(buildFunction))
  },
}

/** How a function is bundled, for esbuild. */
export function bundleOptions(name) {
  return {
    absWorkingDir: projectDir,
    entryPoints: [`cloudfunctions/${name}/index.ts`],
    outfile: join(projectDir, outDir, name, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Everything is bundled: what is uploaded is what the lockfile pins, and the platform installs nothing.
    packages: 'bundle',
    legalComments: 'none',
    logLevel: 'error',
  }
}

async function buildFunction(name) {
  await build(bundleOptions(name))
  writeFileSync(join(projectDir, outDir, name, 'package.json'), `${JSON.stringify({ name, private: true, main: 'index.js' }, null, 2)}\n`)
}
