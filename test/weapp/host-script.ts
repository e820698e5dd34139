import { join } from 'node:path'
import { build } from 'esbuild'

let script: Promise<string> | null = null

/** The host with WeChat's open-source component framework, as one script for the browser. */
export function hostScript(): Promise<string> {
  script ??= bundleHost()
  return script
}

async function bundleHost(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'host', 'main.ts')], bundle: true, write: false, format: 'iife', platform: 'browser', target: 'chrome120', logLevel: 'error',
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('nothing was built')
  return file.text
}
