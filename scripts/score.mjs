// Scores the cases of a JSON file with the engine of the app:  npm run -s score -- case.json   (or - for standard input)
import { importTypeScript } from './import-typescript.mjs'

const { main } = await importTypeScript('scripts/score-cli.ts')

// npm runs a script in the project's folder; a file is looked for where the person typed the command.
const folder = process.env.npm_lifecycle_event === 'score' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
process.exitCode = main(process.argv.slice(2), folder)
