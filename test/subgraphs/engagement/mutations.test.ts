import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createWorld } from './world.ts'

const test = useGraph()
let today = new Date('2026-06-01T00:00:00Z')
const world = createWorld(test, () => today)

const writer = { purpose: 'ServiceProvision', scopes: ['ingest:write'] } as const
const agent = {
  purpose: 'CustomerCare',
  scopes: ['customer:read', 'engagement:read', 'engagement:write', 'billing:read'],
} as const

const event = (id: string, more: object = {}) => ({
  source: 'web',
  id,
  record: { source: 'crm', sourceId: 'ann' },
  name: 'page_viewed',
  channel: 'WEB',
  occurredAt: '2026-05-01T10:00:00Z',
  properties: { utm_campaign: 'spring', device: { type: 'phone', os: 'Android' }, city: 'Leeds', country: 'GB' },
  ...more,
})
const ingestEvents = (events: readonly object[], key: string, asking: Parameters<typeof world.ask>[2] = writer) =>
  world.ask(
    `mutation($events: [EventInput!]!, $key: String!) { result: ingestEvents(events: $events, idempotencyKey: $key) {
      __typename ... on IngestSuccess { accepted updated duplicate quarantined items { index status message } } ... on Error { message } } }`,
    { events, key },
    asking,
  )

beforeEach(async () => {
  await test.clear()
  today = new Date('2026-06-01T00:00:00Z')
  await world.ingest(['crm', 'erp', 'web', 'desk'].map((source) => ({ kind: 'source', source })))
})

describe('ingestEvents', () => {
  it('takes or refuses each item by itself', async () => {
    const items = [
      event('1'),
      event('2', { record: null, identifier: { type: 'COOKIE_ID', value: 'c' } }),
      event('3', { record: null }),
      event('4', { record: null, identifier: { type: 'HAT', value: 'c' } }),
      event('1'),
      event('1', { name: 'page_left', observedAt: '2026-05-02T10:00:00Z' }),
    ]
    const { data, codes } = await ingestEvents(items, 'k1')
    expect(codes).toEqual([])
    const { result } = data as { readonly result: { readonly items: readonly { readonly message: string | null }[] } }
    expect(result).toMatchObject({
      __typename: 'IngestSuccess',
      accepted: 2,
      updated: 1,
      duplicate: 1,
      quarantined: 2,
      items: ['ACCEPTED', 'ACCEPTED', 'QUARANTINED', 'QUARANTINED', 'DUPLICATE', 'UPDATED'].map((status, index) => ({
        index,
        status,
      })),
    })
    expect(result.items[2]?.message).toMatch(/exactly one of record and identifier/)
    const { rows } = await world.entities(
      'Touchpoint',
      ['event:web:1'],
      'name campaign { name } location { city countryCode } device { type os browser }',
    )
    expect(rows).toEqual([
      {
        name: 'page_left',
        campaign: { name: 'spring' },
        location: { city: 'Leeds', countryCode: 'GB' },
        device: { type: 'phone', os: 'Android', browser: null },
      },
    ])
  })

  it('takes the order of versions within one second from the source', async () => {
    const items = [event('1', { name: 'late', sequence: 2 }), event('1', { name: 'early', sequence: 1 })]
    expect((await ingestEvents(items, 'k1')).data).toMatchObject({ result: { accepted: 1, duplicate: 1 } })
    const { rows } = await world.entities('Touchpoint', ['event:web:1'], 'name')
    expect(rows).toEqual([{ name: 'late' }])
    // Without a count the later to arrive is the newer.
    const plain = [event('2', { name: 'late' }), event('2', { name: 'early' })]
    expect((await ingestEvents(plain, 'k2')).data).toMatchObject({ result: { accepted: 1, updated: 1 } })
  })

  it('does it once a key, and tells a reused key', async () => {
    const first = await ingestEvents([event('1')], 'k1')
    expect(await ingestEvents([event('1')], 'k1')).toEqual(first)
    expect(first.data).toMatchObject({ result: { accepted: 1 } })
    const other = await ingestEvents([event('2')], 'k1')
    expect(other.data).toMatchObject({ result: { __typename: 'IdempotencyKeyReused' } })
    const { data } = await ingestEvents([event('2')], 'k2')
    expect(data).toMatchObject({ result: { accepted: 1 } })
    today = new Date('2026-06-02T00:00:01Z')
    expect((await ingestEvents([event('3')], 'k1')).data).toMatchObject({ result: { accepted: 1 } })
  })

  it('is bounded and needs its scope', async () => {
    const many = Array.from({ length: 251 }, (_, index) => event(String(index)))
    expect((await ingestEvents(many, 'k')).codes).toEqual(['LIMIT_EXCEEDED'])
    expect((await ingestEvents([event('1')], '')).codes).toEqual(['BAD_USER_INPUT'])
    expect((await ingestEvents([event('1')], 'k', agent)).codes).toContain('FORBIDDEN')
  })
})

