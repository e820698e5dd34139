// Jest keeps what `jest.setTimeout` was given under this symbol. Without the setup file every hook has 5 s, which a busy machine needs to start a cloud.
test('tests and hooks beside the local cloud have 60 s', () => {
  expect(Reflect.get(globalThis, Symbol.for('TEST_TIMEOUT_SYMBOL'))).toBe(60_000)
})
