import { formColumnsOf } from '@shared/appraisal/form-columns'
import { shippedTemplates } from '@shared/sheets/index'

test.each([
  ['install-service-card', ['评分']], ['installer', ['店长评分']], ['after-sales-manager', ['考核', '审核']], ['cs-supervisor-scale', ['上级评分']],
  ['cs-supervisor-monthly', ['上级评分']], ['after-sales-kpi', ['领导评分']], ['cs-supervisor-indicators', ['上级评分']], ['cs-supervisor-360', ['评分']], ['install-service-card-materials', ['评分']],
])('%s has the columns of its form', (id, columns) => {
  const template = shippedTemplates.find((one) => one.id === id)
  if (template === undefined) throw new Error(`no form ${id}`)
  expect(formColumnsOf(template).map(({ title }) => title)).toEqual(columns)
})
