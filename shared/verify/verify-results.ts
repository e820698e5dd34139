import type { Json } from '../contract/canonical-json'
import { areSignaturesOnContent } from '../approval/decide-review'
import { routeStepsOf } from '../approval/route'
import { contentHashOf, standingSignerIds } from '../cycle/advance-sheet'
import type { Correction } from '../correction/correction'
import type { Incident } from '../incident/incident'
import type { HashOf } from '../seal/merkle'
import type { Sheet } from '../appraisal/sheet'
import { finding, guarded, type Records, type VerifiedTemplate, type VerifyFinding } from './records'
import { replay } from './replay-sheet'
import { verifyScores } from './verify-scores'

const templateKey = ({ templateId, templateVersion }: { readonly templateId: string; readonly templateVersion: number }) => `${templateId}@${templateVersion}`

function verifyTemplate({ _id, template, hash }: VerifiedTemplate, hashOf: HashOf): readonly VerifyFinding[] {
  const isRight = _id === `${template.id}@${template.version}` && hashOf(JSON.parse(JSON.stringify(template)) as Json) === hash
  return isRight ? [] : [finding('template-changed', `templates/${_id}`, '考核表模板和它的编号对不上')]
}

/** Signatures: as many as the route has, on the content that is sealed, by different persons, none of them the person concerned (invariants 8 to 10). */
function verifySigners(sheet: Sheet, { template }: VerifiedTemplate, hashOf: HashOf): readonly VerifyFinding[] {
  const standing = sheet.steps.filter((step) => !step.isVoid && step.freezeNo === sheet.freeze?.no)
  const signers = standingSignerIds(sheet)
  const route = routeStepsOf(template, sheet.signerCount)
  const isRight = standing.length === route.length && new Set(signers).size === signers.length && !signers.includes(sheet.employeeId)
    && standing.every(({ action }, index) => action === route[index]?.action) && areSignaturesOnContent(sheet, template, (content) => contentHashOf(content, hashOf))
  return isRight ? [] : [finding('signers-wrong', `sheets/${sheet._id}`, '签字人不齐、重复、是本人，或者签的不是封存的内容')]
}

/** Incidents that the frozen inputs name: there, about this person, and as they counted (invariants 4 and 20). */
function verifyIncidents(sheet: Sheet, incidents: ReadonlyMap<string, Incident>): readonly VerifyFinding[] {
  return (sheet.inputs.incidents ?? []).flatMap(({ id, kind, quantity, status }) => {
    const incident = incidents.get(id)
    if (incident === undefined) return [finding('incident-missing', `incidents/${id}`, `考核表 ${sheet._id} 计入的事件不见了`)]
    const isSame = incident.employeeId === sheet.employeeId && incident.sheetId === sheet._id && incident.kind === kind && incident.countedQuantity === quantity && incident.state === status
    return isSame ? [] : [finding('incident-differs', `incidents/${id}`, `事件和考核表 ${sheet._id} 计入的不一样`)]
  })
}

function verifySheet(sheet: Sheet, stored: VerifiedTemplate | undefined, incidents: ReadonlyMap<string, Incident>, hashOf: HashOf): readonly VerifyFinding[] {
  const record = `sheets/${sheet._id}`
  if (stored === undefined) return [finding('template-missing', `templates/${templateKey(sheet)}`, `考核表 ${sheet._id} 的模板不见了`)]
  return [
    ...(sheet.freeze?.templateHash === stored.hash ? [] : [finding('template-changed', record, '冻结时的模板和现在存的不是同一个')]),
    ...(replay(stored.template, sheet.inputs, sheet.scorecard).isSame ? [] : [finding('replay-differs', record, '按冻结的数据重新算，结果和封存的不一样')]),
    ...(contentHashOf(sheet, hashOf) === sheet.contentHash ? [] : [finding('content-changed', record, '内容和签字人看到的不一样')]),
    ...verifyScores(record, stored.template, sheet.scorecard), ...verifySigners(sheet, stored, hashOf), ...verifyIncidents(sheet, incidents),
  ]
}

function verifyCorrection(correction: Correction, stored: VerifiedTemplate | undefined): readonly VerifyFinding[] {
  if (stored === undefined) return [finding('template-missing', `templates/${templateKey(correction)}`, `更正 ${correction._id} 的模板不见了`)]
  const record = `corrections/${correction._id}`
  return [
    ...(replay(stored.template, correction.inputs, correction.scorecard).isSame ? [] : [finding('replay-differs', record, '按更正的数据重新算，结果和封存的不一样')]),
    ...verifyScores(record, stored.template, correction.scorecard),
  ]
}

/** Sealed results from the bytes in the store alone: templates, replay, signatures, incidents, corrections, closed months. */
export function verifyResults(records: Records, hashOf: HashOf): readonly VerifyFinding[] {
  const templates = new Map(records.templates.map((stored) => [stored._id, stored]))
  const incidents = new Map(records.incidents.map((incident) => [incident._id, incident]))
  const closed = new Set(records.periods.filter(({ state }) => state === 'closed').map(({ _id }) => _id))
  return [
    ...records.templates.flatMap((stored) => guarded(`templates/${stored._id}`, () => verifyTemplate(stored, hashOf))),
    ...records.sheets.flatMap((sheet) => guarded(`sheets/${sheet._id}`, () => (sheet.state === 'sealed' ? verifySheet(sheet, templates.get(templateKey(sheet)), incidents, hashOf)
      : closed.has(sheet.periodId) ? [finding('period-open', `sheets/${sheet._id}`, `${sheet.periodId} 已经结账，这张表却没有封存`)] : []))),
    ...records.corrections.flatMap((correction) => guarded(`corrections/${correction._id}`, () => (correction.state === 'sealed' ? verifyCorrection(correction, templates.get(templateKey(correction))) : []))),
  ]
}
