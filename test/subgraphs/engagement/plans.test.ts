import { describe, expect, it } from 'vitest'
import type { Statement } from '../../../graph/cypher.ts'
import * as billing from '../../../subgraphs/billing/queries.ts'
import * as feedback from '../../../subgraphs/engagement/feedback/queries.ts'
import { journeySourcesByOwnerId } from '../../../subgraphs/engagement/journey/queries.ts'
import * as portfolio from '../../../subgraphs/engagement/portfolio/queries.ts'
import * as engagement from '../../../subgraphs/engagement/queries.ts'
import { useGraph } from '../../harness/neo4j.ts'

const { graph } = useGraph()

const ofOwners: readonly { readonly all: Statement<never, unknown>; readonly known: Statement<never, unknown> }[] = [
  engagement.touchpointsByCustomerId,
  engagement.touchpointsOfChannelsByCustomerId,
  engagement.touchpointsOfNamesByCustomerId,
  feedback.feedbackByCustomerId,
  engagement.timelineByCustomerId,
  engagement.newerTimelineByCustomerId,
  engagement.timelineOfKindsByCustomerId,
  engagement.newerTimelineOfKindsByCustomerId,
  billing.invoicesByCustomerId,
  billing.paymentsByCustomerId,
]
const streams = ofOwners.flatMap(({ all, known }) => [all, known])

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

describe('journeys', () => {
  it.each([
    ['all', journeySourcesByOwnerId.all],
    ['known', journeySourcesByOwnerId.known],
  ] as const)('of %s records are worked out of index seeks alone, each bounded by what it looks for', async (_, statement) => {
    const plan = await graph.explain(statement)
    expect(plan.filter((operator) => /^(Partial)?(Sort|Top)\d?\b|Scan/.test(operator))).toEqual([])
    const seeks = plan.filter((operator) => operator.startsWith('NodeIndexSeek'))
    expect(seeks.length).toBeGreaterThanOrEqual(9)
    // Which sources are systems of record is read whole.
    const ofEntries = seeks.filter((seek) => !seek.includes('s:Source(role)'))
    const partial = ofEntries.filter((seek) => /RANGE INDEX/.test(seek) && !/\bsk\b/.test(seek))
    expect(partial).toEqual([])
  })

  it.each([
    ['ownersWithBeginnings', portfolio.ownersWithBeginnings, /milestone, sk\)/],
    ['milestoneEntries', portfolio.milestoneEntries, /milestone, sk\)/],
    ['bookingEntries', portfolio.bookingEntries, /Booking\(sk\)/],
    ['contractEntries', portfolio.contractEntries, /Contract\(sk\)/],
    ['answersInTime', feedback.answersInTime, /Feedback\(sk\)/],
  ] as const)('%s seeks the window and does not sort it', async (_, statement, index) => {
    const plan = await graph.explain(statement)
    expect(plan.some((operator) => index.test(operator))).toBe(true)
    expect(plan.filter((operator) => /^(Partial)?(Sort|Top)\d?\b|LabelScan|AllNodes/.test(operator))).toEqual([])
  })
})
