import { beijingDayOf, beijingParts } from '@shared/cycle/beijing-time'
import { PhotoCanvas } from './photo-canvas'

/** What a photo of the story shows; each is drawn, so that the demonstration holds nobody's picture. */
export type Scene = 'ladder' | 'van' | 'keys' | 'cabinet'

const [wide, high] = [360, 480]

/** A stairwell with a ladder that was left leaning beside the door. */
function ladder(canvas: PhotoCanvas): void {
  canvas.box(0, 0, wide, 330, [214, 208, 196])
  canvas.shape([[0, 330], [wide, 300], [wide, high], [0, high]], [150, 146, 140])
  for (let line = 0; line < 5; line += 1) canvas.bar([0, 345 + line * 32], [wide, 318 + line * 36], 1.4, [128, 124, 118])
  canvas.box(226, 84, 104, 232, [122, 84, 58])
  canvas.box(238, 98, 80, 90, [138, 98, 70])
  canvas.box(238, 204, 80, 94, [138, 98, 70])
  canvas.box(312, 196, 8, 22, [214, 190, 120])
  canvas.bar([70, 420], [128, 66], 11, [222, 172, 44])
  canvas.bar([150, 430], [182, 64], 11, [222, 172, 44])
  for (let rung = 0; rung < 8; rung += 1) canvas.bar([77 + rung * 6.8, 384 - rung * 42], [153 + rung * 4, 392 - rung * 42], 8, [186, 190, 194])
}

/** The load of a van, with tools lying loose on its floor. */
function van(canvas: PhotoCanvas): void {
  canvas.box(0, 0, wide, high, [66, 72, 78])
  canvas.shape([[40, 60], [320, 60], [350, 300], [10, 300]], [106, 112, 118])
  canvas.shape([[10, 300], [350, 300], [wide, high], [0, high]], [84, 78, 70])
  for (let rib = 0; rib < 6; rib += 1) canvas.bar([60 + rib * 48, 64], [44 + rib * 55, 298], 4, [88, 94, 100])
  canvas.box(30, 214, 108, 78, [38, 92, 148])
  canvas.box(42, 202, 84, 14, [28, 70, 116])
  canvas.bar([190, 330], [282, 392], 26, [212, 96, 36])
  canvas.bar([276, 388], [318, 350], 15, [50, 52, 56])
  canvas.bar([214, 350], [196, 404], 20, [40, 42, 46])
  canvas.bar([46, 372], [150, 344], 9, [186, 190, 196])
  canvas.bar([60, 430], [176, 420], 12, [168, 120, 62])
  canvas.bar([170, 408], [184, 436], 26, [96, 100, 106])
  canvas.bar([240, 440], [330, 424], 6, [196, 60, 52])
}

/** The paper on which the keys of a van are signed out, on a desk. */
function keys(canvas: PhotoCanvas): void {
  canvas.box(0, 0, wide, high, [156, 112, 72])
  for (let grain = 0; grain < 12; grain += 1) canvas.bar([0, 20 + grain * 42], [wide, 34 + grain * 40], 1.5, [138, 98, 62])
  canvas.shape([[44, 52], [318, 30], [336, 420], [58, 436]], [20, 20, 24], 0.25)
  canvas.shape([[38, 44], [312, 24], [328, 412], [52, 428]], [242, 240, 232])
  canvas.bar([66, 84], [250, 71], 8, [60, 64, 70])
  for (let row = 0; row < 8; row += 1) {
    const y = 126 + row * 36
    canvas.bar([60 + row, y], [306 + row, y - 16], 1.6, [150, 152, 156])
    canvas.bar([74 + row, y - 14], [126 + row, y - 17], 5, [70, 84, 130])
    canvas.bar([156 + row, y - 19], [196 + row + (row * 17) % 22, y - 22], 5, row === 5 ? [178, 48, 44] : [70, 84, 130])
    canvas.bar([236 + row, y - 24], [276 + row, y - 27], 5, [70, 84, 130])
  }
  canvas.shape([[140, 282], [286, 272], [289, 304], [143, 314]], [214, 64, 52], 0.22)
  canvas.bar([250, 436], [330, 452], 14, [56, 58, 62])
  canvas.bar([232, 430], [252, 436], 20, [190, 192, 196])
}

/** A cabinet of tools in which every drawer has its label. */
function cabinet(canvas: PhotoCanvas): void {
  canvas.box(0, 0, wide, high, [222, 220, 214])
  canvas.box(0, 420, wide, 60, [146, 142, 136])
  canvas.box(44, 50, 284, 384, [30, 32, 36], 0.3)
  canvas.box(34, 40, 284, 384, [36, 108, 104])
  for (let row = 0; row < 6; row += 1) {
    for (let column = 0; column < 2; column += 1) {
      const [x, y] = [46 + column * 134, 54 + row * 61]
      canvas.box(x, y, 126, 53, [46, 128, 122])
      canvas.box(x + 14, y + 10, 62, 18, [246, 244, 238])
      canvas.bar([x + 20, y + 19], [x + 44 + ((row * 31 + column * 17) % 24), y + 19], 4, [66, 70, 76])
      canvas.box(x + 92, y + 20, 22, 7, [206, 208, 210])
    }
  }
}

const scenes: Record<Scene, (canvas: PhotoCanvas) => void> = { ladder, van, keys, cabinet }

/** The photo as a PNG, with the moment (Beijing) at which it was taken written in. */
export function photoOf(scene: Scene, takenAt: string): Buffer {
  const canvas = new PhotoCanvas(wide, high)
  scenes[scene](canvas)
  const { hour, minute } = beijingParts(takenAt)
  canvas.stamp(`${beijingDayOf(takenAt)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  return canvas.png()
}
