import type { AppJson } from './app-json'

/** Folders of the subpackages, without a slash at the end. */
export function subpackageRoots({ subPackages = [] }: AppJson): readonly string[] {
  return subPackages.map(({ root }) => root.replace(/\/$/, ''))
}

/** All pages with their full paths, the main package's first. */
export function pagePaths({ pages, subPackages = [] }: AppJson): readonly string[] {
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root.replace(/\/$/, '')}/${page}`))]
}
