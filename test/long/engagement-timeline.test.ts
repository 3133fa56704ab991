import { performance } from 'node:perf_hooks'
import { beforeAll, describe, expect, it } from 'vitest'
import { command, cypher } from '../../graph/cypher.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createWorld } from '../subgraphs/engagement/world.ts'
import { createPeople } from '../subgraphs/people.ts'

const test = useGraph()
const now = new Date('2026-07-01T00:00:00Z')
const world = createWorld(test, () => now)

const createStream = command({
  name: 'test.createStream',
  text: cypher<{ readonly entries: readonly Readonly<Record<string, unknown>>[] }>`
    UNWIND $entries AS entry
    CREATE (t:Entry:Touchpoint)
    SET t = entry`,
})

/** Touchpoints spread over the records in turn, as a writer leaves them; every tenth journey relevant name is rare. */
async function createTouchpoints(customer: string, records: number, count: number): Promise<void> {
  const ids = Array.from({ length: records }, (_, index) => `web:${customer}-${index}`)
  await createPeople(test.graph, { [customer]: ids })
  for (let done = 0; done < count; done += 5_000) {
    const entries = Array.from({ length: Math.min(5_000, count - done) }, (_, offset) => {
      const number = done + offset
      const occurredAt = Date.parse('2024-01-01T00:00:00Z') + number * 600_000
      const id = `event:web:${customer}-${number}`
      const name = number === 3 ? 'lead_created' : number % 1_000 === 7 ? 'demo_requested' : 'page_viewed'
      return {
        id,
        recordId: ids[number % records],
        sk: `${new Date(occurredAt).toISOString()}_${id}`,
        entryKind: 'TOUCHPOINT',
        occurredAt,
        observedAt: occurredAt,
        recordedAt: occurredAt,
        contentHash: 'x',
        source: 'web',
        sourceId: `${customer}-${number}`,
        name,
        channel: 'WEB',
        milestone: name === 'lead_created' ? name : null,
        properties: '{"url":"/coffee"}',
      }
    })
    await test.graph.write('test.createStream', (transaction) => transaction.run(createStream, { entries }))
  }
}

interface Page {
  readonly timeline: { readonly edges: readonly object[]; readonly pageInfo: { readonly endCursor: string } }
}

async function pageOf(customer: string, args = '', first = 20): Promise<Page['timeline']> {
  const selection = `timeline(first: ${first}${args}) { edges { node { id kind occurredAt } } pageInfo { endCursor } }`
  const { rows, codes } = await world.entities<Page>('Customer', [customer], selection)
  expect(codes).toEqual([])
  const page = rows[0]?.timeline
  if (page === undefined) throw new Error('no timeline')
  expect(page.edges).toHaveLength(first)
  return page
}

/** Milliseconds of the middle one of many rounds, the questions taking turns so that noise falls on all alike. */
async function medians(questions: Readonly<Record<string, () => Promise<unknown>>>): Promise<Record<string, number>> {
  const times = new Map(Object.keys(questions).map((name) => [name, [] as number[]]))
  for (let round = 0; round < 120; round++)
    for (const [name, ask] of Object.entries(questions)) {
      const startedAt = performance.now()
      await ask()
      // The first rounds warm the caches up.
      if (round >= 20) times.get(name)?.push(performance.now() - startedAt)
    }
  return Object.fromEntries(
    [...times].map(([name, all]) => [name, all.toSorted((a, b) => a - b)[all.length >> 1] ?? Number.NaN]),
  )
}

describe('a timeline of 100,000 entries over 20 records', { timeout: 600_000 }, () => {
  let deep = ''
  beforeAll(async () => {
    await createTouchpoints('SMALL', 20, 100)
    await createTouchpoints('LARGE', 20, 100_000)
    // 15,000 entries deep. Nobody but the product makes a cursor.
    for (let page = 0; page < 150; page++) {
      const { pageInfo } = await pageOf('LARGE', deep === '' ? '' : `, after: "${deep}"`, 100)
      deep = pageInfo.endCursor
    }
  }, 600_000)

  it('answers a page within 3 times the time of 100 entries, and a deep one within twice that of the first', async () => {
    const middle = await medians({
      small: () => pageOf('SMALL'),
      large: () => pageOf('LARGE'),
      deep: () => pageOf('LARGE', `, after: "${deep}"`),
    })
    const { small = Number.NaN, large = Number.NaN, deep: far = Number.NaN } = middle
    console.log(
      `timeline page p50: 100 entries ${small.toFixed(2)} ms, 100,000 entries ${large.toFixed(2)} ms, 15,000 deep ${far.toFixed(2)} ms`,
    )
    expect(large / small).toBeLessThan(3)
    expect(far / large).toBeLessThan(2)
  })

  it('finds a rare name and the journey as fast', async () => {
    const middle = await medians({
      small: () => pageOf('SMALL'),
      names: () =>
        world.entities(
          'Customer',
          ['LARGE'],
          'touchpoints(first: 20, names: ["demo_requested"]) { edges { node { id } } }',
        ),
      journey: () => world.entities('Customer', ['LARGE'], 'journey { stage transitions { to } }'),
    })
    const { small = Number.NaN, names = Number.NaN, journey = Number.NaN } = middle
    console.log(
      `p50: page of 100 entries ${small.toFixed(2)} ms, rare name ${names.toFixed(2)} ms, journey ${journey.toFixed(2)} ms`,
    )
    expect(names / small).toBeLessThan(3)
    expect(journey / small).toBeLessThan(3)
  })
})
