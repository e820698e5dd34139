import type { Sheet } from './sheet'

/** Whether nobody has put anything on the sheet yet: it runs, and besides figures that are kept elsewhere there is nothing on it that would be lost with it. */
export function isUntouched({ state, inputs, selfScore, ratedBy, openClaims, objections, talk, returns, exceptions }: Sheet): boolean {
  const given = [inputs.incidents, inputs.ratings, inputs.levels, ratedBy, openClaims, objections, returns, exceptions]
  return state === 'live' && inputs.tasks === undefined && selfScore === null && talk === null && given.every((list) => list === undefined || list.length === 0)
}
