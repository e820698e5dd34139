import type { BrowserContext, Page } from 'playwright-core'

/** Notes everything on a page that a person should never meet: errors in the console, requests that fail or are answered with an error. */
export class PageWatch {
  private noted: string[] = []
  private tolerated: RegExp | null = null

  constructor(context: BrowserContext) {
    context.on('page', (page) => { this.watch(page) })
  }

  /** While something is broken on purpose, what follows from it is not noted. */
  async tolerating<Result>(pattern: RegExp, doing: () => Promise<Result>): Promise<Result> {
    const before = this.tolerated
    this.tolerated = pattern
    try {
      return await doing()
    } finally {
      this.tolerated = before
    }
  }

  /** From now on what follows from this is not noted; null for everything again. */
  tolerate(pattern: RegExp | null): void {
    this.tolerated = pattern
  }

  note(problem: string): void {
    if (this.tolerated?.test(problem) !== true) this.noted.push(problem)
  }

  take(): string[] {
    return this.noted.splice(0)
  }

  private watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.note(`console: ${message.text()} (${page.url()})`)
    })
    page.on('pageerror', (error) => { this.note(`error: ${error.stack ?? error.message}`) })
    page.on('response', (response) => {
      if (response.status() >= 400) this.note(`${response.status()} ${response.url()}`)
    })
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? ''
      // The app ends the stream of live events itself, at sign-out.
      const isEndOfStream = why === 'net::ERR_ABORTED' && request.url().includes('/local/events')
      if (!isEndOfStream) this.note(`failed: ${request.url()} ${why}`)
    })
  }
}
