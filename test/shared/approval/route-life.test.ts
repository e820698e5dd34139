import { advanceSheet, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { addHours } from '@shared/cycle/beijing-time'
import { decideReturn, decideStep, refuseSigner } from '@shared/approval/decide-step'
import { decideAssignSigner } from '@shared/approval/assign-signer'
import { routeStepsOf, returnTargets, signerCounts, stepAt, type SignerCount } from '@shared/approval/route'
import { decideConfirmData } from '@shared/appraisal/confirm-data'
import { isRefusal } from '@shared/contract/refusal'
import { isOnLeave, type Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { shippedTemplates } from '@shared/sheets/index'
import { inCompany, inStore, person } from '../../cloudfunctions/company'
import { newSheet } from '../appraisal/new-sheet'

/**
 * Every state that a sheet can reach on its route, in every company of four leads of whom each is there, on leave or gone, walked through with
 * the deciding functions themselves: somebody who is there can always do something, and what they can do never breaks who may sign.
 */

const start = '2026-12-10T00:00:00.000Z'
const day = '2026-12-10'
/** Long enough for the next person up to be asked. */
const later = addHours(start, 49)
const away = { from: '2026-12-01', until: '2026-12-31' }

const roster = [
  person('p-lead', '赵主管', inStore('supervisor', 's-1')), person('p-manager', '何店长', inStore('store-manager', 's-1')),
  person('p-gm-1', '陈总', inCompany('general-manager')), person('p-gm-2', '林总', inCompany('general-manager')),
] as const
const presences = ['there', 'on leave', 'gone'] as const

const companies: readonly (readonly Person[])[] = roster.reduce<readonly (readonly Person[])[]>((made, one, index) => made.flatMap((company) => presences.map((presence) => [
  ...company,
  presence === 'there' ? one : presence === 'gone' ? { ...one, status: 'left' as const } : { ...one, leave: { ...away, delegateId: roster[(index + 1) % roster.length]?._id ?? '' } },
])), [[]])

/** The card with the route of each of the nine forms; forms whose steps are the same but for their titles are walked once. */
const routeKey = ({ route }: Template) => JSON.stringify(route.map(({ title: _title, ...row }) => row))
const forms: readonly Template[] = [...new Map(shippedTemplates.map((template) => [routeKey(template), template])).values()].map(({ id, route }) => ({ ...installServiceCard, id, route }))
const inputs: SheetInputs = { metrics: { 'first-pass-rate': '91', 'inspection-survey-score': '88', 'after-sales-satisfaction': '96' }, incidents: [], ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8' }] }

function contextOf(template: Template, leads: readonly Person[], now: string): AdvanceContext {
  return { template, templateHash: 't'.repeat(64), leads, now, hashOf: () => 'c'.repeat(64), signatureDays: 3 }
}

/** A sheet of the form with everything given, at the first step of its route. */
function atFirstStep(template: Template, signerCount: SignerCount, leads: readonly Person[]): Sheet {
  const ready = newSheet('李', { signerCount, inputs, scorecard: scoreSheet(template, inputs), raters: [], selfScore: { points: [], comment: '', submittedAt: start } })
  return advanceSheet(ready, contextOf(template, leads, start))
}

interface Move {
  readonly by: string
  readonly name: string
  readonly sheet: Sheet
}

/** What of a sheet tells its state on the route from another. */
function keyOf({ state, steps, holder, escalatedToId, reopenedAt, assignedSigner, openExceptionCount, freeze }: Sheet): string {
  const standing = steps.filter(({ isVoid, freezeNo }) => !isVoid && freezeNo === freeze?.no).map(({ action, signerId }) => `${action}:${signerId}`)
  return JSON.stringify([state, standing, holder?.personId, holder?.because, escalatedToId, reopenedAt !== null, assignedSigner?.personId, openExceptionCount])
}

/** Everything that people can do on the sheet at this moment. */
function movesOn(sheet: Sheet, template: Template, leads: readonly Person[], now: string): readonly Move[] {
  const context = contextOf(template, leads, now)
  const isThere = ({ status, leave }: Person) => status === 'active' && !isOnLeave({ leave }, day)
  const moves: Move[] = []
  const take = (by: string, name: string, next: ReturnType<typeof decideStep>) => { if (!isRefusal(next)) moves.push({ by, name, sheet: next }) }
  const row = stepAt(template, sheet)
  const contentHash = sheet.contentHash ?? ''
  for (const { _id, name } of leads.filter(isThere)) {
    if (row === null) continue
    take(_id, 'sign', decideStep(sheet, row.action, { id: _id, name }, { contentHash, comment: '' }, context))
    for (const to of returnTargets(template, sheet)) take(_id, `return to ${to}`, decideReturn(sheet, { id: _id, name }, { contentHash, to: to as 'collecting', reason: '再看看' }, context))
  }
  if (sheet.reopenedAt !== null) take('hr', 'confirm-data', decideConfirmData(sheet, context))
  for (const { _id } of leads) take('hr', 'assign-signer', decideAssignSigner(sheet, { personId: _id, reason: '别人都不能签' }, '周人事', context))
  return moves
}

interface Walk { readonly states: number; readonly sealed: number; readonly stuck: readonly string[] }

function walk(template: Template, signerCount: SignerCount, leads: readonly Person[]): Walk {
  const seen = new Set<string>()
  const stuck: string[] = []
  let sealed = 0
  const ahead: Sheet[] = [atFirstStep(template, signerCount, leads)]
  for (let sheet = ahead.pop(); sheet !== undefined; sheet = ahead.pop()) {
    const key = keyOf(sheet)
    if (seen.has(key)) continue
    seen.add(key)
    expectSound(sheet, template)
    if (sheet.state === 'sealed') {
      sealed += 1
      continue
    }
    const waited = advanceSheet(sheet, contextOf(template, leads, later))
    const moves = [...movesOn(sheet, template, leads, start), ...movesOn(waited, template, leads, later)]
    // The clock moves nothing on the route: it never signs.
    expect([waited.state, waited.steps]).toEqual([sheet.state, sheet.steps])
    if (moves.length === 0) stuck.push(key)
    ahead.push(...moves.map((move) => move.sheet))
  }
  return { states: seen.size, sealed, stuck }
}

/** Signers are distinct and never the person concerned; whoever holds a step, or may take it, could really sign it (invariants 8, 9 and 20). */
function expectSound(sheet: Sheet, template: Template): void {
  const standing = sheet.steps.filter(({ isVoid, freezeNo }) => !isVoid && freezeNo === sheet.freeze?.no)
  const signers = standing.map(({ signerId }) => signerId)
  const route = routeStepsOf(template, sheet.signerCount)
  expect(new Set(signers).size).toBe(signers.length)
  expect(signers).not.toContain(sheet.employeeId)
  expect(standing.map(({ action }) => action)).toEqual(route.slice(0, standing.length).map(({ action }) => action))
  if (sheet.state === 'sealed') expect(standing).toHaveLength(route.length)
  for (const id of [sheet.holderId, sheet.escalatedToId]) if (id !== null) expect(refuseSigner(sheet, id) === null && !signers.includes(id)).toBe(true)
}

test('no state without somebody who is there and can do something, and the last signature is always in reach; where nobody could sign, HR is asked', () => {
  let states = 0
  let withoutSigner = 0
  expect(shippedTemplates.every((template) => forms.some((form) => routeKey(form) === routeKey(template)))).toBe(true)
  for (const template of forms) {
    for (const signerCount of signerCounts) {
      for (const leads of companies) {
        const result = walk(template, signerCount, leads)
        states += result.states
        const there = leads.filter(({ status, leave }) => status === 'active' && !isOnLeave({ leave }, day)).length
        const needed = routeStepsOf(template, signerCount).length
        // With as many people there as the route has steps it can be sealed; with fewer HR has the exception and must first bring somebody in.
        expect([template.id, signerCount, there, result.sealed > 0]).toEqual([template.id, signerCount, there, there >= needed])
        if (there >= needed) expect(result.stuck).toEqual([])
        for (const key of result.stuck) expect(JSON.parse(key)).toMatchObject({ 7: 1 })
        if (result.stuck.length > 0) withoutSigner += 1
      }
    }
  }
  expect(states).toBeGreaterThan(1_000)
  expect(states).toBeLessThan(100_000)
  expect(withoutSigner).toBeGreaterThan(0)
})
