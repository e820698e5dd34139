import { isRefusal, refuse } from '@shared/contract/refusal'
import { beijingDayOf } from '@shared/cycle/beijing-time'
import { isGranted } from '@shared/people/permission'
import { readLeave } from '@shared/people/read-leave'
import { decideLeave, setDelegate, signsSheets } from '@shared/people/set-delegate'
import type { Person } from '@shared/people/person'
import { readLeads } from '../kit/company'
import { passOnSteps } from '../kit/pass-on-duties'
import { listDocuments, readDocument } from '../kit/read'
import { command, query } from '../kit/serve'

const isMine = (actor: Person, person: Person): boolean => isGranted(setDelegate.may, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId })
const briefOf = ({ _id, name, position }: Person) => ({ id: _id, name, position })

export const readLeaveHandler = query(readLeave, async ({ actor, input, now }) => {
  const [person, leads] = await Promise.all([readDocument('people', input.personId ?? actor._id), readLeads()])
  if (person === null || person.status === 'left' || !isMine(actor, person)) return refuse('not-found')
  const { leave } = person
  const held = await listDocuments('sheets', { holderId: person._id })
  return {
    person: briefOf(person), waiting: held.length,
    leave: leave === null || leave.until < beijingDayOf(now) ? null : { ...leave, delegateName: leads.find(({ _id }) => _id === leave.delegateId)?.name ?? '' },
    candidates: leads.filter((lead) => lead._id !== person._id && lead.status === 'active' && signsSheets(lead)).map(briefOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
})

export const setDelegateHandler = command(setDelegate, async ({ actor, input, now, requestId, transaction, tell, summarise, afterCommit }) => {
  const person = await transaction.read('people', input.personId)
  if (person === null || person.status === 'left' || !isMine(actor, person)) return refuse('not-found')
  const { leave } = input
  const delegate = leave === null ? null : await transaction.read('people', leave.delegateId)
  const changed = decideLeave(person, leave, delegate, beijingDayOf(now))
  if (isRefusal(changed)) return changed
  await transaction.write('people', changed)
  summarise(leave === null ? `销假：${person.name}` : `请假代签：${person.name} ${leave.from} 到 ${leave.until}，${delegate?.name ?? ''}代签`)
  tell([actor._id, person._id, ...(delegate === null ? [] : [delegate._id])])
  const concerned = [person._id, person.leave?.delegateId, leave?.delegateId].filter((id) => id !== undefined)
  afterCommit(() => passOnSteps(concerned, requestId))
  return { personId: person._id }
})
