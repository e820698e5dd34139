import { periodKindOf } from '../cycle/period-id'
import type { Period } from '../cycle/period'
import type { UnmadeSheet } from '../cycle/unmade-sheet'
import { standingSignerIds } from '../cycle/advance-sheet'
import type { Incident } from '../incident/incident'
import { incidentStateRows } from '../incident/incident-state'
import { payListOf } from '../pay/pay-list'
import type { Person } from '../people/person'
import { sheetPlansIn } from '../people/sheet-plan'
import { sheetIdOf, type Sheet } from '../appraisal/sheet'
import { finding, guarded, type Records, type VerifyFinding } from './records'

/** In a closed period everybody who was scored in it has their sheets, but for those that HR knowingly went on without (invariant 11). */
function verifyComplete({ _id, state }: Period, people: readonly Person[], sheetIds: ReadonlySet<string>, waivedIds: ReadonlySet<string>): readonly VerifyFinding[] {
  if (state !== 'closed') return []
  return people.flatMap((person) => guarded(`people/${person._id}`, () => sheetPlansIn(person, _id).filter(({ sheetId }) => !sheetIds.has(sheetId) && !waivedIds.has(sheetId))
    .map(({ sheetId }) => finding('sheet-missing', `sheets/${sheetId}`, `${_id} 已经结账，${person.name}应当有的这张考核表不见了`))))
}

/** A sheet that could not be made keeps its period from ending, unless somebody other than the person concerned says why it goes on without. */
function verifyUnmade({ _id, periodId, employeeId, employeeName, state, waiver }: UnmadeSheet, period: Period | undefined, sheetIds: ReadonlySet<string>): readonly VerifyFinding[] {
  const record = `unmade-sheets/${_id}`
  if (state === 'waived') return waiver !== null && waiver.reason !== '' && waiver.byId !== employeeId ? [] : [finding('waiver-wrong', record, `${employeeName}的考核表定了不建，却没有写谁定的、为什么，或者是本人定的`)]
  return state === 'open' && period?.state === 'closed' && !sheetIds.has(_id) ? [finding('sheet-missing', `sheets/${_id}`, `${periodId} 已经结账，${employeeName}的考核表却没建成，也没有人定不建`)] : []
}

/** Nobody twice: a sheet stands under the id of what it is about, and of one person's paying sheets of one kind of period no two cover the same day (invariant 11). */
function verifyOnce(sheet: Sheet, others: readonly Sheet[]): readonly VerifyFinding[] {
  const record = `sheets/${sheet._id}`
  if (sheet._id !== sheetIdOf(sheet.periodId, sheet.employeeId, sheet.templateId, sheet.segment)) return [finding('id-wrong', record, '编号和考核表的内容对不上')]
  const twice = !sheet.pays ? undefined : others.find((other) => other._id < sheet._id && other.pays && periodKindOf(other.periodId) === periodKindOf(sheet.periodId) && other.dates.startsAt < sheet.dates.cutAt && sheet.dates.startsAt < other.dates.cutAt)
  return twice === undefined ? [] : [finding('paid-twice', record, `和 ${twice._id} 算了同样的日子，两张都发工资`)]
}

/** The template version is the one that the period pinned when it opened (invariant 3). */
function verifyPinned(sheet: Sheet, period: Period | undefined): readonly VerifyFinding[] {
  const record = `sheets/${sheet._id}`
  if (period === undefined) return [finding('record-orphaned', record, `它的考核期 ${sheet.periodId} 不见了`)]
  const pinned = period.templates.find(({ id }) => id === sheet.templateId)
  return pinned?.version === sheet.templateVersion && pinned.hash === sheet.freeze?.templateHash ? [] : [finding('not-pinned', record, `模板不是 ${sheet.periodId} 开启时定下的那一版`)]
}

