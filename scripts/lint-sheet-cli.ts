import type { Finding } from '@shared/scoring/lint/finding'
import { isPublishable, lintTemplate } from '@shared/scoring/lint/lint-template'
import { mendErrors } from '@shared/scoring/lint/mend-errors'
import { parseTemplate } from '@shared/scoring/parse-template'
import type { Template } from '@shared/scoring/template'
import { shippedTemplate, shippedTemplates } from '@shared/sheets'
import { print, readDocument, withRefusals } from './command-line'

const help = `usage: npm run -s lint-sheet -- <template.json | id | -> [--strict] [--mend]

Proves a sheet sound before anybody is scored with it and prints one JSON document:
{ "template": { "id", "version" }, "isPublishable", "findings": [ { "code", "severity", "item", "field", "numbers", "sentence", "example", "mend" } ] }
An array of templates gives an array of results; - reads standard input. The codes are described in docs/rules.md.

  --strict  exit status 1 where a finding is an error, so that a check can stop on it
  --mend    prints the template itself with the mends of its errors applied

Exit status: 0 when the sheet could be checked, whatever was found; 2 with a message naming the field when the input isn't a template.
Ids of shipped sheets: ${shippedTemplates.map(({ id }) => id).join(', ')}
`

interface Result {
  readonly template: { readonly id: string; readonly version: number }
  readonly isPublishable: boolean
  readonly findings: readonly Finding[]
}

function resultOf(template: Template): Result {
  const findings = lintTemplate(template)
  return { template: { id: template.id, version: template.version }, isPublishable: isPublishable(findings), findings }
}

/** What the arguments name: one template, or a list of them. */
function templatesOf(name: string, folder: string): { readonly templates: readonly Template[]; readonly isList: boolean } {
  const shipped = shippedTemplate(name)
  if (shipped !== null) return { templates: [shipped], isList: false }
  const document = readDocument(name, folder)
  if (!Array.isArray(document)) return { templates: [parseTemplate(document)], isList: false }
  return { templates: document.map((entry: unknown, index) => parseTemplate(entry, `[${index}]`)), isList: true }
}

/** Lints what the arguments name and prints one JSON document. Returns the exit status. */
export function main(args: readonly string[], folder: string): number {
  const flags = args.filter((arg) => arg.startsWith('--'))
  const [name, ...others] = args.filter((arg) => !arg.startsWith('--'))
  if (flags.includes('--help')) {
    print(1, help)
    return 0
  }
  if (name === undefined || others.length > 0 || flags.some((flag) => flag !== '--strict' && flag !== '--mend')) {
    print(2, help)
    return 2
  }
  return withRefusals(() => {
    const { templates, isList } = templatesOf(name, folder)
    const results = templates.map(resultOf)
    const printed = flags.includes('--mend') ? templates.map(mendErrors) : results
    print(1, `${JSON.stringify(isList ? printed : printed[0], null, 2)}\n`)
    return flags.includes('--strict') && results.some((result) => !result.isPublishable) ? 1 : 0
  })
}
