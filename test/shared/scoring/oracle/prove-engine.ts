import { createHash } from 'node:crypto'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { shippedTemplates } from '@shared/sheets'
import { explainItem, explainTotal } from '@shared/scoring/explain'
import { firstFault } from './compare'
import { Random } from './random'
import { randomInputs, randomSections, randomSheet, ruleKinds } from './random-sheets'

/** What a run of the proof found, one line for each sort of sheet. */
export interface ProofLine {
  readonly sheets: string
  readonly cases: number
  readonly seconds: number
  readonly fault: string | null
}

/** Every kind, sheets of several kinds, and every shipped sheet against the oracle: `cases` each; `only` takes those whose name begins so. */
export function* proveEngine(seed: number, cases: number, only = ''): Generator<ProofLine> {
  const sorts = [
    ...ruleKinds.map((kind) => ({ sheets: `kind ${kind}`, of: (random: Random) => randomSheet(random, kind) })),
    { sheets: 'several kinds, sections, vetoes, settlements', of: randomSections },
    ...shippedTemplates.map((template) => ({ sheets: `sheet ${template.id}`, of: () => template })),
  ]
  for (const { sheets, of } of sorts.filter((sort) => sort.sheets.startsWith(only))) {
    const begin = process.hrtime.bigint()
    const fault = firstFault(seed, cases, of)
    yield { sheets, cases, seconds: Number((process.hrtime.bigint() - begin) / 1_000_000n) / 1000, fault }
  }
}

/** One hash over scorecards and sentences of random months: the same bytes wherever the engine runs. */
export function fingerprint(seed: number, cases: number): string {
  const random = new Random(seed)
  const hash = createHash('sha256')
  for (let index = 0; index < cases; index += 1) {
    for (const template of [...shippedTemplates, randomSections(random)]) {
      const card = scoreSheet(template, randomInputs(random, template, 90))
      hash.update(JSON.stringify([card, card.items.map((item) => explainItem(template, item)), explainTotal(template, card)]))
    }
  }
  return hash.digest('hex')
}
