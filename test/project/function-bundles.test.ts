import { build } from 'esbuild'
import { bundleOptions, names } from '../../scripts/build/functions.mjs'

/**
 * Every package from which code is uploaded to the cloud: the SDK with what it needs, and zod. What else gets in (a package of the
 * local cloud, of the app, of the tests) turns this red and is looked at before it is added.
 */
const shipped = [
  '@cloudbase/adapter-interface', '@cloudbase/adapter-wx_mp', '@cloudbase/ai', '@cloudbase/app', '@cloudbase/database', '@cloudbase/node-sdk',
  '@cloudbase/signature-nodejs', '@cloudbase/utilities', '@cloudbase/wx-cloud-client-sdk', '@mattiasbuelens/web-streams-adapter', '@tootallnate/once',
  'agent-base', 'agentkeepalive', 'async-function', 'async-generator-function', 'asynckit', 'axios', 'bson', 'buffer-equal-constant-time',
  'call-bind-apply-helpers', 'clone', 'combined-stream', 'debug', 'delayed-stream', 'dunder-proto', 'ecdsa-sig-formatter', 'es-define-property',
  'es-errors', 'es-object-atoms', 'es-set-tostringtag', 'follow-redirects', 'form-data', 'function-bind', 'generator-function', 'get-intrinsic',
  'get-proto', 'gopd', 'has-flag', 'has-symbols', 'has-tostringtag', 'hasown', 'http-proxy-agent', 'https-proxy-agent', 'humanize-ms', 'is-stream',
  'jsonwebtoken', 'jwa', 'jws', 'jwt-decode', 'lodash.clonedeep', 'lodash.includes', 'lodash.isboolean', 'lodash.isinteger', 'lodash.isnumber',
  'lodash.isplainobject', 'lodash.isstring', 'lodash.once', 'lodash.set', 'lodash.unset', 'math-intrinsics', 'mime-db', 'mime-types', 'ms',
  'proxy-from-env', 'retry', 'safe-buffer', 'sax', 'semver', 'supports-color', 'text-encoding-shim', 'web-streams-polyfill', 'xml2js', 'xmlbuilder', 'zod',
]

/** Modules of Node itself that a function may load at run time; nothing else is left to be found there. */
const fromNode = ['assert', 'buffer', 'crypto', 'events', 'fs', 'http', 'https', 'net', 'os', 'path', 'stream', 'string_decoder', 'timers', 'tls', 'tty', 'url', 'util', 'zlib']

const layers = /^(cloudfunctions|shared)\//

async function contentsOf(name: string) {
  const { metafile } = await build({ ...bundleOptions(name), write: false, metafile: true })
  const [output] = Object.values(metafile.outputs)
  if (output === undefined) throw new Error(`${name} was not built`)
  const files = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file)
  const packageOf = (file: string) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]
  return {
    packages: [...new Set(files.flatMap((file) => packageOf(file) ?? []))].sort(),
    own: files.filter((file) => packageOf(file) === undefined),
    loaded: [...new Set(output.imports.filter(({ external }) => external).map(({ path }) => path.replace(/^node:/, '')))].sort(),
    bytes: output.bytes,
  }
}

test.each(names)('the function %s is made of our own two layers, the SDK and zod', async (name) => {
  const { packages, own, loaded } = await contentsOf(name)
  expect(packages.filter((each) => !shipped.includes(each))).toEqual([])
  expect(own.filter((file) => !layers.test(file))).toEqual([])
  expect(loaded.filter((each) => !fromNode.includes(each))).toEqual([])
}, 30_000)

test('the allow list has no more than what is shipped', async () => {
  const all = new Set((await Promise.all(names.map(async (name) => (await contentsOf(name)).packages))).flat())
  expect(shipped.filter((each) => !all.has(each))).toEqual([])
}, 30_000)
