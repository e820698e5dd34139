/** What the phone keeps under a name, over the end of the app: every change is written down at once. */
export class KeptMap extends Map<string, string> {
  constructor() {
    super(Object.entries(localStorage) as [string, string][])
  }

  override set(key: string, value: string): this {
    localStorage.setItem(key, value)
    return super.set(key, value)
  }

  override delete(key: string): boolean {
    localStorage.removeItem(key)
    return super.delete(key)
  }

  override clear(): void {
    localStorage.clear()
    super.clear()
  }
}
