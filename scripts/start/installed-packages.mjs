import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether node_modules is missing or is not what package-lock.json pins. npm leaves beside the packages a list of what
 * it installed; optional packages for other systems are not in it.
 * @param {string} projectDir
 */
export function isInstallStale(projectDir) {
  const installedFile = join(projectDir, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return true
  const locked = packagesOf(join(projectDir, 'package-lock.json'))
  const installed = packagesOf(installedFile)
  return Object.entries(locked).some(([path, { version, integrity, optional }]) => {
    if (path === '') return false
    const present = installed[path]
    if (present === undefined) return optional !== true
    return present.version !== version || present.integrity !== integrity
  })
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
