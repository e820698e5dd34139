import fc from 'fast-check'
import { importedShares } from '@shared/pay/employed-days'

test('however days fall and whatever is frozen, the shares are one whole', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5 }), (days, frozenCount, cut) => {
    const plans = days.map((of, index) => ({ sheetId: `s-${index}`, days: of }))
    const first = importedShares(plans)
    const frozen = new Map([...first].slice(0, Math.min(frozenCount, plans.length - 1)))
    // The last stretch ends earlier.
    const later = plans.map((plan, index) => (index === plans.length - 1 ? { ...plan, days: Math.max(1, plan.days - cut) } : plan))
    const all = [...frozen.values(), ...importedShares(later, frozen).values()]
    expect(new Set(all.map(({ of }) => of)).size).toBe(1)
    expect(all.reduce((sum, share) => sum + share.days, 0)).toBe(all[0]?.of)
  }))
})

test('one sheet has all of it', () => {
  expect([...importedShares([{ sheetId: 's', days: 12 }]).values()]).toEqual([{ days: 12, of: 12 }])
})
