import * as z from 'zod/mini'
import type { Template } from '../scoring/template'
import type { Scorecard } from '../scoring/scorecard'
import type { SheetInputs } from '../scoring/inputs'
import { photoStates, photoTypes } from '../evidence/photo'
import { incidentStates } from '../incident/incident-state'
import { improvementView } from '../improvement/improvement-view'
import { surveyView } from '../rating360/survey-view'
import { correctionView } from '../correction/correction-view'
import { objectableValue, objectionView } from './objection-view'
import { sheetExceptionKinds } from './sheet-exception'
import { sheetStates } from './sheet-state'

const text = z.string()
const maybe = z.nullable(z.string())

/** One line about a sheet, for lists: team, approvals, history. Holds no money. */
export const sheetBrief = z.object({
  id: text, periodId: text, employeeId: text, employeeName: text, position: text, storeId: text, storeName: text, templateId: text,
  state: z.enum(sheetStates),
  total: maybe,
  /** Full marks of the form. */
  max: text,
  /** What the total can still become; both null when nothing is open, one null when that end is unbounded. */
  rangeMin: maybe, rangeMax: maybe, hasRange: z.boolean(),
  previousTotal: maybe,
  selfTotal: maybe,
  isBelowPass: z.boolean(),
  openClaimCount: z.number(), openExceptionCount: z.number(),
  holderId: maybe, holderName: maybe,
  contentHash: maybe,
  signatureState: z.nullable(z.enum(['waiting', 'signed', 'appealed', 'unsigned'])),
  lastChange: z.nullable(z.object({ at: text, cause: text, before: maybe, after: maybe })),
})
export type SheetBrief = z.infer<typeof sheetBrief>

/** A photo beside an item of a self-score, named by the hash of its bytes, with what became of them. */
export const selfPhoto = z.object({ sha256: text, sizeBytes: z.number(), type: z.enum(photoTypes), state: z.enum(photoStates), note: text, takenAt: maybe, boundAt: text })

/** An incident as a sheet shows it beside the item that it counts on. */
export const incidentOnSheet = z.object({
  id: text, kind: text, kindTitle: text, quantity: z.number(), countedQuantity: z.number(), state: z.enum(incidentStates),
  occurredAt: text, note: text, reporterName: text, needsVerifying: z.boolean(),
})
export type IncidentOnSheet = z.infer<typeof incidentOnSheet>

/** One sheet whole, for the page that draws the paper form, as far as the caller may see it. */
export const sheetView = z.object({
  id: text, rev: z.number(), periodId: text, state: z.enum(sheetStates),
  dates: z.object({ startsAt: text, cutAt: text, factsDueAt: text, ratingsDueAt: text, windowsEndAt: text }),
  employee: z.object({ id: text, name: text, position: text, storeId: text, storeName: text }),
  template: z.custom<Template>(),
  /** Pay and pay range are taken out where the caller may not see money. */
  scorecard: z.custom<Scorecard>(),
  inputs: z.custom<SheetInputs>(),
  showsPay: z.boolean(),
  /** Who imported the base for this period; null where it is the roster's, and where the caller may not see money. */
  baseOrigin: z.nullable(z.object({ byName: text, at: text })),
  incidents: z.array(incidentOnSheet),
  selfScore: z.nullable(z.object({
    points: z.array(z.object({
      item: text, points: text, remark: z.optional(text),
      /** Its photos, each named by the hash of its bytes, with what became of them. */
      photos: z.array(selfPhoto),
    })),
    comment: text, submittedAt: text,
  })),
  /** On one's own sheet: the self-score as far as it was filled in and not handed in. */
  selfDraft: z.nullable(z.object({ points: z.array(z.object({ item: text, points: text, remark: text, photos: z.array(text) })), comment: text, savedAt: text })),
  /** On one's own sheet: how often the self-score was saved or handed in, from whichever phone. */
  selfRevision: z.number(),
  raters: z.array(z.object({ item: text, role: text, personId: maybe, personName: maybe })),
  /** The anonymous 360° part; null on a form without one. */
  survey: z.nullable(surveyView),
  /** Which talk the form asks for, null for none, and the talk as far as it has come. */
  talkRule: z.nullable(z.enum(['before-submission', 'each-period'])),
  talk: z.nullable(z.object({ plannedOn: maybe, heldOn: maybe, notes: text, recordedByName: text, confirmation: z.nullable(z.object({ byName: text, isByHr: z.boolean(), at: text, remark: text })), objection: maybe })),
  improvement: z.nullable(improvementView),
  freeze: z.nullable(z.object({ no: z.number(), at: text, engineVersion: text })),
  contentHash: maybe,
  steps: z.array(z.object({ action: text, title: text, signerName: text, at: text, comment: text, freezeNo: z.number(), isVoid: z.boolean(), because: maybe,
    /** What 审核 put in place of the assessor's points. */
    changed: z.array(z.object({ item: text, points: z.optional(text), level: z.optional(z.number()), reason: text })),
  })),
  holder: z.nullable(z.object({ action: text, title: text, personId: text, personName: text, because: maybe, since: text })),
  /** The next person up, who may sign the step as well since it has waited too long. */
  escalatedTo: z.nullable(z.object({ personId: text, personName: text })),
  returns: z.array(z.object({ at: text, byName: text, from: z.enum(sheetStates), to: z.enum(sheetStates), reason: text })),
  signature: z.nullable(z.object({
    state: z.enum(['waiting', 'signed', 'appealed', 'unsigned']), at: maybe, reason: text, dueAt: text,
    decision: z.nullable(z.object({ verdict: z.enum(['kept', 'corrected']), byName: text, at: text, reason: text, because: z.optional(text) })),
  })),
  sealedAt: maybe,
  /** Where it is sealed; null before, and for the minute until its batch is made. */
  seal: z.nullable(z.object({ batchNo: z.number(), witness: text })),
  /** 1 as sealed; the corrections say what each later version changed. */
  version: z.number(),
  corrections: z.array(correctionView),
  exceptions: z.array(z.object({ id: text, kind: z.enum(sheetExceptionKinds), title: text, advice: text, item: text, subject: text, raisedAt: text, settledAt: maybe })),
  changes: z.array(z.object({ at: text, cause: text, before: maybe, after: maybe, items: z.array(text), count: z.number() })),
  previousTotal: maybe,
  /** Objections to values on it, the newest first. */
  objections: z.array(objectionView),
  /** On one's own sheet: values that may be objected to. */
  objectable: z.array(objectableValue),
  /** The names of the actions that the caller may do on this sheet now: the same rows guard the writes. */
  may: z.array(text),
  /** Items that the caller may give points on now. */
  ratableItems: z.array(text),
})
export type SheetView = z.infer<typeof sheetView>
