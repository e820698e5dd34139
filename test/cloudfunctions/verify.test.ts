import fc from 'fast-check'
import { correctionHashOf } from '@shared/correction/propose-correction'
import { correctionContentOf } from '@shared/seal/correction-content'
import { batchIdOf, makeBatch, leafOf, type SealBatch } from '@shared/seal/seal-batch'
import { livingFields, sealedContentOf } from '@shared/seal/sealed-content'
import { witnessOf } from '@shared/seal/witness'
import { findingCodes, type FindingCode, type Records } from '@shared/verify/records'
import { verifyRecords } from '@shared/verify/verify-records'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { novemberSheetOf as sheetOf, sealNovember, smallCompany } from './sealed-month'
import { beijing, Shop } from './shop'

// A sealed company as the real functions leave it; then somebody changes it behind everybody's back.

const seed = 20261126
let shop: Shop
/** The whole company after each batch. */
const snapshots: Records[] = []

async function snapshot(): Promise<void> {
  await shop.close()
  const [sheets, corrections, batches, templates, incidents, periods, people, groups] = await Promise.all([
    shop.list('sheets'), shop.list('corrections'), shop.list('batches'), shop.list('templates'), shop.list('incidents'), shop.list('periods'), shop.list('people'), shop.list('rating-groups'),
  ])
  snapshots.push({ sheets, corrections, batches, templates, incidents, periods, people, groups })
}

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), {}, smallCompany)
  await sealNovember(shop, snapshot)
  const answer = async (workerId: string, given: 'signed' | 'appealed') => {
    await shop.act(workerId, 'sign-sheet', { sheetId: sheetOf(workerId), contentHash: (await shop.read('sheets', sheetOf(workerId))).contentHash ?? '', answer: given, reason: '请再看看' })
    await snapshot()
  }
  for (const workerId of ['worker-1', 'worker-2', 'worker-3']) await answer(workerId, 'signed')
  await answer('worker-4', 'appealed')
  for (const [workerId, rate] of [['worker-4', '97'], ['worker-2', '96'], ['worker-1', '99'], ['worker-3', '98']] as const) {
    const changes = [{ kind: 'metric' as const, metricId: 'first-pass-rate', value: { value: rate } }]
    const { correctionId } = await shop.act('hr', 'propose-correction', { sheetId: sheetOf(workerId), version: 1, changes, reason: '复核过' })
    await shop.act('boss', 'decide-correction', { sheetId: sheetOf(workerId), correctionId, contentHash: (await shop.read('corrections', correctionId)).contentHash, answer: 'confirmed', comment: '' })
    await snapshot()
  }
})
afterAll(() => shop.stop())

const final = (): Records => snapshots[snapshots.length - 1] as Records
const witnessAt = (records: Records): string => witnessOf(records.batches[records.batches.length - 1] as SealBatch)
const find = (records: Records, witnesses: readonly string[] = []) => verifyRecords(records, witnesses, hashOf).findings
const copy = (records: Records): Records => JSON.parse(JSON.stringify(records)) as Records

type Path = readonly (string | number)[]
/** A value inside sealed content that somebody could change, with where it stands. */
function pathsOf(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [...(path.length > 2 ? [path] : []), ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]))]
}

/** Every place of sealed content: sheets without what lives on, sealed corrections, batches, templates. */
function sealedPaths(records: Records): Path[] {
  const living: readonly (string | number | undefined)[] = livingFields.filter((field) => field !== 'signature')
  return (['sheets', 'corrections', 'batches', 'templates'] as const).flatMap((name) => records[name].flatMap((record, index) => pathsOf(record, [name, index])))
    .filter(([name, , field]) => !(name === 'sheets' && living.includes(field)) && !(name === 'corrections' && ['rev', 'seal', 'witnessDueAt'].includes(String(field))))
}

/** Changes or deletes what stands at the path. */
function tamper(records: Records, path: Path, deletes: boolean): Records {
  const changed = copy(records)
  const last = path[path.length - 1] as string | number
  const holder = path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], changed) as Record<string | number, unknown>
  const value = holder[last]
  if (deletes) {
    if (Array.isArray(holder)) holder.splice(Number(last), 1)
    else Reflect.deleteProperty(holder, last)
  } else if (typeof value === 'number') holder[last] = value + 1
  else if (typeof value === 'boolean') holder[last] = !value
  else if (typeof value === 'string') holder[last] = /^\d+\.\d\d$/.test(value) ? (Number(value) + 1).toFixed(2) : `${value}x`
  else if (value === null) holder[last] = '2026-12-07T00:00:00.000Z'
  else holder[last] = Array.isArray(value) ? [...(value as unknown[]), 'x'] : { ...value, x: 1 }
  return changed
}

