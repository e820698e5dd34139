import type { Binding, Invitation, Person, Store } from '@shared/people/person'
import type { SignerCount } from '@shared/approval/route'
import type { MinimumWages } from '@shared/pay/minimum-wage'
import type { Period } from '@shared/cycle/period'
import type { UnmadeSheet } from '@shared/cycle/unmade-sheet'
import type { AwaitedUpload, KeptPhoto } from '@shared/evidence/kept-photo'
import type { PhotoRequired, PhotoSource } from '@shared/evidence/photo-rules'
import type { EntryCount, EntryLimits } from '@shared/incident/entry-count'
import type { Incident } from '@shared/incident/incident'
import type { Job } from '@shared/job/job'
import type { ImportedBase } from '@shared/pay/imported-base'
import type { JobTally } from '@shared/job/job-tally'
import type { MetricRecord } from '@shared/appraisal/record-metric'
import type { ImprovementPlan } from '@shared/improvement/improvement-plan'
import type { AnswerCode, AnswerMark, RatingGroup } from '@shared/rating360/survey'
import type { SelfDraft } from '@shared/appraisal/self-draft'
import type { Objection } from '@shared/appraisal/objection'
import type { Consent, Message, MessageSettings } from '@shared/message/message'
import type { Reminder } from '@shared/message/reminder'
import type { Sheet } from '@shared/appraisal/sheet'
import type { Correction } from '@shared/correction/correction'
import type { SealBatch } from '@shared/seal/seal-batch'
import type { Template } from '@shared/scoring/template'
import type { OwnTemplate } from '@shared/template/own-template'

/** What a command answered, under `person:commandId`: a repeat gets the same answer (decision 4). */
export interface CommandRecord {
  readonly _id: string
  readonly action: string
  readonly inputHash: string
  readonly output: unknown
  readonly at: string
}

/** One line of the audit trail, written in the transaction of the change itself. */
export interface AuditEntry {
  readonly _id: string
  readonly at: string
  readonly action: string
  readonly actorId: string
  readonly actorName: string
  /** Collection and id of what changed, with its revision after the change where it has one. */
  readonly changed: readonly { readonly collection: string; readonly id: string; readonly rev: number | null }[]
  readonly summary: string
  readonly requestId: string
}

/** The one document that its owner's phone may read: it says that something changed, never what (decision 12). */
export interface Signal {
  readonly _id: string
  readonly openid: string
  readonly rev: number
}

/** How far long work has come that goes by the ids of people, for the slice that takes it up again. */
export interface WorkProgress {
  /** The last id that is done. */
  readonly after: string
  /** How many failed on the way. */
  readonly failed: number
  readonly isDone: boolean
}

/** A lease on a part of a timer's work; `_id` names the part. Whoever holds it works on it until `leasedUntil`. */
export interface WorkLease {
  readonly _id: string
  readonly leasedUntil: string
  readonly holder: string
  readonly progress?: WorkProgress
}

/** Wrong invitation codes that an unbound WeChat account tried; `_id` is the openid. */
export interface InvitationTries {
  readonly _id: string
  readonly count: number
  readonly since: string
}

/** The company's own settings; one document `company`. */
export interface CompanySettings {
  readonly _id: 'company'
  readonly name: string
  readonly calendar: { readonly factsDueDay: number; readonly ratingsDueDay: number; readonly windowsEndDay: number }
  readonly signatureDays: number
  /** How many people sign a sheet beside its owner, from the next opened period on; absent: three. */
  readonly signerCount?: SignerCount
  readonly photoRequired: PhotoRequired
  readonly photoSource: PhotoSource
  /** How much one reporter may log on a day; absent: the product's own limits. */
  readonly entryLimits?: EntryLimits
  /** Quiet hours and WeChat's templates; absent: the product's own hours, and nothing is sent. */
  readonly messages?: MessageSettings
  /** The legal minimum for a month that pay is held against; absent: none. */
  readonly minimumWages?: MinimumWages
  /** How often they were changed; absent: never. */
  readonly rev?: number
}

/** A template version as it was pinned; `_id` is `id@version`. Never changed once written (decision 5). */
export interface StoredTemplate {
  readonly _id: string
  readonly template: Template
  readonly hash: string
  /** Of a company's own version the shipped one that it goes back to; absent on a shipped version. */
  readonly basedOn?: number
}

/** Every collection of the database with the type of its documents. */
export interface Collections {
  people: Person
  stores: Store
  bindings: Binding
  invitations: Invitation
  'invitation-tries': InvitationTries
  settings: CompanySettings
  templates: StoredTemplate
  'own-templates': OwnTemplate
  periods: Period
  sheets: Sheet
  'unmade-sheets': UnmadeSheet
  incidents: Incident
  'entry-counts': EntryCount
  metrics: MetricRecord
  jobs: Job
  'job-tallies': JobTally
  bases: ImportedBase
  objections: Objection
  photos: KeptPhoto
  uploads: AwaitedUpload
  'rating-groups': RatingGroup
  'answer-marks': AnswerMark
  'answer-codes': AnswerCode
  plans: ImprovementPlan
  'self-drafts': SelfDraft
  corrections: Correction
  batches: SealBatch
  outbox: Message
  consents: Consent
  reminders: Reminder
  commands: CommandRecord
  audit: AuditEntry
  signals: Signal
  leases: WorkLease
}

export type CollectionName = keyof Collections
