import { describe, expect, it } from 'vitest'
import { useCanaries, type Way } from '../access/canary/canary-run.ts'

const canaries = useCanaries()

describe.each<[Way, number]>([
  ['in process', 5_000],
  ['remote', 5_000],
])('%s: %i random requests', (way, count) => {
  it('show no value that their caller may not have, in answers, headers, logs, traces, metrics and audit', async () => {
    const seed = Date.now()
    const { leaky, seen, kept } = await canaries.run(way, count, seed)
    expect(leaky, `seed ${seed}`).toEqual([])
    expect(kept).toEqual({ logs: [], traces: [], metrics: [], audit: [] })
    expect(Object.keys(seen)).toHaveLength(8)
  })
})
