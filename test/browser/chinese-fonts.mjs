import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir, projectDir } from './folders.mjs'

/**
 * The environment in which a browser on Linux draws Chinese although no Chinese font is installed, and the same font on
 * every machine. macOS and Windows have theirs. (Chromium reads no woff2 by way of fontconfig, hence a package of OTF files.)
 * @returns {Record<string, string>}
 */
export function chineseFontsEnvironment() {
  if (process.platform !== 'linux') return {}
  const folder = join(cacheDir, 'fonts')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  const part = `${file}.${process.pid}`
  writeFileSync(part, fontsConf(join(projectDir, 'node_modules', '@embedpdf', 'fonts-sc', 'fonts'), join(folder, 'cache')))
  renameSync(part, file)
  return { FONTCONFIG_FILE: file }
}

function fontsConf(fontDir, fontCacheDir) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeXml(fontDir)}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${escapeXml(fontCacheDir)}</cachedir>
  <alias binding="strong">
    <family>sans-serif</family>
    <prefer><family>Noto Sans S Chinese</family></prefer>
  </alias>
</fontconfig>
`
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
