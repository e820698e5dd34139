import { actions, type ActionName } from '@shared/contract/actions'
import type { InputChange } from '@shared/correction/input-change'
import { contentHashOf } from '@shared/cycle/advance-sheet'
import { hashOf } from '../../cloudfunctions/kit/hash'
import type { Person, PermissionRole } from '@shared/people/person'
import { inputOf, type Named } from './every-input'
import { inCompany, inStore, person } from './company'
import { fileOf, pdfWords } from './exported-file'
import { novemberSheetOf, sealNovember, smallCompany, workers } from './sealed-month'
import { beijing, Shop } from './shop'
import { readWorkbook } from '../shared/export/read-workbook'

// Who may read what somebody is paid: every query and every export, asked by everybody about everything there is in a month that was sealed,
// appealed against, corrected and followed by a running one. Another person's base, pay and pay range come to HR, finance and general manager alone.

const readers: readonly PermissionRole[] = ['hr', 'finance', 'general-manager']

/** Bases that turn up nowhere by chance. */
const bases = ['6123.45', '5934.56', '5745.67', '6345.78']
const company: readonly Person[] = [
  ...smallCompany.map((one) => { const at = workers.findIndex((id) => id === one._id); return at === -1 ? one : { ...one, storeId: 's-a', supervisorId: 'lead', baseSalary: bases[at] ?? null } }),
  person('after-sales', '许售后', inCompany('after-sales-manager')), person('inspector', '郑质检', inCompany('inspector')),
  person('hr-b', '乙店人事', inStore('hr', 's-b'), { storeId: 's-b' }), person('boss-b', '乙店老总', inStore('general-manager', 's-b'), { storeId: 's-b' }),
]

let shop: Shop
/** What each worker's sheets and corrections say in yuan. */
let amounts: ReadonlyMap<string, ReadonlySet<string>>
let named: Named

async function correct(workerId: string, change: InputChange, isConfirmed: boolean): Promise<void> {
  const sheetId = novemberSheetOf(workerId)
  const { correctionId } = await shop.act('hr', 'propose-correction', { sheetId, version: 1, changes: [change], reason: '复核过' })
  if (isConfirmed) await shop.act('boss', 'decide-correction', { sheetId, correctionId, contentHash: (await shop.read('corrections', correctionId)).contentHash, answer: 'confirmed', comment: '' })
}

async function log(workerId: string): Promise<string> {
  return (await shop.act('lead', 'log-incident', { employeeId: workerId, kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-12-08 08:00'), note: '', orderNo: null })).incidentId
}

/** Everything in yuan that a document holds about a person, as figures without separators; small sums, which points could be, are left out. */
function figuresIn(document: unknown): string[] {
  const texts: string[] = []
  JSON.stringify(document, (key, value: unknown) => {
    if (/^(baseSalary|base|amount|pay|payBefore|payAfter|payDifference|difference)$/.test(key) && typeof value === 'string') texts.push(value)
    if (key === 'payRange' && value !== null) texts.push(...Object.values(value as Record<string, string | null>).filter((end): end is string => end !== null))
    return value
  })
  return texts.map((text) => text.replace('-', '')).filter((text) => Number(text) >= 105)
}

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), {}, company)
  await sealNovember(shop, () => shop.close(), company)
  const { contentHash } = await shop.read('sheets', novemberSheetOf('worker-3'))
  await shop.act('worker-3', 'sign-sheet', { sheetId: novemberSheetOf('worker-3'), contentHash: contentHash ?? '', answer: 'appealed', reason: '有一单不是我装的' })
  shop.at(beijing('2026-12-08 09:00'))
  await shop.close()
  if ((await shop.list('sheets', { periodId: '2026-12' })).length === 0) await shop.act('hr', 'open-period', { periodId: '2026-12' })
  await correct('worker-1', { kind: 'metric', metricId: 'first-pass-rate', value: { value: '95' } }, true)
  await correct('worker-2', { kind: 'base', amount: '6234.56' }, false)
  const [disputed] = [await log('worker-1'), await log('worker-2')]
  await shop.act('worker-1', 'dispute-incident', { incidentId: disputed, reason: '不是我的' })
  await shop.close()
  const [sheets, corrections, incidents] = await Promise.all([shop.list('sheets'), shop.list('corrections'), shop.list('incidents')])
  amounts = new Map(workers.map((workerId, at) => [workerId, new Set([bases[at] ?? '', ...figuresIn([...sheets, ...corrections].filter(({ employeeId }) => employeeId === workerId))])]))
  named = { sheetIds: sheets.map(({ _id }) => _id), incidentIds: incidents.map(({ _id }) => _id), personIds: company.map(({ _id }) => _id), periodIds: ['2026-11', '2026-12'], templateIds: ['install-service-card'] }
})
afterAll(() => shop.stop())

