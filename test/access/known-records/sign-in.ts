import { beforeEach } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, ids, type RecordWritten, subjectOf } from '../../resolution/graph-state.ts'
import { createViewers } from '../../subgraphs/identity/viewers.ts'

type Identifiers = NonNullable<RecordWritten['identifiers']>

/** An empty graph before each test, in which these sources are declared, and who reads themselves in it. */
export function useSignIn(sources: Parameters<typeof declare>[1]) {
  const test = useGraph()
  const { graph } = test
  const ask = createViewers(test)

  beforeEach(async () => {
    await test.clear()
    await declare(graph, sources)
  })

  return {
    test,
    graph,
    ask,
    /** Of the customer that a record, `source:id`, belongs to. */
    async idOf(record: string): Promise<string> {
      return (await subjectOf(graph, record)).id
    },
    /** The records that a customer reads whose token names the id, and the record where one is given; null: nobody. */
    async readAs(customerId: string, record?: string): Promise<readonly string[] | null> {
      const query = '{ me { records(first: 20) { edges { node { source sourceId } } } } }'
      const { data } = await ask<{
        me: { records: { edges: { node: { source: string; sourceId: string } }[] } } | null
      }>(
        query,
        {},
        { scopes: ['self'], customerId, purpose: 'RightsFulfilment', ...(record !== undefined && { record }) },
      )
      return data?.me?.records.edges.map(({ node }) => `${node.source}:${node.sourceId}`).toSorted() ?? null
    },
  }
}

/** Identifiers, `TYPE:value`, that their source has verified. */
export function verified(...keys: readonly string[]): Identifiers {
  return (ids(...keys) ?? []).map((identifier) => ({ ...identifier, verifiedAt: '2026-01-01' }))
}
