import { surveyGroupsOf } from '@shared/rating360/survey'
import type { Lever } from '@shared/appraisal/levers'
import { metricRecordIdOf, type MetricRecord, type MetricValue } from '@shared/appraisal/record-metric'
import type { Sheet } from '@shared/appraisal/sheet'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { periodDates, type Period } from '@shared/cycle/period'
import { makeSheet } from '@shared/cycle/make-sheet'
import { answerBy } from '@shared/incident/incident-moves'
import type { Incident } from '@shared/incident/incident'
import type { Person } from '@shared/people/person'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { InputError } from '@shared/scoring/input-error'
import type { IncidentInput, MetricInput, SheetInputs } from '@shared/scoring/inputs'
import { metricParts } from '@shared/scoring/read-metric'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Scorecard } from '@shared/scoring/scorecard'
import type { Template } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets'
import { inStore, people as everybody, person, settings, stores } from '../cloudfunctions/company'
import { beijing, Shop } from '../cloudfunctions/shop'
import { Random } from '../shared/scoring/oracle/random'
import { randomInputs } from '../shared/scoring/oracle/random-sheets'
import { functionEngine, phoneEngine, type PhoneEngine } from './phone-engine'

// What 算一算 says on the phone is what the cloud scores once it really comes so. A random state of a random sheet is stored; the phone
// asks for the sheet as its worker and assumes one thing; then that thing is done through the real functions, and the stored scorecard is
// held against the one that the phone had shown. docs/proofs.md has the figures of a longer run.

const states = Number(process.env['WHAT_IF_STATES'] ?? 160)
const november = '2026-11'
const now = beijing('2026-11-16 10:00')
jest.setTimeout(60_000 + states * 1_000)

