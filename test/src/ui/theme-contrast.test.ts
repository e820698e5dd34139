import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// Every word can be read: its colour stands out from what it lies on by at least 4.5 to 1 (WCAG 2.2, 1.4.3), in the light and in the dark.

const source = readFileSync(join(__dirname, '..', '..', '..', 'src', 'ui', 'theme.scss'), 'utf8')
const palettes = source.split('@media (prefers-color-scheme: dark)').slice(0, 2).map((part) => new Map([...part.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour])))

/** Which colours words have on which grounds (theme.scss). */
const words: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['text', ['ground', 'surface', 'sunken']], ['text-2', ['ground', 'surface', 'sunken', 'good-soft', 'warn-soft', 'bad-soft']], ['text-3', ['ground', 'surface', 'sunken']],
  ['accent', ['ground', 'surface', 'sunken']], ['accent-strong', ['accent-soft']], ['on-accent', ['accent']],
  ['good', ['ground', 'surface', 'sunken', 'good-soft']], ['warn', ['ground', 'surface', 'sunken', 'warn-soft']], ['bad', ['ground', 'surface', 'sunken', 'bad-soft']],
]

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

test.each([['light', palettes[0]], ['dark', palettes[1]]])('%s', (_name, palette = new Map<string, string>()) => {
  const weak = words.flatMap(([text, grounds]) => grounds.flatMap((ground) => {
    const [front, back] = [palette.get(text), palette.get(ground)]
    if (front === undefined || back === undefined) return [`${text} or ${ground} is no colour`]
    const ratio = contrast(front, back)
    return ratio >= 4.5 ? [] : [`${text} on ${ground}: ${ratio.toFixed(2)}`]
  }))
  expect(weak).toEqual([])
})
