import type { ActionDeclaration } from '@shared/contract/action'
import * as fields from '@shared/contract/fields'
import { commonRefusals } from '@shared/contract/refusal'
import { incidentStateTitle } from '@shared/incident/incident-state'
import type { Grant, Reach } from '@shared/people/permission'
import { permissionRoles, roleTitles } from '@shared/people/person'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { everyAction, fieldRows, jsonSchemaOf, resolved, shapeName, shapes, typeText } from './describe-schema'
import { anchor, code, page, table } from './markdown'
import { declarationOf, type DocSources } from './sources'

/** How far a grant reaches, in the words of `shared/people/permission.ts`. */
const reachWords: Record<Reach, string> = { self: 'own', team: 'team', scope: 'stores', any: 'yes' }

function whoText(grants: readonly Grant[]): string {
  if (grants.length === 0) return 'A WeChat account that is bound to nobody yet.'
  const reaches: Record<Reach, string> = { self: ' about themselves', team: ' about their own team', scope: ' about others in their stores', any: '' }
  return grants.map(({ role, reach }) => `${role === 'everybody' ? 'everybody who is signed in' : `${roleTitles[role]} (${code(role)})`}${reaches[reach]}`).join('; ').replace(/^./, (first) => first.toUpperCase()) + '.'
}

function whoMatrix(actions: readonly ActionDeclaration[]): string {
  const columns = ['everybody', ...permissionRoles] as const
  const isForGuests = (action: ActionDeclaration, role: string) => action.may.length === 0 && role === 'everybody'
  const reachOf = (action: ActionDeclaration, role: (typeof columns)[number]) => isForGuests(action, role) ? 'unbound' : action.may.filter((grant) => grant.role === role).map(({ reach }) => reachWords[reach]).join(', ')
  return table(['Action', 'everybody', ...permissionRoles.map((role) => roleTitles[role])], actions.map((action) => [`[${action.name}](${anchor(action.name)})`, ...columns.map((role) => reachOf(action, role))]))
}

function fieldsTable(schema: ReturnType<typeof jsonSchemaOf>, docs: Readonly<Record<string, string>>, prefix = ''): string {
  const rows = fieldRows(schema)
  if (rows.length === 0) return 'Nothing.'
  const docOf = (path: string) => docs[`${prefix}${path.replaceAll('[]', '')}`] ?? ''
  const hasDocs = rows.some(({ path }) => docOf(path) !== '')
  return table(['Field', 'Type', ...(hasDocs ? ['Meaning'] : [])], rows.map(({ path, type }) => [code(path), type, ...(hasDocs ? [docOf(path)] : [])]))
}

/** A schema as a reference where it is one of the shapes, else as a table. */
function schemaText(action: ActionDeclaration, part: 'input' | 'output', docs: Readonly<Record<string, string>>): string {
  const schema = action[part]
  const name = shapeName(schema)
  return name === null ? fieldsTable(jsonSchemaOf(schema, part), docs, `${part}.`) : `[${name}](${anchor(name)})`
}

function actionText(action: ActionDeclaration, sources: DocSources): string {
  const constant = action.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const { file, propertyDocs } = declarationOf(sources, constant)
  const states = [
    ...(action.sheetStates === undefined ? [] : [`sheet: ${action.sheetStates.map((state) => `${sheetStateRows[state].title} (${code(state)})`).join(', ')}`]),
    ...(action.incidentStates === undefined ? [] : [`incident: ${action.incidentStates.map((state) => `${incidentStateTitle(state)} (${code(state)})`).join(', ')}`]),
  ]
  const refusals = action.refusals.map((refusal) => `[${refusal}](refusals.md${anchor(refusal)})`).join(', ')
  return [
    `### ${action.name}`,
    `**${action.title}** · ${action.kind} · ${code(file)}`,
    action.doc,
    [`- Who: ${whoText(action.may)}`, ...states.map((text) => `- States of the ${text}.`), `- Refusals of its own: ${refusals === '' ? 'none' : refusals}.`].join('\n'),
    `Input:${blockOrLine(schemaText(action, 'input', propertyDocs))}`,
    `Output:${blockOrLine(schemaText(action, 'output', propertyDocs))}`,
  ].join('\n\n')
}

function blockOrLine(text: string): string {
  return text.startsWith('|') ? `\n\n${text}` : ` ${text}`
}

/** docs/actions.md: what can be called, by whom, with what, and what may come back. */
export function actionsPage(sources: DocSources): string {
  const fieldLines = Object.entries(fields).map(([name, schema]) => [`<a id="${name.toLowerCase()}"></a>${code(name)}`, typeText(resolved(jsonSchemaOf(schema, 'input'))), declarationOf(sources, name).doc])
  const shapeTexts = Object.entries(shapes).map(([name, schema]) => {
    const { doc, file, propertyDocs } = declarationOf(sources, name)
    const json = resolved(jsonSchemaOf(schema, 'output'))
    const body = json.anyOf === undefined ? fieldsTable(json, propertyDocs) : json.anyOf.map((choice) => fieldsTable(choice, propertyDocs)).join('\n\nor\n\n')
    return [`### ${name}`, `${doc === '' ? '' : `${doc} `}(${code(file)})`, body].join('\n\n')
  })
  return page('Actions', [
    'Everything that the app can ask the function `api` for. A **query** changes nothing. A **command** carries a `commandId` made on the phone (8 to 64 letters, digits and hyphens): a repeat returns the first answer, the same id with another body is refused as `command-reused`.',
    'Every input is strict: unknown keys are refused. Besides its own refusals any action may answer with one of these: ' + commonRefusals.map((refusal) => `[${refusal}](refusals.md${anchor(refusal)})`).join(', ') + '.',
    '## Who may do what',
    'own: on one\'s own record · team: on the people whose supervisor one is · stores: on others in the stores in which one holds the role, never on oneself · yes: about nobody in particular; what is listed is cut to one\'s reach · unbound: WeChat accounts that are bound to nobody yet. Besides this table, steps of a sheet are done by whoever the sheet names as its present holder.',
    whoMatrix(everyAction),
    '## The actions',
    ...everyAction.map((action) => actionText(action, sources)),
    '## Field types',
    table(['Name', 'Type', 'Meaning'], fieldLines),
    '## Shapes',
    ...shapeTexts,
  ])
}
