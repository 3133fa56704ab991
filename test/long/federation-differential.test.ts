import { it } from 'vitest'
import { createDifferential } from '../federation/differential.ts'
import { useGraph } from '../harness/neo4j.ts'

const testGraph = useGraph()
const runs = Number(process.env.DIFFERENTIAL_RUNS ?? 2_000)
const seed = process.env.DIFFERENTIAL_SEED

it(`the gateway answers ${runs} random queries as one schema without a plan does`, async () => {
  const { compare, close } = await createDifferential(testGraph)
  await compare(runs, seed === undefined ? {} : { seed: Number(seed) })
  await close()
}, 3_600_000)
