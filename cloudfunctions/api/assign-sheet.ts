import { assignSheet, decideAssignment } from '@shared/people/assign-sheet'
import { isRefusal, refuse } from '@shared/contract/refusal'
import { refuseUnnamed } from '@shared/cycle/open-period'
import { isGranted } from '@shared/people/permission'
import { command } from '../kit/serve'
import { readCountsFrom, readTemplateInUse } from '../kit/templates-in-use'

export const assignSheetHandler = command(assignSheet, async ({ actor, input, now, transaction, tell, summarise }) => {
  const person = await transaction.read('people', input.personId)
  const isMine = person !== null && isGranted(assignSheet.may, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId })
  if (person === null || !isMine || person.status === 'left') return refuse('not-found')
  const titles: string[] = []
  for (const templateId of input.templateIds) {
    const inUse = await readTemplateInUse(transaction, templateId)
    if (inUse === null) return refuse('template-unknown', '没有这张考核表', 'templateIds')
    // With somebody on it the whole company's next month could not be opened.
    const unnamed = refuseUnnamed([inUse.template])
    if (unnamed !== null) return unnamed
    titles.push(inUse.template.title)
  }
  const countsFrom = await readCountsFrom(now)
  // Somebody opens that month at this moment: what comes first counts.
  if (await transaction.read('periods', countsFrom) !== null) return refuse('busy')
  const changed = decideAssignment(person, input, countsFrom)
  if (isRefusal(changed)) return changed
  await transaction.write('people', changed)
  summarise(`换考核表：${person.name} ${titles.length === 0 ? '不参加考核' : titles.join('、')}`)
  tell([actor._id, person._id])
  return { personId: person._id, countsFrom }
})