test('the company as the functions left it has nothing wrong, with the code of any moment', () => {
  expect(snapshots.length).toBeGreaterThan(10)
  for (const records of snapshots) expect(find(final(), [witnessAt(records)])).toEqual([])
})

test('1,000 of 1,000 random changes and deletions of sealed content are found', () => {
  const paths = sealedPaths(final())
  const missed: Path[] = []
  fc.assert(fc.property(fc.integer({ min: 0, max: paths.length - 1 }), fc.boolean(), (index, deletes) => {
    const path = paths[index] as Path
    const record = (final()[path[0] as 'sheets'][Number(path[1])] as { _id: string })._id
    const found = find(tamper(final(), path, deletes))
    if (found.length === 0) missed.push(path)
    else expect(found.some((one) => one.record.endsWith(record) || path[0] === 'batches' || path[0] === 'templates' || path[2] === '_id')).toBe(true)
  }), { numRuns: 1_000, seed })
  expect(missed).toEqual([])
})

test('every sealed record that is taken away is found', () => {
  for (const name of ['sheets', 'corrections', 'batches', 'templates', 'incidents'] as const) {
    final()[name].forEach((record, index) => {
      const found = find({ ...final(), [name]: final()[name].filter((_, at) => at !== index) })
      // The last batch gone alone is a past rolled back: the records still say where they were sealed.
      expect([name, record._id, found.length > 0]).toEqual([name, record._id, true])
    })
  }
})

test('100 of 100 pasts that were rolled back or rewritten as a whole are found with an old code, and cannot be without one', () => {
  const rolledBack = snapshots.flatMap((earlier, index) => snapshots.slice(index + 1).map((later) => ({ records: earlier, code: witnessAt(later) })))
  expect(rolledBack.length).toBeGreaterThanOrEqual(50)
  const rewritten = snapshots.flatMap((known) => final().sheets.filter(({ seal }) => (seal?.batchNo ?? 0) <= known.batches.length).map((sheet) => ({ records: rewrite(final(), sheet._id), code: witnessAt(known) })))
  const cases = [...rolledBack, ...rewritten].slice(0, 100)
  expect(cases).toHaveLength(100)
  for (const { records, code } of cases) {
    expect(find(records)).toEqual([])
    expect(find(records, [code]).map((found) => found.code)).toEqual(['witness-differs'])
  }
  expect(verifyRecords(final(), [], hashOf).blind[0]).toContain('没有给见证码')
})

/** Somebody with the whole database and the program: a remark is changed, and every hash after it made anew. */
function rewrite(records: Records, sheetId: string): Records {
  const changed = copy(records)
  const sheets = changed.sheets.map((sheet) => (sheet._id === sheetId ? { ...sheet, steps: sheet.steps.map((step) => ({ ...step, comment: '同意' })) } : sheet))
  const leafNow = new Map(sheets.map((sheet) => [sheet._id, leafOf('sheet', sealedContentOf(sheet), hashOf)]))
  let last: SealBatch | null = null
  const corrections = changed.corrections.map((correction) => ({ ...correction }))
  const batches = changed.batches.map((batch) => {
    const entries = batch.entries.map((entry) => {
      if (entry.kind === 'sheet') return { ...entry, leaf: leafNow.get(entry.id) ?? entry.leaf }
      if (entry.kind === 'signature') return entry
      const correction = corrections.find(({ _id }) => _id === entry.id)
      if (correction === undefined) return entry
      Object.assign(correction, { previousLeaf: leafNow.get(correction.sheetId) })
      Object.assign(correction, { contentHash: correctionHashOf(correction, hashOf) })
      return { ...entry, leaf: leafOf('correction', correctionContentOf(correction), hashOf) }
    })
    last = makeBatch(last, entries, batch.sealedAt, hashOf)
    return last
  })
  const sealOf = (kind: string, id: string) => {
    const batch = batches.find(({ entries }) => entries.some((entry) => entry.kind === kind && entry.id === id)) as SealBatch
    return { batchNo: batch.no, leaf: batch.entries.find((entry) => entry.kind === kind && entry.id === id)?.leaf ?? '', witness: witnessOf(batch) }
  }
  return { ...changed, batches, sheets: sheets.map((sheet) => ({ ...sheet, seal: sealOf('sheet', sheet._id) })), corrections: corrections.map((correction) => ({ ...correction, seal: sealOf('correction', correction._id) })) }
}

