import ts from 'typescript'

/**
 * What the sources export, by name, with its doc sentence and its text: the pages quote it, so that a format is written down once.
 * `propertyDocs` has the comments on properties of an exported object, by their path such as `input.view`.
 * @param {{ path: string, text: string }[]} sources
 * @returns {Record<string, { file: string, doc: string, text: string, propertyDocs: Record<string, string> }>}
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
        const declaration = { file: path, doc: docOf(statement), text: statement.getText(source), propertyDocs: propertyDocsOf(node, source) }
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

function propertyDocsOf(node, source) {
  const docs = {}
  const walk = (child, path) => {
    const isProperty = ts.isPropertyAssignment(child) || ts.isShorthandPropertyAssignment(child)
    const inner = isProperty ? [...path, child.name.getText(source)] : path
    if (isProperty && docOf(child) !== '') docs[inner.join('.')] = docOf(child)
    ts.forEachChild(child, (next) => walk(next, inner))
  }
  ts.forEachChild(node, (child) => walk(child, []))
  return docs
}
