import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { type DocumentNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql'
import { codedError } from '../../errors.ts'
import { fragmentsOf } from '../fragments.ts'

/** Allows introspection only to callers who may read the schema. The operation's own root fields decide, in whatever fragment they are. */
export function guardIntrospection(maySeeSchema: (context: object) => boolean): GatewayPlugin {
  const asksByDocument = new WeakMap<DocumentNode, Map<string, boolean>>()

  function asksForSchema(document: DocumentNode, operationName: string | null | undefined): boolean {
    let asks = asksByDocument.get(document)
    if (asks === undefined) {
      asks = new Map()
      asksByDocument.set(document, asks)
    }
    let known = asks.get(operationName ?? '')
    if (known === undefined) {
      const root = getOperationAST(document, operationName)?.selectionSet
      known = root !== undefined && rootFieldNames(document, root).some((name) => /^__(schema|type)$/.test(name))
      asks.set(operationName ?? '', known)
    }
    return known
  }

  return {
    onExecute({ args, context }) {
      if (asksForSchema(args.document, args.operationName) && !maySeeSchema(context))
        throw codedError('FORBIDDEN', 'Introspection requires the scope schema:read.', { http: { status: 403 } })
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
