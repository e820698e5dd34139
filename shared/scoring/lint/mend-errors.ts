import type { Template } from '../template'
import { applyMend } from './apply-mend'
import { lintTemplate } from './lint-template'

/** More than any sheet needs; a mend that doesn't end is a bug that a test finds. */
const mostRounds = 500

/** The template with its errors mended one after the other; those that only people can settle stay. */
export function mendErrors(template: Template): Template {
  let mended = template
  for (let round = 0; round < mostRounds; round++) {
    const next = lintTemplate(mended).find(({ severity, mend }) => severity === 'error' && mend !== null)
    if (next?.mend === undefined || next.mend === null) return mended
    mended = applyMend(mended, next.mend)
  }
  throw new Error(`mends of ${template.id} don't come to an end`)
}
