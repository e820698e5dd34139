import { buildSync } from 'esbuild'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a phone carries of the engine: scoring, the exact numbers, the checks of what people type, and the sentences. */
const entryPoints = ['score-sheet', 'exact', 'validate-raters', 'input-error', 'explain'].map((file) => `export * from '@shared/scoring/${file}'`)

test('the engine adds at most 15 KB gzipped to the mini-program', () => {
  const { outputFiles } = buildSync({
    absWorkingDir: join(__dirname, '../..'), stdin: { contents: entryPoints.join('\n'), resolveDir: join(__dirname, '../..'), loader: 'ts' }, tsconfig: 'tsconfig.json',
    bundle: true, minify: true, write: false, format: 'esm', target: 'es2020', logLevel: 'error',
  })
  const [bundle] = outputFiles
  expect(bundle === undefined ? null : gzipSync(bundle.contents).length).toBeLessThanOrEqual(15 * 1024)
})
