import type { SheetBrief } from '@shared/appraisal/sheet-view'

/** A live sheet about which nothing is remarkable; a test names what matters to it. */
export function brief(id: string, rest: Partial<SheetBrief> = {}): SheetBrief {
  return {
    id, periodId: '2026-11', employeeId: `p-${id}`, employeeName: id, position: '安装师傅', storeId: 's-east', storeName: '城东店', templateId: 'install-service-card', state: 'live',
    total: '80.00', max: '100', rangeMin: null, rangeMax: null, hasRange: false, previousTotal: null, selfTotal: null, isBelowPass: false, openClaimCount: 0, openExceptionCount: 0,
    holderId: null, holderName: null, contentHash: null, signatureState: null, lastChange: null, ...rest,
  }
}

/** What is still open on a sheet: its total can come to at most `most`. */
export function open(most: string | null): Partial<SheetBrief> {
  return { hasRange: true, rangeMin: null, rangeMax: most }
}
