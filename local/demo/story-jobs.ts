import type { ActionInput } from '@shared/contract/actions'
import { people, stores } from './company'

type Row = ActionInput<'import-jobs'>['rows'][number]

/** Installers whose first-pass rate follows from jobs; for the others HR enters it by hand, as a company may. */
export const closedJobPeople: readonly string[] = ['p-wang-haitao', 'p-zhang-jianjun', 'p-huang-wenbin', 'p-ma-xiaolong', 'p-luo-yongsheng', 'p-liang-zhiming', 'p-song-yang']
export const runningJobPeople: readonly string[] = closedJobPeople.filter((id) => id !== 'p-liang-zhiming')

const labels = ['锦绣园李府', '滨江王府', '翠湖张府', '学府里陈府', '东方苑刘府', '金域赵府', '桂花园孙府', '梧桐里周府', '香山吴府', '云栖郑府'] as const
const labelOf = (number: number) => labels[number % labels.length] ?? ''

function planOf(personIds: readonly string[], orderNo: string, number: number, plannedOn: string): Omit<Row, 'state' | 'result'> {
  const crew = personIds.flatMap((id) => people.filter(({ _id }) => _id === id))
  const store = stores.find(({ _id }) => _id === crew[0]?.storeId)
  return { line: number + 2, orderNo, label: labelOf(number), store: store?.name ?? '', installers: crew.map(({ name }) => name), plannedOn }
}

const dayText = (periodId: string, day: number) => `${periodId}-${String(day).padStart(2, '0')}`

/** The jobs behind the figures of one person in a month, done on its first `days` days: failures are the person's own, one more is the design's. */
export function finishedJobs(person: string, { passed, finished }: { readonly passed: number; readonly finished: number }, periodId: string, days: number): Row[] {
  const seed = people.findIndex(({ _id }) => _id === person)
  return Array.from({ length: finished + 1 }, (_, number): Row => {
    const completedOn = dayText(periodId, 1 + (number % days))
    const cause = number < passed ? null : number < finished ? 'installation' as const : 'design' as const
    return {
      ...planOf([person], `DX${periodId.slice(5)}-${seed}-${String(number + 1).padStart(3, '0')}`, number + seed, completedOn), state: 'assigned',
      result: { completedOn, isFirstPass: cause === null, faults: cause === null ? [] : [{ cause, percent: 100 }], split: [] },
    }
  })
}

/** Who goes out today and in the next days: one order was to be done yesterday, one the customer has put off. */
const openPlans: readonly { readonly crew: readonly string[]; readonly inDays: number; readonly isPostponed?: boolean }[] = [
  { crew: ['p-wang-haitao', 'p-zhang-jianjun'], inDays: 0 }, { crew: ['p-li-dayong'], inDays: 0 }, { crew: ['p-huang-wenbin', 'p-ma-xiaolong'], inDays: 0 },
  { crew: ['p-zhang-jianjun'], inDays: -1 }, { crew: ['p-wang-haitao'], inDays: 1 }, { crew: ['p-li-dayong', 'p-wang-haitao'], inDays: 2 }, { crew: ['p-huang-wenbin'], inDays: 1, isPostponed: true },
  { crew: ['p-luo-yongsheng', 'p-song-yang'], inDays: 0 }, { crew: ['p-liang-zhiming'], inDays: 0 }, { crew: ['p-song-yang'], inDays: 1 },
]

/** The open jobs as of a day; `dayAfter` names the day so many days later. */
export function openJobs(dayAfter: (days: number) => string): Row[] {
  return openPlans.map(({ crew, inDays, isPostponed }, number) => (
    { ...planOf(crew, `DX${dayAfter(0).slice(5, 7)}-${dayAfter(0).slice(8)}-${String(number + 1).padStart(2, '0')}`, number, dayAfter(inDays)), state: isPostponed === true ? 'postponed' : 'assigned', result: null }
  ))
}
