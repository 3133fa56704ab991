import { type ExecutionResult, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createGateway } from '../../gateway/gateway.ts'
import type { SubgraphCall } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { createTestContext } from '../gateway/small-graph.ts'
import { personaViewer } from '../harness/product.ts'

/**
 * graphql-hive/federation-gateway-audit, run beside the project: `npm install && npm start -- serve` in a clone of it, then
 * `FEDERATION_AUDIT=http://localhost:4200 npm run test:long -- federation-audit`. Without that address there is nothing to run.
 */
const audit = process.env.FEDERATION_AUDIT

const leastCases = 199

interface AuditCase {
  readonly query: string
  readonly expected: { readonly data?: unknown; readonly errors?: boolean }
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${audit}/${path}`, { headers: { accept: 'application/json' } })
  // The audit's own server, of the shape its source has.
  return (await response.json()) as T
}

function callPlainly(url: string): SubgraphCall {
  return async ({ document, variables, operationName }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: print(document), variables, operationName }),
    })
    return (await response.json()) as ExecutionResult
  }
}

async function runSuite(
  id: string,
  callOf: (url: string) => SubgraphCall,
): Promise<{ readonly passed: number; readonly failed: readonly number[] }> {
  const subgraphs = await get<readonly { readonly name: string; readonly url: string }[]>(`${id}/subgraphs`)
  const supergraph = await (await fetch(`${audit}/${id}/supergraph`)).text()
  const gateway = await createGateway({
    supergraph,
    calls: Object.fromEntries(subgraphs.map(({ name, url }) => [name.toLowerCase(), callOf(url)])),
    createContext: createTestContext,
  })
  const caller = {
    viewer: personaViewer('support'),
    purpose: 'CustomerCare',
    requestId: 'audit',
    maySeeSchema: true,
  } as const
  const failed: number[] = []
  try {
    const cases = await get<readonly AuditCase[]>(`${id}/tests`)
    for (const [index, { query, expected }] of cases.entries()) {
      const result = await gateway.execute({ query }, caller, 'POST').catch((error) => ({ errors: [error] }))
      const isErrorFree = !result.errors?.length
      const isAsExpected =
        JSON.stringify(sorted(JSON.parse(JSON.stringify(('data' in result ? result.data : null) ?? null)))) ===
          JSON.stringify(sorted(expected.data ?? null)) &&
        (typeof expected.errors !== 'boolean' || isErrorFree === !expected.errors)
      if (isAsExpected) continue
      failed.push(index)
    }
    return { passed: cases.length - failed.length, failed }
  } finally {
    await gateway.close()
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

describe.skipIf(audit === undefined)('federation-gateway-audit', () => {
  it('passes every case', async () => {
    const ids = await get<readonly string[]>('ids')
    const results: Record<string, Awaited<ReturnType<typeof runSuite>>> = {}
    for (const id of ids) results[id] = await runSuite(id, callPlainly)
    const passed = Object.values(results).reduce((sum, suite) => sum + suite.passed, 0)
    const failing = Object.fromEntries(
      Object.entries(results).flatMap(([id, { failed }]) => (failed.length === 0 ? [] : [[id, failed.length]])),
    )
    console.log(
      `cases passed: ${passed}; suites without a failure: ${ids.length - Object.keys(failing).length} of ${ids.length}`,
      failing,
    )
    expect(failing).toEqual({})
    expect(passed).toBeGreaterThanOrEqual(leastCases)
  })

  it('fails where the subgraphs tell nothing', async () => {
    const { failed } = await runSuite('abstract-types', () => async () => ({ data: {} }))
    expect(failed.length).toBeGreaterThan(0)
  })
})
