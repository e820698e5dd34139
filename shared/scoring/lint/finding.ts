import type { SheetInputs } from '../inputs'
import type { PointsText } from '../scorecard'
import type { PayRule, RouteRow, TemplateIncidentKind, TemplateItem, TemplateMetric, TemplateSection } from '../template'
import type { LintCode } from './codes'
import type { Examined } from './found'

/** An error stops publication; a warning is shown to whoever publishes; advice is a hint. */
export type Severity = 'error' | 'warning' | 'advice'

/** Something unsound in a template, proven on an example and with a way out. */
export interface Finding {
  readonly code: LintCode
  readonly severity: Severity
  /** The item that it is about; null where it is about the whole sheet. */
  readonly item: string | null
  /** Where in the template, such as `items.backlog-rate.rule.ceiling`; a code appears once per field. */
  readonly field: string
  /** The numbers of the sentence by name, as decimals in text. */
  readonly numbers: Readonly<Record<string, string>>
  /** What is wrong, for the person who publishes the sheet. */
  readonly sentence: string
  readonly example: Example
  /** Null where nothing has to change any more. */
  readonly mend: Mend | null
}

/** A case that shows the defect, scored by the engine itself. */
export interface Example {
  readonly inputs: SheetInputs
  /** What the engine answers: points of the item, or the total where the finding is about the sheet; null where it can't say. */
  readonly points: PointsText | null
  /** `差错率 4%，目标 2% → 40 分，满分 20 分`. */
  readonly sentence: string
}

/** A change that removes a finding. It holds whole parts of the template in which it was found: after applying one, lint again. */
export interface Mend {
  /** What it does, in Chinese: `最高 10 分`. */
  readonly sentence: string
  readonly change: TemplateChange
}

/** Parts that take the place of those with the same id, or are added; ids to leave out; whole fields. */
export interface TemplateChange {
  readonly items?: readonly TemplateItem[]
  readonly withoutItems?: readonly string[]
  readonly sections?: readonly TemplateSection[]
  readonly metrics?: readonly TemplateMetric[]
  readonly incidentKinds?: readonly TemplateIncidentKind[]
  readonly declaredPoints?: number
  readonly pay?: PayRule | null
  readonly route?: readonly RouteRow[]
}

/** What a company expects of its sheets beyond soundness. */
export interface LintOptions {
  /** The least step in a metric may move at most this percent of pay (`cliff`). */
  readonly cliffPercent: number
  /** Beside the stated standards a person who earns this percent of everything else should get full pay (`narrow-pass`). */
  readonly otherPercent: number
}

/** Finds the defects of one family. */
export type Check = (sheet: Examined, options: LintOptions) => readonly Finding[]
