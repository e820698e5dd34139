// Proves a sheet sound:  npm run -s lint-sheet -- template.json   (or the id of a shipped sheet, or - for standard input)
import { importTypeScript } from './import-typescript.mjs'

const { main } = await importTypeScript('scripts/lint-sheet-cli.ts')

// npm runs a script in the project's folder; a file is looked for where the person typed the command.
const folder = process.env.npm_lifecycle_event === 'lint-sheet' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
process.exitCode = main(process.argv.slice(2), folder)
