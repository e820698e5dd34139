import { raterTitles } from '../scoring/explain'
import type { Template } from '../scoring/template'
import { metricText } from './metric-text'
import type { SheetView } from './sheet-view'

/** A column of points on the form, with whose they are. */
export interface FormColumn {
  readonly title: string
  readonly roles: readonly string[]
}

const titles: Readonly<Record<string, string>> = { 'assessor': '考核', 'reviewer': '审核', 'store-manager': '店长评分', 'supervisor': '上级评分' }

/** The title of a rater's column as the form prints it; the first step of the route names it where that is a column of points (店长评分, 领导评分). */
export function columnTitleOf({ route }: Pick<Template, 'route'>, role: string): string {
  const [first] = route
  if (first?.by === role && first.title.endsWith('评分')) return first.title
  return titles[role] ?? raterTitles[role] ?? role
}

/** Whoever gives points on the form, from first to last; the employee aside. */
export function ratingRolesOf({ items }: Pick<Template, 'items'>): readonly string[] {
  return [...new Set(items.flatMap(({ rule }) => (rule.kind === 'rating' || rule.kind === 'levels' ? rule.raters.map(({ role }) => role as string) : [])))].filter((role) => role !== 'self')
}

/** The columns between 自评 and the result: 考核 and 审核 side by side, or one of whoever gives the points. */
export function formColumnsOf(template: Pick<Template, 'items' | 'route'>): readonly FormColumn[] {
  const roles = ratingRolesOf(template)
  if (roles.length === 2 && roles.includes('assessor') && roles.includes('reviewer')) return ['assessor', 'reviewer'].map((role) => ({ title: columnTitleOf(template, role), roles: [role] }))
  const [only] = roles
  return [{ title: roles.length === 1 && only !== undefined && Object.hasOwn(titles, only) ? columnTitleOf(template, only) : '评分', roles }]
}

/** What was measured for an item, as the forms' column 实际 has it; empty for items that are rated, and for those that read nothing yet. */
export function measuredOn(sheet: Pick<SheetView, 'template' | 'inputs'>, itemId: string): string {
  const rule = sheet.template.items.find(({ id }) => id === itemId)?.rule
  if (rule === undefined || !('metric' in rule)) return ''
  const input = sheet.inputs.metrics?.[rule.metric]
  return input === undefined ? '' : metricText(input, sheet.template.metrics.find(({ id }) => id === rule.metric)?.unit ?? '')
}
