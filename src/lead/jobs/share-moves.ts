import { evenShares } from '@shared/job/shares'

/** How much one tap moves. */
const step = 10

/** Parts of 100 with one of them a step larger or smaller: the others give or take, the largest first, so that they always make 100; `least` is what each keeps. */
export function movedShares(parts: readonly number[], index: number, direction: 1 | -1, least: number): readonly number[] {
  const now = parts[index] ?? 0
  const room = 100 - least * (parts.length - 1)
  const wanted = Math.min(room, Math.max(least, (direction > 0 ? Math.floor(now / step) + 1 : Math.ceil(now / step) - 1) * step))
  const moved = [...parts]
  let left = wanted - now
  moved[index] = wanted
  if (parts.length === 1) return [100]
  const others = parts.map((_, at) => at).filter((at) => at !== index).sort((a, b) => (parts[b] ?? 0) - (parts[a] ?? 0))
  if (left < 0) moved[others[0] ?? index] = (moved[others[0] ?? index] ?? 0) - left
  else for (const at of others) {
    const given = Math.min(left, (moved[at] ?? 0) - least)
    moved[at] = (moved[at] ?? 0) - given
    left -= given
  }
  return moved
}

/** Named parts of 100 after one name was added or taken away: evenly anew. */
export function toggledShares<Name extends string>(shares: readonly { readonly name: Name; readonly percent: number }[], name: Name): readonly { readonly name: Name; readonly percent: number }[] {
  const names = shares.some((share) => share.name === name) ? shares.map((share) => share.name).filter((known) => known !== name) : [...shares.map((share) => share.name), name]
  const even = evenShares(Math.max(1, names.length))
  return names.map((known, index) => ({ name: known, percent: even[index] ?? 0 }))
}
