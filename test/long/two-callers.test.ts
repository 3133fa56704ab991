import { expect, it } from 'vitest'
import { useCanaries, type Way } from '../access/canary/canary-run.ts'
import { mixedAnswers } from '../access/two-callers.ts'

const canaries = useCanaries()

it.each<Way>(['in process', 'remote'])('%s: 1,000 turns and 500 moments of two callers mix no answer', async (way) => {
  const { url } = await canaries.product(way)
  const { asked, mixed } = await mixedAnswers({ url, world: canaries.world() }, { turns: 1_000, moments: 500 })
  expect(mixed).toEqual([])
  expect(asked).toBe(2_000)
})
