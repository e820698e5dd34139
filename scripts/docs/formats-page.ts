import { code, page, sourceBlock, table } from './markdown'
import { declarationOf, type DocSources } from './sources'

/** The files whose types are the engine's lasting formats: the sheet as data, what scores it, and what comes out. */
const engineFiles = ['shared/scoring/template.ts', 'shared/scoring/inputs.ts', 'shared/scoring/scorecard.ts'] as const

function typesIn(sources: DocSources, file: string): readonly string[] {
  return Object.entries(sources.declarations).filter(([, declaration]) => declaration.file === file && /^export (interface|type)/.test(declaration.text)).map(([name]) => name)
}

/** The type of each collection's documents, from the one place that lists them. */
function documentTypes(sources: DocSources): ReadonlyMap<string, string> {
  const { text } = declarationOf(sources, 'Collections')
  return new Map([...text.matchAll(/^\s+'?([\w-]+)'?: (\w+)$/gm)].map(([, collection = '', type = '']) => [collection, type]))
}

function quoted(sources: DocSources, name: string, level = '###'): string {
  const { doc, file, text } = declarationOf(sources, name)
  return [`${level} ${name}`, `${doc}${doc === '' ? '' : ' '}(${code(file)})`, sourceBlock(text)].join('\n\n')
}

function collectionText(sources: DocSources, name: string, type: string): string {
  const { doc, file } = declarationOf(sources, type)
  const indexes = (sources.indexes[name] ?? []).map(({ keys, unique }) => Object.entries(keys).map(([field, direction]) => `${field}${direction === -1 ? ' descending' : ''}`).join(', ') + (unique === true ? ' (unique)' : ''))
  const rules = sources.databaseRules[name]
  return [
    `### ${name}`, doc,
    [`- Documents: [${type}](#${type.toLowerCase()}), ${code(file)}`, `- Clients may read: ${code(String(rules?.read ?? false))}, write: ${code(String(rules?.write ?? false))}`,
      `- Indexes besides ${code('_id')}: ${indexes.length === 0 ? 'none' : indexes.map(code).join(', ')}`].join('\n'),
  ].join('\n\n')
}

/** docs/formats.md: what is kept and exchanged, quoted from the types themselves. */
export function formatsPage(sources: DocSources): string {
  const types = documentTypes(sources)
  const undocumented = Object.keys(sources.databaseRules).filter((name) => !types.has(name))
  if (undocumented.length > 0) throw new Error(`collections without a document type: ${undocumented.join(', ')}`)
  const documents = [...new Set(types.values())]
  const engine = engineFiles.flatMap((file) => typesIn(sources, file))
  return page('Formats', [
    'What is kept in the database and what goes over the wire. Decimals are JSON numbers or text with at most 6 decimals; points are printed with two places, money in yuan with two places; instants are ISO 8601 with `Z`; months are `YYYY-MM` in Beijing time.',
    '## Collections',
    'A collection exists because `database/database-rules.json` names it. Functions reach every document; rules bind clients only.',
    ...[...types].map(([name, type]) => collectionText(sources, name, type)),
    '## Functions',
    table(['Function', 'Clients may call it'], Object.entries(sources.functionRules).map(([name, { invoke }]) => [code(name), code(String(invoke))])),
    '## A call',
    ...['CallRequest', 'CallReply', 'Refusal'].map((name) => quoted(sources, name)),
    '## Documents',
    ...documents.filter((name) => !engine.includes(name)).map((name) => quoted(sources, name)),
    '## Sheet, inputs and result of the engine',
    'A case of the command line (`npm run -s score`) is `SheetInputs` with the `template` id beside it; see `docs/examples/`.',
    ...engine.map((name) => quoted(sources, name)),
  ])
}
