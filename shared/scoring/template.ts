import type { DecimalInput } from './inputs'

export const periodKinds = ['month', 'quarter', 'half-year', 'year', 'probation'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** Who gives points on a sheet (scoring.md, role names). */
export const raterRoles = ['self', 'supervisor', 'assessor', 'reviewer', 'store-manager', 'sales-manager', 'general-manager', 'subordinate', 'peer', 'other-department', 'customer'] as const
export type RaterRole = (typeof raterRoles)[number]

/** A score sheet as data. Immutable once a period has pinned its version (decision 5); plain JSON, so that it is stored and hashed as it is. */
export interface Template {
  readonly id: string
  readonly version: number
  readonly title: string
  /** The sheet whose rules this one takes over with wording of its own (variant.ts). */
  readonly variantOf?: string
  /** What the form says all items add up to. */
  readonly declaredPoints: number
  readonly sections?: readonly TemplateSection[]
  readonly items: readonly TemplateItem[]
  readonly metrics: readonly TemplateMetric[]
  readonly incidentKinds: readonly TemplateIncidentKind[]
  readonly periodKinds: readonly PeriodKind[]
  readonly pay: PayRule | null
  /** Who signs in which order (decision 10); the states are those of the appraisal's own table. */
  readonly route: readonly RouteRow[]
  /** Settings with which people are scored and which the sheet therefore shows (`ours` on sheets.md). */
  readonly settings?: readonly TemplateSetting[]
  /** What people do beside giving points. */
  readonly practice?: TemplatePractice
}

/** Rules of a form about talking and writing; none of them moves a point. */
export interface TemplatePractice {
  /** `before-submission`: the superior records a talk and the person confirms it; `each-period`: an interview is scheduled, held and recorded. */
  readonly talk?: 'before-submission' | 'each-period'
  /** Ratings above or below these percents of an item's full marks ask for a written example. */
  readonly exampleAbove?: number
  readonly exampleBelow?: number
  /** Items whose score is under this percent of their full marks ask for an improvement plan; what to do stands with the item. */
  readonly adviseBelow?: number
}

export interface TemplateSetting {
  readonly title: string
  readonly value: string
}

/** A section of items with full marks `points`. */
export interface TemplateSection {
  readonly id: string
  readonly title: string
  readonly points: number
  /** What the form's items add up to where it isn't `points`: the section is `sum ÷ rawPoints × points`. */
  readonly rawPoints?: number
  /** Percent of the total that the section makes up, where the total is weighted; then every section has one. */
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
  /** How to fill the item in, for whoever does. */
  readonly help?: string
  /** How the form gets its data: taken from a system or judged, by whom, from which paper, with its formula in words. */
  readonly source?: ItemSource
  /** What a rater ticks off before giving points. */
  readonly checklist?: readonly string[]
  /** What an anonymous group is asked in plain words; items that share the words are one question. */
  readonly question?: string
  /** Concrete steps to propose when the score is low (`practice.adviseBelow`). */
  readonly advice?: readonly string[]
  /** The form leaves this item open: the sheet can be tried, but no period opens with it before a company has named the item. */
  readonly isUnnamed?: boolean
  /** A company that doesn't use the item switches it off; the others carry its points. */
  readonly isOff?: boolean
  readonly veto?: Veto
}

export interface ItemSource {
  readonly manner: 'system' | 'subjective'
  readonly by: string
  readonly form?: string
  readonly formula?: string
  readonly remark?: string
}

/** What makes an item or the whole sheet 0, whatever else was earned. */
export interface Veto {
  /** False keeps it on the sheet as a switch that a company turns on. */
  readonly isOn?: boolean
  readonly when: { readonly incident: string } | ({ readonly metric: string } & Condition)
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
  /** The item never has fewer points. */
  readonly floor?: DecimalInput | null
  /** The item never has more points. */
  readonly ceiling?: DecimalInput | null
}

/** `base` points at the baseline, up or down per unit from there. */
export interface DeviationRule extends Bounds {
  readonly kind: 'deviation'
  /** What is measured. */
  readonly metric: string
  /** Where `base` is earned: a number, or the person's own value of the period before. */
  readonly baseline: DecimalInput | { readonly previous: true }
  /** Points at the baseline. */
  readonly base: DecimalInput
  /** Points for each unit on the good side. */
  readonly up: DecimalInput
  /** Points lost for each unit on the bad side. */
  readonly down: DecimalInput
  /** How much of the metric is one unit. */
  readonly size: DecimalInput
  /** Whether only whole units count, or fractions too. */
  readonly partial: 'ignore' | 'prorate'
  /** Which side gains. */
  readonly better: 'higher' | 'lower'
  /** For somebody without a period before: full marks, as if equal (unless given), or the item is left out. */
  readonly whenNoPrevious?: 'full' | 'baseline' | 'exclude'
}

/** A share of a target, at most `cap`. */
export interface AttainmentRule extends Bounds {
  readonly kind: 'attainment'
  /** What is measured. */
  readonly metric: string
  /** A number, one set for each employee, another metric's value, or the person's own of the period before. */
  readonly target: DecimalInput | { readonly perEmployee: true } | { readonly metric: string } | { readonly previous: true }
  /** Higher: actual ÷ target; lower: target ÷ actual. */
  readonly better: 'higher' | 'lower'
  /** Highest share that counts, 1 unless given; null for none. */
  readonly cap?: DecimalInput | null
  /** For somebody without a period before: full marks, as if equal (unless given), or the item is left out. */
  readonly whenNoPrevious?: 'full' | 'baseline' | 'exclude'
  /** Where lower is better than last period: a previous value below this is taken as this, so that one case after a spotless period doesn't zero the item. */
  readonly minimumPrevious?: DecimalInput
}

export type DeductionEntry =
  | { readonly incident: string; readonly points: DecimalInput }
  | { readonly metric: string; readonly points: DecimalInput; readonly partial?: 'ignore' | 'prorate' }

/** `start` plus signed points for every incident in force, or unit of a metric. */
export interface DeductionRule extends Bounds {
  readonly kind: 'deduction'
  /** Points before anything happens. */
  readonly start: DecimalInput
  /** What moves them: signed points per incident in force, or per unit of a metric; of days and hours whole units only, unless `partial` prorates. */
  readonly entries: readonly DeductionEntry[]
}

export interface RaterShare {
  readonly role: RaterRole
  /** Percent, where `final` is `weighted`. */
  readonly weight?: number
  /** A group of several people; their answers are kept without names. */
  readonly isAnonymous?: boolean
}

/** How the points of several people become one. */
export interface RatersRule extends Bounds {
  /** From first to last. */
  readonly raters: readonly RaterShare[]
  /** `last` unless given: the last of the raters who has given points wins. */
  readonly final?: 'last' | 'mean' | 'weighted'
  /** An anonymous group counts from this many answers on, 3 unless given; below it its weight goes to the role `fallback`. */
  readonly minAnswers?: number
  /** A named rater who gets the weight of a group that is too small. */
  readonly fallback?: RaterRole
}

/** A labelled range of points; the ranges of a rubric tile 0 to full marks in the rule's steps. */
export interface RubricRow {
  readonly label: string
  readonly from: DecimalInput
  readonly to: DecimalInput
}

/** Points given by people. */
export interface RatingRule extends RatersRule {
  readonly kind: 'rating'
  /** 0.5 unless given. */
  readonly step?: DecimalInput
  /** What points mean. */
  readonly rubric?: readonly RubricRow[]
  /** Incident kinds that are shown beside the rating and cost nothing by themselves. */
  readonly beside?: readonly string[]
}

/** One of five levels chosen by people; `points` holds the points of levels 1 to 5. */
export interface LevelsRule extends RatersRule {
  readonly kind: 'levels'
  /** Points of level 1 to level 5. */
  readonly points: readonly [DecimalInput, DecimalInput, DecimalInput, DecimalInput, DecimalInput]
  /** What each level means, in the same order. */
  readonly labels?: readonly string[]
}

/** A condition on a value: `{ comparison: '>=', value: 99 }`. */
export interface Condition {
  readonly comparison: '>=' | '>' | '<=' | '<'
  readonly value: DecimalInput
}

export interface Band extends Condition {
  readonly points: DecimalInput
}

/** Points of the first band that the metric is in, else `otherwise`; null where a form is silent: then a value outside of all bands can't be scored. */
export interface BandsRule extends Bounds {
  readonly kind: 'bands'
  /** What is measured. */
  readonly metric: string
  /** Conditions with their points; the first one that holds decides. */
  readonly bands: readonly Band[]
  /** Points where none holds; null where the form is silent. */
  readonly otherwise: DecimalInput | null
}

/** Full marks times how far the listed jobs got, each weighing its urgency × importance. */
export interface TasksRule extends Bounds {
  readonly kind: 'tasks'
}

/** Every rule kind: a kind is a value in this list and a line in the registry. */
export type Rule = DeviationRule | AttainmentRule | DeductionRule | RatingRule | LevelsRule | BandsRule | TasksRule

export interface PayRule {
  /** The total for which the whole base is paid. */
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
  /** Whether somebody may act in this step on their own sheet: never on a sound sheet. */
  readonly allowSelf: boolean
}
