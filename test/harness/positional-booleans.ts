import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CallExpression, type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast'
import {
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isNamedImports,
  isStringLiteral,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import { API } from 'typescript/unstable/sync'

/**
 * Calls such as `lock(record, true)`, where a reader has to look up what `true` means, as `path:line call`. IMPORTED: calls of functions that
 * the file imports from another file of ours, so that their definition is out of sight. ALL: also of those that the file defines itself.
 * Parameters, such as the `resolve` of a promise, and methods are not counted.
 */
export function positionalBooleans(root: string, files: readonly string[], of: 'IMPORTED' | 'ALL'): readonly string[] {
  const suspects = files.filter((file) => /[(,]\s*(?:true|false)\s*[,)]/.test(readFileSync(join(root, file), 'utf8')))
  return parse(root, suspects, (source, file) =>
    callsIn(source, of === 'ALL' ? importedIn(source).union(definedIn(source)) : importedIn(source)).map((call) => {
      const line = source.text.slice(0, call.getStart(source)).split('\n').length
      return `${file}:${line} ${source.text.slice(call.getStart(source), call.end)}`
    }),
  )
}

/** Without types and libraries: the syntax is enough, and read in a second. */
function parse<T>(
  root: string,
  files: readonly string[],
  read: (source: SourceFile, file: string) => readonly T[],
): readonly T[] {
  const project = join(root, 'tsconfig.syntax.json')
  const compilerOptions = { noResolve: true, noLib: true, types: [], allowImportingTsExtensions: true, noEmit: true }
  const api = new API({
    cwd: root,
    fs: {
      readFile: (path) => (path === project ? JSON.stringify({ compilerOptions, files }) : undefined),
      fileExists: (path) => (path === project ? true : undefined),
    },
  })
  try {
    const program = api.updateSnapshot({ openProjects: [project] }).getProject(project)?.program
    return files.flatMap((file) => {
      const source = program?.getSourceFile(join(root, file))
      if (source === undefined) throw new Error(`${file} cannot be parsed`)
      return read(source, file)
    })
  } finally {
    api.close()
  }
}

function importedIn({ statements }: SourceFile): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of statements) {
    if (!isImportDeclaration(node) || !isStringLiteral(node.moduleSpecifier)) continue
    const bindings = node.importClause?.namedBindings
    if (!node.moduleSpecifier.text.startsWith('.') || bindings === undefined || !isNamedImports(bindings)) continue
    for (const { name } of bindings.elements) names.add(name.text)
  }
  return names
}

function definedIn(source: SourceFile): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: Node): void => {
    if (isFunctionDeclaration(node) && node.name !== undefined) names.add(node.name.text)
    else if (isVariableDeclaration(node) && isIdentifier(node.name)) names.add(node.name.text)
    node.forEachChild(visit)
  }
  visit(source)
  return names
}

function callsIn(source: SourceFile, names: ReadonlySet<string>): readonly CallExpression[] {
  const calls: CallExpression[] = []
  const visit = (node: Node): void => {
    if (isCallExpression(node) && isIdentifier(node.expression) && names.has(node.expression.text))
      if (node.arguments.some(({ kind }) => kind === SyntaxKind.TrueKeyword || kind === SyntaxKind.FalseKeyword))
        calls.push(node)
    node.forEachChild(visit)
  }
  visit(source)
  return calls
}
