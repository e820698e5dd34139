import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { causes } from './cause'
import { faultShare } from './shares'
import { jobKeepers } from './job-access'
import { day } from './job-day'
import { label, maximumCrew, orderNo, plannedStates } from './save-job'

const percent = z.int().check(z.gte(0), z.lte(100))
// eslint-disable-next-line no-control-regex -- control characters are what it refuses
const name = z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[^\u0000-\u001F\u007F]*$/))

/** Most rows of one batch: all of them are stored in one transaction, or none. */
export const maximumRows = 100

/** One row of the file, in the words of the file: stores and people by name. A row without a completion says nothing about the result. */
export const jobRow = z.strictObject({
  line: z.int().check(z.gte(1), z.lte(100_000)), orderNo, label, store: name,
  installers: z.array(name).check(z.minLength(1), z.maxLength(maximumCrew)), plannedOn: day, state: z.enum(plannedStates),
  result: z.nullable(z.strictObject({
    completedOn: day, isFirstPass: z.boolean(),
    faults: z.array(faultShare).check(z.maxLength(causes.length)),
    /** Empty: evenly over the crew. */
    split: z.array(z.strictObject({ name, percent })).check(z.maxLength(maximumCrew)),
  })),
})
export type JobRow = z.infer<typeof jobRow>

/** The rows of one batch. */
export const rows = z.array(jobRow).check(z.minLength(1), z.maxLength(maximumRows))

/** A row that can't be stored, with the column that it is about. */
export const rowProblem = z.object({ line: z.number(), column: z.string(), text: z.string() })
export type RowProblem = z.infer<typeof rowProblem>

/** What a row would do. */
export const rowEffect = z.object({ line: z.number(), orderNo: z.string(), kind: z.enum(['new', 'changed', 'same']), differences: z.array(z.string()) })
export type RowEffect = z.infer<typeof rowEffect>

export const importJobs = declareAction({
  name: 'import-jobs', title: '导入安装单', kind: 'command', on: 'nobody', input: z.strictObject({ rows }),
  output: z.object({ added: z.number(), changed: z.number(), same: z.number() }),
  refusals: ['import-invalid', 'sheet-frozen', 'own-sheet'],
  may: jobKeepers,
  doc: 'Stores a batch of at most 100 jobs, all or none. An order exists once: running the same rows twice changes nothing.',
})
