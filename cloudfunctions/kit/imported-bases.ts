import { advanceSheet } from '@shared/cycle/advance-sheet'
import type { EmployedDays } from '@shared/scoring/inputs'
import { importedShares, withShare } from '@shared/pay/employed-days'
import type { Person } from '@shared/people/person'
import { payingPlansIn, type SheetPlan } from '@shared/people/sheet-plan'
import { carriesBase } from '@shared/pay/decide-bases'
import { baseIdOf, type ImportedBase } from '@shared/pay/imported-base'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { advanceContextOf } from './company'
import { readDocuments } from './read'
import { inTransaction, type Transaction } from './transaction'

/** What was imported for these people in the period, by person. */
export async function readBases(periodId: string, personIds: readonly string[]): Promise<ReadonlyMap<string, ImportedBase>> {
  const found = await readDocuments('bases', [...new Set(personIds)].map((personId) => baseIdOf(periodId, personId)))
  return new Map(found.map((base) => [base.personId, base]))
}

/** Lends what sheets of one template version need to move on, each version read once. */
export function contextsAt(now: string): (sheet: Pick<Sheet, 'templateId' | 'templateVersion'>) => ReturnType<typeof advanceContextOf> {
  const kept = new Map<string, ReturnType<typeof advanceContextOf>>()
  return ({ templateId, templateVersion }) => {
    const key = `${templateId}@${templateVersion}`
    const context = kept.get(key) ?? advanceContextOf(templateId, templateVersion, now)
    kept.set(key, context)
    return context
  }
}

/** A base with the share of it that a sheet pays. */
export interface SharedBase {
  readonly base: ImportedBase
  readonly share: EmployedDays | undefined
}

/** Writes the imported base into a sheet that still takes facts, scored anew, and answers it; null where it has the base already or is frozen. */
export async function applyBase(transaction: Transaction, sheet: Sheet, { base, share }: SharedBase, contextOf: ReturnType<typeof contextsAt>): Promise<Sheet | null> {
  if (!sheet.pays || !sheetStateRows[sheet.state].takesFacts || carriesBase(sheet, base)) return null
  const context = await contextOf(sheet)
  const origin = { ...sheet, baseOrigin: { byName: base.byName, at: base.at } }
  const inputs = withShare({ ...sheet.inputs, baseSalary: base.amount }, share)
  const scored = advanceSheet(rescoreSheet(origin, context.template, inputs, '导入绩效工资基数', context.now), context)
  await transaction.write('sheets', scored)
  return scored
}

/** Shares an imported base anew after a change on the roster moved the days of somebody's sheets, in the transaction of the change; answers who is to be told. */
export async function reshareBase(transaction: Transaction, plans: readonly SheetPlan[], now: string): Promise<readonly string[]> {
  const sheets = new Map<string, Sheet>()
  for (const { sheetId } of plans) {
    const sheet = await transaction.read('sheets', sheetId)
    if (sheet?.baseOrigin !== undefined) sheets.set(sheetId, sheet)
  }
  if (sheets.size === 0) return []
  const frozen = new Map([...sheets.values()].flatMap(({ _id, state, inputs: { employed } }) => (sheetStateRows[state].takesFacts || employed === undefined ? [] : [[_id, employed] as const])))
  const shares = importedShares(plans, frozen)
  const contextOf = contextsAt(now)
  const told: string[] = []
  for (const sheet of sheets.values()) {
    const inputs = withShare(sheet.inputs, shares.get(sheet._id))
    if (!sheetStateRows[sheet.state].takesFacts || (inputs.employed?.days === sheet.inputs.employed?.days && inputs.employed?.of === sheet.inputs.employed?.of)) continue
    const context = await contextOf(sheet)
    await transaction.write('sheets', advanceSheet(rescoreSheet(sheet, context.template, inputs, '按在岗天数分基数', now), context))
    told.push(...sheet.watcherIds)
  }
  return told
}

/** A sheet that is there, and whose it is. */
export interface MadeSheet {
  readonly sheetId: string
  readonly person: Person
}

/**
 * Brings sheets and imported bases together where they were written at the same moment: neither transaction saw the other's document. Whoever
 * commits second finds both. Answers who is to be told.
 */
export async function followBases(periodId: string, sheets: readonly MadeSheet[], now: string): Promise<readonly string[]> {
  const contextOf = contextsAt(now)
  const told: string[] = []
  for (const { sheetId, person } of sheets) {
    const share = importedShares(payingPlansIn(person, periodId)).get(sheetId)
    const scored = await inTransaction(async (transaction) => {
      const [base, sheet] = [await transaction.read('bases', baseIdOf(periodId, person._id)), await transaction.read('sheets', sheetId)]
      return base === null || sheet === null ? null : applyBase(transaction, sheet, { base, share }, contextOf)
    })
    if (scored !== null) told.push(...scored.watcherIds)
  }
  return told
}
