import type { IncidentInput, SheetInputs } from '../shared/scoring/inputs'

/** A sheet's inputs for one generated employee; the same seed gives the same company on every machine. */
export type EmployeeInputs = SheetInputs

/** Mulberry32: a small seeded generator, so that both sides of a comparison score the same people. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Random = () => number

const wholeFrom = (random: Random, least: number, most: number): number => least + Math.floor(random() * (most - least + 1))
/** A decimal with so many places, as text or as a number, as both reach the engine. */
function decimalFrom(random: Random, least: number, most: number, places: number): number | string {
  const scale = 10 ** places
  const scaled = wholeFrom(random, least * scale, most * scale)
  const text = `${Math.floor(scaled / scale)}.${String(scaled % scale).padStart(places, '0')}`
  return random() < 0.5 ? text : Number(text)
}

function incidentsFrom(random: Random, kinds: readonly string[]): IncidentInput[] {
  return Array.from({ length: wholeFrom(random, 0, 4) }, (_, index) => ({
    id: `i${index}`, kind: kinds[wholeFrom(random, 0, kinds.length - 1)] ?? '', quantity: wholeFrom(random, 1, 3),
    status: random() < 0.9 ? 'acknowledged' as const : 'withdrawn' as const,
  }))
}

const cardKinds = ['warehouse-violation', 'warehouse-commendation', 'tool-violation', 'vehicle-violation', 'tool-vehicle-commendation']

/** People on `install-service-card`, everything there, with a base. */
export function cardEmployees(count: number, seed = 20_261_125): SheetInputs[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => ({
    metrics: {
      'first-pass-rate': decimalFrom(random, 75, 99, 1), 'inspection-survey-score': decimalFrom(random, 60, 99, 1), 'after-sales-satisfaction': decimalFrom(random, 85, 99, 2),
    },
    incidents: incidentsFrom(random, cardKinds),
    ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: wholeFrom(random, 0, 20) / 2 }],
    baseSalary: decimalFrom(random, 3000, 9000, 2),
  }))
}

const installerKinds = ['customer-complaint', 'late-order', 'late-arrival', 'incomplete-archive']

/** People on `installer`: targets of their own and a previous period. */
export function installerEmployees(count: number, seed = 20_261_126): SheetInputs[] {
  const random = randomFrom(seed)
  const half = (most: number): number => wholeFrom(random, 0, most * 2) / 2
  const rating = (item: string, points: number) => ({ item, role: 'store-manager', points })
  return Array.from({ length: count }, () => {
    const assigned = wholeFrom(random, 1, 40)
    return {
      metrics: {
        'install-error-rate': decimalFrom(random, 0, 8, 2), 'sales': decimalFrom(random, 0, 90_000, 2), 'orders-assigned': assigned,
        'orders-completed': wholeFrom(random, 0, assigned), 'backlog-rate': decimalFrom(random, 0, 20, 1),
      },
      targets: { 'install-error-rate': 2, 'sales': '60000' },
      previous: { 'backlog-rate': decimalFrom(random, 0, 20, 1) },
      incidents: incidentsFrom(random, installerKinds),
      ratings: [rating('attendance', half(4)), rating('conduct-standard', half(6)), rating('cleanliness', half(3)), rating('sample-care', half(2))],
    }
  })
}
