import { assignSheet, decideAssignment, refuseMovedProbation } from '@shared/people/assign-sheet'
import { refuseChangeDay } from '@shared/people/change-day'
import { isRefusal, refuse } from '@shared/contract/refusal'
import { refuseUnnamed } from '@shared/cycle/open-period'
import { probationIdOf } from '@shared/cycle/period-id'
import { isGranted } from '@shared/people/permission'
import type { Template } from '@shared/scoring/template'
import { replanSheets } from '../kit/replan-sheets'
import { command } from '../kit/serve'
import { readCountsFrom, readTemplateInUse } from '../kit/templates-in-use'

export const assignSheetHandler = command(assignSheet, async (call) => {
  const { actor, input, now, transaction, tell, summarise } = call
  const person = await transaction.read('people', input.personId)
  const isMine = person !== null && isGranted(assignSheet.may, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId })
  if (person === null || !isMine || person.status === 'left') return refuse('not-found')
  const templates: Template[] = []
  for (const { templateId } of input.sheets) {
    const inUse = await readTemplateInUse(transaction, templateId)
    if (inUse === null) return refuse('template-unknown', '没有这张考核表', 'sheets')
    // With somebody on it the whole company's next period could not be opened.
    const unnamed = refuseUnnamed([inUse.template])
    if (unnamed !== null) return unnamed
    templates.push(inUse.template)
  }
  const refused = input.from === null ? null : refuseChangeDay(person, input.from, now)
  if (refused !== null) return refused
  const unopened = await readCountsFrom(now, { periodKinds: ['month'] })
  // Somebody opens that month at this moment: what comes first counts.
  if (input.from === null && await transaction.read('periods', unopened) !== null) return refuse('busy')
  const from = input.from ?? `${unopened}-01`
  const opened = person.probation === undefined ? null : await transaction.read('periods', probationIdOf(person._id))
  const fixed = opened === null || input.probation === null || person.probation === undefined ? null : refuseMovedProbation(person.probation, input.probation, opened.dates, now)
  if (fixed !== null) return fixed
  const changed = decideAssignment(person, input, templates, from)
  if (isRefusal(changed)) return changed
  const stopped = await replanSheets(call, person, changed)
  if (stopped !== null) return stopped
  await transaction.write('people', changed)
  summarise(`换考核表：${person.name} ${from} 起 ${templates.length === 0 ? '不参加考核' : templates.map(({ title }) => title).join('、')}`)
  tell([actor._id, person._id])
  return { personId: person._id, countsFrom: from }
})
