import { type GraphQLFormattedError, parse } from 'graphql'
import { type PurposeKey, purposeKeys } from '../../access/purposes.ts'
import type { View, Viewer } from '../../access/viewer.ts'
import { createExecutable } from '../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import type { Subgraph } from '../../subgraphs/runtime/subgraph.ts'
import { type TestGraph, testSecrets } from '../harness/neo4j.ts'

export interface Asking {
  readonly scopes?: readonly string[]
  readonly purpose?: PurposeKey
  readonly customerId?: string
  /** Id of the record that the customer signed in with. */
  readonly record?: string
  /** All of them where absent. */
  readonly purposes?: readonly PurposeKey[]
  readonly sources?: readonly string[]
  readonly view?: View
  readonly hasSignal?: boolean
}

export interface Answer {
  readonly data: unknown
  readonly codes: readonly unknown[]
  readonly errors: readonly GraphQLFormattedError[]
}

const allScopes = ['customer:read', 'engagement:read', 'billing:read', 'consent:read', 'privacy:manage']

/** Asks one guarded subgraph, as a privacy officer unless stated otherwise. */
export function createAsk(test: TestGraph, subgraph: Subgraph, now: () => Date) {
  const executable = createExecutable(subgraph)

  async function ask(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    asking: Asking = {},
  ): Promise<Answer> {
    const viewer: Viewer = {
      subject: 'tester',
      clientId: 'test',
      scopes: new Set(asking.scopes ?? allScopes),
      purposes: asking.purposes ?? purposeKeys,
      sources: asking.sources ?? null,
      view: asking.view,
      customerId: asking.customerId ?? null,
      record: asking.record,
    }
    const context = createRequestContext(
      {
        requestId: 'test',
        viewer,
        purpose: asking.purpose ?? 'RightsFulfilment',
        hasSignal: asking.hasSignal ?? false,
      },
      { graph: test.graph, batcher: test.batcher, secrets: testSecrets, now },
      null,
    )
    const { data, errors = [] } = await executable.execute({ document: parse(query), variables }, context)
    // As a client gets it: plain JSON.
    return {
      data: JSON.parse(JSON.stringify(data ?? null)),
      codes: errors.map((error) => error.extensions.code ?? error.message),
      errors: errors.map((error) => error.toJSON()),
    }
  }

  return {
    ask,
    /** The selection of each entity, in order; `T` is what the caller's own selection answers. */
    async entities<T>(typename: string, ids: readonly string[], selection: string, asking: Asking = {}) {
      const query = `query($refs: [_Any!]!) { _entities(representations: $refs) { ... on ${typename} { ${selection} } } }`
      const { data, codes } = await ask(query, { refs: ids.map((id) => ({ __typename: typename, id })) }, asking)
      return { rows: (data as { _entities: readonly T[] } | null)?._entities ?? [], codes }
    },
  }
}
