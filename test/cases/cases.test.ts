import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLineTypes } from '../../ingest/line-types.ts'
import type { Summary } from '../../ingest/summary.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, startProduct } from '../harness/product.ts'
import { allCases } from './cases.ts'
import { checkCase } from './check-case.ts'
import { ingestCase } from './ingest-case.ts'
import { knownFaults } from './known-faults.ts'

const test = useGraph()
let product: Product
const summariesByFile = new Map<string, readonly Summary[] | null>()
/** Of the files checked so far. */
const counted = { right: 0, checks: 0 }

beforeAll(async () => {
  product = await startProduct(test)
  const deps = { graph: test.graph, lines: createLineTypes(product.deps), now: () => new Date() }
  for (const cases of allCases) summariesByFile.set(cases.file, await ingestCase(cases, deps))
}, 300_000)

afterAll(async () => {
  console.log(`cases: ${counted.right} of ${counted.checks} checks are right`)
  await product.close()
})

describe('inputs that real systems got wrong', () => {
  it.each(allCases)('$file: $kind', async (cases) => {
    const checks = await checkCase(cases, summariesByFile.get(cases.file) ?? null, product)
    counted.checks += checks.length
    counted.right += checks.filter(({ isRight }) => isRight).length
    const known = new Set(knownFaults)
    const wrong = checks.filter(({ isRight }) => !isRight)
    // Shown with what came instead.
    expect(wrong.filter(({ name }) => !known.has(name)).map(({ name, found }) => `${name} (found ${found})`)).toEqual(
      [],
    )
    const mended = checks.filter(({ name, isRight }) => isRight && known.has(name))
    expect(mended, 'these are right now: take them out of known-faults.ts').toEqual([])
  })

  it('has known faults by names of checks that there are, each once', () => {
    const files = new Set(allCases.map(({ file }) => file))
    expect(knownFaults.filter((name) => !files.has(name.slice(0, name.indexOf(': '))))).toEqual([])
    expect(new Set(knownFaults).size).toBe(knownFaults.length)
  })
})
