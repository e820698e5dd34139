import { cardEmployees } from './employees'
import { scoreCardByHand } from './hand-written'
import { cpuMicrosLater } from './measure'
import { figuresOf } from './peers/card-figures'
import { filtrex, mathJsBigNumbers, mathJsNumbers } from './peers/formula'
import { decimalProbes, type LoadPackage, type Peer } from './peers/peer'
import { jsonRulesEngine, zenEngine } from './peers/rules'
import { hyperFormula, sqlite } from './peers/tables'

const peers: readonly Peer[] = [hyperFormula, jsonRulesEngine, zenEngine, mathJsNumbers, mathJsBigNumbers, filtrex, sqlite]

/** How a peer did on the card sheet; null where its package is not installed. */
export interface PeerResult {
  readonly name: string
  readonly scored: { readonly micros: number; readonly people: number; readonly wrongTotals: number; readonly wrongPay: number; readonly rightProbes: readonly boolean[] } | null
}

/** Every peer on the same people, its answers held against exact ones: a total is wrong where its number is not the decimal, pay where the fen differ. */
export async function* comparePeers(count: number, load: LoadPackage): AsyncGenerator<PeerResult> {
  const people = cardEmployees(count)
  const exact = people.map(scoreCardByHand)
  const figures = people.map(figuresOf)
  for (const peer of peers) {
    const isThere = await load(peer.package).then(() => true, () => false)
    if (!isThere) {
      yield { name: peer.name, scored: null }
      continue
    }
    const answers = await peer.probe(load)
    const rightProbes = decimalProbes.map(({ right }, place) => Number(answers[place]) === Number(right))
    const score = await peer.prepare(load)
    let totals = await score(figures.slice(0, 50))
    const micros = await cpuMicrosLater(count, async () => {
      totals = await score(figures)
    })
    const wrong = (of: 'total' | 'pay'): number => totals.filter((answer, place) => answer[of] !== Number(exact[place]?.[of])).length
    yield { name: peer.name, scored: { micros, people: count, wrongTotals: wrong('total'), wrongPay: wrong('pay'), rightProbes } }
  }
}
