/** An exact decimal as JSON carries it: a number or text with at most 6 decimals. */
export type DecimalInput = number | string

/** Where a value comes from, for the trace: who entered it, from which form, for whom. */
export interface Provenance {
  readonly enteredBy?: string
  readonly form?: string
  readonly at?: string
  readonly scope?: 'employee' | 'crew' | 'store'
}

/** A metric's value: plain, or exactly as a share of counted jobs (times 100), with where it comes from. */
export type MetricInput =
  | DecimalInput
  | { readonly value: DecimalInput; readonly source?: Provenance }
  | { readonly numerator: DecimalInput; readonly denominator: DecimalInput; readonly source?: Provenance }

/** An incident in brief. Without a status it is in force. */
export interface IncidentInput {
  readonly id: string
  readonly kind: string
  readonly quantity?: number
  readonly status?: IncidentStatus
}

export type IncidentStatus = 'logged' | 'acknowledged' | 'disputed' | 'upheld' | 'reduced' | 'dropped' | 'withdrawn' | 'lapsed'

export interface RatingInput {
  readonly item: string
  readonly role: string
  readonly points: DecimalInput
  /** Who gave it, shown in the trace; never for anonymous groups. */
  readonly by?: string
  readonly comment?: string
}

export interface LevelInput {
  readonly item: string
  readonly role: string
  readonly level: number
  /** Who chose it, shown in the trace; never for anonymous groups. */
  readonly by?: string
  readonly comment?: string
}

export interface TaskInput {
  readonly item: string
  readonly name: string
  readonly description?: string
  /** 1 to 3. */
  readonly urgency: number
  /** 1 to 3. */
  readonly importance: number
  /** Percent. */
  readonly completion: DecimalInput
}

/** What HR decides about an item that would wait for ever: full marks, none, or that the others carry its points. */
export interface SettlementInput {
  readonly item: string
  readonly choice: 'full' | 'zero' | 'exclude'
  readonly reason: string
}

/** Whole days that a sheet covers, out of those that its base is for: 12 of a month's 30. */
export interface EmployedDays {
  readonly days: number
  readonly of: number
}

/** What was decided about pay below the legal minimum for the days worked: raised to it, or paid as it was earned. */
export interface PayGuardInput {
  /** Yuan. */
  readonly minimum: DecimalInput
  readonly choice: 'top-up' | 'confirm'
  readonly reason: string
  /** Who decided. */
  readonly by?: string
}

/** Everything that scores a sheet; plain JSON, stored in the sheet document and read by the command line. */
export interface SheetInputs {
  readonly metrics?: Readonly<Record<string, MetricInput>>
  readonly targets?: Readonly<Record<string, DecimalInput>>
  readonly previous?: Readonly<Record<string, MetricInput>>
  readonly incidents?: readonly IncidentInput[]
  readonly ratings?: readonly RatingInput[]
  readonly levels?: readonly LevelInput[]
  readonly tasks?: readonly TaskInput[]
  readonly settlements?: readonly SettlementInput[]
  readonly baseSalary?: DecimalInput
  /** Only where a sheet covers a part of what its base is for (a joiner, a leaver, a change in the middle). */
  readonly employed?: EmployedDays
  readonly payGuard?: PayGuardInput
}
