import type { RouteRow, Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { isSheetState, sheetStateRows, type SheetState } from '../appraisal/sheet-state'

/** How many people sign a sheet beside its owner: three, or two where a small company says so (decision 10). */
export const signerCounts = [2, 3] as const
export type SignerCount = (typeof signerCounts)[number]

type Routed = Pick<Template, 'route'>
type OnRoute = Pick<Sheet, 'state' | 'signerCount'>

/** The steps of a form's route with so many signers: with two the middle one of three falls away, so that the first and the deciding one are left. */
export function routeStepsOf({ route }: Routed, signerCount: SignerCount): readonly RouteRow[] {
  const [first, middle, last] = route
  if (signerCount === 3 || first === undefined || middle === undefined || last === undefined) return route
  return [{ ...first, to: last.from }, last]
}

/** The row of the sheet's route that it stands at: what is signed there, by whom, and where it leads. Null: nobody signs in that state. */
export function stepAt(template: Routed, { state, signerCount }: OnRoute): RouteRow | null {
  return routeStepsOf(template, signerCount).find((row) => row.from === state) ?? null
}

/** Whether the step is the first of the form's route, the superior's. */
export function isFirstStep({ route }: Routed, row: RouteRow): boolean {
  return route[0]?.action === row.action
}

/** The state in which the route begins. */
export function firstStepState(template: Routed): SheetState {
  const first = template.route[0]
  if (first === undefined || !isSheetState(first.from)) throw new Error('template without a route')
  return first.from
}

/** The states to which the holder of a step may send the sheet back: every earlier step of the route, and the data. */
export function returnTargets(template: Routed, { state, signerCount }: OnRoute): readonly SheetState[] {
  const route = routeStepsOf(template, signerCount)
  const here = route.findIndex((row) => row.from === state)
  if (here < 0) return []
  return ['collecting', ...route.slice(0, here).map((row) => row.from).filter(isSheetState)]
}

/** Label of where a return leads, for the person who chooses. */
export function returnTargetTitle(state: SheetState): string {
  return state === 'collecting' ? '退回数据' : `退回${sheetStateRows[state].title.replace('待', '')}`
}
