import type { ActionInput, ActionName, ActionOutput } from '@shared/contract/actions'
import type { CallReply } from '@shared/contract/call'
import { sumPoints } from '@shared/scoring/exact'
import { openidOf } from '../../../local/demo/company'
import { openDoor } from './acts'
import type { DemoCompany } from './demo-company'
import type { Phone } from './phone'

const [hr, finance] = ['p-zhou-min', 'p-wu-jing']

let commands = 0

/** What people did before the story begins, past the pages. */
async function before<Name extends ActionName>({ cloud }: DemoCompany, personId: string, action: Name, input: ActionInput<Name>): Promise<ActionOutput<Name>> {
  commands += 1
  const reply = await cloud.call('api', { action, input, commandId: `before-${String(commands).padStart(4, '0')}` }, { openid: openidOf(personId) }) as CallReply
  if (!reply.ok) throw new Error(`${action}: ${reply.refusal.message}`)
  return reply.output as ActionOutput<Name>
}

interface PayRule {
  readonly templateId: string
  readonly passMark: string
  readonly cap?: string
  /** Left as a draft, for whoever goes on changing the form and publishes it. */
  readonly isDraft?: boolean
}

/** HR sets on a form that had no pay rule how many points earn the whole base; it holds from the next opened month. */
export async function setPayRule(company: DemoCompany, { templateId, passMark, cap, isDraft = false }: PayRule): Promise<void> {
  const save = async (rev: number | null, field: string, value: string) => (await before(company, hr, 'save-template-draft', { templateId, rev, changes: [{ field, value }] })).rev
  const first = await save(null, 'pay.passMark', passMark)
  const rev = cap === undefined ? first : await save(first, 'pay.cap', cap)
  if (!isDraft) await before(company, hr, 'publish-template', { templateId, rev })
}

/** From the next opened month on, somebody's pay follows this form; finance imports the base for that month. */
export async function payBy(company: DemoCompany, { personId, templateId, periodId, base }: { readonly personId: string; readonly templateId: string; readonly periodId: string; readonly base: string }): Promise<void> {
  await before(company, hr, 'assign-sheet', { personId, sheets: [{ templateId, periodKind: 'month' }], paying: templateId, from: null, probation: null })
  await before(company, finance, 'import-bases', { periodId, rows: [{ line: 2, personId, name: '', store: '', amount: base }] })
}

/** What the list must say, worked out by hand; a row is name, points, base, base for its days and pay. */
export interface ExpectedPayList {
  readonly rows: readonly (readonly [name: string, total: string, base: string, baseForDays: string, pay: string])[]
  readonly blocked: readonly (readonly [name: string, why: string])[]
  readonly baseTotal: string
  readonly payTotal: string
  /** What stands on the page: sums as they are written, and how amounts follow. */
  readonly words: readonly (string | RegExp)[]
}

const byName = <Row extends readonly string[]>(rows: readonly Row[]): readonly Row[] => [...rows].sort(([a = ''], [b = '']) => (a < b ? -1 : 1))

function expectSums({ rows, payTotal, baseTotal, differences, differenceTotal, grandTotal }: ActionOutput<'read-pay-list'>): void {
  expect(sumPoints(rows.map(({ pay }) => pay))).toBe(payTotal)
  expect(sumPoints(rows.map(({ baseForDays }) => baseForDays))).toBe(baseTotal)
  expect(sumPoints(differences.map(({ difference }) => difference))).toBe(differenceTotal)
  expect(sumPoints([payTotal, differenceTotal])).toBe(grandTotal)
}

/** Finance opens the month's pay list: every row, who is blocked and why, and totals that equal the rows. */
export async function seePayList(company: DemoCompany, phone: Phone, periodId: string, expected: ExpectedPayList): Promise<void> {
  const list = await company.ask(finance, 'read-pay-list', { periodId })
  expect(byName(list.rows.map(({ employeeName, total, base, baseForDays, pay }) => [employeeName, total, base, baseForDays, pay] as const))).toEqual(byName(expected.rows))
  expect(byName(list.blocked.map(({ employeeName, why }) => [employeeName, why] as const))).toEqual(byName(expected.blocked))
  expect([list.baseTotal, list.payTotal]).toEqual([expected.baseTotal, expected.payTotal])
  expectSums(list)
  await openDoor(phone, '工资表')
  for (const words of [...expected.words, ...expected.blocked.map(([name]) => name)]) await phone.see(words)
}
