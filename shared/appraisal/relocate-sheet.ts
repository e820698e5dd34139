import { raterIdsOf, ratersOf } from '../cycle/make-sheet'
import type { Person, Store } from '../people/person'
import { watchersOf } from '../people/resolve-rater'
import type { SheetPlan } from '../people/sheet-plan'
import type { Template } from '../scoring/template'
import type { Sheet } from './sheet'

/** Whether the sheet stands where the plan says. */
export function isAtPlace(sheet: Pick<Sheet, 'storeId' | 'crewId' | 'supervisorId'>, plan: Pick<SheetPlan, 'storeId' | 'crewId' | 'supervisorId'>): boolean {
  return sheet.storeId === plan.storeId && sheet.crewId === plan.crewId && sheet.supervisorId === plan.supervisorId
}

/** Who gives points on the sheet, found anew; where points were given already they stay with whoever gave them. */
export function reassignRaters(sheet: Sheet, template: Template, leads: readonly Person[]): Sheet {
  const subject = { personId: sheet.employeeId, storeId: sheet.storeId, supervisorId: sheet.supervisorId }
  const given = new Set(sheet.ratedBy.map(({ item, role }) => `${item}/${role}`))
  const raters = ratersOf(template, subject, leads).map((duty) => {
    const standing = sheet.raters.find(({ item, role }) => item === duty.item && role === duty.role)
    return standing !== undefined && given.has(`${duty.item}/${duty.role}`) ? standing : duty
  })
  return { ...sheet, raters, raterIds: raterIdsOf(raters), watcherIds: watchersOf(subject, leads), rev: sheet.rev + 1 }
}

/** The sheet of a person who is in another crew, under another superior, or in another store from its first day on. */
export function relocateSheet(sheet: Sheet, template: Template, plan: Pick<SheetPlan, 'storeId' | 'crewId' | 'supervisorId'>, store: Store, leads: readonly Person[]): Sheet {
  const { storeId, crewId, supervisorId } = plan
  return reassignRaters({ ...sheet, storeId, storeName: store.name, crewId, supervisorId }, template, leads)
}
