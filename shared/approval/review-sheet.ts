import { declareAction } from '../contract/action'
import { stepHolders, stepInput, stepOutput, stepRefusals } from './sign-step'

export const reviewSheet = declareAction({
  name: 'review-sheet', title: '审核', kind: 'command', on: 'sheet', input: stepInput, output: stepOutput, refusals: stepRefusals, may: stepHolders,
  sheetStates: ['reviewing'],
  doc: 'The step 审核 of the route: its holder signs the content that they saw (`contentHash`).',
})
