import * as fc from 'fast-check'
import { drawWatermark, fittedSize, isLargeEnough, shrinkSteps, shrunk, wantedBytes, watermarkLines, type Pen } from '../../../../src/ui/photos/photo-plan'

const bytesOf = (size: number) => new ArrayBuffer(size)

describe('how large a photo is', () => {
  test('its long side fits, its shape stays, and nothing is enlarged', () => {
    expect(fittedSize({ width: 4_032, height: 3_024 }, 1_600)).toEqual({ width: 1_600, height: 1_200 })
    expect(fittedSize({ width: 3_024, height: 4_032 }, 1_600)).toEqual({ width: 1_200, height: 1_600 })
    expect(fittedSize({ width: 640, height: 480 }, 1_600)).toEqual({ width: 640, height: 480 })
    fc.assert(fc.property(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 50_000 }), (width, height) => {
      const fitted = fittedSize({ width, height }, 1_600)
      return Math.max(fitted.width, fitted.height) <= 1_600 && Math.min(fitted.width, fitted.height) >= 1
    }))
  })

  test('a picture of which the server would see nothing is not taken', () => {
    expect(isLargeEnough({ width: 100, height: 100 })).toBe(true)
    expect(isLargeEnough({ width: 99, height: 4_000 })).toBe(false)
  })
})

describe('how heavy a photo is', () => {
  test('the first encoding that is small enough is taken, and none is made after it', async () => {
    const sizes = [wantedBytes + 1, wantedBytes, 1]
    const tried: number[] = []
    const bytes = await shrunk(({ quality }) => {
      tried.push(quality)
      return Promise.resolve(bytesOf(sizes[tried.length - 1] ?? 0))
    })
    expect(bytes?.byteLength).toBe(wantedBytes)
    expect(tried).toHaveLength(2)
  })

  test('where none is small enough the smallest goes, unless the server would not take it', async () => {
    let size = 900_000
    expect((await shrunk(() => Promise.resolve(bytesOf(size += 1))))?.byteLength).toBe(900_001)
    expect(await shrunk(() => Promise.resolve(bytesOf(5 * 1_024 * 1_024 + 1)))).toBeNull()
  })

  test('each step is smaller or coarser than the one before', () => {
    for (const [index, step] of shrinkSteps.slice(1).entries()) {
      const before = shrinkSteps[index]
      expect(before !== undefined && (step.longSide < before.longSide || step.quality < before.quality)).toBe(true)
    }
  })
})

describe('the mark in a photo', () => {
  const mark = { now: '2026-11-26T06:35:00.000Z', orderNo: ' DX-1122 ', reporter: '赵刚', store: '城东店', isFromAlbum: false }

  test('says when in Beijing, for which order and by whom', () => {
    expect(watermarkLines(mark)).toEqual(['2026-11-26 14:35', '单号 DX-1122', '赵刚 · 城东店'])
    expect(watermarkLines({ ...mark, orderNo: ' ' })).toEqual(['2026-11-26 14:35', '赵刚 · 城东店'])
  })

  test('owns up to the album', () => {
    expect(watermarkLines({ ...mark, isFromAlbum: true })[0]).toBe('2026-11-26 14:35 选自相册')
  })

  test('lies within the picture, one line beneath the other', () => {
    const texts: { readonly y: number; readonly text: string }[] = []
    const pen: Pen = { fillStyle: '', font: '', textBaseline: '', fillRect: (_x, y, _width, height) => { expect(y + height).toBe(1_200) }, fillText: (text, _x, y) => { texts.push({ y, text }) } }
    drawWatermark(pen, { width: 1_600, height: 1_200 }, watermarkLines(mark))
    expect(texts.map(({ text }) => text)).toEqual(watermarkLines(mark))
    for (const { y } of texts) expect(y > 0 && y < 1_200).toBe(true)
    expect(texts.map(({ y }) => y)).toEqual([...texts.map(({ y }) => y)].sort((a, b) => a - b))
  })
})
