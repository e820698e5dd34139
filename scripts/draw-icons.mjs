// Draws the tab bar's icons as PNG files, since mini-programs take no SVG there: node scripts/draw-icons.mjs
// A shape is a function from a point in a 24×24 grid to whether it is inked; four samples a pixel smooth the edges.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { colourTypes, pngFile } from './png-file.mjs'

const outDir = fileURLToPath(new URL('../src/assets', import.meta.url))
const size = 81
const stroke = 1.9

/** Distance of a point from a segment. */
function toSegment(x, y, [ax, ay, bx, by]) {
  const dx = bx - ax, dy = by - ay
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}
const lines = (...segments) => (x, y) => segments.some((segment) => toSegment(x, y, segment) <= stroke / 2)
const ring = (cx, cy, r) => (x, y) => Math.abs(Math.hypot(x - cx, y - cy) - r) <= stroke / 2
const half = (cx, cy, r) => (x, y) => y <= cy && Math.abs(Math.hypot(x - cx, y - cy) - r) <= stroke / 2
const any = (...shapes) => (x, y) => shapes.some((shape) => shape(x, y))

const icons = {
  home: lines([3, 11, 12, 3.5], [12, 3.5, 21, 11], [5.5, 9.5, 5.5, 20], [18.5, 9.5, 18.5, 20], [5.5, 20, 18.5, 20], [12, 14.5, 12, 20]),
  incidents: lines([5, 3.5, 19, 3.5], [19, 3.5, 19, 20.5], [5, 3.5, 5, 20.5], [5, 20.5, 19, 20.5], [8.5, 8.5, 15.5, 8.5], [8.5, 12.5, 15.5, 12.5], [8.5, 16.5, 12.5, 16.5]),
  tasks: any(ring(12, 12, 9), lines([7.8, 12.2, 11, 15.4], [11, 15.4, 16.4, 9])),
  me: any(ring(12, 8, 4.2), half(12, 21, 8), lines([4, 20.6, 20, 20.6])),
}
const inks = { '': [0x74, 0x85, 0x83], '-on': [0x0b, 0x7a, 0x75], '-on-dark': [0x4f, 0xc4, 0xbb] }

function png(shape, [red, green, blue]) {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let inked = 0
      for (const dy of [0.25, 0.75]) for (const dx of [0.25, 0.75]) if (shape(((x + dx) / size) * 24, ((y + dy) / size) * 24)) inked += 1
      rows.set([red, green, blue, Math.round((inked / 4) * 255)], y * (size * 4 + 1) + 1 + x * 4)
    }
  }
  return pngFile({ width: size, height: size, colourType: colourTypes.rgba }, rows)
}

mkdirSync(outDir, { recursive: true })
for (const [name, shape] of Object.entries(icons)) for (const [suffix, ink] of Object.entries(inks)) writeFileSync(join(outDir, `tab-${name}${suffix}.png`), png(shape, ink))
