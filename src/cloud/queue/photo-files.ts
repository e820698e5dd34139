/** Keeps a photo's bytes under its name, `<sha256>.<type>`, so that they survive the app being killed. This plain file stands for tsc and tests; each target has its own. */
export function keepPhoto(_name: string, _bytes: ArrayBuffer): Promise<void> {
  return Promise.resolve()
}

/** The bytes of a kept photo; null when they are no longer there. */
export function readPhoto(_name: string): Promise<ArrayBuffer | null> {
  return Promise.resolve(null)
}

export function dropPhoto(_name: string): Promise<void> {
  return Promise.resolve()
}

/** The names of all photos that are kept. */
export function listPhotos(): Promise<readonly string[]> {
  return Promise.resolve([])
}
