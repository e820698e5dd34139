import { closedPoints, closedRemarks, reviewedPoints, reviewReasons } from './other-sheets'
import type { Storyteller } from './storyteller'

const hr = 'p-zhou-min'

/** Forms have one to three steps; whoever holds a sheet at these hours signs it. */
export const signingHours: readonly number[] = [9, 14, 16]

/** Everybody who rates an item of a sheet gives its points, each as their form has it. */
export async function rateSheet(story: Storyteller, sheetId: string, personId: string): Promise<void> {
  const byItem = closedPoints[personId]
  if (byItem === undefined) return
  const { raters } = await story.act(hr, 'read-sheet', { sheetId })
  for (const { item, role, personId: rater } of raters) {
    const points = byItem[item]
    if (rater === null || points === undefined) throw new Error(`${sheetId} has no points for ${item} by ${role}`)
    await story.act(rater, 'rate-item', { sheetId, item, points, comment: closedRemarks[personId]?.[item] ?? '' })
  }
}

/** The holder signs the step at which the sheet stands; a sealed one stays. */
export async function signStep(story: Storyteller, sheetId: string): Promise<void> {
  const { holder, contentHash, state } = await story.act(hr, 'read-sheet', { sheetId })
  if (state === 'sealed') return
  const action = (['assess-sheet', 'review-sheet', 'approve-sheet'] as const).find((step) => step === holder?.action)
  if (holder === null || contentHash === null || action === undefined) throw new Error(`${sheetId} has nobody who signs`)
  const [, personId = ''] = sheetId.split(':')
  const changes = Object.entries(reviewedPoints[personId] ?? {}).map(([item, points]) => ({ item, points, reason: reviewReasons[item] ?? '' }))
  if (action === 'review-sheet') await story.act(holder.personId, action, { sheetId, contentHash, comment: '', changes })
  else await story.act(holder.personId, action, { sheetId, contentHash, comment: '' })
}

/** The person signs their own sealed sheet. */
export async function signOwn(story: Storyteller, sheetId: string, personId: string): Promise<void> {
  const { contentHash } = await story.act(personId, 'read-sheet', { sheetId })
  await story.act(personId, 'sign-sheet', { sheetId, contentHash: contentHash ?? '', answer: 'signed', reason: '' })
}
