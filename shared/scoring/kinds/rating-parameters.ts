import { choiceParameter, decimalText, type Parameter } from '../parameter'
import { short } from '../sentences/words'
import type { RatingRule } from '../template'
import { raterParameters } from './rater-parameters'

const steps = [['1', '1 分'], ['0.5', '0.5 分'], ['0.1', '0.1 分']] as const

/** What of a rating a company may tune. */
export function ratingParameters(rule: RatingRule): readonly Parameter<RatingRule>[] {
  const step = decimalText(rule.step ?? '0.5')
  const isKnown = steps.some(([value]) => value === step)
  const choices: readonly (readonly [string, string])[] = isKnown ? steps : [[step, `${short(step)} 分`], ...steps]
  return [
    choiceParameter<RatingRule, string>({ key: 'step', label: '打分多细', help: '打分时一格是多少', choices, value: step, change: (next) => ({ ...rule, step: next }) }),
    ...raterParameters(rule),
    ...(rule.rubric ?? []).map((row, place): Parameter<RatingRule> => ({
      key: `rubric.${place}`, label: `${String(row.from) === String(row.to) ? short(row.from) : `${short(row.from)}–${short(row.to)}`} 分的说明`, help: '打分的人照着它打', entry: { entry: 'line', longest: 100, none: null }, value: row.label,
      change: (label) => ({ ...rule, rubric: (rule.rubric ?? []).map((other, index) => (index === place ? { ...other, label: label ?? row.label } : other)) }),
    })),
  ]
}
