// npm start: installs what is missing, builds what is stale, starts the local cloud with the demonstration company.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isInstallStale } from './start/installed-packages.mjs'
import { readOptions } from './start/start-options.mjs'

const projectDir = fileURLToPath(new URL('..', import.meta.url))

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

function run(command, args, failure) {
  const { status } = spawnSync(command, args, { cwd: projectDir, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) stop(failure)
}

const options = readOptions(process.argv.slice(2), stop)

if (isInstallStale(projectDir)) {
  console.log('正在安装依赖…')
  run('npm', ['ci', '--no-audit', '--no-fund'], '依赖安装失败，原因见上面的 npm 输出。')
}

const targets = ['functions', 'local', 'h5']
run(process.execPath, [join('scripts', 'build.mjs'), '--if-stale', ...targets], '构建失败，原因见上面的输出。')

const main = join(projectDir, 'dist', 'local', 'main.js')
if (!existsSync(main)) stop(`缺少 ${main}，请先运行 npm run build。`)

// As on the platform, where functions run in UTC whatever the laptop's zone is.
process.env.TZ = 'UTC'
const { default: local } = await import(pathToFileURL(main).href)
await local.main({ projectDir, ...options })
