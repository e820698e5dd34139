import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'
import { incidentView } from '../incident/incident-view'
import { sheetExceptionKinds } from '../appraisal/sheet-exception'
import { sheetStates } from '../appraisal/sheet-state'

const dates = z.object({ startsAt: z.string(), cutAt: z.string(), factsDueAt: z.string(), ratingsDueAt: z.string(), windowsEndAt: z.string() })

/** An open exception as HR's list shows it, with what is needed to settle it there. */
export const exceptionLine = z.object({
  sheetId: z.string(), employeeName: z.string(), storeName: z.string(), exceptionId: z.string(), kind: z.enum(sheetExceptionKinds),
  title: z.string(), advice: z.string(), itemTitle: z.string(), subject: z.string(), subjectTitle: z.string(), raisedAt: z.string(),
  ways: z.array(z.string()),
  /** The action that settles it, and for a step that nobody may sign whom HR could name. */
  remedy: z.enum(['settle-exception', 'assign-signer', 'retry-record', 'settle-pay-guard', 'settle-unmade']), candidates: z.array(z.object({ personId: z.string(), name: z.string(), position: z.string() })),
  /** Who can settle it, as roles in Chinese; and whether the caller is one of them and it can be settled here. */
  settledByTitles: z.array(z.string()), maySettle: z.boolean(),
  /** Of pay below the minimum wage: what was earned and what it is held against, in yuan. */
  payGap: z.nullable(z.object({ pay: z.string(), minimum: z.string(), gap: z.string() })),
  /** The line of the month's metrics that would settle it for everybody who shares the value; null where it is not about a metric. */
  metric: z.nullable(z.object({ metricId: z.string(), scope: z.enum(['employee', 'crew', 'store']), scopeId: z.string() })),
  /** What a supplied value must be: its unit or full marks, for the input. */
  unit: z.string(), maximum: z.nullable(z.string()), step: z.nullable(z.string()),
})
export type ExceptionLine = z.infer<typeof exceptionLine>

/** So many exceptions of each group, returned sheets and incidents without a sheet an answer names; the counts beside them are of all. What is settled makes room for the next. */
export const mostNamed = 40

/** A sheet that was returned to its data and goes no further before somebody confirms them. */
export const reopenedLine = z.object({
  sheetId: z.string(), employeeName: z.string(), storeName: z.string(), returnedAt: z.string(), returnedByName: z.string(), reason: z.string(), mayConfirm: z.boolean(),
})
export type ReopenedLine = z.infer<typeof reopenedLine>

/** A sheet that could not be made and that HR knowingly goes on without. */
export const waivedLine = z.object({ sheetId: z.string(), employeeName: z.string(), storeName: z.string(), templateTitle: z.string(), byName: z.string(), at: z.string(), reason: z.string() })

export const readPeriod = declareAction({
  name: 'read-period', title: '考核期进度', kind: 'query', on: 'nobody',
  input: z.strictObject({ periodId: z.nullable(periodId) }),
  output: z.object({
    /** All periods to choose from: months first, the newest of each kind before the others. */
    periods: z.array(z.object({ id: z.string(), state: z.enum(['open', 'closing', 'closed']) })),
    /** What may be opened now, months first: with how many people, or whose probation. */
    openable: z.array(z.object({ id: z.string(), personName: z.nullable(z.string()), peopleCount: z.number() })),
    period: z.nullable(z.object({
      id: z.string(), state: z.enum(['open', 'closing', 'closed']), dates, openedAt: z.string(), closedAt: z.nullable(z.string()),
      /** False while the sheets of a large company are still being made. */
      sheetsMade: z.boolean(),
      templates: z.array(z.object({ id: z.string(), title: z.string(), version: z.number() })),
    })),
    /** How many sheets there are and should be: those that could not be made or read count as well. */
    sheetCount: z.number(),
    progress: z.array(z.object({ state: z.enum(sheetStates), title: z.string(), count: z.number() })),
    /** Open exceptions by what is wrong, with how many there are; of each group the first are named in `exceptions`. */
    exceptionGroups: z.array(z.object({ title: z.string(), kindTitle: z.string(), count: z.number() })),
    /** Those about a sheet that is not there (`unmade`) name the id that it would have. */
    exceptions: z.array(exceptionLine),
    /** Sheets that HR goes on without. */
    waived: z.array(waivedLine),
    reopenedCount: z.number(), reopened: z.array(reopenedLine),
    /** Incidents that no sheet takes; they wait for HR. */
    unplacedCount: z.number(), unplaced: z.array(incidentView),
  }),
  refusals: [],
  may: [{ role: 'hr', reach: 'any' }, { role: 'general-manager', reach: 'any' }, { role: 'finance', reach: 'any' }],
  doc: 'A period\'s progress: how many sheets stand where, open exceptions, sheets returned to their data, incidents without a sheet. Counts are of all, and at most 40 of each are named. `periodId: null` asks for the newest.',
})