const workerOf = (template: Template): Person => person(`on-${template.id}`, '考核人', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', assignments: [{ templateId: template.id, pays: true }], baseSalary: '6000.00' })
const leads = everybody.filter(({ isLead }) => isLead).map((lead) => ({ ...lead, assignments: [] }))

let shop: Shop
let phone: PhoneEngine
const fresh = new Map<string, Sheet>()

beforeAll(async () => {
  phone = await phoneEngine()
  shop = await Shop.open(now, {}, [...everybody.map((one) => ({ ...one, assignments: [] })), ...shippedTemplates.map(workerOf)])
  const period: Period = { _id: november, state: 'open', dates: periodDates(november), templates: shippedTemplates.map(({ id, version }) => ({ id, version, hash: 'h' })), openedBy: 'hr', openedAt: now, sheetsMade: true, closedAt: null }
  await shop.put('periods', period)
  // A thousand states are more than anybody may log in a day.
  await shop.put('settings', { ...settings, entryLimits: { perPerson: 10_000, inAll: 10_000 } })
  const [store = { _id: 's-a', name: '甲店' }] = stores
  for (const template of shippedTemplates) {
    await shop.put('templates', { _id: `${template.id}@${template.version}`, template, hash: 'h' })
    const person = workerOf(template)
    const [plan] = sheetPlansIn(person, november)
    if (plan === undefined) throw new Error(`nobody is on ${template.id}`)
    fresh.set(template.id, makeSheet({ period, person, plan, store, template, leads, signerCount: 3, metrics: {}, previous: null, segmentBefore: null }))
  }
})
afterAll(() => shop.stop())

function metricValueOf(input: MetricInput): MetricValue {
  const { value, numerator, denominator } = metricParts(input)
  return numerator !== undefined && denominator !== undefined ? { numerator: Number(numerator), denominator: Number(denominator) } : { value: String(value) }
}

function incidentOf(template: Template, sheet: Sheet, { id, kind, quantity = 1, status = 'acknowledged' }: IncidentInput): Incident {
  return {
    _id: id, employeeId: sheet.employeeId, employeeName: sheet.employeeName, storeId: sheet.storeId, supervisorId: sheet.supervisorId, periodId: november, sheetId: sheet._id, kind,
    quantity, countedQuantity: quantity, state: status, reporterId: 'lead-a1', reporterName: '赵主管', occurredAt: now, receivedAt: now, note: '', orderNo: null,
    answerBy: answerBy(now, sheet.dates.windowsEndAt), photos: [], dueAt: null, remindAt: null, waiting: null, admittedById: null, isLikeAnother: false, rev: 1, history: [],
    needsVerifying: template.incidentKinds.find((known) => known.id === kind)?.needsVerifying === true,
    dispute: status === 'disputed' ? { reason: '不是我', disputedAt: now, escalatesAt: beijing('2026-11-17 10:00'), lapsesAt: beijing('2026-11-18 10:00'), isEscalated: false } : null,
  }
}

const recordIdOf = (metricId: string, { employeeId }: Sheet) => metricRecordIdOf({ periodId: november, metricId, scope: 'employee', scopeId: employeeId })

/** A random month as the database would hold it: the sheet, its metric records and its incidents. */
async function store(template: Template, drawn: SheetInputs): Promise<Sheet> {
  const blank = fresh.get(template.id)
  if (blank === undefined) throw new Error(template.id)
  const metrics = Object.fromEntries(Object.entries(drawn.metrics ?? {}).map(([id, input]) => [id, metricValueOf(input)]))
  const inputs: SheetInputs = { ...drawn, metrics, incidents: (drawn.incidents ?? []).map((incident, index) => ({ status: 'acknowledged', quantity: 1, ...incident, id: `inc-${template.id}-${index}` })) }
  const sheet: Sheet = { ...blank, inputs, scorecard: scoreSheet(template, inputs) }
  const records = Object.entries(metrics).map(([metricId, value]): MetricRecord => ({
    _id: recordIdOf(metricId, sheet), periodId: november, metricId, scope: 'employee', scopeId: sheet.employeeId, storeId: 's-a', value, source: '', recordedBy: 'hr', recordedByName: '周人事', recordedAt: now, rev: 1,
  }))
  const { command } = shop.database
  await Promise.all([shop.database.collection('metrics').where({ _id: command.in(template.metrics.map(({ id }) => recordIdOf(id, sheet))) }).remove(), shop.database.collection('incidents').where({ employeeId: sheet.employeeId }).remove()])
  await Promise.all([
    shop.put('sheets', sheet), ...records.map((record) => shop.put('metrics', record)), ...(inputs.incidents ?? []).map((incident) => shop.put('incidents', incidentOf(template, sheet, incident))),
  ])
  return sheet
}

async function decide(incidentId: string, value: number, quantity: number): Promise<void> {
  const verdict = value === 0 ? 'dropped' : value < quantity ? 'reduced' : 'upheld'
  await shop.act('manager-a', 'decide-incident', { incidentId, verdict, quantity: verdict === 'reduced' ? value : null, reason: '看过现场' })
}

/** Makes come true what was assumed, as people do it; false where nobody of this company may. */
async function comeTrue(view: SheetView, sheet: Sheet, lever: Lever, value: string): Promise<boolean> {
  const record = (given: MetricValue, metricId: string) => shop.act('hr', 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId: sheet.employeeId, value: given, source: '' })
  switch (lever.kind) {
    case 'metric': await record({ value }, lever.metric); return true
    case 'jobs': await record(metricValueOf(phone.assumedInputs(view.inputs, [lever], { [lever.id]: value }).metrics?.[lever.metric] ?? '0'), lever.metric); return true
    case 'more': {
      const { incidentId } = await shop.act('manager-a', 'log-incident', { employeeId: sheet.employeeId, kind: lever.incidentKind, quantity: Number(value), occurredAt: now, note: '', orderNo: null })
      // What must be verified counts once the person agrees.
      if (view.template.incidentKinds.find(({ id }) => id === lever.incidentKind)?.needsVerifying === true) await shop.act(sheet.employeeId, 'acknowledge-incident', { incidentId })
      return true
    }
    case 'claim': {
      const quantity = Number(lever.most)
      if (!lever.isDisputed && Number(value) === quantity) await shop.act(sheet.employeeId, 'acknowledge-incident', { incidentId: lever.incident })
      else {
        if (!lever.isDisputed) await shop.act(sheet.employeeId, 'dispute-incident', { incidentId: lever.incident, reason: '不是我' })
        await decide(lever.incident, Number(value), quantity)
      }
      return true
    }
    case 'rating':
    case 'level': {
      const rater = sheet.raters.find(({ item, role }) => item === lever.item && role === lever.role)?.personId ?? null
      const firstRole = sheet.raters.find(({ item, personId }) => item === lever.item && personId === rater)?.role
      if (rater === null || lever.answers > 1 || firstRole !== lever.role) return false
      await shop.act(rater, 'rate-item', { sheetId: sheet._id, item: lever.item, ...(lever.kind === 'rating' ? { points: value } : { level: Number(value) }), comment: '举一个例子' })
      return true
    }
    case 'task': {
      const tasks = (view.inputs.tasks ?? []).filter(({ item }) => item === lever.item).map(({ name, description = '', urgency, importance, completion }, place) => ({ name, description, urgency, importance, completion: place === lever.place ? value : String(completion) }))
      await shop.act('manager-a', 'plan-tasks', { sheetId: sheet._id, item: lever.item, tasks })
      return true
    }
  }
}

