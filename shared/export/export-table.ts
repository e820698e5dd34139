import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, periodId } from '../contract/fields'
import type { PermissionRole } from '../people/person'

/** What can be had as a spreadsheet. */
export const exportKinds = ['scores', 'incidents', 'pay'] as const
export type ExportKind = (typeof exportKinds)[number]

/** What each is called. */
export const exportTitles: Readonly<Record<ExportKind, string>> = { scores: '成绩', incidents: '事件', pay: '工资表' }

/** Who may export each kind; a row reaches the stores of the roles that are named. */
export const exportReaders: Readonly<Record<ExportKind, readonly PermissionRole[]>> = {
  scores: ['hr', 'finance', 'general-manager', 'store-manager'], incidents: ['hr', 'finance', 'general-manager', 'store-manager'], pay: ['hr', 'finance', 'general-manager'],
}

/** How long a link to an export lives, and after how many hours the file is removed. */
export const exportLife = { linkSeconds: 600, fileHours: 1 } as const

/** So many sheets or incidents go into one file: what one call makes well within its time and memory. */
export const mostInFile = { sheets: 10_000, incidents: 30_000 } as const

export const exportTable = declareAction({
  name: 'export-table', title: '导出表格', kind: 'command', on: 'nobody',
  /** `part`: of a large company the next file, its number and after which record it begins, as the file before said. */
  input: z.strictObject({ kind: z.enum(exportKinds), periodId, part: z.optional(z.strictObject({ no: z.number().check(z.int(), z.gte(2), z.lte(999)), after: id })) }),
  output: z.object({ url: z.string(), fileName: z.string(), expiresAt: z.string(), rows: z.number(), /** After which record the next file begins; null where all is told. */ next: z.nullable(z.string()) }),
  refusals: ['forbidden'],
  may: [{ role: 'hr', reach: 'any' }, { role: 'finance', reach: 'any' }, { role: 'general-manager', reach: 'any' }, { role: 'store-manager', reach: 'any' }],
  doc: 'A month\'s scores, incidents or pay as a spreadsheet, as far as the caller\'s roles reach (pay never for store managers alone): a link that dies after ten minutes. Who exported what stands in the audit trail. Of more than 10,000 sheets (30,000 incidents) a file holds a part, and `next` asks for the one after it.',
})
