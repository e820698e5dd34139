import type { Period } from '@shared/cycle/period'
import { periodDates } from '@shared/cycle/period'
import type { Json } from '@shared/contract/canonical-json'
import { metricRecordIdOf } from '@shared/appraisal/record-metric'
import type { Sheet } from '@shared/appraisal/sheet'
import { decideStep } from '@shared/approval/decide-step'
import type { AdvanceContext } from '@shared/cycle/advance-sheet'
import { isRefusal } from '@shared/contract/refusal'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Person, RoleGrant } from '@shared/people/person'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { hashOf } from '../../cloudfunctions/kit/hash'
import type { StoredDocument } from '../../local/store/stored-value'

export const periodId = '2026-11'
const workersPerStore = 60
const workersPerCrew = 10

function person(id: string, storeId: string, roles: readonly RoleGrant[], rest: Partial<Person> = {}): Person {
  return {
    _id: id, name: id, storeId, crewId: null, position: '安装师傅', roles, isLead: roles.some(({ role }) => role !== 'installer'), supervisorId: null,
    status: 'active', leftAt: null, leave: null, assignments: [], baseSalary: null, ...rest,
  }
}

export const workerIdOf = (index: number): string => `w-${String(index).padStart(6, '0')}`

/** Plain JSON under its id, as the store holds it. */
export function stored(document: { readonly _id: string }): StoredDocument {
  return JSON.parse(JSON.stringify(document)) as StoredDocument
}

/** A company with that many workers on the installation card, in stores of sixty with their leads; the month is open and its sheets are to be made. */
export function* companyOf(count: number): Generator<readonly [collection: string, document: StoredDocument]> {
  const template = JSON.parse(JSON.stringify(installServiceCard)) as Json
  const hash = hashOf(template)
  const pinned = { id: installServiceCard.id, version: installServiceCard.version, hash }
  const dates = periodDates(periodId)
  const period: Period = { _id: periodId, state: 'open', dates, templates: [pinned], openedBy: 'hr', openedAt: dates.startsAt, sheetsMade: false, closedAt: null }
  yield ['templates', stored({ _id: `${pinned.id}@${pinned.version}`, template, hash } as { _id: string })]
  yield ['periods', stored(period)]
  for (const [id, role] of [['hr', 'hr'], ['gm-1', 'general-manager'], ['gm-2', 'general-manager']] as const) yield ['people', stored(person(id, 's-0', [{ role, stores: 'company' }]))]
  for (let index = 0; index < count; index += 1) {
    const store = Math.floor(index / workersPerStore)
    const storeId = `s-${store}`
    const lead = `l-${Math.floor(index / workersPerCrew)}`
    if (index % workersPerStore === 0) {
      yield ['stores', stored({ _id: storeId, name: storeId } as { _id: string })]
      yield ['people', stored(person(`m-${store}`, storeId, [{ role: 'store-manager', stores: [storeId] }]))]
      yield ['people', stored(person(`r-${store}`, storeId, [{ role: 'sales-manager', stores: [storeId] }]))]
    }
    if (index % workersPerCrew === 0) yield ['people', stored(person(lead, storeId, [{ role: 'supervisor', stores: [storeId] }], { supervisorId: `m-${store}` }))]
    const id = workerIdOf(index)
    const worker = person(id, storeId, [{ role: 'installer', stores: [storeId] }], { supervisorId: lead, assignments: [{ templateId: installServiceCard.id, pays: true }], baseSalary: '6000.00' })
    yield ['people', stored(worker)]
    yield ['bindings', stored({ _id: `wx-${id}`, personId: id, boundAt: dates.startsAt } as { _id: string })]
    yield ['signals', stored({ _id: id, openid: `wx-${id}`, rev: 0 } as { _id: string })]
    for (const { id: metricId } of installServiceCard.metrics) {
      const record = { periodId, metricId, scope: 'employee' as const, scopeId: id }
      yield ['metrics', stored({ _id: metricRecordIdOf(record), ...record, storeId, value: { value: String(80 + (index % 20)) }, source: '', recordedBy: 'hr', recordedByName: 'hr', recordedAt: dates.startsAt, rev: 1 } as { _id: string })]
    }
  }
}

/** What people do on a sheet during the month: three incidents, a rating, the self-score. */
export function filled(sheet: Sheet, index: number): Sheet {
  const at = sheet.dates.startsAt
  const inputs = {
    ...sheet.inputs,
    incidents: [0, 1, 2].map((number) => ({ id: `inc-${index}-${number}`, kind: 'tool-violation', quantity: 1, status: 'acknowledged' as const })),
    ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8.5', by: 'r', comment: '' }],
  }
  return { ...sheet, inputs, scorecard: scoreSheet(installServiceCard, inputs), selfScore: { points: [], comment: '', submittedAt: at } }
}

/** The signatures that bring a sheet to that state, by those whom the route names. */
export function signed(sheet: Sheet, context: AdvanceContext, until: Sheet['state'] = 'sealed'): Sheet {
  let current = sheet
  while (current.state !== until) {
    const { holder, contentHash } = current
    if (holder === null || contentHash === null) throw new Error(`${sheet._id} waits for nobody in ${current.state}`)
    const next = decideStep(current, holder.action, { id: holder.personId, name: holder.personName }, { contentHash, comment: '' }, context)
    if (isRefusal(next)) throw new Error(`${sheet._id}: ${next.code}`)
    current = next
  }
  return current
}
