/**
 * The card sheet scored once more, from the page that defines it and with nothing of the engine: every number is a whole count of
 * millionths, every rule is written out by hand for its item. Where both agree on thousands of random sheets, neither has slipped.
 */
export interface OracleIncident {
  readonly kind: string
  readonly quantity: number
  readonly status: 'logged' | 'acknowledged' | 'disputed' | 'upheld' | 'reduced' | 'dropped' | 'withdrawn' | 'lapsed'
}

/** Millionths, or finished and first-time-right jobs. */
export type OracleRate = { readonly micros: bigint } | { readonly right: bigint; readonly done: bigint } | null

export interface OracleSheet {
  readonly firstPass: OracleRate
  readonly survey: bigint | null
  readonly satisfaction: OracleRate
  readonly incidents: readonly OracleIncident[]
  /** Half points. */
  readonly coordination: bigint | null
  /** Millionths of a yuan. */
  readonly base: bigint | null
}

interface OracleItem {
  readonly cents: bigint | null
  readonly low: bigint
  readonly high: bigint
}

export interface OracleResult {
  readonly items: readonly (string | null)[]
  readonly total: string
  readonly range: { readonly min: string; readonly max: string } | null
  readonly pay: string | null
  readonly payRange: { readonly min: string; readonly max: string } | null
}

const clip = (value: bigint, low: bigint, high: bigint): bigint => (value < low ? low : value > high ? high : value)
const known = (cents: bigint): OracleItem => ({ cents, low: cents, high: cents })

/** Whole points away from the baseline; BigInt division drops what is left over on either side. */
function percentItem(rate: OracleRate, leastJobs: bigint, baseline: bigint, start: bigint, full: bigint): OracleItem {
  const open = { cents: null, low: 0n, high: full * 100n }
  if (rate === null) return open
  let numerator: bigint
  let denominator: bigint
  if ('micros' in rate) {
    numerator = rate.micros
    denominator = 1_000_000n
  } else {
    if (rate.done < leastJobs) return open
    numerator = rate.right * 100n
    denominator = rate.done
  }
  const away = numerator - baseline * denominator
  return known(clip(start + away / denominator, 0n, full) * 100n)
}

function countItem(incidents: readonly OracleIncident[], bad: readonly string[], good: readonly string[]): OracleItem {
  let sure = 8
  let worst = 0
  let best = 0
  for (const { kind, quantity, status } of incidents) {
    const sign = bad.includes(kind) ? -1 : good.includes(kind) ? 1 : 0
    if (['logged', 'acknowledged', 'upheld', 'reduced'].includes(status)) sure += sign * quantity
    else if (status === 'disputed' && sign < 0) worst -= quantity
    else if (status === 'disputed' && sign > 0) best += quantity
  }
  const cents = (points: number) => clip(BigInt(points), 0n, 10n) * 100n
  return { cents: cents(sure), low: cents(sure + worst), high: cents(sure + best) }
}

function twoPlaces(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
}

/** total ÷ 80 × base: cents of a point times millionths of a yuan, half up to the fen. */
function payOf(totalCents: bigint, base: bigint): string {
  const scale = 80n * 100n * 1_000_000n
  const fenTimesScale = totalCents * base * 100n
  const whole = fenTimesScale / scale
  return twoPlaces((fenTimesScale % scale) * 2n >= scale ? whole + 1n : whole)
}

/** Scores install-service-card. */
export function oracleScore(sheet: OracleSheet): OracleResult {
  // 20 × millionths ÷ 100 in cents of a point is millionths ÷ 50,000, half up.
  const survey: OracleItem = sheet.survey === null ? { cents: null, low: 0n, high: 2000n } : known((sheet.survey + 25_000n) / 50_000n)
  const items = [
    percentItem(sheet.firstPass, 10n, 90n, 20n, 30n),
    survey,
    percentItem(sheet.satisfaction, 1n, 95n, 15n, 20n),
    countItem(sheet.incidents, ['warehouse-violation'], ['warehouse-commendation']),
    countItem(sheet.incidents, ['tool-violation', 'vehicle-violation'], ['tool-vehicle-commendation']),
    sheet.coordination === null ? { cents: null, low: 0n, high: 1000n } : known(sheet.coordination * 50n),
  ]
  const sum = (part: (item: OracleItem) => bigint) => items.reduce((total, item) => total + part(item), 0n)
  const total = sum(({ cents }) => cents ?? 0n)
  const low = sum((item) => item.low)
  const high = sum((item) => item.high)
  const isPending = items.some(({ cents }) => cents === null)
  const isOpen = isPending || low !== high
  const { base } = sheet
  return {
    items: items.map(({ cents }) => (cents === null ? null : twoPlaces(cents))), total: twoPlaces(total),
    range: isOpen ? { min: twoPlaces(low), max: twoPlaces(high) } : null,
    pay: base === null || isPending ? null : payOf(total, base),
    payRange: base === null || !isOpen ? null : { min: payOf(low, base), max: payOf(high, base) },
  }
}
