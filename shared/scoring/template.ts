import type { DecimalInput } from './inputs'

/** A score sheet as data. Immutable once a period has pinned its version (decision 5); plain JSON, so that it is stored and hashed as it is. */
export interface Template {
  readonly id: string
  readonly version: number
  readonly title: string
  /** What the form says all items add up to. */
  readonly declaredPoints: number
  readonly sections?: readonly TemplateSection[]
  readonly items: readonly TemplateItem[]
  readonly metrics: readonly TemplateMetric[]
  readonly incidentKinds: readonly TemplateIncidentKind[]
  readonly periodKinds: readonly ('month' | 'quarter' | 'half-year' | 'year' | 'probation')[]
  readonly pay: PayRule | null
  /** Who signs in which order (decision 10); the states are those of the appraisal's own table. */
  readonly route: readonly RouteRow[]
  /** Settings with which people are scored and which the sheet therefore shows (`ours` on sheets.md). */
  readonly settings?: readonly TemplateSetting[]
}

export interface TemplateSetting {
  readonly title: string
  readonly value: string
}

/** A section whose items add up to `points`; `rawPoints` normalises what a form printed otherwise; `weight` in percent where the total is weighted. */
export interface TemplateSection {
  readonly id: string
  readonly title: string
  readonly points: number
  readonly rawPoints?: number
  readonly weight?: number
}

export interface TemplateItem {
  readonly id: string
  readonly title: string
  /** The category as the form prints it. */
  readonly category?: string
  readonly section?: string
  readonly max: number
  readonly rule: Rule
  /** What the form asks for, in our own words. */
  readonly criteria: readonly string[]
  /** Where the evidence comes from. */
  readonly evidence?: string
  readonly veto?: Veto
}

export interface Veto {
  readonly when: { readonly incident: string } | { readonly metric: string; readonly comparison: '>=' | '>' | '<=' | '<'; readonly value: DecimalInput }
  readonly effect: 'item-zero' | 'sheet-zero'
}

export interface TemplateMetric {
  readonly id: string
  readonly title: string
  readonly unit: '%' | 'score' | 'yuan' | 'count' | 'days' | 'hours'
  /** Which side is good; the linter finds a rule that pays for the other. */
  readonly better: 'higher' | 'lower'
  /** Whom one value is about by default (decision 14). */
  readonly scope: 'employee' | 'crew' | 'store'
  /** Permission roles that provide it. */
  readonly providers: readonly string[]
  readonly sourceForm: string
  /** For a share of counted jobs: below this many the value is not scored yet. */
  readonly minimumDenominator?: number
  /** Causes that are left out of the count, shown on the sheet. */
  readonly excludedCauses?: readonly string[]
  readonly minimum?: DecimalInput
  readonly maximum?: DecimalInput
}

export interface TemplateIncidentKind {
  readonly id: string
  readonly title: string
  /** Counts only once acknowledged or upheld (customer complaints). */
  readonly needsVerifying?: boolean
}

/** Floor and ceiling of an item's points; null for none. */
export interface Bounds {
  readonly floor?: DecimalInput | null
  readonly ceiling?: DecimalInput | null
}

/** `base` points at the baseline, up or down per unit from there. */
export interface DeviationRule extends Bounds {
  readonly kind: 'deviation'
  readonly metric: string
  readonly baseline: DecimalInput | { readonly previous: true }
  readonly base: DecimalInput
  readonly up: DecimalInput
  readonly down: DecimalInput
  readonly size: DecimalInput
  readonly partial: 'ignore' | 'prorate'
  readonly better: 'higher' | 'lower'
  readonly whenNoPrevious?: 'full' | 'baseline' | 'exclude'
}

/** A share of a target, at most `cap`. */
export interface AttainmentRule extends Bounds {
  readonly kind: 'attainment'
  readonly metric: string
  readonly target: DecimalInput | { readonly perEmployee: true } | { readonly metric: string } | { readonly previous: true }
  readonly better: 'higher' | 'lower'
  readonly cap?: DecimalInput
  readonly whenNoPrevious?: 'full' | 'baseline' | 'exclude'
  readonly minimumPrevious?: DecimalInput
}

export type DeductionEntry =
  | { readonly incident: string; readonly points: DecimalInput }
  | { readonly metric: string; readonly points: DecimalInput; readonly partial?: 'ignore' | 'prorate' }

/** `start` plus signed points for every incident in force, or unit of a metric. */
export interface DeductionRule extends Bounds {
  readonly kind: 'deduction'
  readonly start: DecimalInput
  readonly entries: readonly DeductionEntry[]
}

export interface RaterShare {
  readonly role: string
  /** Percent, where `final` is `weighted`. */
  readonly weight?: number
  readonly isAnonymous?: boolean
}

/** Points given by people. */
export interface RatingRule extends Bounds {
  readonly kind: 'rating'
  readonly raters: readonly RaterShare[]
  readonly final?: 'last' | 'mean' | 'weighted'
  readonly step?: DecimalInput
  readonly rubric?: readonly { readonly label: string; readonly from: DecimalInput; readonly to: DecimalInput }[]
  readonly minAnswers?: number
  readonly fallback?: string
  /** Incident kinds that are shown beside the rating and cost nothing by themselves. */
  readonly beside?: readonly string[]
}

/** Every rule kind: a kind is a value in this list and a line in the registry. */
export type Rule = DeviationRule | AttainmentRule | DeductionRule | RatingRule

export interface PayRule {
  readonly passMark: DecimalInput
  /** Highest share of the base that is paid; null for none. */
  readonly cap?: DecimalInput | null
}

export interface RouteRow {
  readonly from: string
  readonly action: string
  /** The column's name on the form (考核, 审核, 核准). */
  readonly title: string
  readonly by: string
  readonly to: string
  readonly allowSelf: false
}
