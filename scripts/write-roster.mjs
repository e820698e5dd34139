// Makes the files from which a new environment's company is imported:  npm run -s roster -- roster.json
import { importTypeScript } from './import-typescript.mjs'

const { main } = await importTypeScript('scripts/roster/roster-cli.ts')
const folder = process.env.npm_lifecycle_event === 'roster' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
process.exitCode = main(process.argv.slice(2), folder)
