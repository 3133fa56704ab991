import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { command, cypher } from '../../graph/cypher.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createWorld } from '../subgraphs/engagement/world.ts'
import { createPeople } from '../subgraphs/people.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-07-01T00:00:00Z'))

const createLeads = command({
  name: 'test.createLeads',
  text: cypher<{ readonly leads: readonly Readonly<Record<string, unknown>>[] }>`
    UNWIND $leads AS lead
    CREATE (t:Entry:Touchpoint)
    SET t = lead`,
})

/** Customers of two records each, with a visit, a lead and every second an opportunity. */
async function createPortfolio(from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index)
  await createPeople(test.graph, Object.fromEntries(numbers.map((n) => [`C${n}`, [`crm:${n}`, `web:${n}`]])))
  const leads = numbers.flatMap((number) => {
    const entry = (source: string, name: string, days: number) => {
      const occurredAt = Date.parse('2026-01-01T00:00:00Z') + ((number % 90) + days) * 86_400_000
      const id = `event:${source}:${name}-${number}`
      return {
        id,
        recordId: `${source}:${number}`,
        sk: `${new Date(occurredAt).toISOString()}_${id}`,
        entryKind: 'TOUCHPOINT',
        occurredAt,
        observedAt: occurredAt,
        recordedAt: occurredAt,
        contentHash: 'x',
        source,
        sourceId: `${name}-${number}`,
        name,
        channel: 'WEB',
        milestone: name === 'page_viewed' ? null : name,
        properties: `{"opportunityId":"o${number}"}`,
      }
    }
    const sales = number % 2 === 0 ? [entry('crm', 'opportunity_created', 9)] : []
    return [entry('web', 'page_viewed', 0), entry('crm', 'lead_created', 5), ...sales]
  })
  await test.graph.write('test.createLeads', (transaction) => transaction.run(createLeads, { leads }))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

describe('the funnel of 2,000 customers', { timeout: 600_000 }, () => {
  it('grows no faster than the number of customers, and of more is refused', async () => {
    for (let done = 0; done < 2_000; done += 1_000) await createPortfolio(done, done + 1_000)
    const ask = () =>
      world.ask(
        '{ journeyFunnel(by: MONTH, since: "2026-01-01", until: "2026-06-30") { key journeys stages { stage reached } } }',
        {},
        { purpose: 'CustomerCare', scopes: ['customer:read', 'engagement:read', 'portfolio:read'] },
      )
    const times: number[] = []
    const few: number[] = []
    const hundred = Array.from({ length: 100 }, (_, index) => `C${index}`)
    for (let round = 0; round < 5; round++) {
      const before = performance.now()
      await world.entities('Customer', hundred, 'journeys { stage }')
      few.push(performance.now() - before)
      const startedAt = performance.now()
      const { data, codes } = await ask()
      times.push(performance.now() - startedAt)
      expect(codes).toEqual([])
      const groups = (data as { readonly journeyFunnel: readonly { readonly journeys: number }[] }).journeyFunnel
      expect(groups.reduce((sum, { journeys }) => sum + journeys, 0)).toBe(2_000)
    }
    console.log(`funnel of 2,000 customers: ${times.map((time) => `${Math.round(time)} ms`).join(', ')}`)
    console.log(`journeys of 100 customers: ${few.map((time) => `${Math.round(time)} ms`).join(', ')}`)
    // 20 times as many customers: it grows no faster than they do, on a machine of whatever speed.
    expect(median(times) / median(few.slice(1))).toBeLessThan(60)
    await createPortfolio(2_000, 2_001)
    expect((await ask()).codes).toEqual(['LIMIT_EXCEEDED'])
  })
})
