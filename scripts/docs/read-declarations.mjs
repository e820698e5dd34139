import ts from 'typescript'

/**
 * What the sources export, by name, with its doc sentence and its text: the pages quote it, so that a format is written down once.
 * `propertyDocs` has the comments on properties of an exported object, by their path such as `input.view`.
 * @param {{ path: string, text: string }[]} sources
 * `members` are those of an interface with their types as written, `parents` what it extends.
 * @returns {Record<string, { file: string, doc: string, text: string, propertyDocs: Record<string, string>, members: { name: string, type: string, isOptional: boolean }[], parents: string[] }>}
 */
export function readDeclarations(sources) {
  const found = {}
  for (const { path, text } of sources) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    for (const statement of source.statements) {
      if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue
      for (const node of ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement]) {
        const name = node.name?.getText(source)
        if (name === undefined) continue
        const declaration = { file: path, doc: docOf(statement), text: statement.getText(source), propertyDocs: propertyDocsOf(node, source), ...membersOf(node, source) }
        // A schema and the type inferred from it, or two overloads: the first one carries the doc.
        if (found[name] === undefined) found[name] = declaration
      }
    }
  }
  return found
}

function docOf(node) {
  const [doc] = (ts.getJSDocCommentsAndTags(node)).filter(ts.isJSDoc)
  return (ts.getTextOfJSDocComment(doc?.comment) ?? '').replace(/\s+/g, ' ').trim()
}

function membersOf(node, source) {
  if (!ts.isInterfaceDeclaration(node)) return { members: [], parents: [] }
  const textOf = (part) => part.getText(source).replace(/\s+/g, ' ').replaceAll('readonly ', '')
  return {
    members: node.members.filter(ts.isPropertySignature).map((member) => ({ name: member.name.getText(source), type: member.type === undefined ? '' : textOf(member.type), isOptional: member.questionToken !== undefined })),
    parents: (node.heritageClauses ?? []).flatMap(({ types }) => types.map(({ expression }) => expression.getText(source))),
  }
}

function propertyDocsOf(node, source) {
  const docs = {}
  const walk = (child, path) => {
    const isProperty = ts.isPropertyAssignment(child) || ts.isShorthandPropertyAssignment(child) || ts.isPropertySignature(child)
    const inner = isProperty ? [...path, child.name.getText(source)] : path
    if (isProperty && docOf(child) !== '') docs[inner.join('.')] = docOf(child)
    ts.forEachChild(child, (next) => walk(next, inner))
  }
  ts.forEachChild(node, (child) => walk(child, []))
  return docs
}
