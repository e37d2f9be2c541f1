import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** Source files as TypeScript reads them, for the rules that a pattern over text would only guess at. */
export function parse(file: string): ts.SourceFile {
  const known = parsed.get(file) ?? parseAnew(file)
  parsed.set(file, known)
  return known
}

const parsed = new Map<string, ts.SourceFile>()

function parseAnew(file: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : file.endsWith('mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kind)
}

/** Names a file exports from itself: functions, constants, types and what it passes on. */
export function exportsOf(source: ts.SourceFile): { name: string; node: ts.Node }[] {
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      return statement.exportClause.elements.map((element) => ({ name: element.name.text, node: element as ts.Node }))
    }
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(isExport)) return []
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map((one) => ({ name: one.name.getText(), node: one as ts.Node }))
    }
    const name = (statement as { name?: ts.Identifier }).name?.text
    return name ? [{ name, node: statement as ts.Node }] : []
  })
}

/** What a file imports, by the module it comes from. */
export function importsOf(source: ts.SourceFile): { from: string; names: string[] }[] {
  return source.statements.filter(ts.isImportDeclaration).map((statement) => {
    const named = statement.importClause?.namedBindings
    const names = named && ts.isNamedImports(named) ? named.elements.map((element) => element.name.text) : []
    return { from: (statement.moduleSpecifier as ts.StringLiteral).text, names }
  })
}

/** The function a loader or action waits for first, when its first statement is `await f(args…)` or `const x = await f(args…)`. */
export function firstAwaited(node: ts.Node): string | null {
  if (!ts.isFunctionDeclaration(node)) return null
  const first = node.body?.statements[0]
  const value =
    first && ts.isVariableStatement(first)
      ? first.declarationList.declarations[0]?.initializer
      : first && ts.isExpressionStatement(first)
        ? first.expression
        : undefined
  if (!value || !ts.isAwaitExpression(value) || !ts.isCallExpression(value.expression)) return null
  const { expression: called, arguments: given } = value.expression
  return ts.isIdentifier(called) && given[0]?.getText() === node.parameters[0]?.name.getText() ? called.text : null
}

/** Every name a file gives: to functions, values, parameters, types and their fields. */
export function namesGivenIn(source: ts.SourceFile): string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (isNaming(node) && node.name && ts.isIdentifier(node.name)) names.push(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

type Naming = ts.Node & { name?: ts.Node }

function isNaming(node: ts.Node): node is Naming {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isPropertySignature(node) ||
    ts.isVariableDeclaration(node) ||
    (ts.isBindingElement(node) && node.propertyName === undefined)
  )
}

function isExport(modifier: ts.ModifierLike): boolean {
  return modifier.kind === ts.SyntaxKind.ExportKeyword
}
