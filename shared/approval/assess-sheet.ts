import { declareAction } from '../contract/action'
import { stepHolders, stepInput, stepOutput, stepRefusals } from './sign-step'

export const assessSheet = declareAction({
  name: 'assess-sheet', title: '考核', kind: 'command', on: 'sheet', input: stepInput, output: stepOutput, refusals: stepRefusals, may: stepHolders,
  sheetStates: ['assessing'],
  doc: 'The step 考核 of the route: its holder signs the content that they saw (`contentHash`).',
})
