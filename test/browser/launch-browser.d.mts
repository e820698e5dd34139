import type { Browser } from 'playwright-core'

/** A headless browser with a fresh profile and Chinese fonts. Close it when done. */
export function launchBrowser(): Promise<Browser>