describe('recordFeedback', () => {
  it('writes answers, each by itself', async () => {
    const said = (id: string, score: number | null, type = 'NPS') => ({
      source: 'desk',
      id,
      record: { source: 'crm', sourceId: 'ann' },
      type,
      score,
      occurredAt: '2026-05-01T10:00:00Z',
    })
    const { data, codes } = await world.ask(
      `mutation($feedback: [FeedbackInput!]!) { result: recordFeedback(feedback: $feedback, idempotencyKey: "k") {
        ... on IngestSuccess { items { status message } } } }`,
      { feedback: [said('1', 9), said('2', null), said('3', 0), said('4', 0, 'CSAT'), said('5', 1, 'CSAT')] },
      agent,
    )
    expect(codes).toEqual([])
    expect(data).toMatchObject({
      result: {
        items: [
          { status: 'ACCEPTED', message: null },
          { status: 'QUARANTINED' },
          { status: 'ACCEPTED' },
          { status: 'QUARANTINED', message: expect.stringContaining('score: is below 1') },
          { status: 'ACCEPTED' },
        ],
      },
    })
  })
})

describe('feedback that staff enter', () => {
  const answer = (score: number, day: string) => ({
    ...{ source: 'desk', id: '1', record: { source: 'crm', sourceId: 'ann' }, type: 'NPS', score },
    ...{ occurredAt: '2026-05-01T10:00:00Z', observedAt: `2026-05-${day}T10:00:00Z` },
  })
  let keys = 0
  const record = (feedback: object, asking: Parameters<typeof world.ask>[2]) =>
    world.ask(
      `mutation($feedback: [FeedbackInput!]!) { result: recordFeedback(feedback: $feedback, idempotencyKey: "f${keys++}") {
        ... on IngestSuccess { items { status } } } }`,
      { feedback: [feedback] },
      asking,
    )
  const answers = async () => {
    const ann = await world.ownerOf('crm:ann')
    const selection = 'feedback(first: 9) { edges { node { source score } } } feedbackScores { type answers }'
    return (await world.entities<object>('Customer', [ann], selection, agent)).rows[0]
  }
  const node = (source: string, score: number) => ({ node: { source, score } })

  it('stands beside what the customer said, under the name of the API, and counts', async () => {
    expect((await record(answer(9, '02'), writer)).data).toMatchObject({ result: { items: [{ status: 'ACCEPTED' }] } })
    expect((await record(answer(1, '20'), agent)).data).toMatchObject({ result: { items: [{ status: 'ACCEPTED' }] } })
    expect(await answers()).toMatchObject({
      feedback: { edges: [node('feedback-api', 1), node('desk', 9)] },
      feedbackScores: [{ type: 'NPS', answers: 2 }],
    })
  })

  it('takes no id from an answer that is still to come', async () => {
    await record({ ...answer(1, '20'), record: { source: 'crm', sourceId: 'ben' } }, agent)
    expect((await record(answer(9, '02'), writer)).data).toMatchObject({ result: { items: [{ status: 'ACCEPTED' }] } })
    expect(await answers()).toMatchObject({ feedback: { edges: [node('desk', 9)] } })
  })

  it('replaces what its own source said, where the client owns that: the control', async () => {
    const owner = { ...agent, sources: ['desk', 'crm'] }
    await record(answer(9, '02'), writer)
    expect((await record(answer(1, '20'), owner)).data).toMatchObject({ result: { items: [{ status: 'UPDATED' }] } })
    expect(await answers()).toMatchObject({ feedback: { edges: [node('desk', 1)] } })
    const foreign = await record({ ...answer(1, '20'), source: 'web' }, owner)
    expect(foreign.codes).toEqual(['FORBIDDEN'])
  })
})

