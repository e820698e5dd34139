import { lintTemplate } from '@shared/scoring/lint/lint-template'
import { kindTitle, metricTitle, short, unitWord } from '@shared/scoring/sentences/words'
import type { Template, TemplateItem, TemplateSection } from '@shared/scoring/template'
import { permissionRoles, roleTitles } from '@shared/people/person'
import { shippedTemplates } from '@shared/sheets'
import { anchor, code, page, table } from './markdown'
import { raterWords, ruleWords } from '@shared/template/rule-words'

const periodTitles: Readonly<Record<Template['periodKinds'][number], string>> = { 'month': '月', 'quarter': '季度', 'half-year': '半年', 'year': '年', 'probation': '试用期' }
const scopeTitles = { employee: '本人', crew: '班组', store: '门店' } as const

function roleTitle(role: string): string {
  const known = permissionRoles.find((candidate) => candidate === role)
  return known === undefined ? role : roleTitles[known]
}

/** What an item is scored from: metrics, incidents, people, jobs. */
function inputWords(template: Template, { rule }: TemplateItem): string {
  const incidents = (kinds: readonly string[]) => kinds.map((kind) => `${kindTitle(template, kind)} ${code(kind)}`)
  switch (rule.kind) {
    case 'deviation':
    case 'bands': return `${metricTitle(template, rule.metric)} ${code(rule.metric)}`
    case 'attainment': return [rule.metric, ...(typeof rule.target === 'object' && 'metric' in rule.target ? [rule.target.metric] : [])].map((metric) => `${metricTitle(template, metric)} ${code(metric)}`).join('，')
    case 'deduction': return rule.entries.map((entry) => ('incident' in entry ? incidents([entry.incident])[0] ?? '' : `${metricTitle(template, entry.metric)} ${code(entry.metric)}`)).join('，')
    case 'rating': return [raterWords(rule), ...((rule.beside ?? []).length === 0 ? [] : [`旁边显示 ${incidents(rule.beside ?? []).join('，')}`])].join('；')
    case 'levels': return raterWords(rule)
    case 'tasks': return '任务清单'
  }
}

function itemRows(template: Template, items: readonly TemplateItem[]): string {
  return table(['Item', 'Title', 'Points', 'Kind', 'Rule', 'From'], items.map((item) => [code(item.id), item.title, String(item.max), `[${item.rule.kind}](rules.md${anchor(item.rule.kind)})`, ruleWords(template, item), inputWords(template, item)]))
}

function sectionTitle({ id, title, points, rawPoints, weight }: TemplateSection): string {
  const raw = rawPoints === undefined ? '' : `, normalised from ${rawPoints}`
  return `**${title}** (${code(id)}, ${points}${raw}${weight === undefined ? '' : `, ${weight} % of the total`})`
}

function metricRows(template: Template): string {
  return table(['Metric', 'Title', 'Unit', 'Good', 'Whose', 'Entered by', 'Form'], template.metrics.map(({ id, title, better, scope, providers, sourceForm, minimumDenominator, excludedCauses }) => [
    code(id), `${title}${minimumDenominator === undefined ? '' : `（满 ${minimumDenominator} 单）`}${excludedCauses === undefined ? '' : `（不计：${excludedCauses.join('、')}）`}`,
    unitWord(template, id).trim(), better === 'higher' ? '越高越好' : '越低越好', scopeTitles[scope], providers.map(roleTitle).join('、'), sourceForm,
  ]))
}

function findingRows(template: Template): string {
  const findings = lintTemplate(template)
  if (findings.length === 0) return 'The linter finds nothing.'
  return table(['Finding', 'Severity', 'What', 'Case'], findings.map(({ code: lintCode, severity, sentence, example }) => [`[${lintCode}](rules.md${anchor(lintCode)})`, severity, sentence, example.sentence]))
}

function sheetText(template: Template): string {
  const { sections = [], items, pay, route, settings = [] } = template
  const loose = items.filter((item) => !sections.some(({ id }) => id === item.section))
  const signed = route.map(({ title, by }) => `${title}（${roleTitle(by)}）`).join(' → ')
  const facts = [
    `- Version ${template.version}, ${template.declaredPoints} points; by ${template.periodKinds.map((kind) => periodTitles[kind]).join('、')}${template.variantOf === undefined ? '' : `; a variant of [${template.variantOf}](${anchor(template.variantOf)}) with its own wording`}`,
    `- Signed: ${signed === '' ? 'nobody' : signed}`,
    `- Pay: ${pay === null ? 'none' : `total ÷ ${short(pay.passMark)} × base${pay.cap === undefined || pay.cap === null ? ', without a cap' : `, at most ${short(pay.cap)} × base`}`}`,
    ...settings.map(({ title, value }) => `- ${title}：${value}`),
  ]
  return [
    `## ${template.id}`, template.title, facts.join('\n'),
    ...(loose.length === 0 ? [] : [itemRows(template, loose)]),
    ...sections.flatMap((section) => [sectionTitle(section), itemRows(template, items.filter((item) => item.section === section.id))]),
    ...(template.metrics.length === 0 ? [] : [metricRows(template)]),
    findingRows(template),
  ].join('\n\n')
}

/** docs/sheets.md: every shipped sheet as it scores. */
export function sheetsPage(): string {
  return page('Sheets', [
    'The sheets that come with the product, as they score today: items, rules, who gives what, who signs, and what the linter finds on them. Where a form has a defect that is kept, the linter says so here.',
    table(['Sheet', 'Title', 'Points', 'Items'], shippedTemplates.map(({ id, title, declaredPoints, items }) => [`[${id}](${anchor(id)})`, title, String(declaredPoints), String(items.length)])),
    ...shippedTemplates.map(sheetText),
  ])
}
