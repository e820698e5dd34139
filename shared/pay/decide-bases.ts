import { refuse, type Refusal } from '../contract/refusal'
import { calendarPeriodIdOf, neighbourPeriodId, periodKindOf } from '../cycle/period-id'
import type { Period } from '../cycle/period'
import type { RowProblem } from '../job/import-jobs'
import { isInReach, type Person, type Reach, type Store } from '../people/person'
import { payingPlansIn, type SheetPlan } from '../people/sheet-plan'
import { exact, formatHundredths } from '../scoring/exact'
import { sheetStateRows } from '../appraisal/sheet-state'
import type { Sheet } from '../appraisal/sheet'
import type { BaseEffect } from './check-bases-import'
import type { BaseRow } from './import-bases'
import type { ImportedBase } from './imported-base'
import { isBelowMinimum } from './pay-guard'

/** What the rows are held against. */
export interface BasesContext {
  readonly actor: Pick<Person, '_id'>
  readonly periodId: string
  /** The stores that the actor's role reaches. */
  readonly reach: Reach
  readonly stores: readonly Store[]
  /** Everybody whom a row can mean: those with the ids and names in it. */
  readonly people: readonly Person[]
  readonly baseOf: (personId: string) => ImportedBase | null
  readonly sheetOf: (sheetId: string) => Sheet | null
}

/** A row with its person found, and the sheets that the base reaches. */
export interface DecidedBase {
  readonly person: Person
  readonly amount: string
  /** The person's paying sheets in the period; those that are not there yet get the base when they are made. */
  readonly plans: readonly SheetPlan[]
  readonly effect: BaseEffect
}

/** The titles of the columns, as people see them. */
export const baseColumns = { personId: '工号', name: '姓名', store: '门店', amount: '基数' } as const
type Column = keyof typeof baseColumns

/** Why nothing can be imported for the period yet; null for one that was opened, for the running one and for the next. */
export function refuseBasePeriod(periodId: string, period: Period | null, now: string): Refusal | null {
  const kind = periodKindOf(periodId)
  if (period !== null || kind === 'probation') return null
  const running = calendarPeriodIdOf(kind, now)
  return periodId === running || periodId === neighbourPeriodId(running, 1) ? null : refuse('period-too-far', '只能给开过的考核期、本期和下一期导入基数', 'periodId')
}

/** Holds every row against the roster, the sheets and what was imported before: what is wrong by line and column, and what each sound row would do. */
export function decideBases(rows: readonly BaseRow[], context: BasesContext): { readonly problems: readonly RowProblem[]; readonly decided: readonly DecidedBase[] } {
  const problems: RowProblem[] = []
  const decided: DecidedBase[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const wrong = (column: Column, text: string): null => { problems.push({ line: row.line, column: baseColumns[column], text }); return null }
    const person = findPerson(row, context, wrong)
    if (person === null) continue
    const first = seen.get(person._id)
    seen.set(person._id, row.line)
    if (first !== undefined) { wrong('name', `${person.name}和第 ${first} 行是同一个人`); continue }
    const found = decideRow(row, person, context, wrong)
    if (found !== null) decided.push(found)
  }
  return { problems, decided }
}

type Wrong = (column: Column, text: string) => null

function findPerson(row: BaseRow, { people, reach, stores, periodId }: BasesContext, wrong: Wrong): Person | null {
  const near = people.filter((person) => payingPlansIn(person, periodId).some(({ storeId }) => isInReach(reach, storeId)) || isInReach(reach, person.storeId))
  if (row.personId !== '') {
    const person = near.find(({ _id }) => _id === row.personId)
    if (person === undefined) return wrong('personId', `没有工号“${row.personId}”`)
    return row.name === '' || row.name === person.name ? person : wrong('name', `工号 ${row.personId} 是${person.name}，不是${row.name}`)
  }
  if (row.name === '') return wrong('name', '要写姓名或工号')
  const store = stores.find(({ name }) => name === row.store)
  if (row.store !== '' && store === undefined) return wrong('store', `没有“${row.store}”这个门店`)
  const isThere = (person: Person) => store === undefined || person.storeId === store._id || payingPlansIn(person, periodId).some(({ storeId }) => storeId === store._id)
  const namesakes = near.filter((person) => person.name === row.name && isThere(person))
  // Somebody of that name who has no paid sheet in the period is not meant where another has.
  const paid = namesakes.filter((person) => payingPlansIn(person, periodId).length > 0)
  const [person, other] = paid.length > 0 ? paid : namesakes
  if (person === undefined) return wrong('name', `花名册里没有“${row.name}”${row.store === '' ? '' : `（${row.store}）`}`)
  return other === undefined ? person : wrong('name', `有 ${paid.length > 0 ? paid.length : namesakes.length} 位“${row.name}”，请写门店或工号`)
}

function decideRow(row: BaseRow, person: Person, { actor, periodId, reach, stores, baseOf, sheetOf }: BasesContext, wrong: Wrong): DecidedBase | null {
  if (person._id === actor._id) return wrong('name', '自己的基数要由别人来导入')
  const plans = payingPlansIn(person, periodId)
  if (plans.length === 0) return wrong('name', `${person.name}这一期没有发绩效工资的考核表`)
  if (reach !== 'company' && !plans.every(({ storeId }) => reach.includes(storeId))) return wrong('name', `${person.name}这一期也在别的门店，请管全公司的人事或财务导入`)
  const amount = formatHundredths(exact(row.amount))
  const known = baseOf(person._id)
  const sheets = plans.flatMap(({ sheetId }) => sheetOf(sheetId) ?? [])
  const isSame = known?.amount === amount && sheets.every((sheet) => carriesBase(sheet, known))
  const frozen = isSame ? undefined : sheets.find(({ state }) => !sheetStateRows[state].takesFacts)
  if (frozen !== undefined) return wrong('amount', frozenText(frozen))
  const storeName = stores.find(({ _id }) => _id === plans[plans.length - 1]?.storeId)?.name ?? ''
  const kind = isSame ? 'same' : known === null ? 'new' : 'changed'
  return { person, amount, plans, effect: { line: row.line, personId: person._id, name: person.name, storeName, kind, amount, was: known?.amount ?? null, roster: person.baseSalary } }
}

/** Whether the sheet is paid by this imported base already. */
export function carriesBase({ inputs, baseOrigin }: Pick<Sheet, 'inputs' | 'baseOrigin'>, { amount, at }: Pick<ImportedBase, 'amount' | 'at'>): boolean {
  return inputs.baseSalary === amount && baseOrigin?.at === at
}

function frozenText(sheet: Sheet): string {
  const { employeeName, state } = sheet
  if (isBelowMinimum(sheet)) return `${employeeName}的考核表数据已经冻结，低于最低工资的还没定；先请财务或人事定下来，签字的人再把表退回数据，就能导入`
  return state === 'sealed' ? `${employeeName}的考核表已经封存，基数不再变；要改请在他的考核表里提出更正`
    : `${employeeName}的考核表数据已经冻结；要改请签字的人先把表退回数据，再导入`
}
