import { performance } from 'node:perf_hooks'
import { beforeAll, expect, it } from 'vitest'
import { useGraph } from '../harness/neo4j.ts'
import { declare, type RecordWritten, write } from '../resolution/graph-state.ts'

const { graph } = useGraph()

/** Records of one family and birth date with as many names and addresses as matching reads, which are all compared with each other. */
function crowdedFamily(from: number, count: number): readonly RecordWritten[] {
  const nameOf = (n: number) =>
    `G${(n * 7919).toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`
  return Array.from({ length: count }, (_, index) => {
    const n = from + index
    return {
      source: 'web',
      id: `r${n}`,
      identifiers: [{ type: 'EMAIL' as const, value: `r${n}@example.com` }],
      attributes: {
        givenName: nameOf(n),
        familyName: 'Crowdfield',
        birthDate: '1980-02-03',
        names: Array.from({ length: 20 }, (_, k) => ({ givenName: nameOf(1_000 * k + n), familyName: 'Crowdfield' })),
        addresses: Array.from({ length: 40 }, (_, k) => ({ line1: `${k} ${nameOf(n + k)} Street`, city: 'Leeds' })),
      },
    }
  })
}

beforeAll(async () => {
  await declare(graph, [{ source: 'web', role: 'TOUCHPOINT' }])
  // What is compiled and planned once is no part of the measurement.
  await write(graph, crowdedFamily(0, 40))
})

it('a large arrival lets other work of the process run in between', async () => {
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 1)
  const before = performance.eventLoopUtilization()
  await write(graph, crowdedFamily(40, 200))
  const { active } = performance.eventLoopUtilization(before)
  clearInterval(beat)
  // Without turns, one computation takes most of the time.
  expect(longest / active).toBeLessThan(0.25)
})
