import type { IncidentView } from '@shared/incident/incident-view'
import { incidentStateRows, type IncidentState } from '@shared/incident/incident-state'

/** Something logged about 李大勇 by 赵刚 that waits for an answer; a test names what matters to it. */
export function incident(state: IncidentState = 'logged', rest: Partial<IncidentView> = {}): IncidentView {
  return {
    id: 'inc-1', employeeId: 'p-li', employeeName: '李大勇', storeId: 's-east', storeName: '城东店', periodId: '2026-11', sheetId: 'sheet-li', kind: 'tool-violation', kindTitle: '工具违规',
    pointsEach: '-1', quantity: 1, countedQuantity: 1, state, stateTitle: incidentStateRows[state].title, reporterId: 'p-zhao', reporterName: '赵刚',
    occurredAt: '2026-11-25T01:00:00.000Z', receivedAt: '2026-11-25T02:00:00.000Z', note: '', orderNo: null, answerBy: '2026-11-28T02:00:00.000Z', needsVerifying: false, isLikeAnother: false,
    waiting: null, dispute: null, photos: [], history: [{ at: '2026-11-25T02:00:00.000Z', actorName: '赵刚', state: 'logged', text: '' }], may: [], ...rest,
  }
}

/** A wait of 48 h since an instant on 26 November at noon in Beijing. */
export const wait = { since: '2026-11-26T04:00:00.000Z', escalatesAt: '2026-11-27T04:00:00.000Z', lapsesAt: '2026-11-28T04:00:00.000Z', isEscalated: false }
