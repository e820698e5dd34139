import { refuse, type Refusal } from '../contract/refusal'
import { isFirstStep } from '../approval/route'
import { beijingDayOf } from '../cycle/beijing-time'
import type { RouteRow, Template } from '../scoring/template'
import type { Sheet } from './sheet'
import type { SheetTalk } from './talk'

const none: SheetTalk = { plannedOn: null, heldOn: null, notes: '', recordedByName: '', confirmation: null, objection: null }

function refuseTalk({ practice }: Pick<Template, 'practice'>): Refusal | null {
  return practice?.talk === undefined ? refuse('wrong-state', '这张考核表不用登记面谈') : null
}

/** The sheet with a day for the talk. A talk that was held already can't be planned any more. */
export function decidePlanTalk(sheet: Sheet, template: Template, { plannedOn }: { readonly plannedOn: string }, now: string): Sheet | Refusal {
  const refused = refuseTalk(template)
  if (refused !== null) return refused
  if (sheet.talk !== null && sheet.talk.heldOn !== null) return refuse('already-done', '面谈已经记过了')
  if (plannedOn < beijingDayOf(now)) return refuse('bad-input', '面谈的日子要在今天或以后', 'plannedOn')
  return { ...sheet, rev: sheet.rev + 1, talk: { ...(sheet.talk ?? none), plannedOn } }
}

/** The sheet with what was said; a new record asks the person again. The day lies within the period and not in the future. */
export function decideRecordTalk(sheet: Sheet, template: Template, { heldOn, notes }: { readonly heldOn: string; readonly notes: string }, byName: string, now: string): Sheet | Refusal {
  const refused = refuseTalk(template)
  if (refused !== null) return refused
  if (heldOn > beijingDayOf(now)) return refuse('bad-input', '谈的日子不能在将来', 'heldOn')
  if (heldOn < beijingDayOf(sheet.dates.startsAt)) return refuse('bad-input', '谈的日子不在这个考核期里', 'heldOn')
  return { ...sheet, rev: sheet.rev + 1, talk: { ...(sheet.talk ?? none), heldOn, notes: notes.trim(), recordedByName: byName, confirmation: null, objection: null } }
}

/** The sheet with the person's word on the talk, or HR's in their place with a reason. */
export function decideConfirmTalk(sheet: Sheet, template: Template, { agrees, remark }: { readonly agrees: boolean; readonly remark: string }, actor: { readonly id: string; readonly name: string }, now: string): Sheet | Refusal {
  const refused = refuseTalk(template)
  if (refused !== null) return refused
  const { talk } = sheet
  if (talk === null || talk.heldOn === null) return refuse('wrong-state', '面谈还没有记录')
  if (talk.confirmation !== null) return refuse('already-done', '面谈已经确认过了')
  const isByHr = actor.id !== sheet.employeeId
  const words = remark.trim()
  if (isByHr && !agrees) return refuse('forbidden', '有没有异议，由本人自己说')
  if ((isByHr || !agrees) && words.length < 2) return refuse('bad-input', isByHr ? '请写明为什么代本人确认' : '请写明哪里不同意', 'remark')
  return { ...sheet, rev: sheet.rev + 1, talk: agrees ? { ...talk, confirmation: { byName: actor.name, isByHr, at: now, remark: words }, objection: null } : { ...talk, objection: words } }
}

/**
 * Refuses the superior's signature, the first of the route, while the talk that the form asks for is missing. Before submission it is recorded and
 * confirmed (双方无异议, sheet 5); an interview of the period is held and recorded (sheet 6).
 */
export function refuseUnspoken({ talk }: Pick<Sheet, 'talk'>, template: Pick<Template, 'practice' | 'route'>, row: RouteRow): Refusal | null {
  const { practice } = template
  if (practice?.talk === undefined || !isFirstStep(template, row)) return null
  if (talk === null || talk.heldOn === null) return refuse('talk-missing')
  if (practice.talk === 'each-period' || talk.confirmation !== null) return null
  return refuse('talk-missing', talk.objection === null ? '面谈记好了，等本人确认以后才能签' : '本人对面谈有异议，请再谈一次')
}
