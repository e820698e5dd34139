// Writes the pages of docs/ that derive from the code:  npm run docs   (with -- --check nothing is written; it fails where a page is stale)
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDeclarations } from './docs/read-declarations.mjs'
import { importTypeScript } from './import-typescript.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
if (args.some((arg) => arg !== '--check')) {
  console.error('usage: npm run docs [-- --check]')
  process.exit(2)
}

const textOf = (path) => readFileSync(join(root, path), 'utf8')
const sourcesIn = (folder) => readdirSync(join(root, folder), { recursive: true })
  .filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name.replaceAll('\\', '/')}`).sort()
const jsonOf = (path) => JSON.parse(textOf(path))

const { pages } = await importTypeScript('scripts/docs/pages.ts')
const written = pages({
  declarations: readDeclarations([...sourcesIn('shared'), ...sourcesIn('cloudfunctions/kit')].map((path) => ({ path, text: textOf(path) }))),
  databaseRules: jsonOf('database/database-rules.json'),
  functionRules: jsonOf('database/function-rules.json'),
  indexes: jsonOf('database/indexes.json'),
})

const isCurrent = ({ path, text }) => existsSync(join(root, path)) && textOf(path) === text
const stale = written.filter((page) => !isCurrent(page))
if (args.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is stale: run npm run docs`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    console.log(`wrote ${path}`)
  }
}
