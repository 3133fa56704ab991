import type { ExecutionResult } from 'graphql'
import { describe, expect, it } from 'vitest'
import { notNormalised } from '../gateway/plan/not-normalised.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createDifferential } from './differential.ts'

const testGraph = useGraph()

describe('the gateway', () => {
  it('answers any query as one schema without a plan does', async () => {
    const { compare, close } = await createDifferential(testGraph)
    await compare(150, { seed: 1 })
    await close()
  }, 300_000)

  it('would be caught losing an entity', async () => {
    const { compare, close } = await createDifferential(testGraph, { disturb: withoutFirstEntity })
    await expect(compare(200, { shrinks: false })).rejects.toThrow(/Counterexample/)
    await close()
  }, 120_000)

  it('would be caught planning what the caller wrote as it stands', async () => {
    const { compare, close } = await createDifferential(testGraph, { normalise: notNormalised })
    await expect(compare(200, { shrinks: false })).rejects.toThrow(/Counterexample/)
    await close()
  }, 120_000)
})

function withoutFirstEntity(result: ExecutionResult): ExecutionResult {
  const entities = Object.entries(result.data ?? {}).filter(([name]) => name.startsWith('_entities'))
  const left = entities.map(([name, found]) => [name, Array.isArray(found) ? found.with(0, null) : found])
  return { ...result, ...(result.data && { data: { ...result.data, ...Object.fromEntries(left) } }) }
}
