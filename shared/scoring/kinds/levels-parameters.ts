import { decimalParameter, type Parameter } from '../parameter'
import type { LevelsRule } from '../template'
import { raterParameters } from './rater-parameters'

/** What of levels a company may tune: the points of each. */
export function levelsParameters(rule: LevelsRule): readonly Parameter<LevelsRule>[] {
  const points = rule.points.map((value, place) => decimalParameter<LevelsRule>({
    key: `points.${place}`, label: `${place + 1} 级得`, help: '5 级最好', unit: '分', least: '0', most: '200', value,
    change: (next) => {
      const at = (index: 0 | 1 | 2 | 3 | 4) => (index === place ? next : rule.points[index])
      return { ...rule, points: [at(0), at(1), at(2), at(3), at(4)] }
    },
  }))
  return [...points, ...raterParameters(rule)]
}
