import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { jobKeepers } from './job-access'
import { rowEffect, rowProblem, rows } from './import-jobs'

export const checkJobsImport = declareAction({
  name: 'check-jobs-import', title: '检查安装单表格', kind: 'query', on: 'nobody', input: z.strictObject({ rows }),
  output: z.object({ problems: z.array(rowProblem), effects: z.array(rowEffect) }), refusals: [],
  may: jobKeepers,
  doc: 'Tells what a batch of rows would do, and what is wrong with each row, without storing anything.',
})
