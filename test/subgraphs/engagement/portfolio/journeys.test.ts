import { beforeAll, describe, expect, it, vi } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
/** May read each person's own journeys, and is told exact figures. */
const carer = {
  purpose: 'FraudPreventionAndDetection',
  scopes: ['customer:read', 'engagement:read', 'billing:read', 'portfolio:read'],
} as const
const day = 24 * 60 * 60 * 1_000
const start = Date.parse('2026-03-01T00:00:00Z')

/** Person n: a lead on day n by web or by ad, an opportunity four days later for every second, booked by every fourth. */
function* portfolio() {
  yield { kind: 'source', source: 'crm' }
  yield { kind: 'source', source: 'erp' }
  for (let number = 0; number < 48; number++) {
    const record = { source: 'crm', id: `p${number}` }
    const on = (days: number) => new Date(start + (number + days) * day).toISOString()
    const opportunityId = `deal-${number}`
    yield { kind: 'record', ...record, observedAt: new Date(start).toISOString() }
    const event = { kind: 'event', source: 'crm', record, channel: number < 40 ? 'WEB' : 'AD' }
    yield { ...event, id: `l${number}`, name: 'lead_created', occurredAt: on(0) }
    if (number % 2 === 0)
      yield {
        ...event,
        id: `o${number}`,
        name: 'opportunity_created',
        occurredAt: on(4),
        properties: { opportunityId },
      }
    if (number % 4 === 0)
      yield {
        kind: 'billing',
        source: 'erp',
        id: `b${number}`,
        record,
        type: 'BOOKING',
        occurredAt: on(14),
        properties: { opportunityId },
      }
  }
  // One who objects.
  yield {
    kind: 'consent',
    source: 'cmp',
    id: 'x',
    record: { source: 'crm', id: 'p0' },
    purpose: 'FraudPreventionAndDetection',
    status: 'WITHDRAWN',
    occurredAt: '2026-05-01T10:00:00Z',
  }
}

beforeAll(() => world.ingest(portfolio()))

function* objectors(name: string, status: 'WITHDRAWN' | 'GIVEN') {
  for (let number = 0; number < 30; number++) {
    const record = { source: 'crm', id: `${name}${number}` }
    const fact = { record, occurredAt: '2026-05-02T10:00:00Z' }
    yield { kind: 'record', ...record, observedAt: '2026-03-01' }
    yield { ...fact, kind: 'event', source: 'crm', channel: 'WEB', id: record.id, name: 'lead_created' }
    const consent = { ...fact, kind: 'consent', source: 'crm', purpose: 'FraudPreventionAndDetection', status }
    yield { ...consent, id: `${record.id} ${status}`, occurredAt: status === 'GIVEN' ? '2026-05-04' : '2026-05-03' }
  }
}

const funnel = (args: string, asking: Parameters<typeof world.ask>[2] = carer) =>
  world.ask(
    `{ journeyFunnel(${args}) { key journeys owners stages { stage reached conversion medianDays now stalled } } }`,
    {},
    asking,
  )
const spring = 'since: "2026-03-01", until: "2026-05-31"'

describe('Query.journeyFunnel', () => {
  it('tells how far journeys came and how long they stayed', async () => {
    const { data, codes } = await funnel(spring)
    expect(codes).toEqual([])
    const stage = (name: string, ...figures: readonly (number | null)[]) => {
      const [reached, conversion, medianDays, now, stalled] = figures
      return { stage: name, reached, conversion, medianDays, now, stalled }
    }
    // 47 without the one who objected; a conversation was told of none, but opportunities came past it.
    expect(data).toEqual({
      journeyFunnel: [
        {
          key: 'ALL',
          journeys: 47,
          owners: 47,
          stages: [
            // Leads of day 45 and 47 are 47 and 45 days old: all stalled.
            stage('LEAD', 47, null, 4, 24, 24),
            stage('CONVERSATION', 23, 0.489, null, 0, 0),
            stage('OPPORTUNITY', 23, 1, 10, 12, 12),
            stage('BOOKING', 11, 0.478, null, 11, 11),
            stage('CONTRACT', 0, null, null, 0, 0),
            stage('BILLING', 0, null, null, 0, 0),
            stage('RENEWAL', 0, null, null, 0, 0),
            stage('CHURNED', 0, null, null, 0, 0),
          ],
        },
      ],
    })
  })

  it('groups, and tells nothing of fewer than ten', async () => {
    const keysOf = async (args: string) => {
      const { data } = await funnel(args)
      return (data as { journeyFunnel: readonly { key: string; journeys: number }[] }).journeyFunnel.map(
        ({ key, journeys }) => [key, journeys],
      )
    }
    // Eight came by an ad: too few.
    expect(await keysOf(`by: CHANNEL, ${spring}`)).toEqual([['WEB', 39]])
    expect(await keysOf(`by: MONTH, ${spring}`)).toEqual([
      ['2026-03', 30],
      ['2026-04', 17],
    ])
    expect(await keysOf(`by: CAMPAIGN, ${spring}`)).toEqual([['UNKNOWN', 47]])
    expect(await keysOf('since: "2026-04-10", until: "2026-05-31"')).toEqual([])
    // Figures of a group are told only where they are of ten or more.
    const { data } = await funnel('since: "2026-03-01", until: "2026-03-13"')
    const [group] = (data as { journeyFunnel: readonly { stages: readonly { reached: number | null }[] }[] })
      .journeyFunnel
    expect(group?.stages.map(({ reached }) => reached)).toEqual([12, null, null, null, 0, 0, 0, 0])
  })

  it.each([
    ['since: "2025-01-01", until: "2026-05-31"', 'LIMIT_EXCEEDED'],
    ['since: "2026-05-31", until: "2026-05-01"', 'BAD_USER_INPUT'],
    [`${spring}, stalledAfterDays: 0`, 'BAD_USER_INPUT'],
  ])('refuses %s', async (args, code) => expect((await funnel(args)).codes).toEqual([code]))

  it('needs its scope', async () => {
    expect((await funnel(spring, { ...carer, scopes: ['engagement:read'] })).codes).toEqual(['FORBIDDEN'])
  })
})

