import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { jobView } from './job-view'

export const readJob = declareAction({
  name: 'read-job', title: '看安装单', kind: 'query', on: 'nobody', input: z.strictObject({ jobId: id }), output: jobView, refusals: ['not-found'],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'One job with its result, shares and history: for its installers and for those who lead its store.',
})
