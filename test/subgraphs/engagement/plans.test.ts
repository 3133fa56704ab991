import { describe, expect, it } from 'vitest'
import type { Statement } from '../../../graph/cypher.ts'
import * as billing from '../../../subgraphs/billing/queries.ts'
import * as engagement from '../../../subgraphs/engagement/queries.ts'
import { useGraph } from '../../neo4j.ts'

const { graph } = useGraph()

const streams: readonly Statement<never, unknown>[] = [
  engagement.touchpointsByCustomerId,
  engagement.touchpointsOfChannelsByCustomerId,
  engagement.timelineByCustomerId,
  engagement.newerTimelineByCustomerId,
  engagement.timelineOfKindsByCustomerId,
  engagement.newerTimelineOfKindsByCustomerId,
  billing.invoicesByCustomerId,
  billing.paymentsByCustomerId,
]

describe('a stream', () => {
  it.each(
    streams.map((statement) => [statement.name, statement] as const),
  )('%s is read in the order of its index', async (_, statement) => {
    const plan = await graph.explain(statement)
    expect(plan.filter((operator) => /^(Partial)?(Sort|Top)\d?\b|Scan/.test(operator))).toEqual([])
    const seek = plan.find((operator) => /^NodeIndexSeek\S* RANGE INDEX \w+:\w+\(recordId, (\w+, )?sk\)/.test(operator))
    // Every column of the index bounds the seek: what is not bounded is filtered entry by entry.
    expect(seek).toMatch(/WHERE recordId = (cache\[)?r\.id\]? AND (\w+ = \w+ AND )?sk [<>]/)
  })
})