/** Facts are complete and settled, steps follow on each other in time, and whoever answered an appeal had signed nothing (invariants 8 and 9). */
function verifyOrder(sheet: Sheet): readonly VerifyFinding[] {
  const record = `sheets/${sheet._id}`
  const times = [sheet.freeze?.at ?? '', ...sheet.steps.filter(({ isVoid }) => !isVoid).map(({ at }) => at), sheet.sealedAt ?? '']
  const isInOrder = times.every((at, index) => at !== '' && at >= (times[index - 1] ?? ''))
  const decision = sheet.signature?.decision ?? null
  // A correction has two signers of its own, who may have signed the sheet; and where nobody else was left, the sealed answer says so.
  const isOwnJudge = decision !== null && [...(decision.verdict === 'kept' && decision.because === undefined ? standingSignerIds(sheet) : []), sheet.employeeId].includes(decision.byId)
  return [
    ...(isInOrder ? [] : [finding('steps-wrong', record, '冻结、签字、封存的先后对不上')]),
    ...(sheet.openClaims.length === 0 ? [] : [finding('claims-open', record, '封存了，还有没答复完的事件')]),
    ...(isOwnJudge ? [finding('appeal-wrong', record, '申诉由签过字的人或者本人答复')] : []),
  ]
}

/** The frozen inputs hold each incident of the sheet once, and no incident that stands on the sheet is left out of them (invariants 4 and 12). */
function verifyCut(sheet: Sheet, incidents: readonly Incident[]): readonly VerifyFinding[] {
  const counted = (sheet.inputs.incidents ?? []).map(({ id }) => id)
  const repeated = counted.find((id, index) => counted.indexOf(id) !== index)
  return [
    ...(repeated === undefined ? [] : [finding('incident-twice', `incidents/${repeated}`, `在考核表 ${sheet._id} 上算了两次`)]),
    ...incidents.filter(({ _id, state }) => incidentStateRows[state].scoredAs !== null && !counted.includes(_id)).map(({ _id }) => finding('incident-left-out', `incidents/${_id}`, `写着算在考核表 ${sheet._id} 上，那张表却没有它`)),
  ]
}

/** What was decided about an incident: never by its reporter, the person concerned or whoever admitted it late; its history ends where it stands (invariants 9 and 25). */
function verifyJudged({ _id, state, history, reporterId, employeeId, admittedById }: Incident): readonly VerifyFinding[] {
  const record = `incidents/${_id}`
  const last = history[history.length - 1]
  const isInOrder = history.every(({ at }, index) => at >= (history[index - 1]?.at ?? ''))
  const partial = history.filter(({ state: to, actorId }) => ['upheld', 'reduced', 'dropped'].includes(to) && actorId !== null && [reporterId, employeeId, admittedById].includes(actorId))
  return [
    ...(last?.state === state && isInOrder ? [] : [finding('history-wrong', record, '经过和现在的状态对不上')]),
    ...(partial.length === 0 ? [] : [finding('judge-wrong', record, '由记录人、本人或者同意补记的人自己裁定')]),
  ]
}

/** Whom a record names is on the roster (invariant 20). */
function verifyNamed(record: string, ids: readonly (string | null)[], known: ReadonlySet<string>): readonly VerifyFinding[] {
  const missing = ids.find((id) => id !== null && !known.has(id))
  return missing === undefined || missing === null ? [] : [finding('record-orphaned', record, `它写着的人 ${missing} 不在花名册里`)]
}

/** Fen of an amount in yuan with two decimals. */
function fenOf(amount: string): bigint {
  if (!/^-?\d+\.\d{2}$/.test(amount)) throw new Error(`金额 ${amount} 不是两位小数`)
  return BigInt(amount.replace('.', ''))
}

