import { refuse, type Refusal } from '../contract/refusal'
import { comparePoints } from '../scoring/exact'
import { advanceSheet, type AdvanceContext } from '../cycle/advance-sheet'
import { awaitedPhoto, type BoundPhoto } from '../evidence/photo'
import type { Sheet } from './sheet'

/** Photos of one self-score, over all of its items. */
export const maximumSelfPhotos = 24

/** What the employee hands in: points for every item of the sheet, with a remark where they like, and a word on the whole. */
export interface SelfScoreInput {
  readonly points: readonly { readonly item: string; readonly points: string; readonly remark?: string | undefined; readonly photos?: readonly BoundPhoto[] | undefined }[]
  readonly comment: string
}

/** The sheet with the self-score; every item that is in use exactly once, each within its full marks, with photos bound by their hash. It never reaches the engine for computed items. */
export function decideSelfScore(sheet: Sheet, input: SelfScoreInput, context: AdvanceContext): Sheet | Refusal {
  const items = context.template.items.filter(({ isOff }) => isOff !== true)
  for (const item of items) {
    const given = input.points.filter((entry) => entry.item === item.id)
    const [points] = given
    if (points === undefined) return refuse('points-invalid', `还没有给“${item.title}”打分`, item.id)
    if (given.length > 1) return refuse('points-invalid', `“${item.title}”打了两次分`, item.id)
    if (comparePoints(points.points, 0) < 0 || comparePoints(points.points, item.max) > 0) return refuse('points-invalid', `“${item.title}”要在 0 到 ${item.max} 分之间`, item.id)
  }
  const unknown = input.points.find((entry) => !items.some(({ id }) => id === entry.item))
  if (unknown !== undefined) return refuse('points-invalid', '这张考核表没有这个项目', unknown.item)
  const points = items.map((item) => {
    const given = input.points.find((entry) => entry.item === item.id)
    const remark = given?.remark?.trim() ?? ''
    const photos = given?.photos ?? []
    return { item: item.id, points: given?.points ?? '0', ...(remark === '' ? {} : { remark }), ...(photos.length === 0 ? {} : { photos }) }
  })
  const bound = points.flatMap(({ photos = [] }) => photos)
  const twice = points.find(({ photos = [] }) => photos.some(({ sha256 }) => bound.filter((photo) => photo.sha256 === sha256).length > 1))
  if (twice !== undefined) return refuse('bad-input', '同一张照片放了两次，请去掉一张', twice.item)
  if (bound.length > maximumSelfPhotos) return refuse('bad-input', `自评最多放 ${maximumSelfPhotos} 张照片`, 'points')
  // Handed in again, what has come already need not come twice.
  const selfPhotos = bound.map((photo) => sheet.selfPhotos.find(({ sha256, state }) => sha256 === photo.sha256 && state !== 'rejected') ?? awaitedPhoto(photo, context.now))
  return advanceSheet({ ...sheet, rev: sheet.rev + 1, selfPhotos, selfScore: { points, comment: input.comment.trim(), submittedAt: context.now } }, context)
}
