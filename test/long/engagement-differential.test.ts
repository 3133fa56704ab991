import { describe, expect, it } from 'vitest'
import { useGraph } from '../harness/neo4j.ts'
import { checkStreams } from '../subgraphs/engagement/check-streams.ts'
import { createWorld } from '../subgraphs/engagement/world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-07-01T00:00:00Z'))

describe('10,000 random lines, shuffled, repeated, corrected and late', () => {
  it('end in the timelines and journeys that a plain oracle tells', { timeout: 300_000 }, async () => {
    expect(await checkStreams(world, { lines: 10_000, people: 40, seed: 11 })).toBeGreaterThanOrEqual(10_000)
  })
})
