import { refuse } from '@shared/contract/refusal'
import { decidePullBack, pullBackIncident, refusePullBack } from '@shared/incident/pull-back-incident'
import { isOpenClaim } from '@shared/incident/incident'
import { kindTitle } from '@shared/incident/incident-kind'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import { placeIncident, removeIncident } from '@shared/appraisal/rescore-sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { advanceContextOf } from '../kit/company'
import { sheetFor } from '../kit/place-logged'
import { command } from '../kit/serve'
import { canSeeIncident } from './move-incidents'

export const pullBackIncidentHandler = command(pullBackIncident, async ({ actor, input, now, transaction, tell, summarise }) => {
  const incident = await transaction.read('incidents', input.incidentId)
  if (incident === null || !canSeeIncident(actor, incident)) return refuse('not-found')
  const refused = refusePullBack(incident, actor)
  if (refused !== null) return refused
  const later = incident.sheetId === null ? null : await transaction.read('sheets', incident.sheetId)
  if (later !== null && !sheetStateRows[later.state].takesFacts) return refuse('sheet-frozen')
  const employee = await transaction.read('people', incident.employeeId)
  const earlier = employee === null ? null : await sheetFor(transaction, employee, incident.occurredAt, incident.kind)
  if (earlier === null) return refuse('wrong-state', '事情发生那天，这位师傅没有考核表')
  if (earlier._id === incident.sheetId) return refuse('wrong-state', '这件事已经算在那天的考核表上了')
  if (!sheetStateRows[earlier.state].takesFacts) return refuse(earlier.state === 'sealed' ? 'sheet-sealed' : 'sheet-frozen')
  if (isOpenClaim(incident, now) && now >= earlier.dates.windowsEndAt) return refuse('window-closed', '上月的答复期已经结束，师傅还没答复完的事件不能再归到上月')
  const moved = decidePullBack(incident, earlier._id, earlier.dates.windowsEndAt, { id: actor._id, name: actor.name }, input.reason, now)
  await transaction.write('incidents', moved)
  const context = await advanceContextOf(earlier.templateId, earlier.templateVersion, now)
  const title = kindTitle(context.template, moved.kind)
  await transaction.write('sheets', advanceSheet(placeIncident(earlier, context.template, moved, `${title}：从下月归来`, now), context))
  if (later !== null) {
    const laterContext = await advanceContextOf(later.templateId, later.templateVersion, now)
    await transaction.write('sheets', advanceSheet(removeIncident(later, laterContext.template, moved, `${title}：归到上月`, now), laterContext))
  }
  summarise(`归到上月：${incident.employeeName} ${title}`)
  tell([...earlier.watcherIds, incident.reporterId])
  return { incidentId: moved._id, periodId: moved.periodId, sheetId: earlier._id }
})
