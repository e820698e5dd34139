import { isRefusal, refuse } from '@shared/contract/refusal'
import { refuseChangeDay } from '@shared/people/change-day'
import { isGranted } from '@shared/people/permission'
import { decideChangedPerson, decideNewPerson, savePerson } from '@shared/people/save-person'
import { hashOf } from '../kit/hash'
import { listDocuments } from '../kit/read'
import { passOnDuties } from '../kit/pass-on-duties'
import { replanSheets } from '../kit/replan-sheets'
import { command } from '../kit/serve'

export const savePersonHandler = command(savePerson, async (call) => {
  const { actor, input: { personId, ...entry }, now, commandId, requestId, transaction, tell, summarise, afterCommit } = call
  const supervisor = entry.supervisorId === null ? null : await transaction.read('people', entry.supervisorId)
  const around = { actor, now, supervisor, storeIds: (await listDocuments('stores', {})).map(({ _id }) => _id) }
  if (personId === null) {
    const person = decideNewPerson(`p-${hashOf([actor._id, commandId]).slice(0, 12)}`, entry, around)
    if (isRefusal(person)) return person
    await transaction.create('people', person)
    summarise(`加进花名册：${person.name} ${person.position}，${entry.from} 起`)
    tell([actor._id])
    return { personId: person._id }
  }
  const person = await transaction.read('people', personId)
  const isMine = person !== null && isGranted(savePerson.may, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId })
  if (person === null || !isMine || person.status === 'left') return refuse('not-found')
  const refused = entry.storeId === person.storeId ? null : refuseChangeDay(person, entry.from, now)
  if (refused !== null) return refused
  const changed = decideChangedPerson(person, entry, around)
  if (isRefusal(changed)) return changed
  const stopped = await replanSheets(call, person, changed)
  if (stopped !== null) return stopped
  await transaction.write('people', changed)
  summarise(`改花名册：${changed.name}${entry.storeId === person.storeId ? '' : `，${entry.from} 起换门店`}${entry.base === person.baseSalary ? '' : '，改了绩效工资基数'}`)
  tell([actor._id, person._id])
  // What was theirs by the posts of before is somebody else's now.
  if (person.isLead && JSON.stringify(person.roles) !== JSON.stringify(changed.roles)) afterCommit(() => passOnDuties(person._id, requestId))
  return { personId }
})
