/** What the host keeps for the test that drives it. */
export interface Journal {
  /** Names of the platform that the app asked for and that are not given here. */
  readonly missing: Set<string>
  /** The largest update that a page sent to its view, in characters of JSON; WeChat drops what is above a megabyte. */
  largestUpdate: number
  /** What was shown for a moment, the newest last. */
  readonly toasts: string[]
  /** What waits for an answer of the person. */
  modal: { readonly title: string; readonly content: string; readonly answer: (isConfirmed: boolean) => void } | null
  /** The wheel that is open over the page. */
  picker: { readonly mode: string; readonly choose: (value: unknown) => void } | null
  clipboard: string
  /** The person said no when WeChat asked whether the app may use the clipboard. */
  isClipboardRefused: boolean
  /** What stands on the tabs of the bar, by their place. */
  readonly badges: Map<number, string>
  /** The person closed the camera without taking one. */
  isCameraRefused: boolean
  /** What stands in the navigation bar. */
  title: string
}

export const journal: Journal = { missing: new Set(), largestUpdate: 0, toasts: [], modal: null, picker: null, clipboard: '', isClipboardRefused: false, badges: new Map(), isCameraRefused: false, title: '' }

/** Something went wrong in the app: the driver reads the console. */
export function reportError(error: unknown, where: string): void {
  console.error(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : typeof error === 'string' ? error : JSON.stringify(error)}`)
}
