import { explainItem } from '@shared/scoring/explain'
import { ruleParameters } from '@shared/scoring/kinds/parameters'
import type { ParameterEntry } from '@shared/scoring/parameter'
import { lintCodes, type LintCode } from '@shared/scoring/lint/codes'
import { lintDefaults, lintTemplate } from '@shared/scoring/lint/lint-template'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { ItemScore } from '@shared/scoring/scorecard'
import type { Rule } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets'
import { lintExamples } from './lint-examples'
import { anchor, code, page, table } from './markdown'
import { ruleExamples, type RuleExample } from './rule-examples'
import { declarationOf, type DocSources } from './sources'

const kinds = Object.keys(ruleExamples) as Rule['kind'][]
const codes = Object.keys(lintCodes) as LintCode[]

function typeName(kind: string): string {
  return `${kind.replace(/^./, (first) => first.toUpperCase())}Rule`
}

/** A type's parameters with those that it takes over, each with its meaning; one without a doc sentence fails the page. */
function parameterRows(sources: DocSources, name: string): readonly (readonly string[])[] {
  const { members, parents, propertyDocs } = declarationOf(sources, name)
  const own = members.filter((member) => member.name !== 'kind').map((member) => {
    const doc = propertyDocs[member.name]
    if (doc === undefined) throw new Error(`${name}.${member.name} has no doc sentence for docs/rules.md`)
    return [code(member.name), `${code(member.type)}${member.isOptional ? ', optional' : ''}`, doc]
  })
  return [...own, ...parents.flatMap((parent) => parameterRows(sources, parent))]
}

function scored({ sheet, item, inputs }: RuleExample): ItemScore {
  const score = scoreSheet(sheet, inputs).items.find(({ id }) => id === item)
  if (score === undefined) throw new Error(`sheet ${sheet.id} has no item ${item}`)
  return score
}

function exampleRow(example: RuleExample): readonly string[] {
  const { sheet, item, inputs } = example
  const score = scored(example)
  return [`${sheet.items.find(({ id }) => id === item)?.title ?? item} (${code(sheet.id)})`, code(JSON.stringify(inputs)), score.points ?? score.status, explainItem(sheet, score).join('；')]
}

function usesOf(kind: Rule['kind']): string {
  return shippedTemplates.filter(({ variantOf }) => variantOf === undefined).flatMap(({ id, items }) => {
    const own = items.filter((item) => item.rule.kind === kind)
    return own.length === 0 ? [] : [`[${id}](sheets.md${anchor(id)}) ${own.map((item) => code(item.id)).join(', ')}`]
  }).join(' · ')
}

function boundsOf(entry: ParameterEntry): string {
  switch (entry.entry) {
    case 'decimal': return `${entry.least} to ${entry.most}${entry.unit === '' ? '' : ` ${entry.unit}`}${entry.none === null ? '' : `, or ${entry.none}`}`
    case 'choice': return entry.choices.map(({ title }) => title).join(' · ')
    case 'line': return `a line of at most ${entry.longest} characters`
    case 'lines': return `at most ${entry.most} lines of ${entry.longest} characters`
  }
}

/** What a company may tune of the kind, as the form of the first example's item has it. */
function tuningText({ sheet, item: id }: RuleExample): readonly string[] {
  const item = sheet.items.find((candidate) => candidate.id === id)
  const parameters = item === undefined ? [] : ruleParameters({ template: sheet, item })
  if (parameters.length === 0) return []
  return [
    `What a company may tune, in words of ${code(id)} (${code(sheet.id)}):`,
    table(['Setting', 'In the app', 'Bounds', 'Help'], parameters.map(({ key, label, entry, help }) => [code(key), label, boundsOf(entry), help])),
  ]
}

function kindText(sources: DocSources, kind: Rule['kind']): string {
  const { doc } = declarationOf(sources, typeName(kind))
  const { file } = declarationOf(sources, `score${typeName(kind).replace(/Rule$/, '')}`)
  const [first] = ruleExamples[kind]
  return [
    `### ${kind}`, `${doc} (${code(file)})`, `On: ${usesOf(kind)}.`,
    table(['Parameter', 'Type', 'Meaning'], parameterRows(sources, typeName(kind))),
    ...(first === undefined ? [] : tuningText(first)),
    'What the engine answers:', table(['Item', 'Inputs', 'Points', 'Why (from the trace)'], ruleExamples[kind].map(exampleRow)),
    ...(first === undefined ? [] : ['The trace of the first one:', `\`\`\`json\n${JSON.stringify(scored(first).trace, null, 2)}\n\`\`\``]),
  ].join('\n\n')
}

function codeText(lintCode: LintCode): string {
  const { severity, title, doc } = lintCodes[lintCode]
  const template = lintExamples[lintCode]
  const finding = lintTemplate(template).find((candidate) => candidate.code === lintCode)
  if (finding === undefined) throw new Error(`the example of ${lintCode} has no such finding`)
  return [
    `### ${lintCode}`, `**${title}** · ${severity}. ${doc}`,
    [`- ${finding.sentence}`, `- ${finding.example.sentence}`, `- ${finding.mend === null ? 'Nothing has to be mended.' : `Mend: ${finding.mend.sentence}`}`].join('\n'),
  ].join('\n\n')
}

/** docs/rules.md: how points are made, and what the linter finds. */
export function rulesPage(sources: DocSources): string {
  return page('Rules', [
    'Every item of a sheet is scored by one of these kinds of rules. Points and money are exact decimals: an item is rounded half away from zero to 0.01 when it is done, never in between; then sections, then the total. A rule whose input is missing is pending: it has no points and says what it waits for.',
    table(['Kind', 'What it does'], kinds.map((kind) => [`[${kind}](${anchor(kind)})`, declarationOf(sources, typeName(kind)).doc])),
    '## The kinds',
    ...kinds.map((kind) => kindText(sources, kind)),
    '## Beside the rules',
    [
      `- **Veto** (${code('Veto')}): ${declarationOf(sources, 'Veto').doc}`,
      `- **Sections** (${code('TemplateSection')}): a section is the sum of its rounded items; with ${code('rawPoints')} it is sum ÷ raw points × points. The total is the sum of the sections, or with ${code('weight')} the sum of section × weight ÷ 100.`,
      `- **Settlements** (${code('SettlementInput')}): ${declarationOf(sources, 'SettlementInput').doc}`,
      `- **Pay** (${code('PayRule')}): ${declarationOf(sources, 'payFor').doc}`,
    ].join('\n'),
    '## The linter',
    `${code('npm run -s lint-sheet -- template.json')} (or the id of a shipped sheet) prints what is unsound on a sheet. An error stops publication, a warning is shown to whoever publishes, advice is a hint. Every finding names its place, carries a case scored by the engine, and a mend that can be applied as it is. A company may set the share of pay for ${code('cliff')} (${lintDefaults.cliffPercent} %) and what it expects of everything else for ${code('narrow-pass')} (${lintDefaults.otherPercent} %). The forms as they were printed, defects included, are in ${code('test/shared/scoring/lint/fixtures/')}; what the linter names on each, and what no machine can see, stands in ${code('test/shared/scoring/lint/forms.test.ts')}. Below, each code on a shipped sheet with the defect put in, or left in because its form has it.`,
    table(['Code', 'Severity', 'In Chinese', 'What it means'], codes.map((lintCode) => [`[${lintCode}](${anchor(lintCode)})`, lintCodes[lintCode].severity, lintCodes[lintCode].title, lintCodes[lintCode].doc])),
    ...codes.map(codeText),
  ])
}
