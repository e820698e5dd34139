import type { SheetInputs } from '../shared/scoring/inputs'
import { scoreSheet, scoreTotals } from '../shared/scoring/score-sheet'
import type { Template } from '../shared/scoring/template'
import { installServiceCard } from '../shared/sheets/install-service-card'
import { installer } from '../shared/sheets/installer'
import { cardEmployees, installerEmployees } from './employees'
import { scoreCardByHand, scoreInstallerByHand, type HandTotals } from './hand-written'
import { cpuMicros } from './measure'

/** One way of scoring beside the hand-written function, with how many times as long it may take. */
export interface Comparison {
  readonly sheet: string
  readonly work: string
  readonly micros: number
  readonly byHandMicros: number
  readonly ratio: number
  /** Null where nothing is asked and the figure is there to be read. */
  readonly bound: number | null
  /** People whose total or pay is not that of the hand-written function. */
  readonly different: number
}

interface Case {
  readonly template: Template
  readonly byHand: (inputs: SheetInputs) => HandTotals
  readonly employees: (count: number) => SheetInputs[]
  readonly incident: string
}

const cases: readonly Case[] = [
  { template: installServiceCard, byHand: scoreCardByHand, employees: cardEmployees, incident: 'tool-violation' },
  { template: installer, byHand: scoreInstallerByHand, employees: installerEmployees, incident: 'late-order' },
]
const rounds = 5

/** Both sheets for so many generated people, each scored both ways in one run. */
export function* compareByHand(count: number): Generator<Comparison> {
  for (const { template, byHand, employees, incident } of cases) {
    const people = employees(count)
    const later = people.map((inputs): SheetInputs => ({ ...inputs, incidents: [...(inputs.incidents ?? []), { id: 'new', kind: incident, quantity: 1 }] }))
    const ways = [
      { work: 'totals only', bound: 5, on: people, score: (inputs: SheetInputs) => scoreTotals(template, inputs) },
      { work: 'full traces, inputs checked', bound: 30, on: people, score: (inputs: SheetInputs) => scoreSheet(template, inputs) },
      { work: 'again after one incident', bound: 20, on: later, score: (inputs: SheetInputs) => scoreSheet(template, inputs) },
    ]
    for (const { work, bound, on, score } of ways) {
      let length = 0
      const byHandMicros = cpuMicros(count, rounds, () => {
        for (const inputs of on) length += byHand(inputs).total.length
      })
      const micros = cpuMicros(count, rounds, () => {
        for (const inputs of on) length += score(inputs).total.length
      })
      if (length === 0) throw new Error('nothing was scored')
      const different = on.filter((inputs) => isDifferent(score(inputs), byHand(inputs))).length
      yield { sheet: template.id, work, micros, byHandMicros, ratio: micros / byHandMicros, bound, different }
    }
  }
}

function isDifferent(ours: HandTotals, theirs: HandTotals): boolean {
  return ours.total !== theirs.total || ours.pay !== theirs.pay
}
