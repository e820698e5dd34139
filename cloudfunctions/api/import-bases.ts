import { refuse, type Refusal } from '@shared/contract/refusal'
import { checkBasesImport } from '@shared/pay/check-bases-import'
import { importedShares } from '@shared/pay/employed-days'
import { decideBases, refuseBasePeriod, type BasesContext } from '@shared/pay/decide-bases'
import { baseKeepers, importBases, type BaseRow } from '@shared/pay/import-bases'
import { baseIdOf, withAmount, type ImportedBase } from '@shared/pay/imported-base'
import { reachOf, type Person } from '@shared/people/person'
import { payingPlansIn } from '@shared/people/sheet-plan'
import type { Sheet } from '@shared/appraisal/sheet'
import { atOnce } from '../kit/at-once'
import { applyBase, contextsAt, followBases, readBases } from '../kit/imported-bases'
import { listDocuments, listNamed, readDocument, readDocuments } from '../kit/read'
import { command, query } from '../kit/serve'
import { signal } from '../kit/signal'

type Roster = Pick<BasesContext, 'stores' | 'people'>

/** Stores, and everybody whom a row can mean, read before the transaction as a roster is. */
async function rosterOf(rows: readonly BaseRow[]): Promise<Roster> {
  const ids = rows.map(({ personId }) => personId).filter((id) => id !== '')
  const names = rows.filter(({ personId, name }) => personId === '' && name !== '').map(({ name }) => name)
  const [stores, numbered, named] = await Promise.all([listDocuments('stores', {}), readDocuments('people', ids), names.length === 0 ? [] : listNamed(names)])
  return { stores, people: [...new Map([...numbered, ...named].map((person) => [person._id, person])).values()] }
}

const sheetIdsOf = ({ people }: Roster, periodId: string) => people.flatMap((person) => payingPlansIn(person, periodId).map(({ sheetId }) => sheetId))

interface Known {
  readonly bases: ReadonlyMap<string, ImportedBase>
  readonly sheets: ReadonlyMap<string, Sheet>
}

const contextOf = (actor: Person, periodId: string, roster: Roster, { bases, sheets }: Known): BasesContext => ({
  actor, periodId, ...roster, reach: reachOf(actor, baseKeepers.map(({ role }) => role)), baseOf: (personId) => bases.get(personId) ?? null, sheetOf: (sheetId) => sheets.get(sheetId) ?? null,
})

async function refusePeriod(periodId: string, now: string): Promise<Refusal | null> {
  return refuseBasePeriod(periodId, await readDocument('periods', periodId), now)
}

export const checkBasesImportHandler = query(checkBasesImport, async ({ actor, input: { periodId, rows }, now }) => {
  const refused = await refusePeriod(periodId, now)
  if (refused !== null) return refused
  const roster = await rosterOf(rows)
  const [bases, sheets] = await Promise.all([readBases(periodId, roster.people.map(({ _id }) => _id)), readDocuments('sheets', sheetIdsOf(roster, periodId))])
  const { problems, decided } = decideBases(rows, contextOf(actor, periodId, roster, { bases, sheets: new Map(sheets.map((sheet) => [sheet._id, sheet])) }))
  return { problems: [...problems], effects: decided.map(({ effect }) => effect) }
})

export const importBasesHandler = command(importBases, async ({ actor, input: { periodId, rows }, now, requestId, transaction, tell, afterCommit, summarise }) => {
  const refused = await refusePeriod(periodId, now)
  if (refused !== null) return refused
  const roster = await rosterOf(rows)
  const bases = new Map<string, ImportedBase>()
  const sheets = new Map<string, Sheet>()
  await atOnce(roster.people, async ({ _id }) => { const base = await transaction.read('bases', baseIdOf(periodId, _id)); if (base !== null) bases.set(_id, base) })
  await atOnce(sheetIdsOf(roster, periodId), async (sheetId) => { const sheet = await transaction.read('sheets', sheetId); if (sheet !== null) sheets.set(sheetId, sheet) })
  const { problems, decided } = decideBases(rows, contextOf(actor, periodId, roster, { bases, sheets }))
  const [problem] = problems
  if (problem !== undefined) {
    const others = problems.length === 1 ? '' : `（另有 ${problems.length - 1} 处）`
    return refuse('import-invalid', `第 ${problem.line} 行“${problem.column}”：${problem.text}${others}，一行也没有导入`, 'rows')
  }
  const templateContexts = contextsAt(now)
  const imported = decided.filter(({ effect }) => effect.kind !== 'same')
  await atOnce(imported, async ({ person, amount, plans }) => {
    const known = bases.get(person._id) ?? null
    // The same amount again mends a sheet that missed it; the record stays as it is.
    const base = known?.amount === amount ? known : withAmount(known, { periodId, personId: person._id, amount, byId: actor._id, byName: actor.name, at: now })
    await transaction.write('bases', base)
    const shares = importedShares(plans)
    for (const { sheetId } of plans) {
      const sheet = sheets.get(sheetId)
      if (sheet !== undefined) tell((await applyBase(transaction, sheet, { base, share: shares.get(sheetId) }, templateContexts))?.watcherIds ?? [])
    }
  })
  const awaited = imported.flatMap(({ person, plans }) => plans.filter(({ sheetId }) => !sheets.has(sheetId)).map(({ sheetId }) => ({ sheetId, person })))
  if (awaited.length > 0) afterCommit(async () => { await signal(await followBases(periodId, awaited, now), requestId) })
  const countOf = (kind: 'new' | 'changed' | 'same') => decided.filter(({ effect }) => effect.kind === kind).length
  summarise(`导入绩效工资基数 ${periodId}：新 ${countOf('new')} 人，改 ${countOf('changed')} 人`)
  tell([actor._id])
  return { added: countOf('new'), changed: countOf('changed'), same: countOf('same') }
})
