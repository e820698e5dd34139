// Three projects. `npx jest path/to/test` runs a file of any; scripts/test.mjs runs unit and cloud together, then e2e in
// band, because two browsers at once on a small machine make each other's timings swing.
const cloudFolders = ['local', 'cloudfunctions', 'proof']
const e2eFolders = ['e2e', 'browser', 'weapp']

/** @type {import('jest').Config} */
const common = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  setupFilesAfterEnv: ['<rootDir>/test/setup/time-limit.ts', '<rootDir>/test/setup/slow-warnings.ts'],
  moduleNameMapper: {
    '^@shared/(.*)$': '<rootDir>/shared/$1',
    '^@tarojs/taro$': '<rootDir>/test/stubs/taro.ts',
    '\\.(scss|css|png|jpg|svg)$': '<rootDir>/test/stubs/asset.ts',
  },
  // This one package has no CommonJS build.
  transformIgnorePatterns: ['/node_modules/(?!@sparticuz/)', '<rootDir>/dist/'],
  transform: {
    '^.+\\.(tsx?|mjs|js)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
        module: { type: 'commonjs' },
      },
    ],
  },
}

/** How long a test or a hook may take; see test/setup/time-limit.ts. */
const withLimit = (limitMs) => ({ ...common, globals: { ANSWER_SHAPE: 'test', CLOUD_ENV_ID: '', TIME_LIMIT_MS: limitMs } })

const inFolders = (folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`)

export default {
  projects: [
    // Whatever is in neither of the others, so that no test file falls between the projects.
    {
      ...withLimit(5_000),
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: [...cloudFolders, ...e2eFolders].map((folder) => `<rootDir>/test/${folder}/`),
    },
    { ...withLimit(60_000), displayName: 'cloud', testMatch: inFolders(cloudFolders) },
    { ...withLimit(120_000), displayName: 'e2e', testMatch: inFolders(e2eFolders) },
  ],
}
