// Scores sealed sheets again from their frozen inputs:  npm run -s replay -- --data DIR (--sheet ID | --all)
import { requireTypeScript } from './require-typescript.mjs'

const { main } = await requireTypeScript('scripts/verify/replay-cli.ts')
process.exitCode = main(process.argv.slice(2), process.env.npm_lifecycle_event === 'replay' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd())
