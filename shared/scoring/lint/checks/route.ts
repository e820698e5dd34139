import type { RouteRow } from '../../template'
import type { Check, Finding } from '../finding'
import { found } from '../found'

/** Who would be the person on the sheet, or anybody of their kind. */
const themselves = ['self', 'employee', 'installer']

function findings(route: readonly RouteRow[], row: RouteRow): readonly Finding[] {
  const isThemselves = themselves.includes(row.by)
  if (!row.allowSelf && !isThemselves) return []
  const mended: RouteRow = { ...row, by: isThemselves ? 'supervisor' : row.by, allowSelf: false }
  return [found('approves-own-sheet', {
    item: null, field: `route.${row.action}`, numbers: {}, sentence: `“${row.title}”这一步可以由本人签自己的表`,
    example: { inputs: {}, points: null, sentence: isThemselves ? `任何人的表走到“${row.title}” → 由本人签` : `办理“${row.title}”的人自己的表走到这一步 → 由本人签` },
    mend: { sentence: isThemselves ? `“${row.title}”由主管签，本人的表由上一级签` : `“${row.title}”遇到本人的表由上一级签`, change: { route: route.map((other) => (other === row ? mended : other)) } },
  })]
}

/** Nobody signs their own sheet. */
export const checkRoute: Check = ({ template: { route } }) => route.flatMap((row) => findings(route, row))
