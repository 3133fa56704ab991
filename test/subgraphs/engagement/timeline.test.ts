import fc from 'fast-check'
import { ulid } from 'ulid'
import { beforeEach, describe, expect, it } from 'vitest'
import { createBillingSubgraph } from '../../../subgraphs/billing/index.ts'
import { billingLine } from '../../../subgraphs/billing/lines.ts'
import { createConsentSubgraph } from '../../../subgraphs/consent/index.ts'
import { consentLine, objectionLine } from '../../../subgraphs/consent/lines.ts'
import { createEngagementSubgraph } from '../../../subgraphs/engagement/index.ts'
import { eventLine } from '../../../subgraphs/engagement/lines.ts'
import type { LineType } from '../../../subgraphs/runtime/subgraph.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { type Asking, createAsk } from '../ask.ts'
import { createPeople } from '../people.ts'

const test = useGraph()
const now = () => new Date('2026-06-01T00:00:00Z')
const deps = { graph: test.graph, batcher: test.batcher, now, newId: () => ulid(), secrets: testSecrets }
const engagement = createEngagementSubgraph(deps)
const { entities } = createAsk(test, engagement, now)

/** The map of line types is loose where all subgraphs meet; each kind takes what its shape parses. */
function write(kind: 'event' | 'billing' | 'consent' | 'objection', inputs: readonly object[]) {
  const [subgraph, shape] = {
    event: [engagement, eventLine] as const,
    billing: [createBillingSubgraph(deps), billingLine] as const,
    consent: [createConsentSubgraph(deps), consentLine] as const,
    objection: [createConsentSubgraph(deps), objectionLine] as const,
  }[kind]
  const type = subgraph.lines[kind] as unknown as LineType<unknown>
  return type.write(inputs.map((input) => shape.parse(input)))
}

const ann = 'ANN'
const records = ['web:1', 'crm:1', 'app:1']

function event(id: string, minute: number, more: object = {}) {
  const [source = '', sourceId = ''] = (records[minute % records.length] ?? '').split(':')
  return {
    kind: 'event',
    source: 'web',
    id,
    record: { source, id: sourceId },
    name: 'page_viewed',
    channel: 'WEB',
    occurredAt: new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString(),
    ...more,
  }
}

