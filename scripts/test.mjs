// npm test: installs what is missing, builds what is stale, then every check and every test; the last line is `N passed, N failed`.
// npm test -- path …  runs the test files under these paths and nothing else.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstallStale } from './start/installed-packages.mjs'
import { exitStatusOf, lastLineOf, sumOf, tallyOfCheck, tallyOfJest } from './test/tally.mjs'

const projectDir = fileURLToPath(new URL('..', import.meta.url))
const reportDir = join(projectDir, '.cache', 'test-reports')
const bin = (packagePath) => [process.execPath, join(projectDir, 'node_modules', packagePath)]
const jestBin = bin('jest/bin/jest.js')

// Two browsers at once on a small machine make each other's timings swing, hence one e2e file after the other. The others
// wait for disks and child processes, so that two at a time pay even on two cores, where Jest would run one.
const jestRuns = [
  { name: 'unit and cloud tests', projects: ['unit', 'cloud'], flags: [`--maxWorkers=${Math.max(2, availableParallelism() - 1)}`], limitMinutes: 20 },
  { name: 'e2e tests', projects: ['e2e'], flags: ['--runInBand'], limitMinutes: 20 },
]

const checks = [
  { name: 'typecheck', command: [...bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint', command: [...bin('eslint/bin/eslint.js'), '.'] },
  { name: 'docs are current', command: [process.execPath, join('scripts', 'write-docs.mjs'), '--check'] },
]

const startedAt = performance.now()
const secondsSince = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`

function say(text) {
  console.log(`[${secondsSince(startedAt).padStart(8)}] ${text}`)
}

/** How long a run may go on after it has written its report: something was left open. */
const graceMs = 20_000

/** Runs a command to its end. With `isQuiet` its output comes back as text instead of going to the terminal. */
function run([command, ...args], { isQuiet = false, limitMinutes = 10, env = {}, report = null } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectDir, env: { ...process.env, ...env }, stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    })
    let output = ''
    let late = null
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => { output += data })
    const stop = (why) => {
      late = why
      output += `${why}\n`
      child.kill('SIGKILL')
    }
    const limit = setTimeout(() => { stop(`was ended after ${limitMinutes} minutes`) }, limitMinutes * 60_000)
    let reportedAt = null
    const watch = report === null ? undefined : setInterval(() => {
      if (reportedAt === null && existsSync(report)) reportedAt = performance.now()
      if (reportedAt !== null && performance.now() - reportedAt > graceMs) stop('did not end by itself after its last test')
    }, 1_000)
    const end = (isGood) => {
      clearTimeout(limit)
      clearInterval(watch)
      resolve({ isGood, output, late })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      end(false)
    })
    child.on('close', (code) => { end(code === 0) })
  })
}

async function runCheck({ name, command }) {
  const start = performance.now()
  const { isGood, output } = await run(command, { isQuiet: true })
  say(`${name} ${isGood ? 'passed' : 'FAILED'} (${secondsSince(start)})`)
  if (!isGood) console.log(output.trimEnd())
  return tallyOfCheck(name, isGood)
}

async function runJest({ name, projects, flags, limitMinutes }, paths) {
  const start = performance.now()
  const report = join(reportDir, `${projects.join('-')}.json`)
  rmSync(report, { force: true })
  say(`${name} …`)
  const { isGood, late } = await run(
    [...jestBin, ...paths, ...(paths.length > 0 ? ['--runTestsByPath'] : []), '--ci', '--passWithNoTests', '--json', '--outputFile', report, ...flags, '--selectProjects', ...projects],
    { limitMinutes, report, env: { TZ: 'UTC', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' } },
  )
  const tally = tallyOfJest(late === null ? name : `${name} (${late})`, existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null, isGood)
  say(`${name}: ${lastLineOf(tally)} (${secondsSince(start)})`)
  return tally
}

/** The test files under the given paths, by the jest run that they belong to. */
async function listTests({ projects }, paths) {
  const { isGood, output } = await run([...jestBin, ...paths, '--listTests', '--json', '--selectProjects', ...projects], { isQuiet: true })
  if (!isGood) throw new Error(output)
  return JSON.parse(output.slice(output.indexOf('[')))
}

function finish(tally) {
  if (tally.problems.length > 0) console.log('\nFailed:')
  for (const problem of tally.problems) console.log(`  ${problem.replaceAll(projectDir, '')}`)
  say('done')
  console.log(lastLineOf(tally))
  process.exitCode = exitStatusOf(tally)
}

/** Everything, or with paths only the tests under them. */
async function testAll(paths) {
  if (isInstallStale(projectDir)) {
    say('installing packages …')
    const { isGood } = await run(['npm', 'ci', '--no-audit', '--no-fund'])
    if (!isGood) return tallyOfCheck('npm ci', false)
  }
  mkdirSync(reportDir, { recursive: true })
  const build = { name: 'build', command: [process.execPath, join('scripts', 'build.mjs'), '--if-stale'] }
  if (paths.length === 0) {
    say('building what is stale …')
    const tallies = [await runCheck(build), ...await Promise.all(checks.map(runCheck))]
    for (const jestRun of jestRuns) tallies.push(await runJest(jestRun, []))
    return sumOf(tallies)
  }
  const chosen = []
  for (const jestRun of jestRuns) chosen.push({ jestRun, files: await listTests(jestRun, paths) })
  if (chosen.every(({ files }) => files.length === 0)) say(`no test file under ${paths.join(', ')}`)
  const tallies = []
  if (chosen.some(({ jestRun, files }) => files.length > 0 && jestRun.projects.includes('e2e'))) tallies.push(await runCheck(build))
  for (const { jestRun, files } of chosen) if (files.length > 0) tallies.push(await runJest(jestRun, files.map((file) => relative(projectDir, file))))
  return sumOf(tallies)
}

const paths = process.argv.slice(2)
const flag = paths.find((path) => path.startsWith('-'))
if (flag === undefined) finish(await testAll(paths))
else {
  console.error(`npm test takes paths of tests only; for ${flag} use npx jest ${flag} …`)
  process.exitCode = 1
}
