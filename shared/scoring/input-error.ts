/** An input that can't be scored. `field` names it (`metrics.first-pass-rate`), `message` says in English what to do, `sentence` in Chinese. */
export class InputError extends Error {
  override readonly name = 'InputError'
  constructor(readonly field: string, readonly problem: string, readonly sentence: string) {
    super(`${field}: ${problem}`)
  }
}
