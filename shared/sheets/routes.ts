import type { RouteRow } from '../scoring/template'

/** A step of a form's signatures, in the order of the form. */
interface Signature {
  readonly title: string
  readonly by: 'supervisor' | 'store-manager' | 'general-manager'
}

/** At which state of a sheet each step of a route of one, two or three signatures happens. */
const stepsOfLength = {
  1: [['assessing', 'assess-sheet']],
  2: [['assessing', 'assess-sheet'], ['approving', 'approve-sheet']],
  3: [['assessing', 'assess-sheet'], ['reviewing', 'review-sheet'], ['approving', 'approve-sheet']],
} as const

/** The rows of a route from its one to three signatures; the last one seals. Nobody acts on their own sheet. */
export function routeOf(...signatures: readonly [Signature, Signature?, Signature?]): readonly RouteRow[] {
  const given = signatures.filter((signature) => signature !== undefined)
  const steps = given.length === 1 ? stepsOfLength[1] : given.length === 2 ? stepsOfLength[2] : stepsOfLength[3]
  return steps.flatMap(([from, action], index): readonly RouteRow[] => {
    const signature = given[index]
    return signature === undefined ? [] : [{ from, action, title: signature.title, by: signature.by, to: steps[index + 1]?.[0] ?? 'sealed', allowSelf: false }]
  })
}
