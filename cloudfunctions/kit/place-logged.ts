import { refuse, type Refusal } from '@shared/contract/refusal'
import { kindTitle, loggableKinds } from '@shared/incident/incident-kind'
import type { Incident } from '@shared/incident/incident'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import { periodIdOf } from '@shared/cycle/beijing-time'
import { periodDates } from '@shared/cycle/period'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import type { Person } from '@shared/people/person'
import { sheetPlansAt } from '@shared/people/sheet-plan'
import { advanceContextOf, readSettings, readTemplate } from './company'
import type { Transaction } from './transaction'

/** From when an incident counts, in which month, and on which sheet; `sheet` is null while none takes it. */
export interface LoggedPlace {
  readonly countsFrom: string
  readonly periodId: string
  readonly windowsEndAt: string
  readonly sheet: Sheet | null
}

/**
 * The employee's one sheet that takes the kind among those whose range holds the moment: the one that pays first, so that nothing counts twice
 * (ADR 0022). Null where none is there yet (the period is not open): then it waits for HR.
 */
export async function sheetFor(transaction: Transaction, employee: Person, moment: string, kind: string): Promise<Sheet | null> {
  for (const { sheetId } of sheetPlansAt(employee, moment)) {
    const sheet = await transaction.read('sheets', sheetId)
    if (sheet === null) continue
    const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
    if (loggableKinds(template).some((loggable) => loggable.kind === kind)) return sheet
  }
  return null
}

/**
 * From when the incident counts, and the sheet that takes it. A call that was under way at the cut while its sheet froze was received after it:
 * nothing slips onto a frozen sheet.
 */
export async function placeFor(transaction: Transaction, employee: Person, kind: string, now: string): Promise<LoggedPlace | Refusal> {
  for (const countsFrom of [now, new Date().toISOString()]) {
    const periodId = periodIdOf(countsFrom)
    const sheet = await sheetFor(transaction, employee, countsFrom, kind)
    if (sheet !== null && !sheetStateRows[sheet.state].takesFacts) continue
    const { calendar } = await readSettings()
    return { countsFrom, periodId, sheet, windowsEndAt: (sheet?.dates ?? periodDates(periodId, calendar)).windowsEndAt }
  }
  return refuse('sheet-frozen')
}

/** Scores the sheet with the incident on it; answers what the kind is called there. */
export async function writeOnSheet(transaction: Transaction, sheet: Sheet, incident: Incident, now: string): Promise<string> {
  const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
  const title = kindTitle(context.template, incident.kind)
  await transaction.write('sheets', advanceSheet(placeIncident(sheet, context.template, incident, title, now), context))
  return title
}
