import type { SheetInputs } from '../shared/scoring/inputs'
import { rescore } from '../shared/scoring/rescore'
import { scoreSheet } from '../shared/scoring/score-sheet'
import { scoreTotals } from '../shared/scoring/score-totals'
import type { Scorecard } from '../shared/scoring/scorecard'
import type { Template } from '../shared/scoring/template'
import { installServiceCard } from '../shared/sheets/install-service-card'
import { installer } from '../shared/sheets/installer'
import { cardEmployees, installerEmployees } from './employees'
import { scoreCardByHand, scoreInstallerByHand, type HandTotals } from './hand-written'
import { cpuMicros, type Prepare } from './measure'

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

/** How the people from one place on are scored: a function of the place, made ready with whatever stands before the work begins. */
type Way = (from: number, to: number) => (place: number) => Scored

type Scored = HandTotals | Scorecard

/** Both sheets for so many generated people, each scored both ways in one run. */
export function* compareByHand(count: number): Generator<Comparison> {
  for (const { template, byHand, employees, incident } of cases) {
    const people = employees(count)
    const later = people.map((inputs): SheetInputs => ({ ...inputs, incidents: [...(inputs.incidents ?? []), { id: 'new', kind: incident, quantity: 1 }] }))
    const of = (on: readonly SheetInputs[], score: (inputs: SheetInputs) => Scored): Way => () => (place) => score(at(on, place))
    /** What the app does: the sheet comes scored from the database, and one incident more is placed on it. */
    const again: Way = (from, to) => {
      const scored = people.slice(from, to).map((inputs) => ({ inputs, scorecard: JSON.parse(JSON.stringify(scoreSheet(template, inputs))) as Scorecard }))
      return (place) => rescore(template, at(scored, place - from), at(later, place))
    }
    const ways = [
      { work: 'totals only', bound: 5, on: people, engine: of(people, (inputs) => scoreTotals(template, inputs)) },
      { work: 'full traces, inputs checked', bound: 30, on: people, engine: of(people, (inputs) => scoreSheet(template, inputs)) },
      { work: 'again after one incident', bound: 20, on: later, engine: again },
    ]
    for (const { work, bound, on, engine } of ways) {
      const hand = of(on, byHand)
      const [byHandMicros = NaN, micros = NaN] = cpuMicros(count, rounds, [workOf(hand), workOf(engine)])
      yield { sheet: template.id, work, micros, byHandMicros, ratio: micros / byHandMicros, bound, different: differences(template, on, engine, hand) }
    }
  }
}

function at<T>(list: readonly T[], place: number): T {
  const found = list[place]
  if (found === undefined) throw new RangeError(`nobody at ${place}`)
  return found
}

function workOf(way: Way): Prepare {
  return (from, to) => {
    const score = way(from, to)
    return () => {
      let length = 0
      for (let place = from; place < to; place += 1) length += score(place).total.length
      if (length === 0) throw new Error('nothing was scored')
    }
  }
}

/** People with whom the two disagree, or whose Scorecard is not that of a sheet scored from nothing. */
function differences(template: Template, on: readonly SheetInputs[], engine: Way, byHand: Way): number {
  let different = 0
  for (let from = 0; from < on.length; from += 1000) {
    const to = Math.min(from + 1000, on.length)
    const [ours, theirs] = [engine(from, to), byHand(from, to)]
    for (let place = from; place < to; place += 1) {
      const card = ours(place)
      if (isDifferent(card, theirs(place)) || ('items' in card && JSON.stringify(card) !== JSON.stringify(scoreSheet(template, at(on, place))))) different += 1
    }
  }
  return different
}

function isDifferent(ours: HandTotals, theirs: HandTotals): boolean {
  return ours.total !== theirs.total || ours.pay !== theirs.pay
}
