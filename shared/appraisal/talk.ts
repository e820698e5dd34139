/** The talk between superior and person that some forms ask for (面谈): when it is planned, when it was held, what was said, and that both say so. */
export interface SheetTalk {
  /** Beijing days, `YYYY-MM-DD`. */
  readonly plannedOn: string | null
  readonly heldOn: string | null
  readonly notes: string
  readonly recordedByName: string
  /** The person has read it and has no objection (双方无异议); HR may say so in their place, and is named. */
  readonly confirmation: { readonly byName: string; readonly isByHr: boolean; readonly at: string; readonly remark: string } | null
  /** Why the person does not agree; a new record takes it away. */
  readonly objection: string | null
}
