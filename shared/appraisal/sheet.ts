import type { BoundPhoto, ReceivedPhoto } from '../evidence/photo'
import type { SheetInputs } from '../scoring/inputs'
import type { Scorecard } from '../scoring/scorecard'
import type { Seal } from '../seal/seal-batch'
import type { SheetState } from './sheet-state'
import type { SheetObjection } from './objection'
import type { SheetException } from './sheet-exception'
import type { SheetSurvey } from '../rating360/survey'
import type { SheetTalk } from './talk'
import type { SignerCount } from '../approval/route'
import type { BaseOrigin } from '../pay/imported-base'
import type { PeriodDates } from '../cycle/period'
import { neighbourPeriodId } from '../cycle/period-id'

/** Whom a metric value is about; a sheet inherits the nearest (decision 14). */
export type MetricScope = 'employee' | 'crew' | 'store'

/** What the employee gave themselves (自评): it informs and never counts. */
export interface SelfScore {
  readonly points: readonly { readonly item: string; readonly points: string; readonly remark?: string; readonly photos?: readonly BoundPhoto[] }[]
  readonly comment: string
  readonly submittedAt: string
}

/** Points or a level that the reviewer puts in place of the assessor's, with the reason that everybody reads. */
export interface ReviewChange {
  readonly item: string
  readonly points?: string | undefined
  readonly level?: number | undefined
  readonly reason: string
}

/** One signed step of the route, naming the content that the signer saw (decision 10). It becomes void when the sheet goes back. */
export interface SignedStep {
  readonly action: string
  readonly title: string
  readonly signerId: string
  readonly signerName: string
  readonly at: string
  readonly contentHash: string
  readonly comment: string
  readonly freezeNo: number
  readonly isVoid: boolean
  /** Why it was signed by somebody whose step it is not by position; null where it was. */
  readonly because: string | null
  /** What the step 审核 put in place of the assessor's points; absent where it changed nothing. It stays readable once the step is void. */
  readonly changed?: readonly ReviewChange[]
}

/** Who must act next, and for whom if the step fell to another. */
export interface StepHolder {
  readonly action: string
  readonly title: string
  readonly personId: string
  readonly personName: string
  /** Why the step fell to this person, null when it is theirs by position. */
  readonly because: string | null
  /** Since when it has waited for this person: what reminders and the next person up are reckoned from. */
  readonly since: string
}

/** Somebody besides the holder who may sign the present step. */
export interface StandIn {
  readonly personId: string
  readonly personName: string
}

/** Whom HR named for a step that nobody could sign, with the reason; it holds for this freeze alone. */
export interface AssignedSigner extends StandIn {
  readonly action: string
  readonly freezeNo: number
  readonly reason: string
  readonly byName: string
  readonly at: string
}

/** The worker's own signature: silence is not consent, so it ends as `unsigned` and stays so. */
export interface WorkerSignature {
  readonly state: 'waiting' | 'signed' | 'appealed' | 'unsigned'
  readonly at: string | null
  readonly reason: string
  readonly dueAt: string
  /** What somebody who did not sign the sheet answered to an appeal: the result stands, or a correction followed. */
  readonly decision: AppealDecision | null
}

/** The answer to an appeal (申诉). */
export interface AppealDecision {
  readonly verdict: 'kept' | 'corrected'
  readonly byId: string
  readonly byName: string
  readonly at: string
  readonly reason: string
  /** Why somebody answered who had signed the sheet; absent where it was somebody else. */
  readonly because?: string
}

/** An incident that can yet be answered until `until`, or that is decided or lapses then; `unverified` also where it must be verified should nobody answer. */
export interface OpenClaim {
  readonly incidentId: string
  readonly state: 'logged' | 'disputed' | 'unverified'
  readonly until: string
}

/** A move of the live total, so that the employee can see what changed and why. */
export interface ScoreChange {
  readonly at: string
  readonly cause: string
  readonly before: string | null
  readonly after: string | null
  /** Ids of the items whose points moved. */
  readonly items: readonly string[]
  /** How many moves of one day this stands for, where a very busy month had to be drawn together. */
  readonly count: number
}

/** What was fixed at the freeze: together with the inputs it replays to the same Scorecard. */
export interface Freeze {
  readonly no: number
  readonly at: string
  readonly templateHash: string
  readonly engineVersion: string
}

/** Somebody from outside the route who gives points on the sheet. */
export interface RaterDuty {
  readonly item: string
  readonly role: string
  readonly personId: string | null
  readonly personName: string | null
}

/**
 * The unit of consistency (decision 3): one document per person, template and stretch of a period. `_id` is
 * `period:employee:template:segment`. Whoever logs, rates, disputes or freezes writes it in the same transaction as their own record.
 */
