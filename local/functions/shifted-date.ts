/**
 * Replaces this thread's `Date` by one that is ahead of real time by the milliseconds in shared memory. Whoever calls
 * `new Date()`, `Date()` or `Date.now()` gets the demonstration clock's time; everything else about dates stays.
 */
export function shiftDate(sharedOffset: SharedArrayBuffer): void {
  const offset = new BigInt64Array(sharedOffset)
  const RealDate = Date
  const now = (): number => RealDate.now() + Number(Atomics.load(offset, 0))

  const ShiftedDate = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget: NewableFunction): object =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver): unknown => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  RealDate.prototype.constructor = ShiftedDate
  globalThis.Date = ShiftedDate
}
