import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const isWeapp = process.env['TARO_ENV'] === 'weapp'
const root = path.resolve(__dirname, '..')
/** Compiled beside src/: Taro's loaders otherwise leave TypeScript and modern syntax outside it alone. */
const compileAlso = [path.join(root, 'shared'), path.join(root, 'node_modules/zod')]

/** Every file of a folder of the project, in one order on every machine. */
function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort()
}

/** Changes with any source of what the cloud answers; see src/cloud/answer-shape.d.ts. */
function answerShape(): string {
  const hash = createHash('sha256')
  for (const file of filesIn('shared')) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 8)
}

export default defineConfig({
  projectName: 'shifu',
  date: '2026-11-24',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env['TARO_ENV'] ?? 'h5'}`,
  framework: 'react',
  // Prebundling more than doubles the mini-program's package.
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: {
    enable: true,
    // The cache holds absolute paths: a moved or copied project folder begins a new one.
    name: `${process.env['NODE_ENV'] ?? ''}-${process.env['TARO_ENV'] ?? ''}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`,
    // Page configs are read outside webpack, which would go on with the titles of an earlier build.
    buildDependencies: { pages: filesIn('src').filter((file) => file.endsWith('.config.ts')) },
  },
  defineConstants: {
    ANSWER_SHAPE: JSON.stringify(answerShape()),
    CLOUD_ENV_ID: JSON.stringify(process.env['SHIFU_ENV_ID'] ?? ''),
  },
  alias: { '@shared': path.join(root, 'shared') },
  plugins: [
    '@tarojs/plugin-platform-weapp', '@tarojs/plugin-platform-h5', '@tarojs/plugin-framework-react',
    path.join(__dirname, 'accessible-components-plugin.js'),
  ],
  // Files that only app.json and theme.json name, where Taro doesn't look for any.
  ...(isWeapp ? { copy: { patterns: [{ from: 'src/assets', to: 'dist/weapp/assets' }, { from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }], options: {} } } : {}),
  sass: { resource: [] },
  mini: {
    compile: { include: compileAlso },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: compileAlso },
    postcss: { autoprefixer: { enable: true, config: {} }, cssModules: { enable: false } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
  },
} satisfies UserConfigExport)
