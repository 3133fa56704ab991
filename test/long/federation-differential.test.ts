import { it } from 'vitest'
import { createDifferential } from '../federation/differential.ts'
import { useGraph } from '../neo4j.ts'

const testGraph = useGraph()

it('the gateway answers 2,000 random queries as one schema without a plan does', async () => {
  const { compare, close } = await createDifferential(testGraph)
  await compare(2_000)
  await close()
}, 1_800_000)
