/**
 * On H5 tabs take turns by the browser's locks. From an unsafe address (plain HTTP in the office) there are none: then two tabs may send the same
 * entry, which its id makes harmless.
 */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, work)
  else await work()
}