describe('Query.stalledJourneys', () => {
  const agent = { purpose: 'CustomerCare', scopes: ['customer:read', 'engagement:read', 'billing:read'] } as const
  const stalled = async (args: string) => {
    const { data, codes } = await world.ask(
      `{ stalledJourneys(${args}) { edges { cursor node { days customer { id } journey { stage } } } pageInfo { hasNextPage endCursor } } }`,
      {},
      agent,
    )
    return { codes, page: (data as { stalledJourneys: Stalled | null }).stalledJourneys }
  }
  interface Stalled {
    readonly edges: readonly { readonly node: { readonly days: number; readonly customer: { readonly id: string } } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  }

  it('lists who waits, the latest first, page by page', async () => {
    const { page, codes } = await stalled('stage: OPPORTUNITY, days: 50, first: 5')
    expect(codes).toEqual([])
    // Opportunities without a booking are those of persons 2, 6, 10 ..., on day n + 4 of 92.
    expect(page?.edges.map(({ node }) => node.days)).toEqual([54, 58, 62, 66, 70])
    expect(page?.edges[0]?.node.customer.id).toBe(await world.ownerOf('crm:p34'))
    expect(page?.pageInfo.hasNextPage).toBe(true)
    const rest = await stalled(`stage: OPPORTUNITY, days: 50, first: 50, after: "${page?.pageInfo.endCursor}"`)
    expect(rest.page?.edges.map(({ node }) => node.days)).toEqual([74, 78, 82, 86])
    expect(rest.page?.pageInfo.hasNextPage).toBe(false)
    expect((await stalled('stage: LEAD, days: 90, first: 50')).page?.edges).toHaveLength(1)
    expect((await stalled('stage: BOOKING, days: 70, first: 50')).page?.edges.map(({ node }) => node.days)).toEqual([
      74, 78,
    ])
  })

  it.each([
    'OPPORTUNITY',
    'LEAD',
    'BOOKING',
  ])('shows a caller who knows nobody that nothing follows: %s', async (stage) => {
    const query = `{ stalledJourneys(stage: ${stage}, days: 1, first: 1) { edges { cursor } pageInfo { hasNextPage endCursor } } }`
    const read = vi.spyOn(test.graph, 'read')
    const { data } = await world.ask(query, {}, { ...agent, sources: ['elsewhere'] })
    const found = await Promise.all(read.mock.results.map(({ value }) => value as Promise<readonly unknown[]>))
    read.mockRestore()
    expect(data).toEqual({ stalledJourneys: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } } })
    expect(found.flat()).toEqual([])
  })

  it('looks at no more people than a page of its size needs', async () => {
    const lookedAt = async (first: number) => {
      const load = vi.spyOn(test.batcher, 'load')
      await stalled(`stage: OPPORTUNITY, days: 50, first: ${first}`)
      const calls = load.mock.calls.filter(([{ name }]) => name.startsWith('engagement.journeySourcesByOwnerId'))
      load.mockRestore()
      return calls.length
    }
    expect(await lookedAt(1)).toBeLessThanOrEqual(11)
    // The control: a longer page looks at more.
    expect(await lookedAt(50)).toBeGreaterThan(11)
  })

  it('cuts no page by how many people are closed to the caller', async () => {
    const fraud = { ...agent, purpose: 'FraudPreventionAndDetection' } as const
    const query =
      '{ stalledJourneys(stage: LEAD, days: 1, first: 1) { edges { node { days } } pageInfo { hasNextPage } } }'
    const latest = async () => (await world.ask(query, {}, fraud)).data
    const before = await latest()
    expect(before).toMatchObject({ stalledJourneys: { edges: [{ node: { days: expect.any(Number) } }] } })
    // More than one page looks at, all later than the others.
    await world.ingest(objectors('closed', 'WITHDRAWN'))
    expect(await latest()).toEqual(before)
    // The control: they object no longer.
    await world.ingest(objectors('closed', 'GIVEN'))
    expect(await latest()).not.toEqual(before)
  })

  it('refuses stages that wait for nothing', async () => {
    expect((await stalled('stage: RENEWAL, first: 5')).codes).toEqual(['BAD_USER_INPUT'])
    expect((await stalled('stage: LEAD, first: 101')).codes).toEqual(['LIMIT_EXCEEDED'])
  })
})
