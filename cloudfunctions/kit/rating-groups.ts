import type { Sheet } from '@shared/appraisal/sheet'
import { groupIdOf, surveyGroupsOf, type RatingGroup } from '@shared/rating360/survey'
import type { Template } from '@shared/scoring/template'
import type { Transaction } from './transaction'

/** The groups of a sheet in the order of its form. */
export async function readGroups(transaction: Transaction, sheet: Sheet, template: Template): Promise<readonly RatingGroup[]> {
  const groups: RatingGroup[] = []
  for (const { role } of surveyGroupsOf(template)) {
    const group = await transaction.read('rating-groups', groupIdOf(sheet._id, role))
    if (group === null) throw new Error(`sheet ${sheet._id} has no group ${role}`)
    groups.push(group)
  }
  return groups
}
