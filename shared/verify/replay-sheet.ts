import { canonicalJson, type Json } from '../contract/canonical-json'
import { scoreSheet } from '../scoring/score-sheet'
import type { SheetInputs } from '../scoring/inputs'
import type { Scorecard } from '../scoring/scorecard'
import type { Template } from '../scoring/template'

/** What a replay gives: whether the result is the same bytes, and both of them. */
export interface Replay {
  readonly isSame: boolean
  readonly sealed: string
  readonly replayed: string
}

/** The one text of a scorecard, in which replays are compared byte for byte. */
export function scorecardText(scorecard: Scorecard): string {
  return canonicalJson(JSON.parse(JSON.stringify(scorecard)) as Json)
}

/** Scores frozen inputs again by their template version and holds the result against the sealed one (invariant 1). Throws what the engine throws on inputs that can't be scored. */
export function replay(template: Template, inputs: SheetInputs, scorecard: Scorecard): Replay {
  const [sealed, replayed] = [scorecardText(scorecard), scorecardText(scoreSheet(template, inputs))]
  return { isSame: sealed === replayed, sealed, replayed }
}
