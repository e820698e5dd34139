import type { RouteRow, Template } from '../scoring/template'
import { isSheetState, sheetStateRows, type SheetState } from '../appraisal/sheet-state'

/** A row of the route that starts at that state: what is signed there, by whom, and where it leads. Null: nobody signs in that state. */
export function stepAt(template: Pick<Template, 'route'>, state: SheetState): RouteRow | null {
  return template.route.find((row) => row.from === state) ?? null
}

/** The state in which the route begins. */
export function firstStepState(template: Pick<Template, 'route'>): SheetState {
  const first = template.route[0]
  if (first === undefined || !isSheetState(first.from)) throw new Error('template without a route')
  return first.from
}

/** The states to which the holder of a step may send the sheet back: every earlier step of the route, and the data. */
export function returnTargets(template: Pick<Template, 'route'>, state: SheetState): readonly SheetState[] {
  const here = template.route.findIndex((row) => row.from === state)
  if (here < 0) return []
  return ['collecting', ...template.route.slice(0, here).map((row) => row.from).filter(isSheetState)]
}

/** Label of where a return leads, for the person who chooses. */
export function returnTargetTitle(state: SheetState): string {
  return state === 'collecting' ? '退回数据' : `退回${sheetStateRows[state].title.replace('待', '')}`
}
