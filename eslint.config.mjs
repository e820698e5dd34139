// Besides the usual rules, the borders between the layers are errors here: src → shared ← cloudfunctions, and shared is
// deterministic (no clock, no chance, no platform, no floats for points and money), so that a month can be recomputed.
import { builtinModules } from 'node:module'
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

// In any of the layers `getUserInfo` is banned: WeChat no longer answers it with a person's data.
const retired = {
  selector: 'MemberExpression[property.name="getUserInfo"], Identifier[name="getUserInfo"]',
  message: 'WeChat retired getUserInfo; a person is known by openid and invitation.',
}

// Queries live in one place, where each is seen next to the index that it needs.
const where = {
  selector: 'CallExpression[callee.property.name="where"]',
  message: 'Queries belong to cloudfunctions/kit.',
}

const notDeterministic = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'shared has no clock: take the time as an argument.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'shared has no clock: take the time as an argument.' },
  {
    selector: 'MemberExpression[property.name=/^(toFixed|toPrecision|toExponential)$/]',
    message: 'Points and money are integers: format them with shared/scoring/exact.',
  },
]

const notDeterministicProperties = [
  { object: 'Date', property: 'now', message: 'shared has no clock: take the time as an argument.' },
  { object: 'Math', property: 'random', message: 'shared has no chance: the same facts give the same result.' },
  { object: 'Math', property: 'round', message: 'Round points and money by their rule, see shared/scoring/exact.' },
  { object: 'Number', property: 'parseFloat', message: 'Points and money are never floats.' },
]

const platformGlobals = ['globalThis', 'global', 'process', 'Buffer', 'require', '__dirname', 'window', 'document', 'wx', 'fetch', 'console', 'setTimeout', 'setInterval', 'crypto', 'performance']

/** What a layer must not import; `@shared/…` and relative paths are told by what they lead to. */
const noImports = (...patterns) => ['error', { patterns: [...patterns, detour] }]
const detour = { regex: '^@shared/(.*/)?\\.\\.(/|$)', message: 'A path through @shared leads to shared.' }
const layer = (names, message) => ({ regex: `^(\\.\\./)+(${names.join('|')})(/|$)`, message })
/** The same for `import()`, which the rule above does not see. */
const noLoading = (pattern, message) => ({ selector: `ImportExpression[source.value=/${pattern}/]`, message })
const appPackages = { regex: '^(react|react-dom|@tarojs|@nutui)(/|$)', message: 'Only the app draws.' }
const nodeModules = { regex: `^(node:.*|(${builtinModules.join('|')})(/.*)?)$`, message: 'The app runs on a phone.' }
// The linter proves sheets before they are published; a phone doesn't carry it.
const linter = { regex: 'shared/scoring/lint/', message: 'The linter is no part of the phone\'s bundle.' }
const sdk = { group: ['@cloudbase/*'], message: 'Only cloudfunctions/kit talks to the database.' }

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.cache/', '.data/', '.tmp/', 'coverage/', 'test/local/fixtures/', 'test/**/fixtures/**/*.js'] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node, ecmaVersion: 2024 },
    rules: { 'no-restricted-syntax': ['error', retired] },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', retired, where],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNullish: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { args: 'all', argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-imports': noImports({ regex: '^(?!zod/mini$|\\.{1,2}/|@shared/)', message: 'shared imports zod/mini and itself, nothing else.' },
        layer(['src', 'cloudfunctions', 'local', 'test', 'scripts'], 'shared imports zod/mini and itself, nothing else.')),
      'no-restricted-syntax': ['error', retired, where, { selector: 'ImportExpression', message: 'shared is whole at once.' }, ...notDeterministic],
      'no-restricted-properties': ['error', ...notDeterministicProperties],
      'no-restricted-globals': ['error', 'parseFloat', ...platformGlobals],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-imports': noImports(sdk, nodeModules, linter, layer(['cloudfunctions', 'local', 'test', 'scripts'], 'The app knows the cloud only by shared/contract.')),
      'no-restricted-syntax': ['error', retired, where, noLoading('(^|\\.\\.\\x2F)(cloudfunctions|local|test|scripts|@cloudbase|node:)', 'The app knows the cloud only by shared/contract.')],
    },
  },
  {
    // The one query of the app: WeChat lets it watch its own signal.
    files: ['src/cloud/live.weapp.ts'],
    rules: { 'no-restricted-syntax': ['error', retired] },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    rules: {
      'no-restricted-imports': noImports(sdk, appPackages, layer(['src', 'local', 'test', 'scripts'], 'A cloud function never knows the app or the local cloud.')),
    },
  },
  {
    files: ['cloudfunctions/kit/**/*.ts'], // the one place that queries
    rules: {
      'no-restricted-imports': noImports(appPackages, layer(['src', 'local', 'test', 'scripts'], 'A cloud function never knows the app or the local cloud.')),
      'no-restricted-syntax': ['error', retired],
    },
  },
  {
    // The local cloud works against the SDK and queries whatever it likes.
    files: ['local/**/*.ts', 'test/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', retired] },
  },
  {
    files: ['local/**/*.ts'],
    rules: { 'no-restricted-imports': noImports(appPackages, layer(['src', 'test', 'scripts'], 'The local cloud serves the built app and knows nothing of its sources.')) },
  },
)