/** What a person reads of a scorecard: what every item has, the total, the pay, and what both can become. */
const readOf = ({ items, total, range, pay, payRange }: Scorecard) => ({ items: items.map(({ id, points, status }) => [id, points, status]), total, range, pay, payRange })

function movedValue(random: Random, lever: Lever): string {
  let value = lever.now ?? (random.chance(50) ? lever.least : lever.most)
  for (let step = random.int(0, 4); step > 0; step -= 1) value = phone.stepped(lever, value, random.pick([1, -1]))
  return lever.kind === 'more' && value === '0' ? '1' : value
}

function isScorable(template: Template, inputs: SheetInputs): boolean {
  try {
    scoreSheet(template, inputs)
    return true
  } catch (failure) {
    if (failure instanceof InputError) return false
    throw failure
  }
}

test('what the phone works out is what the functions score once it really comes so, on every sheet', async () => {
  const random = new Random(20261126)
  const compared = new Map<string, number>()
  for (let done = 0; done < states;) {
    const template = random.pick(shippedTemplates)
    const drawn = { ...randomInputs(random, template, random.pick([30, 70, 100])), ...(template.pay === null ? {} : { baseSalary: '6000.00' }) }
    if (!isScorable(template, drawn)) continue
    shop.at(now)
    const sheet = await store(template, drawn)
    const view = await shop.act(sheet.employeeId, 'read-sheet', { sheetId: sheet._id })
    const levers = phone.leversOf(view.template, view.inputs, view.state, view.survey)
    if (levers.length === 0) continue
    const lever = random.pick(levers)
    const value = movedValue(random, lever)
    const assumed = phone.assumedInputs(view.inputs, levers, { [lever.id]: value })
    if (!isScorable(view.template, assumed)) continue
    const shown = phone.scoreSheet(view.template, assumed)
    if (!(await comeTrue(view, sheet, lever, value))) continue
    const { scorecard } = await shop.read('sheets', sheet._id)
    expect({ sheet: template.id, lever: lever.id, value, ...readOf(shown) }).toEqual({ sheet: template.id, lever: lever.id, value, ...readOf(scorecard) })
    compared.set(template.id, (compared.get(template.id) ?? 0) + 1)
    compared.set(lever.kind, (compared.get(lever.kind) ?? 0) + 1)
    done += 1
  }
  if (process.env['WHAT_IF_STATES'] !== undefined) console.log(Object.fromEntries([...compared].sort()))
  expect([...compared.keys()].sort()).toEqual([...['claim', 'jobs', 'level', 'metric', 'more', 'rating', 'task'], // Points that an anonymous group gives are nobody's to play with.
    ...shippedTemplates.filter((template) => surveyGroupsOf(template).length === 0).map(({ id }) => id)].sort())
})

test('1,000 random states on the nine sheets: the phone\'s code and the functions\' give the same bytes', async () => {
  const server = await functionEngine()
  const random = new Random(20261127)
  for (let done = 0; done < 1_000;) {
    const template = shippedTemplates[done % shippedTemplates.length] ?? shippedTemplates[0]
    if (template === undefined) throw new Error('no sheets')
    const inputs = randomInputs(random, template, random.pick([30, 70, 100]))
    if (!isScorable(template, inputs)) continue
    const levers = phone.leversOf(template, inputs, 'live', null)
    const assumed = phone.assumedInputs(inputs, levers, Object.fromEntries(random.some(levers).map((lever) => [lever.id, movedValue(random, lever)])))
    if (!isScorable(template, assumed)) continue
    expect(JSON.stringify(phone.scoreSheet(template, assumed))).toBe(JSON.stringify(server.scoreSheet(template, assumed)))
    done += 1
  }
})
