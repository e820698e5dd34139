import type * as z from 'zod/mini'
import type { Grant } from '../people/permission'
import type { RefusalCode } from './refusal'
import type { SheetState } from '../appraisal/sheet-state'
import type { IncidentState } from '../incident/incident-state'

/**
 * An action as it is declared once: its name is its file name everywhere and its name on the wire. The handler, the typed
 * client, the permission matrix and docs/actions.md all derive from this.
 */
export interface ActionDeclaration<Name extends string = string, Input extends z.ZodMiniType = z.ZodMiniType, Output extends z.ZodMiniType = z.ZodMiniType> {
  readonly name: Name
  /** Chinese label, as a button or a log would say it. */
  readonly title: string
  /** A query changes nothing; a command carries a command id and is answered once. */
  readonly kind: 'query' | 'command'
  /** What the record that it works on is about: decides which `Subject` the grants are checked against. */
  readonly on: 'nobody' | 'person' | 'sheet' | 'incident' | 'metric'
  readonly input: Input
  readonly output: Output
  /** Refusals of its own, besides `commonRefusals`. */
  readonly refusals: readonly RefusalCode[]
  /** Who may; an empty list means somebody not yet bound to a person (only `accept-invitation`). */
  readonly may: readonly Grant[]
  /** The sheet states in which it may be done; absent where no sheet is involved or any state will do. */
  readonly sheetStates?: readonly SheetState[]
  /** The incident states in which it may be done. */
  readonly incidentStates?: readonly IncidentState[]
  /**
   * What the command's own record must not keep. `anonymous`: neither a hash of what was sent nor the moment, so that nothing leads from a person
   * to an answer. `once`: what it answers is shown once and stored nowhere; the same command again is told so.
   */
  readonly discretion?: 'anonymous' | 'once'
  /** A sentence for docs/actions.md. */
  readonly doc: string
}

/** Declares an action; keeps the literal types of name and schemas. */
export function declareAction<const Name extends string, Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  declaration: ActionDeclaration<Name, Input, Output>,
): ActionDeclaration<Name, Input, Output> {
  return declaration
}
