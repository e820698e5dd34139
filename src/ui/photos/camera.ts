import type { ShrinkStep, Size } from './photo-plan'

/** Where a picture comes from. */
export type PictureSource = 'camera' | 'album'

/** A picture as the platform gave it. */
export interface Picture extends Size {
  /** A new JPEG of it, drawn anew with the lines on it: nothing of the camera's own data (place, phone, time) is in it. */
  encode(step: ShrinkStep, lines: readonly string[]): Promise<ArrayBuffer>
}

/** What the person has taken or chosen, at most so many; none where they changed their mind. This plain file stands for tsc and tests; each target has its own. */
export function takePictures(_source: PictureSource, _most: number): Promise<readonly Picture[]> {
  return Promise.resolve([])
}
