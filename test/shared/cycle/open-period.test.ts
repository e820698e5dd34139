import { refuseUnnamed } from '@shared/cycle/open-period'
import { afterSalesManager } from '@shared/sheets/after-sales-manager'
import { shippedTemplates } from '@shared/sheets'

test('a sheet with an unnamed item opens no period, and the refusal says which item', () => {
  expect(refuseUnnamed([afterSalesManager])).toMatchObject({ code: 'template-unnamed', message: '“售后部经理考核表”里的“第 2 项（待公司命名）”要先命名，才能开考核' })
})

test('once a company has named it, and on every other sheet, nothing stands against opening', () => {
  expect(refuseUnnamed([{ ...afterSalesManager, items: afterSalesManager.items.map((item) => ({ ...item, isUnnamed: false })) }])).toBeNull()
  expect(refuseUnnamed(shippedTemplates.filter(({ id }) => id !== 'after-sales-manager'))).toBeNull()
})
