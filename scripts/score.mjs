// Scores the cases of a JSON file with the engine of the app:  npm run -s score -- case.json   (or - for standard input)
// The TypeScript is bundled in memory on every call, so that the answer is always that of the source beside it.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const { outputFiles } = await build({
  absWorkingDir: root, entryPoints: ['scripts/score-cli.ts'], tsconfig: 'tsconfig.json',
  bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error',
})
const [bundle] = outputFiles
const { main } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`)

// npm runs a script in the project's folder; a file is looked for where the person typed the command.
const folder = process.env.npm_lifecycle_event === 'score' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
process.exitCode = main(process.argv.slice(2), folder)