/** A period's pay list adds up to the fen by plain whole numbers, and each of its paying sheets is a row of it or blocked (invariant 18). */
function verifyPayList({ _id }: Period, { sheets, corrections, templates }: Records): readonly VerifyFinding[] {
  const own = sheets.filter(({ periodId }) => periodId === _id).flatMap((sheet) => {
    const stored = templates.find((one) => one._id === `${sheet.templateId}@${sheet.templateVersion}`)
    return stored === undefined ? [] : [{ sheet, template: stored.template }]
  })
  const list = payListOf(own, corrections.filter(({ payPeriodId }) => payPeriodId === _id))
  const paid = list.rows.reduce((sum, { pay }) => sum + fenOf(pay), 0n)
  const differences = list.differences.reduce((sum, { difference }) => sum + fenOf(difference), 0n)
  const listed = [...list.rows, ...list.blocked].map(({ sheetId }) => sheetId).sort()
  const isWhole = JSON.stringify(listed) === JSON.stringify(own.filter(({ sheet }) => sheet.pays).map(({ sheet }) => sheet._id).sort())
  const isRight = paid === fenOf(list.payTotal) && differences === fenOf(list.differenceTotal) && paid + differences === fenOf(list.grandTotal)
  return isRight && isWhole ? [] : [finding('sum-wrong', `periods/${_id}`, isWhole ? '工资表各行加起来不等于合计' : '工资表少了人或者重复了人')]
}

function groupedBy<Value>(values: readonly Value[], keyOf: (value: Value) => string | null): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

/** What the records must be to each other: periods to sheets, sheets to incidents, all of them to the roster. People are looked at where the data has them. */
export function verifyCompany(records: Records): readonly VerifyFinding[] {
  const { sheets, incidents, periods, corrections, people, unmade = [] } = records
  const periodOf = new Map(periods.map((period) => [period._id, period]))
  const sheetIds = new Set(sheets.map(({ _id }) => _id))
  const byEmployee = groupedBy(sheets, ({ employeeId }) => employeeId)
  const onSheet = groupedBy(incidents, ({ sheetId }) => sheetId)
  const waivedIds = new Set(unmade.flatMap(({ _id, state }) => (state === 'waived' ? [_id] : [])))
  const known = people === undefined ? null : new Set(people.map(({ _id }) => _id))
  const named = (record: string, ids: readonly (string | null)[]) => (known === null ? [] : verifyNamed(record, ids, known))
  return [
    ...sheets.flatMap((sheet) => guarded(`sheets/${sheet._id}`, () => [
      ...verifyOnce(sheet, byEmployee.get(sheet.employeeId) ?? []),
      ...(sheet.state === 'sealed' ? [...verifyPinned(sheet, periodOf.get(sheet.periodId)), ...verifyOrder(sheet), ...verifyCut(sheet, onSheet.get(sheet._id) ?? [])] : []),
      ...named(`sheets/${sheet._id}`, [sheet.employeeId, ...sheet.steps.map(({ signerId }) => signerId), ...sheet.ratedBy.map(({ byId }) => byId)]),
    ])),
    ...incidents.flatMap((incident) => guarded(`incidents/${incident._id}`, () => [
      ...verifyJudged(incident), ...named(`incidents/${incident._id}`, [incident.employeeId, incident.reporterId]),
      ...(incident.sheetId === null || sheetIds.has(incident.sheetId) ? [] : [finding('record-orphaned', `incidents/${incident._id}`, `它所在的考核表 ${incident.sheetId} 不见了`)]),
    ])),
    ...corrections.flatMap((correction) => guarded(`corrections/${correction._id}`, () => (sheetIds.has(correction.sheetId) ? [] : [finding('record-orphaned', `corrections/${correction._id}`, `它更正的考核表 ${correction.sheetId} 不见了`)]))),
    ...unmade.flatMap((one) => guarded(`unmade-sheets/${one._id}`, () => verifyUnmade(one, periodOf.get(one.periodId), sheetIds))),
    ...periods.flatMap((period) => guarded(`periods/${period._id}`, () => [...verifyComplete(period, people ?? [], sheetIds, waivedIds), ...verifyPayList(period, records)])),
  ]
}
