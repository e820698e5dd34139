import { build } from 'esbuild'
import { transformFileAsync } from '@babel/core'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Levers from '@shared/appraisal/levers'
import type * as WhatIf from '@shared/appraisal/what-if'
import type * as Engine from '@shared/scoring/score-sheet'

const projectDir = join(__dirname, '..', '..')

/** What 算一算 calls on the phone. */
export type PhoneEngine = Pick<typeof Levers, 'leversOf' | 'stepped'> & Pick<typeof WhatIf, 'assumedInputs'> & Pick<typeof Engine, 'scoreSheet'>

/** Where the bundles lie while their test runs. */
const bundleDir = mkdtempSync(join(tmpdir(), 'shifu-phone-engine-'))
process.once('exit', () => { rmSync(bundleDir, { recursive: true, force: true }) })

const phoneFiles = ['appraisal/levers', 'appraisal/what-if', 'scoring/score-sheet']

/** The shared code as the mini-program gets it: through the app's own Babel settings for the oldest phones that it serves, then minified. */
export async function phoneEngine(): Promise<PhoneEngine> {
  const outfile = join(bundleDir, 'phone.js')
  await build({
    absWorkingDir: projectDir, outfile, stdin: { contents: phoneFiles.map((file) => `export * from './shared/${file}'`).join('\n'), resolveDir: projectDir, loader: 'ts' },
    bundle: true, minify: true, format: 'cjs', logLevel: 'error',
    plugins: [{
      name: 'app-babel',
      setup: (bundler) => {
        bundler.onLoad({ filter: /[\\/]shared[\\/].*\.ts$/ }, async ({ path }) => {
          const result = await transformFileAsync(path, { configFile: join(projectDir, 'babel.config.js'), babelrc: false, envName: 'production', caller: { name: 'esbuild', supportsStaticESM: true } })
          return { contents: result?.code ?? '', loader: 'js' }
        })
      },
    }],
  })
  return await import(outfile) as PhoneEngine
}

/** The engine as the functions get it: bundled for Node with their own options. */
export async function functionEngine(): Promise<Pick<typeof Engine, 'scoreSheet'>> {
  const outfile = join(bundleDir, 'function.js')
  await build({
    absWorkingDir: projectDir, outfile, entryPoints: ['shared/scoring/score-sheet.ts'], bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'bundle', legalComments: 'none', logLevel: 'error',
  })
  return await import(outfile) as Pick<typeof Engine, 'scoreSheet'>
}