export interface Sheet {
  readonly _id: string
  readonly periodId: string
  readonly employeeId: string
  readonly employeeName: string
  readonly position: string
  readonly storeId: string
  readonly storeName: string
  readonly crewId: string | null
  readonly supervisorId: string | null
  readonly templateId: string
  readonly templateVersion: number
  readonly segment: number
  readonly pays: boolean
  readonly dates: PeriodDates
  readonly state: SheetState
  /** Grows by one with every change; orders the sheet's own inputs. */
  readonly rev: number
  /** Everything that scores it, in the engine's own form. */
  readonly inputs: SheetInputs
  /** Who imported the base of `inputs` for this period; absent where it is the roster's, and without one. */
  readonly baseOrigin?: BaseOrigin
  readonly scorecard: Scorecard
  /** Total of the same sheet in the month before, for comparison; null without one. */
  readonly previousTotal: string | null
  /** Incidents whose answer or decision is still awaited: the sheet does not freeze before they are done. */
  readonly openClaims: readonly OpenClaim[]
  /** Objections to values on it, decided ones as well: they say which values are set aside. */
  readonly objections: readonly SheetObjection[]
  /** Who gave which rating and when, beside the points in `inputs`. */
  readonly ratedBy: readonly { readonly item: string; readonly role: string; readonly byId: string; readonly at: string }[]
  /** Who logged which incident of `inputs`: whoever logged every deduction is not the one who decides at the end, where anybody else can. */
  readonly reportedBy: readonly { readonly incidentId: string; readonly byId: string }[]
  readonly selfScore: SelfScore | null
  /** The photos that the self-score names, with what became of their bytes: what is signed names them by hash, so they may come later. */
  readonly selfPhotos: readonly ReceivedPhoto[]
  readonly raters: readonly RaterDuty[]
  /** The persons among `raters` again, flat, for the index behind "what do I rate". */
  readonly raterIds: readonly string[]
  /** The anonymous part of a 360° form; null where the form has none. */
  readonly survey: SheetSurvey | null
  /** The talk that the form asks for; null while none is planned or recorded. */
  readonly talk: SheetTalk | null
  readonly freeze: Freeze | null
  /** Set while a return to the data waits for somebody to confirm that it has been put right; the sheet does not freeze before. */
  readonly reopenedAt: string | null
  /** By chance and shown to nobody: whoever sees the content's hash and not the pay in it can't find the pay by trying. Absent on what a test makes. */
  readonly salt?: string
  /** Hash of what the signers see; null until the sheet is with them. */
  readonly contentHash: string | null
  readonly steps: readonly SignedStep[]
  readonly holder: StepHolder | null
  /** The holder's person id again, flat, for the index behind "what waits for me"; null when nobody must act. */
  readonly holderId: string | null
  /** The next person up, once the step has waited too long: they may sign it as well as the holder. Null before, and where nobody is there. */
  readonly escalatedTo: StandIn | null
  /** Their person id again, flat, for its index. */
  readonly escalatedToId: string | null
  /** Whom HR named for a step that nobody could sign; null without. */
  readonly assignedSigner: AssignedSigner | null
  /** How many signers the company asked for when the sheet was made: with two, the middle one of three steps falls away. */
  readonly signerCount: SignerCount
  readonly returns: readonly SheetReturn[]
  readonly signature: WorkerSignature | null
  readonly sealedAt: string | null
  /** Where its sealed content stands (decision 11); null until the close has put it into a batch. */
  readonly seal: Seal | null
  /** Set while something of it waits for a batch: its content, or the worker's answer. Indexed for the close. */
  readonly witnessDueAt: string | null
  /** An appeal waits for its answer. Flat, for its index. */
  readonly isAppealOpen: boolean
  /** 1 as sealed; each confirmed correction adds one. */
  readonly version: number
  /** How many corrections were proposed: numbers the next one. */
  readonly correctionCount: number
  readonly openCorrectionId: string | null
  /** The correction that says what the sheet comes to at present; null while it stands as sealed. */
  readonly currentCorrectionId: string | null
  readonly exceptions: readonly SheetException[]
  readonly openExceptionCount: number
  readonly changes: readonly ScoreChange[]
  /** Whose open pages should hear of a change: the employee, their superiors, HR. */
  readonly watcherIds: readonly string[]
  /** When the close must next look at this sheet by the clock alone; null when nothing is due. Indexed. */
  readonly dueAt: string | null
  /** Which part of the close's work it belongs to, so that several instances share it. Flat, for its index. */
  readonly partition: number
}

/** A step back with its reason; `to: collecting` opens the data again as the next freeze. */
export interface SheetReturn {
  readonly at: string
  readonly byId: string
  readonly byName: string
  readonly from: SheetState
  readonly to: SheetState
  readonly reason: string
}

/** How many parts the close's work on sheets has: as many of its instances can work at once. */
export const partitionCount = 16

/** The part that a record of this id belongs to, always the same one: 32-bit FNV-1a, so that neighbours spread evenly. */
export function partitionOf(id: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % partitionCount
}

/** The same person's first sheet by the same form in the period after; null where there is none (a probation). */
export function nextSheetIdOf({ periodId, employeeId, templateId }: Pick<Sheet, 'periodId' | 'employeeId' | 'templateId'>): string | null {
  const next = neighbourPeriodId(periodId, 1)
  return next === null ? null : sheetIdOf(next, employeeId, templateId)
}

/** The id under which a person's sheet of a period exists exactly once. */
export function sheetIdOf(periodId: string, employeeId: string, templateId: string, segment = 1): string {
  return `${periodId}:${employeeId}:${templateId}:${segment}`
}
