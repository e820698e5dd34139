import type { PaidSheet, PaySheet } from '@shared/pay/pay-list'
import { readTemplate } from './company'

/** Sheets with their templates, null where one can't be read: that one sheet is blocked on the pay list, and no other. */
export function readPaySheets(sheets: readonly PaidSheet[]): Promise<readonly PaySheet[]> {
  return Promise.all(sheets.map(async (sheet) => ({ sheet, template: await readTemplate(sheet.templateId, sheet.templateVersion).then(({ template }) => template, () => null) })))
}
