import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')

interface Package {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly engines?: Readonly<Record<string, string>>
}
interface Manifest extends Package {
  readonly overrides: Readonly<Record<string, string>>
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, Package>> }
const installed = Object.entries(lock.packages).filter(([path]) => path !== '').map(([path, entry]) => ({ path, name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), ...entry }))

/** Licences under which anything may be used, alone or as one of several to choose from. */
const allowedLicences = ['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Python-2.0', 'Unlicense']

/** Packages with another licence or none, and why that is right for us. */
const acceptedPackages: Readonly<Record<string, string>> = {
  '@cloudbase/signature-nodejs': 'names no licence; Tencent\'s own part of the SDK that its cloud asks for',
  '@cloudbase/wx-cloud-client-sdk': 'names no licence; Tencent\'s own part of the SDK that its cloud asks for',
  'string.fromcodepoint': 'MIT in an older field of its package.json',
  'caniuse-lite': 'CC-BY-4.0: data that the build reads, named in the lockfile',
  'webpack-chain': 'MPL-2.0: part of Taro\'s build, not shipped',
  'mdn-data': 'MPL-2.0 in an old version: part of the build, not shipped',
  '@embedpdf/fonts-sc': 'OFL-1.1: Noto Sans for the test browser, not shipped',
}
const acceptedFamilies = [{ pattern: /^lightningcss(-|$)/, licence: 'MPL-2.0' }] // part of the build, not shipped

function isAllowed(licence: string): boolean {
  const choices = licence.replace(/[()]/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((part) => allowedLicences.includes(part)))
}

test('every version that the project asks for is exact', () => {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides }
  const loose = Object.entries(asked).filter(([, version]) => !/^(npm:[\w.@/-]+@)?\d+\.\d+\.\d+$/.test(version))
  expect(loose).toEqual([])
})

test('the lockfile belongs to this package.json', () => {
  expect(lock.lockfileVersion).toBe(3)
  expect(lock.packages['']?.dependencies).toEqual(manifest.dependencies)
  expect(lock.packages['']?.devDependencies).toEqual(manifest.devDependencies)
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version])
  }
})

test('every package is pinned by sha512, comes from a registry and names no host', () => {
  const odd = installed.filter(({ integrity, resolved, link, version }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') || resolved !== undefined || link === true || !/^\d/.test(version ?? ''))
  expect(odd.map(({ path }) => path)).toEqual([])
})

test('no package asks for a git, url or file dependency', () => {
  const asks = installed.flatMap(({ path, dependencies, optionalDependencies }) => Object.entries({ ...dependencies, ...optionalDependencies }).map(([name, range]) => `${path} → ${name}@${range}`))
  expect(asks.filter((ask) => /@(git|https?:|file:|link:|github:|[\w-]+\/[\w-]+(#|$))/.test(ask))).toEqual([])
})

// What `npm ci` refuses on the other systems ("Missing: … from lock file").
test('packages for other systems are in the lockfile too', () => {
  const isThere = (from: string, name: string): boolean => {
    if (lock.packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`] !== undefined) return true
    if (from === '') return false
    const up = from.lastIndexOf('/node_modules/')
    return isThere(up < 0 ? '' : from.slice(0, up), name)
  }
  const missing = installed.flatMap(({ path, optionalDependencies }) => Object.keys(optionalDependencies ?? {}).filter((name) => !isThere(path, name)).map((name) => `${path} → ${name}`))
  expect(missing).toEqual([])
})

test('every licence is one that we may use, or is accepted by name', () => {
  const odd = installed.filter(({ name, license }) => !(isAllowed(license ?? 'none') || name in acceptedPackages || acceptedFamilies.some(({ pattern, licence }) => pattern.test(name) && license === licence)))
  expect(odd.map(({ name, license }) => `${name}: ${license ?? 'none'}`)).toEqual([])
})

test('every exception for a licence is still needed', () => {
  const names = new Set(installed.filter(({ license }) => !isAllowed(license ?? 'none')).map(({ name }) => name))
  expect(Object.keys(acceptedPackages).filter((name) => !names.has(name))).toEqual([])
})

test('installing runs no script of a package', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8').split('\n')).toEqual(expect.arrayContaining(['ignore-scripts=true', 'save-exact=true', 'omit-lockfile-registry-resolved=true']))
})

test('packages with known holes stay out', () => {
  expect(installed.filter(({ name }) => name === 'axios').map(({ version }) => version)).toEqual(['0.30.3']) // CVE-2025-27152, CVE-2023-45857 below 0.30
  expect(installed.filter(({ name }) => name === 'xlsx')).toEqual([]) // CVE-2023-30533, unfixed on npm
})
