import type { IncidentView } from '../incident/incident-view'
import { periodTitle } from '../cycle/period-title'
import { timeText } from './export-words'
import type { Row, TableHead } from './table'

/** The incidents of a month with what became of each. */
export const incidentHead: TableHead = {
  name: '事件',
  columns: [
    { title: '考核期', kind: 'text', width: 10 }, { title: '门店', kind: 'text', width: 12 }, { title: '姓名', kind: 'text', width: 12 }, { title: '事件', kind: 'text', width: 20 }, { title: '次数', kind: 'count', width: 8 },
    { title: '计入次数', kind: 'count', width: 10 }, { title: '每次', kind: 'points', width: 8 }, { title: '状态', kind: 'text', width: 12 }, { title: '发生时间', kind: 'text', width: 18 }, { title: '记录时间', kind: 'text', width: 18 },
    { title: '记录人', kind: 'text', width: 12 }, { title: '单号', kind: 'text', width: 16 }, { title: '说明', kind: 'text', width: 40 }, { title: '异议', kind: 'text', width: 40 }, { title: '照片', kind: 'count', width: 8 },
  ],
}

/** The row of an incident. */
export function incidentRow(incident: IncidentView): Row {
  return [
    periodTitle(incident.periodId), incident.storeName, incident.employeeName, incident.kindTitle, String(incident.quantity), String(incident.countedQuantity), incident.pointsEach?.replace('+', '') ?? null, incident.stateTitle,
    timeText(incident.occurredAt), timeText(incident.receivedAt), incident.reporterName, incident.orderNo, incident.note, incident.dispute?.reason ?? null, String(incident.photos.length),
  ]
}

/** By what the rows stand in order: the earliest received first. */
export function incidentPlace({ receivedAt, id }: Pick<IncidentView, 'receivedAt' | 'id'>): string {
  return `${receivedAt} ${id}`
}
