declare const TIME_LIMIT_MS: number

// Jest takes `testTimeout` from the command line or the whole configuration only; that of a project has no effect.
jest.setTimeout(TIME_LIMIT_MS)
