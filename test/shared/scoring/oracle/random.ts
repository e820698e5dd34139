/** A seeded stream of numbers (xorshift, 32 bit): the same seed gives the same cases on every machine. */
export class Random {
  private state: number
  constructor(seed: number) {
    this.state = (seed | 0) === 0 ? 1 : seed | 0
  }

  private next(): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    return this.state >>> 0
  }

  int(least: number, most: number): number {
    return least + (this.next() % (most - least + 1))
  }

  chance(percent: number): boolean {
    return this.int(1, 100) <= percent
  }

  /** One of a list that isn't empty; `undefined` may be one of its values. */
  pick<T>(list: readonly T[]): T {
    const [found] = list.slice(this.int(0, list.length - 1))
    return found as T
  }

  some<T>(list: readonly T[], percent = 50): readonly T[] {
    return list.filter(() => this.chance(percent))
  }

  shuffled<T>(list: readonly T[]): readonly T[] {
    return list.map((value) => ({ value, rank: this.next() })).sort((a, b) => a.rank - b.rank).map(({ value }) => value)
  }

  /** A decimal as somebody types it, from `least` to `most`: whole numbers, halves, a millionth beside an edge, and any other with up to six places. */
  decimal(least: number, most: number): string {
    const whole = this.int(least, most)
    switch (this.int(0, 5)) {
      case 0: case 1: return String(whole)
      case 2: return whole === most ? String(whole) : `${whole}.5`
      case 3: return whole === most ? String(whole) : `${whole}.000001`
      case 4: return whole <= least || whole <= 0 ? String(whole) : `${whole - 1}.999999`
      default: return whole === most || whole < 0 ? String(whole) : `${whole}.${String(this.next() % 1_000_000).padStart(6, '0').slice(0, this.int(1, 6))}`
    }
  }
}
