import type { BuildOptions } from 'esbuild'

/** The functions of cloudbaserc.json. */
export const names: readonly string[]
/** How a function is bundled. */
export function bundleOptions(name: string): BuildOptions
