import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { buildIfStale } from '../local/test-cloud'
import { weappPackageSizes } from '../../scripts/build/weapp-packages.mjs'
import { pagePaths } from './bundle/page-paths'
import { BundleFiles } from './bundle/bundle-files'
import { buildTimeoutMs, builtWeapp } from './weapp-bundle'

// What WeChat's developer tools would open and upload.

jest.setTimeout(60_000)

const projectDir = join(__dirname, '..', '..')
const Project = z.object({ miniprogramRoot: z.string(), cloudfunctionRoot: z.string(), appid: z.string(), compileType: z.literal('miniprogram') })
const Theme = z.record(z.enum(['light', 'dark']), z.record(z.string(), z.string()))
const Functions = z.object({ functions: z.array(z.object({ name: z.string() })) })
const App = z.looseObject({
  darkmode: z.literal(true), themeLocation: z.string(), sitemapLocation: z.string(), lazyCodeLoading: z.literal('requiredComponents'), __usePrivacyCheck__: z.literal(true),
  tabBar: z.object({ list: z.array(z.object({ pagePath: z.string(), text: z.string(), iconPath: z.string(), selectedIconPath: z.string() })) }),
})

let files: BundleFiles
let app: z.infer<typeof App>

beforeAll(() => {
  files = new BundleFiles(builtWeapp())
  app = App.parse(JSON.parse(files.read('app.json')))
}, buildTimeoutMs)

const scripts = () => files.ending('.js', '.wxml', '.wxss', '.json')

test('the project that the tools open points to what is built', () => {
  const project = Project.parse(JSON.parse(readFileSync(join(projectDir, 'project.config.json'), 'utf8')))
  expect(resolve(projectDir, project.miniprogramRoot)).toBe(files.dir)
  expect(project.cloudfunctionRoot).toBe('dist/functions/')
  expect(files.paths).not.toContain('project.config.json')
})

test('every package is as small as it must be, the main one below 900 KB', () => {
  const sizes = weappPackageSizes()
  expect(sizes.map(({ name }) => name)).toEqual(['main', 'installer', 'lead', 'admin'])
  expect(sizes.filter(({ bytes, maximumBytes }) => bytes > maximumBytes)).toEqual([])
  expect(sizes[0]?.maximumBytes).toBe(900 * 1024)
})

test('every page has a title and its files; the tabs are pages of the main package', () => {
  const pages = pagePaths(files.app)
  expect(new Set(pages).size).toBe(pages.length)
  const untitled = pages.filter((page) => (files.pageConfigs().get(page)?.navigationBarTitleText ?? '') === '')
  expect(untitled).toEqual([])
  expect(app.tabBar.list.map(({ pagePath }) => pagePath).filter((page) => !files.app.pages.includes(page))).toEqual([])
  expect(pages.flatMap((page) => ['.js', '.wxml', '.json'].map((ending) => page + ending)).filter((path) => !files.paths.includes(path))).toEqual([])
})

test('what app.json takes from the theme stands there for light and dark, and its icons exist', () => {
  const theme = Theme.parse(JSON.parse(files.read(app.themeLocation)))
  const names = [...files.read('app.json').matchAll(/"@(\w+)"/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(10)
  for (const scheme of ['light', 'dark'] as const) {
    expect(names.filter((name) => theme[scheme][name] === undefined)).toEqual([])
    const icons = Object.entries(theme[scheme]).filter(([name]) => name.startsWith('icon'))
    expect(icons.map(([, path]) => path).filter((path) => !files.paths.includes(path))).toEqual([])
  }
})

test('a private app is in no search: no page may be indexed', () => {
  expect(JSON.parse(files.read(app.sitemapLocation))).toMatchObject({ rules: [{ action: 'disallow', page: '*' }] })
})

test('nothing in it belongs to development or to the browser', () => {
  expect(files.ending('.map', '.ts', '.tsx', '.scss')).toEqual([])
  const foreign = /sourceMappingURL|localhost|127\.0\.0\.1|\/local\/(people|sign-in|events|clock)|\/call\/api|sessionStorage|new EventSource|换一个人登录/
  expect(scripts().filter((path) => foreign.test(files.read(path)))).toEqual([])
})

test('the cloud is opened before anything else, in the environment of the build', () => {
  const environment = process.env['SHIFU_ENV_ID'] ?? ''
  expect(files.read('app.js')).toContain(environment === '' ? '.cloud.init({})' : `.cloud.init({env:"${environment}"})`)
})

test('every function that the deployment declares lies built where the tools look for it', () => {
  buildIfStale('functions')
  const { functions } = Functions.parse(JSON.parse(readFileSync(join(projectDir, 'cloudbaserc.json'), 'utf8')))
  const wanted = functions.flatMap(({ name }) => [`${name}/index.js`, `${name}/package.json`])
  expect(wanted.filter((path) => !existsSync(join(projectDir, 'dist', 'functions', path)))).toEqual([])
})