interface PageOf {
  readonly edges: readonly {
    readonly cursor: string
    readonly node: { readonly id: string; readonly occurredAt: string }
  }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

async function page(field: string, args: string, asking: Asking = {}): Promise<PageOf> {
  const selection = `page: ${field}(${args}) { edges { cursor node { __typename id occurredAt } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
  const { rows, codes } = await entities<{ page: PageOf }>('Customer', [ann], selection, asking)
  expect(codes).toEqual([])
  const [row] = rows
  if (row === undefined) throw new Error('no customer')
  return row.page
}

/** All ids from a cursor on, page by page. */
async function walk(field: string, size: number, from: string | null = null): Promise<readonly string[]> {
  const ids: string[] = []
  for (let cursor = from; ; ) {
    const { edges, pageInfo } = await page(field, `first: ${size}${cursor === null ? '' : `, after: "${cursor}"`}`)
    ids.push(...edges.map(({ node }) => node.id))
    if (!pageInfo.hasNextPage) return ids
    expect(edges).toHaveLength(size)
    cursor = pageInfo.endCursor
  }
}

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { [ann]: records })
})

describe('Customer.touchpoints', () => {
  it('pages over all records newest first, whatever the order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({ id: fc.stringMatching(/^[a-z0-9]{1,6}$/), minute: fc.integer({ min: 0, max: 30 }) }),
          {
            selector: ({ id }) => id,
            maxLength: 60,
          },
        ),
        fc.integer({ min: 1, max: 30 }),
        async (events, size) => {
          await test.clear()
          await createPeople(test.graph, { [ann]: records })
          const lines = events.map(({ id, minute }) => event(id, minute))
          const half = Math.floor(lines.length / 2)
          await write('event', lines.slice(0, half))
          await write('event', lines.toReversed())
          const expected = lines
            .map(({ id, occurredAt }) => ({ id: `event:web:${id}`, at: occurredAt }))
            .sort((a, b) => (`${a.at}_${a.id}` < `${b.at}_${b.id}` ? 1 : -1))
            .map(({ id }) => id)
          expect(await walk('touchpoints', size)).toEqual(expected)
          expect(await walk('timeline', size)).toEqual(expected)
        },
      ),
      { numRuns: 8 },
    )
  })

  it('neither repeats nor skips when entries arrive between two pages', async () => {
    await write(
      'event',
      Array.from({ length: 30 }, (_, index) => event(`e${index}`, index + 10)),
    )
    const first = await page('timeline', 'first: 10')
    await write('event', [event('late', 1), event('newest', 500), event('between', 35)])
    const rest = await walk('timeline', 10, first.pageInfo.endCursor)
    const seen = [...first.edges.map(({ node }) => node.id), ...rest]
    expect(seen).toEqual([...Array.from({ length: 30 }, (_, index) => `event:web:e${29 - index}`), 'event:web:late'])
    const { edges, pageInfo } = await page('timeline', `first: 1, before: "${first.pageInfo.startCursor}"`)
    expect(edges.map(({ node }) => node.id)).toEqual(['event:web:newest'])
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const newer = await page('timeline', `first: 2, before: "${first.pageInfo.endCursor}"`)
    expect(newer.edges.map(({ node }) => node.id)).toEqual(['event:web:e21', 'event:web:e22'].reverse())
    expect(newer.pageInfo.hasPreviousPage).toBe(true)
  })

  it('filters by channel, name and time and keeps pages full', async () => {
    await write('event', [
      ...Array.from({ length: 60 }, (_, index) => event(`w${index}`, index)),
      ...[3, 20, 40].map((minute) => event(`c${minute}`, minute, { channel: 'CALL', name: 'call_answered' })),
    ])
    const idsOf = async (args: string) =>
      (await page('touchpoints', `first: 2, ${args}`)).edges.map(({ node }) => node.id)
    expect(await idsOf('channels: [CALL, SMS]')).toEqual(['event:web:c40', 'event:web:c20'])
    expect(await idsOf('names: ["call_answered"]')).toEqual(['event:web:c40', 'event:web:c20'])
    expect(await idsOf('channels: [CALL], until: "2026-01-01T00:40:00Z"')).toEqual(['event:web:c20', 'event:web:c3'])
    expect(await idsOf('channels: [CALL], since: "2026-01-01T00:40:00Z"')).toEqual(['event:web:c40'])
    expect(await idsOf('channels: []')).toEqual([])
  })

  it('answers campaign, cost, title and properties', async () => {
    const properties = { utm_source: 'news', campaign: 'spring', costMinor: 12, currency: 'GBP', nested: { a: [1] } }
    await write('event', [event('e1', 1, { properties })])
    const selection =
      'title name channel source campaign { name source medium } cost { amountMinor formatted } properties'
    const { rows } = await entities('Touchpoint', ['event:web:e1', 'event:web:nowhere'], selection)
    expect(rows).toEqual([
      {
        title: 'Page viewed',
        name: 'page_viewed',
        channel: 'WEB',
        source: 'web',
        campaign: { name: 'spring', source: 'news', medium: null },
        cost: { amountMinor: 12, formatted: '£0.12' },
        properties,
      },
      null,
    ])
  })

  it.each([
    ['first: 101', 'LIMIT_EXCEEDED'],
    ['first: 0', 'BAD_USER_INPUT'],
    ['first: 5, after: "bm8"', 'BAD_USER_INPUT'],
  ])('refuses %s', async (args, code) => {
    const { codes } = await entities('Customer', [ann], `touchpoints(${args}) { edges { cursor } }`)
    expect(codes).toEqual([code])
  })
})

describe('Customer.timeline', () => {
  beforeEach(async () => {
    const record = { source: 'crm', id: '1' }
    const at = (day: number) => `2026-02-${String(day).padStart(2, '0')}T00:00:00Z`
    await write(
      'event',
      Array.from({ length: 20 }, (_, index) => event(`e${index}`, index)),
    )
    await write('billing', [
      {
        kind: 'billing',
        source: 'erp',
        id: 'i1',
        record,
        type: 'INVOICE',
        occurredAt: at(1),
        amountMinor: 5,
        currency: 'EUR',
      },
      {
        kind: 'billing',
        source: 'erp',
        id: 'p1',
        record,
        type: 'PAYMENT',
        occurredAt: at(2),
        amountMinor: 5,
        currency: 'EUR',
      },
      {
        kind: 'billing',
        source: 'erp',
        id: 'r1',
        record,
        type: 'REFUND',
        occurredAt: at(3),
        amountMinor: 5,
        currency: 'EUR',
      },
    ])
    await write('consent', [
      { kind: 'consent', source: 'cmp', id: 'c1', record, purpose: 'Marketing', status: 'GIVEN', occurredAt: at(4) },
    ])
  })

  const kindsOf = async (args: string, asking: Asking) =>
    (await page('timeline', args, asking)).edges.map(
      ({ node }) => (node as unknown as { __typename: string }).__typename,
    )

  it('is cut to a span of time before pages are, in both directions', async () => {
    const span = 'since: "2026-01-01T00:05:00Z", until: "2026-01-01T00:10:00Z"'
    const idsOf = ({ edges }: PageOf) => edges.map(({ node }) => node.id.slice('event:web:'.length))
    const first = await page('timeline', `first: 3, ${span}`)
    expect([idsOf(first), first.pageInfo.hasNextPage]).toEqual([['e9', 'e8', 'e7'], true])
    const rest = await page('timeline', `first: 3, ${span}, after: "${first.pageInfo.endCursor}"`)
    expect([idsOf(rest), rest.pageInfo.hasNextPage]).toEqual([['e6', 'e5'], false])
    const newer = await page('timeline', `first: 10, ${span}, before: "${rest.pageInfo.startCursor}"`)
    expect([idsOf(newer), newer.pageInfo.hasPreviousPage]).toEqual([['e9', 'e8', 'e7'], false])
    expect(idsOf(await page('timeline', 'first: 10, since: "2026-01-01T00:18:00Z", kinds: [TOUCHPOINT]'))).toEqual([
      'e19',
      'e18',
    ])
  })

  it('is one stream of all owners', async () => {
    // The first invoice moved the journey.
    expect(await kindsOf('first: 5', {})).toEqual([
      'ConsentEvent',
      'Payment',
      'JourneyTransition',
      'Invoice',
      'Touchpoint',
    ])
    expect(await kindsOf('first: 4, kinds: [JOURNEY_TRANSITION]', {})).toEqual(['JourneyTransition'])
    expect(await kindsOf('first: 4, kinds: [INVOICE, CONSENT]', {})).toEqual(['ConsentEvent', 'Invoice'])
    expect(await kindsOf('first: 4, kinds: [FEEDBACK]', {})).toEqual([])
  })

  it('leaves out what purpose or scope do not open, before the page is cut', async () => {
    // Analytics: behaviour is open, money never, nor a step that rests on it.
    const analytics: Asking = { purpose: 'ServiceOptimisation', scopes: ['engagement:read', 'billing:read'] }
    expect(await kindsOf('first: 3', analytics)).toEqual(['Touchpoint', 'Touchpoint', 'Touchpoint'])
    // Legal duty: money is open, behaviour never; without the consent scope no choices either.
    const legal: Asking = { purpose: 'LegalCompliance', scopes: ['engagement:read', 'billing:read'] }
    expect(await kindsOf('first: 3', legal)).toEqual(['Payment', 'Invoice'])
    const noMoney: Asking = { scopes: ['engagement:read', 'privacy:manage'] }
    expect(await kindsOf('first: 3', noMoney)).toEqual(['Touchpoint', 'Touchpoint', 'Touchpoint'])
    expect(await kindsOf('first: 3', { scopes: ['self'], customerId: ann })).toEqual([
      'ConsentEvent',
      'Payment',
      'JourneyTransition',
    ])
    const newer = await page('timeline', 'first: 1, kinds: [TOUCHPOINT]', noMoney)
    expect(await kindsOf(`first: 3, before: "${newer.edges[0]?.cursor}"`, noMoney)).toEqual([])
    expect(await kindsOf(`first: 3, before: "${newer.edges[0]?.cursor}"`, legal)).toEqual(['Payment', 'Invoice'])
  })

  it('withholds a touchpoint entity for a purpose that never opens behaviour', async () => {
    const asking: Asking = { purpose: 'LegalCompliance' }
    expect((await entities('Touchpoint', ['event:web:e1'], 'id name', asking)).rows).toEqual([null])
    const { rows, codes } = await entities('Customer', [ann], 'touchpoints(first: 1) { edges { cursor } }', asking)
    expect([rows, codes]).toEqual([[{ touchpoints: null }], ['FORBIDDEN']])
  })

  it('needs the scope', async () => {
    const { rows, codes } = await entities('Customer', [ann], 'timeline(first: 1) { edges { cursor } }', {
      scopes: ['customer:read'],
    })
    expect([rows, codes]).toEqual([[{ timeline: null }], ['FORBIDDEN']])
  })

  it('batches many customers into one statement', async () => {
    await createPeople(
      test.graph,
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`C${index}`, [`crm:c${index}`]])),
    )
    const names: string[] = []
    const stop = test.graph.watch(({ name }) => names.push(name))
    const ids = Array.from({ length: 50 }, (_, index) => `C${index}`)
    await entities(
      'Customer',
      ids,
      'timeline(first: 10) { edges { cursor } } touchpoints(first: 5) { edges { cursor } }',
    )
    stop()
    expect(names.sort()).toEqual([
      'access.recordFactsByCustomerId',
      'engagement.changesByCustomerId',
      'engagement.journeySourcesByOwnerId',
      'engagement.timelineByCustomerId',
      'engagement.touchpointsByCustomerId',
    ])
  })

  it('shows an objection as a privacy request, apart from what was agreed to', async () => {
    const part = { source: 'cmp', record: { source: 'crm', id: '1' }, purpose: 'Marketing' }
    await write('objection', [{ kind: 'objection', ...part, id: 'o', occurredAt: '2026-02-01T00:00:00Z' }])
    const selection = 'timeline(first: 10, kinds: [PRIVACY_REQUEST]) { edges { node { kind __typename } } }'
    const { rows } = await entities<{ timeline: { edges: { node: { kind: string } }[] } }>('Customer', [ann], selection)
    expect(rows[0]?.timeline.edges.map(({ node }) => node)).toEqual([
      { kind: 'PRIVACY_REQUEST', __typename: 'ConsentEvent' },
    ])
  })
})
