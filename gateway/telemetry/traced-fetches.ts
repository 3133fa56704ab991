import type { Tracer } from '@opentelemetry/api'
import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql'
import type { SubgraphName } from '../../config.ts'
import { withSpan } from '../../subgraphs/runtime/with-span.ts'
import type { SubgraphCall } from '../subgraph-calls/subgraph-call.ts'

type Calls = Readonly<Partial<Record<SubgraphName, SubgraphCall>>>

/** The same calls, each under a span that stands for its fetch in the query plan and names the fields that it returns. */
export function tracedFetches(calls: Calls, tracer: Tracer): Calls {
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, traced(name, call, tracer)] as const))
}

function traced(name: string, call: SubgraphCall, tracer: Tracer): SubgraphCall {
  // The planner keeps a plan's documents, so each one is analysed once.
  const optionsByDocument = new WeakMap<
    DocumentNode,
    { readonly attributes: Readonly<Record<string, string | string[]>> }
  >()
  return (request, context) => {
    const { document } = request
    let options = optionsByDocument.get(document)
    if (options === undefined) {
      options = {
        attributes: { 'graphql.plan.node': 'Fetch', 'subgraph.name': name, 'graphql.fields': fieldsOf(document) },
      }
      optionsByDocument.set(document, options)
    }
    return withSpan(tracer, `fetch ${name}`, options, () => call(request, context))
  }
}

/** Schema coordinates: `Query.customer` for a root field, `Customer.balance` for a field of an entity. */
function fieldsOf(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    const root = `${definition.operation[0]?.toUpperCase()}${definition.operation.slice(1)}`
    return definition.selectionSet.selections.flatMap((selection) => {
      if (selection.kind !== Kind.FIELD) return []
      return selection.name.value === '_entities'
        ? entityFields(selection.selectionSet)
        : [`${root}.${selection.name.value}`]
    })
  })
}

function entityFields(entities: SelectionSetNode | undefined): string[] {
  return (entities?.selections ?? []).flatMap((entity) => {
    if (entity.kind !== Kind.INLINE_FRAGMENT) return []
    const type = entity.typeCondition?.name.value ?? '_Entity'
    return entity.selectionSet.selections.flatMap((field) =>
      field.kind === Kind.FIELD && field.name.value !== '__typename' ? [`${type}.${field.name.value}`] : [],
    )
  })
}
