// Checks everything that was sealed in a data folder:  npm run -s verify -- --data DIR [--witness CODE]
import { requireTypeScript } from './require-typescript.mjs'

const { main } = await requireTypeScript('scripts/verify/verify-cli.ts')
process.exitCode = main(process.argv.slice(2), process.env.npm_lifecycle_event === 'verify' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd())
