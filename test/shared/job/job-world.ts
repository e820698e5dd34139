import fc from 'fast-check'
import { causes } from '@shared/job/cause'
import { jobIdOf, type Job } from '@shared/job/job'
import type { CrewShare, FaultShare } from '@shared/job/shares'

/** A small crew and three months: enough for every way in which jobs, people and months can meet. */
export const crew = ['甲', '乙', '丙'] as const
export const months = ['2026-10', '2026-11', '2026-12'] as const

/** 100 cut into so many whole parts, each at least `least`. */
export function wholeParts(count: number, least: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 0, max: 100 - least * count }), { minLength: count - 1, maxLength: count - 1 }).map((cuts) => {
    const marks = [0, ...cuts.sort((a, b) => a - b), 100 - least * count]
    return marks.slice(1).map((mark, index) => mark - (marks[index] ?? 0) + least)
  })
}

export const anyFaults: fc.Arbitrary<FaultShare[]> = fc.subarray([...causes], { minLength: 1 }).chain((chosen) => (
  wholeParts(chosen.length, 1).map((parts) => chosen.map((cause, index) => ({ cause, percent: parts[index] ?? 0 })))
))

export const splitOf = (memberIds: readonly string[]): fc.Arbitrary<CrewShare[]> => (
  wholeParts(memberIds.length, 0).map((parts) => memberIds.map((personId, index) => ({ personId, percent: parts[index] ?? 0 })))
)

interface Outcome { readonly completedIn: string; readonly isFirstPass: boolean }

/** A job in any state, of any part of the crew, due and done in any of the months. */
export function anyJob(number: number): fc.Arbitrary<Job> {
  return fc.record({
    members: fc.subarray([...crew], { minLength: 1 }), due: fc.constantFrom(...months), state: fc.constantFrom('assigned' as const, 'postponed' as const, 'cancelled' as const),
    outcome: fc.option(fc.record<Outcome>({ completedIn: fc.constantFrom(...months), isFirstPass: fc.boolean() }), { freq: 5 }), faults: anyFaults,
  }).chain(({ members, due, state, outcome, faults }) => splitOf(members).map((split): Job => {
    const orderNo = `N-${number}`
    return {
      _id: jobIdOf(orderNo), orderNo, label: '客户', storeId: 's', installers: members.map((id) => ({ id, name: id })), plannedOn: `${due}-10`, dueOn: `${due}-10`, duePeriodId: due,
      state: outcome === null ? state : 'completed', countedIn: outcome?.completedIn ?? null, history: [], rev: 1,
      result: outcome === null ? null : {
        completedOn: `${outcome.completedIn}-12`, countsOn: `${outcome.completedIn}-12`, periodId: outcome.completedIn, isFirstPass: outcome.isFirstPass, faults: outcome.isFirstPass ? [] : faults, split: outcome.isFirstPass ? [] : split,
        note: '', recordedBy: 'lead', recordedByName: '主管', recordedAt: '2026-12-31T00:00:00.000Z',
      },
    }
  }))
}

export const anyJobs = (least: number, most: number): fc.Arbitrary<Job[]> => (
  fc.integer({ min: least, max: most }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, number) => anyJob(number))))
)
