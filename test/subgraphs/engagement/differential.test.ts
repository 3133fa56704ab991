import { describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { checkStreams } from './check-streams.ts'
import { createWorld } from './world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-07-01T00:00:00Z'))

// The same with 10,000 lines: test/long/.
describe('random streams, shuffled, repeated, corrected and late', () => {
  it('end in the timelines and journeys that a plain oracle tells', async () => {
    expect(await checkStreams(world, { lines: 1_000, people: 12, seed: 7 })).toBeGreaterThanOrEqual(1_000)
  })
})
