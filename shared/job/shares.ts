import * as z from 'zod/mini'
import { refuse, type Refusal } from '../contract/refusal'
import { id } from '../contract/fields'
import { causes } from './cause'

const percent = z.int().check(z.gte(1), z.lte(100))

/** Which part of a failed first pass each cause bears: whole percents that sum to 100. */
export const faultShare = z.strictObject({ cause: z.enum(causes), percent })
export type FaultShare = z.infer<typeof faultShare>

/** Which part of what falls to the crew each of its members bears: whole percents that sum to 100. */
export const crewShare = z.strictObject({ personId: id, percent: z.int().check(z.gte(0), z.lte(100)) })
export type CrewShare = z.infer<typeof crewShare>

/** Whether whole percents are each at most 100, not below 0, and make the whole. */
export function isWhole(percents: readonly number[]): boolean {
  return percents.every((part) => Number.isInteger(part) && part >= 0 && part <= 100) && percents.reduce((sum, part) => sum + part, 0) === 100
}

/** 100 split over so many in whole percents, as evenly as they allow; the first ones carry what is left over. */
export function evenShares(count: number): readonly number[] {
  const each = Math.floor(100 / count)
  return Array.from({ length: count }, (_, index) => each + (index < 100 - each * count ? 1 : 0))
}

/** Why the shares of a failed first pass don't hold: they name causes and members once each and both sum to 100. */
export function refuseShares(faults: readonly FaultShare[], split: readonly CrewShare[], memberIds: readonly string[]): Refusal | null {
  const isOnce = (names: readonly string[]) => new Set(names).size === names.length
  if (!isOnce(faults.map(({ cause }) => cause)) || !isWhole(faults.map(({ percent: part }) => part))) return refuse('shares-invalid', '各原因的责任比例合起来要正好 100%', 'faults')
  if (!isOnce(split.map(({ personId }) => personId)) || !isWhole(split.map(({ percent: part }) => part))) return refuse('shares-invalid', '师傅之间的分摊合起来要正好 100%', 'split')
  return split.every(({ personId }) => memberIds.includes(personId)) ? null : refuse('shares-invalid', '分摊里有不在这单上的师傅', 'split')
}
