/** The size of each package of the built mini-program and what it may be: the main one first, then every subpackage by its folder. */
export function weappPackageSizes(): { name: string; bytes: number; maximumBytes: number }[]