/** A record as somebody with the whole database can change it. */
type Loose = Record<string, unknown> & { _id: string }
type LooseRecords = Record<'sheets' | 'corrections' | 'batches' | 'templates' | 'incidents' | 'periods' | 'people' | 'groups', Loose[]>
/** A copy whose values may be anything, as those of broken data are. */
const looseCopy = (records: Records): LooseRecords => JSON.parse(JSON.stringify(records)) as LooseRecords
const findIn = (records: LooseRecords) => find(JSON.parse(JSON.stringify(records)) as Records)

const first = (records: LooseRecords, name: keyof LooseRecords, id?: string): Loose => records[name].find(({ _id }) => id === undefined || _id === id) as Loose
const sheetIn = (records: LooseRecords, workerId = 'worker-1') => first(records, 'sheets', sheetOf(workerId))
const group = { _id: `${sheetOf('worker-1')}:peer`, sheetId: sheetOf('worker-1'), role: 'peer', answers: 4, points: [], comments: [], asked: 4, isClosed: false }

/** One defect for each thing that the check can find: what it is planted in, and the record that has to be named. */
const planted: readonly (readonly [FindingCode, plant: (records: LooseRecords) => void, record: string])[] = [
  ['batch-missing', ({ batches }) => { batches.splice(1, 1) }, `batches/${batchIdOf(2)}`],
  ['batch-changed', (records) => { Object.assign(first(records, 'batches'), { sealedAt: '2026-12-06T00:00:00.000Z' }) }, `batches/${batchIdOf(1)}`],
  ['batch-order', (records) => { Object.assign(first(records, 'batches'), { _id: batchIdOf(9) }) }, `batches/${batchIdOf(9)}`],
  ['record-missing', ({ sheets }) => { sheets.splice(sheets.findIndex(({ _id }) => _id === sheetOf('worker-2')), 1) }, `sheets/${sheetOf('worker-2')}`],
  ['record-changed', (records) => { Object.assign(sheetIn(records), { employeeName: '别人' }) }, `sheets/${sheetOf('worker-1')}`],
  ['seal-wrong', (records) => { Object.assign(sheetIn(records), { seal: { batchNo: 9, leaf: '', witness: '' } }) }, `sheets/${sheetOf('worker-1')}`],
  ['not-sealed', ({ sheets }) => { sheets.push({ ...structuredClone(sheets[0] as Loose), _id: 'another' }) }, 'sheets/another'],
  ['signature-changed', (records) => { Object.assign(sheetIn(records).signature as object, { state: 'unsigned' }) }, `sheets/${sheetOf('worker-1')}`],
  ['template-missing', ({ templates }) => { templates.length = 0 }, 'templates/install-service-card@1'],
  ['template-changed', (records) => { Object.assign(first(records, 'templates').template as object, { title: '别的表' }) }, 'templates/install-service-card@1'],
  ['replay-differs', (records) => { Object.assign(sheetIn(records).inputs as object, { baseSalary: '9000.00' }) }, `sheets/${sheetOf('worker-1')}`],
  ['not-readable', (records) => { sheetIn(records).inputs = null }, `sheets/${sheetOf('worker-1')}`],
  ['content-changed', (records) => { sheetIn(records).contentHash = 'x' }, `sheets/${sheetOf('worker-1')}`],
  ['signers-wrong', (records) => { for (const step of sheetIn(records).steps as Loose[]) step.signerId = 'lead' }, `sheets/${sheetOf('worker-1')}`],
  ['incident-missing', ({ incidents }) => { incidents.length = 0 }, 'incidents/'],
  ['incident-differs', (records) => { first(records, 'incidents').countedQuantity = 1 }, 'incidents/'],
  ['version-wrong', (records) => { sheetIn(records).version = 1 }, `sheets/${sheetOf('worker-1')}`],
  ['correction-wrong', (records) => { const correction = first(records, 'corrections'); correction.confirmedBy = correction.proposedBy }, 'corrections/'],
  ['period-open', (records) => { sheetIn(records).state = 'approving' }, `sheets/${sheetOf('worker-1')}`],
  ['points-wrong', (records) => { Object.assign(((sheetIn(records).scorecard as { items: Loose[] }).items)[0] as object, { points: '31.00' }) }, `sheets/${sheetOf('worker-1')}`],
  ['sum-wrong', (records) => { Object.assign(sheetIn(records).scorecard as object, { total: '99.00' }) }, `sheets/${sheetOf('worker-1')}`],
  ['sheet-missing', ({ people }) => { people.push({ ...structuredClone(people.find(({ _id }) => _id === 'worker-1') as Loose), _id: 'ghost' }) }, 'sheets/2026-11:ghost:install-service-card:1'],
  ['id-wrong', (records) => { sheetIn(records).segment = 2 }, `sheets/${sheetOf('worker-1')}`],
  ['paid-twice', (records) => { records.sheets.push({ ...structuredClone(sheetIn(records)), _id: '2026-11:worker-1:installer:1', templateId: 'installer' }) }, 'sheets/2026-11:worker-1:installer:1'],
  ['not-pinned', (records) => { Object.assign((first(records, 'periods').templates as Loose[])[0] as object, { version: 2 }) }, 'sheets/'],
  ['steps-wrong', (records) => { Object.assign((sheetIn(records).steps as Loose[])[0] as object, { at: '2027-01-01T00:00:00.000Z' }) }, `sheets/${sheetOf('worker-1')}`],
  ['claims-open', (records) => { sheetIn(records).openClaims = [{ incidentId: 'x', state: 'logged', until: '2026-12-07T00:00:00.000Z' }] }, `sheets/${sheetOf('worker-1')}`],
  ['appeal-wrong', (records) => { Object.assign((sheetIn(records, 'worker-4').signature as { decision: object }).decision, { verdict: 'kept', byId: 'lead' }) }, `sheets/${sheetOf('worker-4')}`],
  ['incident-twice', (records) => { const inputs = sheetIn(records).inputs as { incidents: unknown[] }; inputs.incidents = [...inputs.incidents, ...inputs.incidents] }, 'incidents/'],
  ['incident-left-out', (records) => { records.incidents.push({ ...structuredClone(first(records, 'incidents')), _id: 'hidden' }) }, 'incidents/hidden'],
  ['judge-wrong', (records) => { const incident = first(records, 'incidents'); incident.state = 'upheld'; (incident.history as unknown[]).push({ at: '2026-11-09T00:00:00.000Z', actorId: incident.reporterId, actorName: '', state: 'upheld', text: '' }) }, 'incidents/'],
  ['history-wrong', (records) => { first(records, 'incidents').state = 'dropped' }, 'incidents/'],
  ['record-orphaned', ({ people }) => { people.splice(people.findIndex(({ _id }) => _id === 'lead'), 1) }, 'sheets/'],
  ['record-orphaned', (records) => { records.periods.length = 0 }, 'sheets/'],
  ['record-orphaned', (records) => { first(records, 'incidents').sheetId = 'nowhere' }, 'incidents/'],
  ['not-sealed', (records) => { Object.assign(sheetIn(records), { signature: null, witnessDueAt: '2099-01-01T00:00:00.000Z' }) }, `sheets/${sheetOf('worker-1')}`],
  ['not-sealed', (records) => { Object.assign(sheetIn(records), { signature: null, witnessDueAt: '2026-11-01T00:00:00.000Z' }) }, `sheets/${sheetOf('worker-1')}`],
  ['waiver-wrong', (records) => { Object.assign(records, { unmade: [{ _id: 'none', periodId: '2026-11', state: 'waived', waiver: null }] }) }, 'unmade-sheets/none'],
  ['anonymity-broken', ({ groups }) => { groups.push({ ...group, byId: 'worker-2' }) }, `rating-groups/${group._id}`],
]

test.each(planted)('planted: %s is found and its record named', (code, plant, record) => {
  const records = looseCopy(final())
  plant(records)
  const found = findIn(records)
  expect(found.filter((one) => one.code === code && one.record.startsWith(record))).not.toEqual([])
})

test('each thing that the check can find is planted above, or is about a code from a phone', () => {
  expect([...new Set<string>([...planted.map(([code]) => code), 'witness-unknown', 'witness-differs'])].sort()).toEqual([...findingCodes].sort())
})
