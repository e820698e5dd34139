/** An export of the sources, as read-declarations.mjs finds it. */
export interface Declaration {
  readonly file: string
  readonly doc: string
  readonly text: string
  readonly propertyDocs: Readonly<Record<string, string>>
  /** Of an interface: its own properties with their types as written. */
  readonly members: readonly { readonly name: string; readonly type: string; readonly isOptional: boolean }[]
  /** Of an interface: what it extends. */
  readonly parents: readonly string[]
}

/** What the pages are made from besides the contract itself. */
export interface DocSources {
  readonly declarations: Readonly<Record<string, Declaration>>
  readonly databaseRules: Readonly<Record<string, { readonly read: boolean | string; readonly write: boolean | string }>>
  readonly functionRules: Readonly<Record<string, { readonly invoke: boolean | string }>>
  readonly indexes: Readonly<Record<string, readonly { readonly keys: Readonly<Record<string, number>>; readonly unique?: boolean }[]>>
}

/** A page of docs/. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** The export of that name; a page that quotes what is gone fails. */
export function declarationOf(sources: DocSources, name: string): Declaration {
  const declaration = sources.declarations[name]
  if (declaration === undefined) throw new Error(`the docs quote ${name}, which no source exports`)
  return declaration
}