describe('advanceJourney', () => {
  const advance = (variables: object, asking: Parameters<typeof world.ask>[2] = agent) =>
    world.ask(
      `mutation($id: ID!, $journeyId: ID, $to: JourneyStage!, $reason: String!, $key: String!) {
        result: advanceJourney(id: $id, journeyId: $journeyId, to: $to, reason: $reason, idempotencyKey: $key) {
          __typename
          ... on AdvanceJourneySuccess { journey { id stage transitions { from to actor reason evidence { id } } } }
          ... on Error { message } } }`,
      { reason: 'met at a fair', key: 'k1', ...variables },
      asking,
    )

  beforeEach(async () => {
    const lead = { kind: 'event', source: 'crm', record: { source: 'crm', id: 'ann' }, channel: 'WEB', properties: {} }
    await world.ingest([
      { kind: 'account', source: 'crm', id: 'acme', observedAt: '2026-01-01T00:00:00Z', name: 'Acme Ltd' },
      { ...lead, id: 'l', name: 'lead_created', occurredAt: '2026-05-01T10:00:00Z' },
      {
        ...lead,
        id: 'o',
        name: 'opportunity_created',
        occurredAt: '2026-05-02T10:00:00Z',
        properties: { opportunityId: '7' },
      },
    ])
  })

  it('moves the journey for a reason, in the name of whoever decided', async () => {
    const id = await world.ownerOf('crm:ann')
    const { data, codes } = await advance({ id, to: 'CONVERSATION' })
    expect(codes).toEqual([])
    expect(data).toMatchObject({
      result: {
        journey: {
          stage: 'CONVERSATION',
          transitions: [
            { to: 'LEAD' },
            { to: 'OPPORTUNITY' },
            { from: 'OPPORTUNITY', to: 'CONVERSATION', actor: 'tester', reason: 'met at a fair', evidence: [] },
          ],
        },
      },
    })
    // The same again is the same answer, not a second step.
    expect((await advance({ id, to: 'CONVERSATION' })).data).toEqual(data)
    expect((await advance({ id, to: 'CHURNED' })).data).toMatchObject({
      result: { __typename: 'IdempotencyKeyReused' },
    })
    // What comes in later moves it on.
    today = new Date('2026-06-10T00:00:00Z')
    await world.ingest([
      // Finances are open to those who care for a customer of ours.
      { kind: 'source', source: 'crm' },
      { kind: 'record', source: 'crm', id: 'ann', observedAt: '2026-01-01' },
      {
        kind: 'billing',
        source: 'erp',
        id: 'b',
        record: { source: 'crm', id: 'ann' },
        type: 'BOOKING',
        occurredAt: '2026-06-09T00:00:00Z',
        properties: { opportunityId: '7' },
      },
    ])
    const { rows } = await world.entities(
      'Customer',
      [id],
      'journeys { stage } timeline(first: 2, kinds: [JOURNEY_TRANSITION]) { edges { node { title } } }',
      agent,
    )
    expect(rows).toEqual([
      {
        journeys: [{ stage: 'BOOKING' }],
        timeline: { edges: [{ node: { title: 'Booked' } }, { node: { title: 'Began to talk' } }] },
      },
    ])
  })

  it('moves the journey that is named, also after an earlier entry of it arrived', async () => {
    const id = await world.ownerOf('crm:ann')
    const { rows } = await world.entities<{ readonly journeys: readonly { readonly id: string }[] }>(
      'Customer',
      [id],
      'journeys { id }',
    )
    const journeyId = rows[0]?.journeys[0]?.id
    const { data } = await advance({ id, journeyId, to: 'CHURNED' })
    expect(data).toMatchObject({ result: { journey: { id: journeyId, stage: 'CHURNED' } } })
    await ingestEvents([event('early', { occurredAt: '2026-04-01T10:00:00Z' })], 'k9')
    const after = await world.entities('Customer', [id], 'journey { stage transitions { to } }')
    expect(after.rows).toEqual([
      {
        journey: {
          stage: 'CHURNED',
          transitions: ['ANONYMOUS', 'LEAD', 'OPPORTUNITY', 'CHURNED'].map((to) => ({ to })),
        },
      },
    ])
  })

  it('begins one where there is none, for a company too', async () => {
    const { data } = await advance({ id: await world.ownerOf('crm:acme'), to: 'LEAD' })
    expect(data).toMatchObject({ result: { journey: { stage: 'LEAD', transitions: [{ from: null, to: 'LEAD' }] } } })
  })

  it('moves no journey of a customer whom the record that it was about only names', async () => {
    const record = (source: string, id: string, observedAt: string, email: string, verifiedAt?: string) =>
      ({ kind: 'record', source, id, observedAt, identifiers: [{ type: 'EMAIL', value: email, verifiedAt }] }) as const
    const journeyOf = async (recordId: string) => {
      const { rows } = await world.entities('Customer', [await world.ownerOf(recordId)], 'journey { stage }', agent)
      return rows[0]
    }
    await world.ingest([
      { kind: 'source', source: 'app', role: 'TOUCHPOINT', verifies: ['EMAIL'] },
      record('app', 'visitor', '2026-01-01', 'visitor@x.io', '2026-01-01'),
      record('crm', 'victim', '2026-01-01', 'victim@x.io', '2026-01-01'),
      record('app', 'victim', '2026-01-01', 'victim@x.io', '2026-01-01'),
    ])
    const asking = { ...agent, purpose: 'FraudPreventionAndDetection' } as const
    const { data } = await advance({ id: await world.ownerOf('app:visitor'), to: 'LEAD', key: 'k5' }, asking)
    expect(data).toMatchObject({ result: { journey: { stage: 'LEAD' } } })
    await world.ingest([record('app', 'visitor', '2026-03-01', 'victim@x.io')])
    expect(await world.ownerOf('app:visitor')).toBe(await world.ownerOf('crm:victim'))
    expect(await journeyOf('crm:victim')).toEqual({ journey: null })
    // The control: a decision about the customer counts, and is stored on a record that stands for them.
    await advance({ id: await world.ownerOf('crm:victim'), to: 'CHURNED', key: 'k6' })
    expect(await journeyOf('crm:victim')).toEqual({ journey: { stage: 'CHURNED' } })
  })

  it('goes with the record that tells of the journey, when the records turn out to be those of two people', async () => {
    const record = (id: string, observedAt: string, email: string) =>
      ({
        ...{ kind: 'record', source: 'crm', id, observedAt },
        identifiers: [{ type: 'EMAIL', value: email, verifiedAt: observedAt }],
      }) as const
    const sold = { kind: 'event', source: 'crm', record: { source: 'crm', id: 'zed' }, channel: 'CALL' } as const
    await world.ingest([
      { kind: 'source', source: 'crm', verifies: ['EMAIL'] },
      record('ann', '2026-01-01', 'both@x.io'),
      record('zed', '2026-01-01', 'both@x.io'),
      {
        ...{ ...sold, id: 'z', name: 'opportunity_created', occurredAt: '2026-05-03T10:00:00Z' },
        properties: { opportunityId: '9' },
      },
    ])
    const id = await world.ownerOf('crm:zed')
    expect(id).toBe(await world.ownerOf('crm:ann'))
    const { rows } = await world.entities<{ readonly journeys: readonly { readonly id: string }[] }>(
      ...(['Customer', [id], 'journeys { id transitions { evidence { id } } }'] as const),
    )
    const journeyId = rows[0]?.journeys.find((journey) => JSON.stringify(journey).includes('crm:z"'))?.id
    expect(journeyId).toBeDefined()
    expect((await advance({ id, journeyId, to: 'CHURNED', reason: 'zed left' })).codes).toEqual([])
    await world.ingest([record('zed', '2026-03-01', 'zed@x.io')])
    const reasonsOf = async (recordId: string) => {
      const told = await world.entities(
        'Customer',
        [await world.ownerOf(recordId)],
        'journeys { stage transitions { reason } }',
        agent,
      )
      return JSON.stringify(told.rows)
    }
    expect(await reasonsOf('crm:zed')).toContain('zed left')
    expect(await reasonsOf('crm:ann')).not.toContain('zed left')
  })

  it('refuses what nobody may do, and knows nobody it may not see', async () => {
    const id = await world.ownerOf('crm:ann')
    const typeOf = async (variables: object, asking?: Parameters<typeof world.ask>[2]) =>
      ((await advance({ key: crypto.randomUUID(), ...variables }, asking)).data as { result: { __typename: string } })
        .result.__typename
    expect(await typeOf({ id, to: 'OPPORTUNITY' })).toBe('JourneyMoveRefused')
    expect(await typeOf({ id, to: 'ANONYMOUS' })).toBe('JourneyMoveRefused')
    expect(await typeOf({ id: 'nobody', to: 'LEAD' })).toBe('JourneyNotFound')
    expect(await typeOf({ id, journeyId: 'journey:other', to: 'LEAD' })).toBe('JourneyNotFound')
    expect(await typeOf({ id, to: 'LEAD' }, { ...agent, purpose: 'LegalCompliance' })).toBe('JourneyNotFound')
    expect((await advance({ id, to: 'LEAD', reason: ' ' })).codes).toEqual(['BAD_USER_INPUT'])
    expect((await advance({ id, to: 'LEAD' }, { ...agent, scopes: ['engagement:read'] })).codes).toContain('FORBIDDEN')
  })
})
