import { explainOnSheet } from '../appraisal/explain-on-sheet'
import type { Template } from '../scoring/template'
import type { Correction } from '../correction/correction'
import type { Sheet } from '../appraisal/sheet'
import { sheetStateRows } from '../appraisal/sheet-state'
import { sumPoints } from '../scoring/exact'
import { isScoreHidden } from '../rating360/survey'
import { signatureTitles, stretchText, timeText } from './export-words'
import type { Row, TableHead } from './table'

/** What a score table needs of a sheet. */
export const scoreFields = ['periodId', 'dates', 'storeName', 'employeeName', 'position', 'templateId', 'templateVersion', 'state', 'selfScore', 'scorecard', 'survey', 'signature', 'sealedAt', 'seal', 'currentCorrectionId'] as const satisfies readonly (keyof Sheet)[]

/** A sheet with its template and the correction that counts at present. */
export interface ScoredSheet {
  readonly sheet: Pick<Sheet, typeof scoreFields[number]>
  readonly template: Template
  readonly correction: Pick<Correction, 'scorecard' | 'version' | 'reason'> | null
}

/** The scores of a month: one worksheet with a row per sheet, one with a row per item and why it has its points. Holds no money. */
export const scoreHeads: readonly TableHead[] = [
  {
    name: '成绩',
    columns: [
      { title: '考核期', kind: 'text', width: 16 }, { title: '门店', kind: 'text', width: 12 }, { title: '姓名', kind: 'text', width: 12 }, { title: '岗位', kind: 'text', width: 14 }, { title: '考核表', kind: 'text', width: 28 },
      { title: '状态', kind: 'text', width: 16 }, { title: '满分', kind: 'points', width: 8 }, { title: '自评', kind: 'points', width: 8 }, { title: '封存得分', kind: 'points', width: 10 }, { title: '现在得分', kind: 'points', width: 10 },
      { title: '更正', kind: 'text', width: 30 }, { title: '本人签字', kind: 'text', width: 10 }, { title: '封存时间', kind: 'text', width: 18 }, { title: '见证码', kind: 'text', width: 22 },
    ],
  },
  {
    name: '每一项',
    columns: [
      { title: '考核期', kind: 'text', width: 16 }, { title: '门店', kind: 'text', width: 12 }, { title: '姓名', kind: 'text', width: 12 }, { title: '考核表', kind: 'text', width: 28 }, { title: '项目', kind: 'text', width: 24 },
      { title: '满分', kind: 'points', width: 8 }, { title: '得分', kind: 'points', width: 8 }, { title: '为什么', kind: 'text', width: 80 },
    ],
  },
]

/** The row of a sheet. */
export function scoreRow({ sheet, template, correction }: ScoredSheet): Row {
  const { total, range } = sheet.scorecard
  const current = correction?.scorecard.total ?? (isScoreHidden(sheet) || range !== null ? null : total)
  return [
    stretchText(sheet.periodId, sheet.dates), sheet.storeName, sheet.employeeName, sheet.position, template.title, sheetStateRows[sheet.state].title, String(template.declaredPoints),
    sheet.selfScore === null ? null : sumPoints(sheet.selfScore.points.map(({ points }) => points)), sheet.state === 'sealed' ? total : null, current,
    correction === null ? null : `第 ${correction.version} 版：${correction.reason}`, sheet.signature === null ? null : signatureTitles[sheet.signature.state], sheet.sealedAt === null ? null : timeText(sheet.sealedAt), sheet.seal?.witness ?? null,
  ]
}

/** The rows of a sheet's items, as they count at present. */
export function itemRows({ sheet, template, correction }: ScoredSheet): readonly Row[] {
  if (isScoreHidden(sheet)) return []
  return (correction ?? sheet).scorecard.items.map((item) => [
    stretchText(sheet.periodId, sheet.dates), sheet.storeName, sheet.employeeName, template.title, template.items.find(({ id }) => id === item.id)?.title ?? item.id, item.max, item.points, explainOnSheet(template, item).join('；'),
  ])
}
