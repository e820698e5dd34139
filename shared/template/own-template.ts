import * as z from 'zod/mini'
import type { Template } from '../scoring/template'

/** The revision of the company's record that the person saw, null where there was none. */
export const seenRev = z.nullable(z.int().check(z.gte(1), z.lte(1_000_000)))

/** A template as people are scored by it from the next opened period on: the company's newest own version, or the shipped one where there is none. */
export interface TemplateInUse {
  readonly template: Template
  readonly isOwn: boolean
  /** The shipped version of the same id as the app has it now. */
  readonly shipped: Template
  /** Null where the company has changed nothing yet. */
  readonly own: OwnTemplate | null
}

/** What a company has made of a shipped template; `_id` is the template's id. Its versions are stored beside the shipped ones as `id@version`. */
export interface OwnTemplate {
  readonly _id: string
  /** Counts every change of this record, so that of two people who change the same the second is told. */
  readonly rev: number
  readonly draft: TemplateDraft | null
  /** The newest is the last. */
  readonly publications: readonly Publication[]
}

/** Changes that count for nobody yet. */
export interface TemplateDraft {
  /** The template as it would be published; its version is that over which it was made. */
  readonly template: Template
  /** The shipped version that it goes back to. */
  readonly basedOn: number
  readonly savedAt: string
  readonly savedByName: string
}

/** One published version. */
export interface Publication {
  readonly version: number
  /** The shipped version that it goes back to. */
  readonly basedOn: number
  readonly at: string
  readonly byName: string
}

/** The newest published version of the company's own; null where there is none. */
export function newestPublication(own: OwnTemplate | null): Publication | null {
  return own?.publications[own.publications.length - 1] ?? null
}

/**
 * The number of the next own version: above every own one and above the shipped one. A shipped version is stored only while there is no own
 * one, so a later shipped version under a number that is taken never comes into its place.
 */
export function nextVersion(own: OwnTemplate | null, shipped: Template): number {
  return Math.max(shipped.version, newestPublication(own)?.version ?? 0) + 1
}
