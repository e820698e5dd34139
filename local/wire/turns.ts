/** Lets work that nobody waits for go one at a time: after each, whatever has come meanwhile from others goes first. */
export class Turns {
  private readonly waiting: (() => void)[] = []

  /** Resolves when it is this caller's turn. */
  take(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve)
      if (this.waiting.length === 1) setImmediate(this.next)
    })
  }

  private readonly next = (): void => {
    this.waiting.shift()?.()
    if (this.waiting.length > 0) setImmediate(this.next)
  }
}
