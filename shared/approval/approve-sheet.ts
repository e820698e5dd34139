import { declareAction } from '../contract/action'
import { stepHolders, stepInput, stepOutput, stepRefusals } from './sign-step'

export const approveSheet = declareAction({
  name: 'approve-sheet', title: '核准', kind: 'command', on: 'sheet', input: stepInput, output: stepOutput, refusals: stepRefusals, may: stepHolders,
  sheetStates: ['approving'],
  doc: 'The step 核准 of the route: its holder signs the content that they saw (`contentHash`).',
})
