import type { SheetView } from '@shared/appraisal/sheet-view'
import type { SheetInputs } from '@shared/scoring/inputs'
import type { Template } from '@shared/scoring/template'
import { afterSalesKpi } from '@shared/sheets/after-sales-kpi'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { installer } from '@shared/sheets/installer'
import { isJobReady, jobDetail, jobListsOf, jobProblem, newJob, targetLinesOf, withJob } from '../../../../src/installer/sheet/plan-view'

const sheet = (template: Template, inputs: SheetInputs) => ({ template, inputs }) as SheetView
const job = { name: '回访客户', description: '', urgency: 3, importance: 2, completion: '60' }

test('the sheet shows every target of the person’s own, set or not; a sheet without has none', () => {
  expect(targetLinesOf(sheet(installer, { targets: { sales: '120000.00' } }))).toEqual([
    { metricId: 'install-error-rate', title: '安装差错率', value: null, unit: '%' }, { metricId: 'sales', title: '销售额', value: '120000', unit: '元' },
  ])
  expect(targetLinesOf(sheet(installServiceCard, {}))).toEqual([])
})

test('jobs stand under their item with how far they are', () => {
  expect(jobListsOf(sheet(installServiceCard, {}))).toEqual([])
  const [list] = jobListsOf(sheet(afterSalesKpi, { tasks: [{ item: 'work-plan', name: '回访客户', urgency: 3, importance: 2, completion: '60.00' }] }))
  expect(list).toEqual({ itemId: 'work-plan', title: '工作计划', jobs: [job] })
  expect(jobDetail(job)).toBe('完成 60% · 紧急高 · 重要中')
})

test.each([
  [{}, true, null], [{ name: '回' }, false, '任务名称至少 2 个字'], [{ name: '' }, false, null], [{ completion: '101' }, false, '完成度填 0 到 100'], [{ completion: '-1' }, false, '完成度填 0 到 100'],
  [{ completion: '' }, false, null], [{ completion: 'x' }, false, '完成度填 0 到 100'], [{ completion: '33.3' }, true, null],
])('a job with %j is ready: %p', (change, ready, problem) => {
  expect([isJobReady({ ...job, ...change }), jobProblem({ ...job, ...change })]).toEqual([ready, problem])
})

test('a job is added, changed and taken away in its place', () => {
  const second = { ...job, name: '整理资料' }
  expect(withJob([job], 1, second)).toEqual([job, second])
  expect(withJob([job, second], 0, { ...job, completion: '100' })).toEqual([{ ...job, completion: '100' }, second])
  expect(withJob([job, second], 0, null)).toEqual([second])
  expect(isJobReady(newJob)).toBe(false)
})
