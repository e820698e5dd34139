import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'

/** A headless browser with a fresh profile and Chinese fonts. Close it when done. */
export function launchBrowser(): Promise<Browser>

/** A phone's browser on a folder of its own: what it keeps is there again when it is opened anew on the same folder. */
export function launchDevice(folder: string, settings: BrowserContextOptions): Promise<BrowserContext>
