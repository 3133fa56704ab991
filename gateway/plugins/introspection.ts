import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { type DocumentNode, execute, getOperationAST, Kind, type SelectionSetNode, separateOperations } from 'graphql'
import { codedError } from '../../errors.ts'
import { fragmentsOf } from '../fragments.ts'

/**
 * The planner decides from the first fields of the whole document whether it is introspection, and answers nulls where that is wrong.
 * So the operation's own root fields decide: introspection is answered from the schema to those who may see it, data is planned, both
 * at once is refused.
 */
export function separateIntrospection(maySeeSchema: (context: object) => boolean): GatewayPlugin {
  const metaByDocument = new WeakMap<DocumentNode, boolean>()
  const separated = new WeakMap<DocumentNode, Readonly<Record<string, DocumentNode>>>()

  function mentionsIntrospection(document: DocumentNode): boolean {
    let known = metaByDocument.get(document)
    if (known === undefined) {
      known = document.definitions.some(
        (definition) =>
          (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) &&
          rootFieldNames(document, definition.selectionSet).some((name) => name.startsWith('__')),
      )
      metaByDocument.set(document, known)
    }
    return known
  }

  function separate(document: DocumentNode): Readonly<Record<string, DocumentNode>> {
    let documents = separated.get(document)
    if (documents === undefined) {
      documents = separateOperations(document)
      separated.set(document, documents)
    }
    return documents
  }

  return {
    onExecute({ args, context, executeFn, setExecuteFn }) {
      if (!mentionsIntrospection(args.document)) return
      const operation = getOperationAST(args.document, args.operationName)
      if (operation === null || operation === undefined) return
      const names = rootFieldNames(args.document, operation.selectionSet)
      const meta = names.filter((name) => name.startsWith('__'))
      const asksForSchema = meta.some((name) => name !== '__typename')
      if (asksForSchema && !maySeeSchema(context))
        throw codedError('FORBIDDEN', 'Reading the schema needs the scope schema:read.', { http: { status: 403 } })
      if (meta.length === names.length) {
        setExecuteFn(execute)
      } else if (asksForSchema) {
        throw codedError('BAD_USER_INPUT', 'Ask for the schema (__schema, __type) and for data in two operations.')
      } else {
        const document = separate(args.document)[operation.name?.value ?? ''] ?? args.document
        setExecuteFn((given) => executeFn({ ...given, document }))
      }
    },
  }
}

function rootFieldNames(document: DocumentNode, root: SelectionSetNode): readonly string[] {
  const fragments = fragmentsOf(document)
  const names: string[] = []
  const spread = new Set<string>()
  function walk({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.push(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet)
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value)
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) walk(fragment.selectionSet)
      }
    }
  }
  walk(root)
  return names
}
