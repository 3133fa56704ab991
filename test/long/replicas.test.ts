import { beforeAll, expect, it } from 'vitest'
import { demoLines } from '../../demo/generate.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { callers, drillReplicas } from '../acceptance/replica-drill.ts'
import { useGraph } from '../harness/neo4j.ts'

const testGraph = useGraph()

beforeAll(async () => {
  const deps = { ...testGraph, now: () => new Date(), newId: () => crypto.randomUUID() }
  await ingestLines([...demoLines({ people: 5 })] as IngestLineInput[], { ...deps, lines: createLineTypes(deps) })
})

// billing: test/acceptance/processes.test.ts
it.each([
  'identity',
  'engagement',
  'consent',
] as const)('%s of two processes under load: kill -9 of one fails at most what was in flight, SIGTERM nothing', async (name) => {
  const { killed, stopped, left, exitCode } = await drillReplicas(testGraph, name)
  console.log(name, { killed: killed.answers, failedOfThem: killed.failed.length, stopped: stopped.answers })
  expect(killed.failed.length).toBeLessThanOrEqual(callers)
  expect(stopped.failed).toEqual([])
  expect(exitCode).toBe(0)
  expect(left.failed.length).toBeGreaterThan(callers)
  for (const { errors } of left.failed)
    for (const { extensions } of errors)
      expect(extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', subgraph: name })
})
