import { ulid } from 'ulid'
import { createBillingSubgraph } from '../../../subgraphs/billing/index.ts'
import { createEngagementSubgraph } from '../../../subgraphs/engagement/index.ts'
import type { Subgraph, WrittenLines } from '../../../subgraphs/runtime/subgraph.ts'
import type { TestGraph } from '../../harness/neo4j.ts'
import { testSecrets } from '../../harness/neo4j.ts'
import { createAsk } from '../ask.ts'

export type Line = Readonly<Record<string, unknown>>

/** The billing subgraph over the test's graph, with writers of every line kind it looks at. `clock.now` may be moved. */
export function createBillingGraph(test: TestGraph, start: string) {
  const clock = { now: new Date(start) }
  const now = () => clock.now
  const deps = { graph: test.graph, batcher: test.batcher, now, newId: () => ulid(), secrets: testSecrets }
  const billing = createBillingSubgraph(deps)
  const owners: readonly Subgraph[] = [billing, createEngagementSubgraph(deps)]

  return {
    clock,
    ...createAsk(test, billing, now),
    /** Checks each line against its shape and writes it. */
    async write(...lines: readonly Line[]): Promise<readonly string[]> {
      const statuses: string[] = []
      for (const [kind, all] of Map.groupBy(lines, (line) => String(line.kind))) {
        const type = owners.flatMap((owner) => owner.lines[kind] ?? [])[0]
        if (type === undefined) throw new Error(`nobody writes ${kind}`)
        // The map of line types is loose where all subgraphs meet; each line was made by this kind's own shape.
        const write = type.write as (parsed: readonly unknown[]) => Promise<WrittenLines>
        const { results } = await write(all.map((line) => type.shape.parse(line)))
        statuses.push(...results.map(({ status }) => status))
      }
      return statuses
    },
  }
}

/** A billing line about `crm:1`, unless stated otherwise. */
export function billing(
  id: string,
  type: string,
  occurredAt: string,
  amountMinor: number | null,
  more: Line = {},
): Line {
  const { currency = 'EUR', record = '1', observedAt, ...properties } = more
  return {
    kind: 'billing',
    source: 'erp',
    id,
    type,
    occurredAt,
    ...(observedAt !== undefined && { observedAt }),
    ...(type === 'PLAN' || type === 'PRODUCT' ? {} : { record: { source: 'crm', id: record } }),
    ...(amountMinor === null ? {} : { amountMinor, currency }),
    properties,
  }
}