/** An answer in words: what a link leads to is read as well. */
async function wordsOf(action: ActionName, output: unknown): Promise<string> {
  const told = JSON.stringify(output)
  if (action !== 'export-table' && action !== 'export-sheet') return told
  const file = await fileOf((output as { url: string }).url)
  return action === 'export-sheet' ? pdfWords(file) : JSON.stringify([...await readWorkbook(file)])
}

/** Whose money the words tell. */
function toldOf(words: string): readonly string[] {
  const plain = words.replaceAll(/[,，]/g, '')
  return workers.filter((workerId) => [...(amounts.get(workerId) ?? [])].some((amount) => plain.includes(amount)))
}

async function askEverything(actorId: string, actionNames: readonly ActionName[]): Promise<Map<ActionName, Set<string>>> {
  const told = new Map<ActionName, Set<string>>()
  for (const action of actionNames) for (const input of inputOf(action, named)) {
    const reply = await shop.reply(actorId, action, input)
    const words = reply.ok ? await wordsOf(action, reply.output) : JSON.stringify(reply.refusal)
    for (const workerId of toldOf(words)) told.set(action, (told.get(action) ?? new Set()).add(workerId))
  }
  return told
}

const asking = (Object.keys(actions) as ActionName[]).filter((action) => actions[action].kind === 'query' || action.startsWith('export-'))
const isReader = ({ roles }: Person) => roles.some(({ role, stores }) => readers.includes(role) && stores === 'company')

test('there is something to find: figures about everybody', () => {
  for (const figures of amounts.values()) expect(figures.size).toBeGreaterThan(2)
})

test.each(company.filter((one) => !isReader(one)).map(({ _id }) => _id))('%s is told of nobody else\'s base, pay or pay range by any action', async (actorId) => {
  const told = [...await askEverything(actorId, asking)].map(([action, whose]) => [action, [...whose].filter((workerId) => workerId !== actorId)] as const)
  expect(told.filter(([, whose]) => whose.length > 0)).toEqual([])
})

test('the hash that signers see tells nobody the pay that they do not see: it holds something that is shown to nobody', async () => {
  const sheet = await shop.read('sheets', novemberSheetOf('worker-4'))
  const { salt, ...guessed } = sheet
  expect([sheet.contentHash, salt?.length]).toEqual([contentHashOf(sheet, hashOf), 32])
  // Somebody who knows everything else and tries every base there is has no base by which the hash is right.
  expect(contentHashOf(guessed, hashOf)).not.toBe(sheet.contentHash)
  for (const actorId of company.map(({ _id }) => _id)) for (const action of asking) for (const input of inputOf(action, { ...named, sheetIds: [sheet._id], incidentIds: [], personIds: ['worker-4'], periodIds: ['2026-11'] })) {
    const reply = await shop.reply(actorId, action, input)
    expect([actorId, action, JSON.stringify(reply).includes(salt ?? '-')]).toEqual([actorId, action, false])
  }
})

test('who proposes a correction without seeing money is told the points alone, and can put no base right', async () => {
  const propose = (change: InputChange) => ({ sheetId: novemberSheetOf('worker-4'), version: 1, changes: [change], reason: '复核过' })
  expect(await shop.refused('manager', 'propose-correction', propose({ kind: 'base', amount: '9000' }))).toBe('forbidden')
  expect(await shop.act('manager', 'propose-correction', propose({ kind: 'metric', metricId: 'first-pass-rate', value: { value: '91' } }))).toMatchObject({ payDifference: null })
})

test('everybody is told their own, and HR, finance and general manager are told what they need', async () => {
  expect([...await askEverything('worker-1', asking)].map(([action]) => action).sort()).toEqual(['export-sheet', 'read-home', 'read-sheet'])
  const needed = { hr: ['check-bases-import', 'export-sheet', 'export-table', 'read-pay-list', 'read-person', 'read-sheet', 'rehearse-template'], finance: ['check-bases-import', 'export-sheet', 'export-table', 'read-pay-list', 'read-sheet', 'rehearse-template'], boss: ['export-sheet', 'export-table', 'read-pay-list', 'read-sheet', 'rehearse-template'] }
  for (const [actorId, expected] of Object.entries(needed)) expect([actorId, [...await askEverything(actorId, asking)].map(([action]) => action).sort()]).toEqual([actorId, expected])
})
