import { saveJob } from '@shared/job/save-job'
import type { JobLine } from '../../../../src/lead/jobs/jobs-view'
import { candidatesOf, newPlan, planDays, planInput, planMissing, planOf, withInstaller, withStore, type Place } from '../../../../src/lead/jobs/plan-view'

const places: readonly Place[] = [
  { storeId: 's-a', storeName: '甲店', people: Array.from({ length: 10 }, (_, index) => ({ id: `p-${index}`, name: `师傅${index}` })) }, { storeId: 's-b', storeName: '乙店', people: [{ id: 'p-b', name: '乙师傅' }] },
]
const job: JobLine = {
  id: 'job-DX-1', orderNo: 'DX-1', label: '张府', storeId: 's-a', storeName: '甲店', installers: [{ id: 'p-moved', name: '调走的' }], plannedOn: '2026-11-20', duePeriodId: '2026-11',
  state: 'postponed', stateTitle: '客户延期', result: null, history: [], rev: 3, may: ['save-job'], counts: null,
}

test('a new order says what is still missing until it can be sent', () => {
  const fresh = newPlan(places, '2026-11-30')
  expect([fresh.plannedOn, fresh.storeId, planMissing(fresh)]).toEqual(['2026-12-01', 's-a', '先填单号'])
  const named = { ...fresh, orderNo: ' DX-9 ', label: '翠湖' }
  expect([planMissing({ ...named, orderNo: '单 9' }), planMissing({ ...named, label: ' ' }), planMissing(named)]).toEqual(['单号只能有字母、数字和短横线', '先填客户简称', '先选师傅'])
  const whole = withInstaller(named, 'p-1')
  expect(planMissing(whole)).toBeNull()
  expect(saveJob.input.safeParse(planInput(whole)).success).toBe(true)
  expect(planInput(whole)).toMatchObject({ orderNo: 'DX-9', installerIds: ['p-1'], rev: null })
})

test('a tap puts a person on the job and takes them off, eight at most; another store starts anew', () => {
  const full = places[0]?.people.reduce((draft, { id }) => withInstaller(draft, id), newPlan(places, '2026-11-30'))
  if (full === undefined) throw new Error('no place')
  expect(full.installerIds).toHaveLength(8)
  expect(withInstaller(full, 'p-0').installerIds).toHaveLength(7)
  expect(withStore(full, 's-a')).toBe(full)
  expect(withStore(full, 's-b').installerIds).toEqual([])
})

test('a job that is there keeps its number, its revision and who has moved away since', () => {
  const draft = planOf(job)
  expect(draft).toMatchObject({ orderNo: 'DX-1', rev: 3, state: 'postponed' })
  expect(candidatesOf(places, draft, job).at(-1)).toEqual({ id: 'p-moved', name: '调走的' })
  expect(planDays('2026-11-25', '2026-11-20').map(({ title }) => title)).toEqual(['今天', '明天', '后天', '11月20日'])
})
