import { divide, exact, zero } from '@shared/scoring/exact'
import { payFor } from '@shared/scoring/pay'
import { isFilledInReview } from '@shared/approval/review-column'
import { seedDemo } from '../../local/demo/seed-demo'
import type { LocalCloud } from '../../local'
import { periodKindOf } from '@shared/cycle/period-id'
import type { ImprovementPlan } from '@shared/improvement/improvement-plan'
import type { Sheet } from '@shared/appraisal/sheet'
import { explainItem } from '@shared/scoring/explain'
import { shippedTemplates } from '@shared/sheets'
import { verifyRecords } from '@shared/verify/verify-records'
import type { CollectionName, Collections, StoredTemplate } from '../../cloudfunctions/kit/collections'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { databaseOf, dataOf } from './sdk-database'
import { startTestCloud } from './test-cloud'

jest.setTimeout(120_000)

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startTestCloud({ warm: true })
  await seedDemo(cloud, { now: new Date('2026-11-25T02:00:00.000Z') })
})
afterAll(() => cloud.close())

async function sheetsOf(...periodIds: string[]): Promise<Sheet[]> {
  const found = await Promise.all(periodIds.map((periodId) => databaseOf(cloud).collection('sheets').where({ periodId }).limit(1000).get()))
  return found.flatMap((answer) => dataOf(answer) as Sheet[])
}
/** The month that runs and the one that is closed, each with the quarter of whoever is scored by it. */
const [running, closed] = [['2026-11', '2026-Q4'], ['2026-10', '2026-Q3']] as const

test.each(shippedTemplates)('in the running month or quarter of the demonstration company somebody is on $id, by a kind of period that its form knows', async ({ id, periodKinds }) => {
  const [sheet] = (await sheetsOf(...running)).filter(({ templateId }) => templateId === id)
  expect(sheet?.state).toBe('live')
  expect(periodKinds).toContain(periodKindOf(sheet?.periodId ?? ''))
  // Sheets of ratings alone wait for the end of the month.
  if (id !== 'cs-supervisor-360' && id !== 'after-sales-manager') expect(Number(sheet?.scorecard.total)).toBeGreaterThan(0)
})

test.each(shippedTemplates)('in the month or quarter before $id is sealed through its own raters and signers, and each of its items explains itself', async ({ id }) => {
  const [sheet] = (await sheetsOf(...closed)).filter(({ templateId }) => templateId === id)
  if (sheet === undefined) throw new Error(`nobody was on ${id}`)
  const [stored] = dataOf(await databaseOf(cloud).collection('templates').doc(`${id}@${sheet.templateVersion}`).get()) as StoredTemplate[]
  if (stored === undefined) throw new Error(`${id}@${sheet.templateVersion} is not stored`)
  const { template } = stored
  expect([sheet.state, sheet.openExceptionCount, sheet.freeze?.templateHash, sheet.scorecard.range]).toEqual(['sealed', 0, stored.hash, null])
  expect(sheet.steps.map(({ title }) => title)).toEqual(template.route.map(({ title }) => title))
  expect(new Set(sheet.steps.map(({ signerId }) => signerId)).size).toBe(template.route.length)
  const named = template.items.flatMap(({ rule }) => ('raters' in rule ? rule.raters.filter(({ role, isAnonymous }) => role !== 'self' && isAnonymous !== true && (role !== 'reviewer' || !isFilledInReview(template, rule))) : []))
  expect(sheet.raters).toHaveLength(named.length)
  // Anonymous answers carry no name.
  expect([...(sheet.inputs.ratings ?? []), ...(sheet.inputs.levels ?? [])].filter(({ by, role }) => by !== undefined && role !== 'reviewer')).toHaveLength(named.length)
  for (const item of sheet.scorecard.items) {
    expect([item.id, item.status]).toEqual([item.id, 'scored'])
    expect(explainItem(template, item).join('')).toMatch(/[\u4e00-\u9fff]/)
  }
})

test('the second item of 售后部经理考核表 is the company’s own, in a version after the shipped one', async () => {
  const [sheet] = (await sheetsOf('2026-10')).filter(({ templateId }) => templateId === 'after-sales-manager')
  expect(sheet).toMatchObject({ templateVersion: 2, state: 'sealed' })
  // The reviewer’s 8.5 counts before the assessor’s 8.
  expect(sheet?.scorecard.items.find(({ id }) => id === 'item-2')?.points).toBe('8.50')
  expect(sheet?.steps.map(({ action, changed }) => [action, changed?.map(({ item }) => item)])).toEqual([['assess-sheet', undefined], ['review-sheet', ['item-2', 'timeliness']], ['approve-sheet', undefined]])
  expect(new Set(sheet?.steps.map(({ contentHash }) => contentHash)).size).toBe(2)
})

test('everybody’s performance pay hangs on one sheet at most', async () => {
  const paying = (await sheetsOf('2026-11')).filter(({ pays }) => pays).map(({ employeeId }) => employeeId)
  expect(new Set(paying).size).toBe(paying.length)
})

test('what is closed tells what forms ask of people: groups counted and not, talks agreed on, a plan that waits to be looked back on', async () => {
  const sheets = await sheetsOf(...closed)
  const of = (templateId: string) => sheets.find((sheet) => sheet.templateId === templateId)
  expect(of('cs-supervisor-360')?.survey?.groups.map(({ role, answers, counts, comments }) => [role, answers, counts, comments.length])).toEqual([['subordinate', 3, true, 2], ['other-department', 2, false, 0], ['customer', 3, true, 2]])
  for (const id of ['cs-supervisor-360', 'cs-supervisor-monthly']) expect(of(id)?.talk?.confirmation?.isByHr).toBe(false)
  expect(of('cs-supervisor-monthly')?.inputs.ratings?.filter(({ comment }) => comment !== '')).toHaveLength(2)
  const [plan] = dataOf(await databaseOf(cloud).collection('plans').limit(10).get()) as ImprovementPlan[]
  expect(plan).toMatchObject({ _id: '2026-10:p-shi-qing:cs-supervisor-indicators:1', agreed: { employee: '石青', superior: '郭杰' }, review: null })
})

test('the check of sealed records finds nothing wrong in it, on any of the nine sheets', async () => {
  const list = async <Name extends CollectionName>(name: Name) => dataOf(await databaseOf(cloud).collection(name).limit(1000).get()) as Collections[Name][]
  const records = {
    sheets: await list('sheets'), corrections: await list('corrections'), batches: await list('batches'), templates: await list('templates'), incidents: await list('incidents'), periods: await list('periods'),
    people: await list('people'), groups: await list('rating-groups'),
  }
  expect(records.groups.length).toBeGreaterThan(3)
  const { findings, counts } = verifyRecords(records, [], hashOf)
  expect(findings).toEqual([])
  expect(counts.sealedSheets).toBeGreaterThan(20)
})

test('somebody who joined in the middle of the closed month is paid for their days, and their store has a minimum that nobody lies below', async () => {
  const sheet = (await sheetsOf('2026-10')).find(({ employeeId }) => employeeId === 'p-han-lei')
  expect(sheet?.inputs.employed).toEqual({ days: 20, of: 31 })
  expect(sheet?.scorecard.pay).toBe(payFor(exact(sheet?.scorecard.total ?? '0'), { passMark: 80, cap: '1.2' }, { base: divide(exact(4700 * 20), exact(31)), least: zero }))
  expect((await sheetsOf('2026-10')).flatMap(({ exceptions }) => exceptions).filter(({ kind }) => kind === 'pay-guard')).toEqual([])
})
