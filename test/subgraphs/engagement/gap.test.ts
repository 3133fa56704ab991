import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createWorld } from './world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))

// Everybody consents to marketing but from 11 to 20 April.
const before = '2026-04-05T12:00:00Z'
const within = '2026-04-15T12:00:00Z'
const after = '2026-04-25T12:00:00Z'
const people = Array.from({ length: 10 }, (_, number) => `p${number}`)
const scopes = ['customer:read', 'engagement:read', 'billing:read', 'portfolio:read', 'privacy:manage']
const marketing = { purpose: 'Marketing', scopes } as const
/** The control: a purpose that rests on law, for which there is no gap. */
const rights = { purpose: 'RightsFulfilment', scopes } as const

function* lines() {
  yield { kind: 'source', source: 'crm' }
  yield { kind: 'source', source: 'cmp', role: 'TOUCHPOINT', mayRecordConsentFor: ['crm'] }
  yield { kind: 'account', source: 'crm', id: 'acme', observedAt: '2026-01-01', attributes: { name: 'Acme' } }
  const acme = { source: 'crm', id: 'acme' }
  const told = { source: 'crm', kind: 'event', channel: 'WEB', record: acme, occurredAt: before }
  yield { ...told, id: 'deal', name: 'opportunity_created', properties: { opportunityId: 'deal' } }
  for (const id of people) {
    const record = { source: 'crm', id }
    const relations = [{ role: 'EMPLOYEE', to: acme }]
    yield {
      kind: 'record',
      source: 'crm',
      id,
      observedAt: '2026-01-01',
      identifiers: [{ type: 'CRM_ID', value: id }],
      relations,
    }
    for (const [status, occurredAt] of [
      ['GIVEN', '2026-01-01'],
      ['WITHDRAWN', '2026-04-11'],
      ['GIVEN', '2026-04-21'],
    ])
      yield {
        kind: 'consent',
        source: 'cmp',
        id: `${id}-${occurredAt}`,
        record,
        purpose: 'Marketing',
        status,
        occurredAt,
      }
    const fact = { source: 'crm', record, channel: 'WEB' }
    const event = { ...fact, kind: 'event' }
    // The first of all is within, and a part in the deal is told within.
    yield { ...event, id: `${id}-seen`, name: 'page_viewed', occurredAt: within }
    yield { ...event, id: `${id}-seen-again`, name: 'page_viewed', occurredAt: after }
    yield { ...event, id: `${id}-lead`, name: 'lead_created', occurredAt: '2026-04-15T13:00:00Z' }
    yield {
      ...event,
      id: `${id}-part`,
      name: 'meeting_held',
      occurredAt: within,
      properties: { opportunityId: 'deal', buyingRole: 'CHAMPION' },
    }
    yield { ...fact, kind: 'feedback', id: `${id}-nps-1`, type: 'NPS', score: 0, occurredAt: within }
    yield { ...fact, kind: 'feedback', id: `${id}-nps-2`, type: 'NPS', score: 10, occurredAt: after }
    yield {
      kind: 'external',
      source: 'bureau',
      id,
      record,
      occurredAt: within,
      type: 'SOCIAL_SIGNAL',
      provider: 'Example',
      licence: 'L1',
      permittedPurposes: ['Marketing', 'RightsFulfilment'],
      values: {},
    }
  }
}

let ann = ''
let acme = ''
beforeAll(async () => {
  await world.ingest(lines())
  ann = await world.ownerOf('crm:p0')
  acme = await world.ownerOf('crm:acme')
})

type Asking = typeof marketing | typeof rights

async function customer<T>(selection: string, asking: Asking): Promise<T> {
  const { rows, codes } = await world.entities<T>('Customer', [ann], selection, asking)
  expect(codes).toEqual([])
  const [row] = rows
  if (row === undefined) throw new Error('no customer')
  return row
}

async function asked<T>(query: string, asking: Asking): Promise<T> {
  const { data, codes } = await world.ask(`{ ${query} }`, {}, asking)
  expect(codes).toEqual([])
  // What the caller's own selection answers.
  return data as T
}

interface Group {
  readonly coverage: number
  readonly warmth: number
}

const april = 'since: "2026-04-01", until: "2026-04-30"'

describe('what was collected in a gap of consent is left out of', () => {
  it('journeys, which begin with what came later', async () => {
    const selection = 'journeys { stage startedAt transitions { to } }'
    const startedAt = { marketing: '2026-04-25T12:00:00.000Z', rights: '2026-04-15T12:00:00.000Z' }
    expect(await customer(selection, marketing)).toEqual({
      journeys: [{ stage: 'ANONYMOUS', startedAt: startedAt.marketing, transitions: [{ to: 'ANONYMOUS' }] }],
    })
    expect(await customer(selection, rights)).toEqual({
      journeys: [{ stage: 'LEAD', startedAt: startedAt.rights, transitions: [{ to: 'ANONYMOUS' }, { to: 'LEAD' }] }],
    })
    const timeline = 'timeline(kinds: [JOURNEY_TRANSITION], first: 5) { edges { node { id } } }'
    expect(await customer(timeline, marketing)).toEqual({ timeline: { edges: [] } })
    expect(await customer<{ timeline: { edges: unknown[] } }>(timeline, rights)).toMatchObject({
      timeline: { edges: [{}] },
    })
  })

  it('the engagement of a customer and of a company, and what follows for a lead', async () => {
    const score = 'engagement { touchpoints lastAt } leadWarmth { reasons { code } score }'
    const open = await customer<{ engagement: unknown; leadWarmth: { score: number } }>(score, marketing)
    const all = await customer<{ engagement: unknown; leadWarmth: { score: number } }>(score, rights)
    expect(open.engagement).toEqual({ touchpoints: 1, lastAt: '2026-04-25T12:00:00.000Z' })
    expect(all.engagement).toMatchObject({ touchpoints: 4 })
    expect(open.leadWarmth.score).toBeLessThan(all.leadWarmth.score)
    const scoreOf = async (asking: Asking) => {
      const { rows } = await world.entities<{ engagement: { score: number } }>(
        'Account',
        [acme],
        'engagement { score }',
        asking,
      )
      return rows[0]?.engagement.score ?? Number.NaN
    }
    expect(await scoreOf(marketing)).toBeLessThan(await scoreOf(rights))
  })

  it('buying groups: whose part was told then has none', async () => {
    const selection =
      'opportunities(first: 1) { edges { node { buyingGroup { coverage warmth roles { members { role } } } } } }'
    const groupOf = async (asking: Asking) => {
      const { rows } = await world.entities<{ opportunities: { edges: { node: { buyingGroup: Group | null } }[] } }>(
        'Account',
        [acme],
        selection,
        asking,
      )
      return rows[0]?.opportunities.edges[0]?.node.buyingGroup
    }
    expect(await groupOf(marketing)).toBeNull()
    expect(await groupOf(rights)).toMatchObject({ coverage: 0.2 })
  })

  it('feedback and its scores', async () => {
    const selection =
      'feedbackScores { type score answers } feedback(first: 1) { edges { node { score } } pageInfo { hasNextPage } }'
    expect(await customer(selection, marketing)).toEqual({
      feedbackScores: [{ type: 'NPS', score: 100, answers: 1 }],
      feedback: { edges: [{ node: { score: 10 } }], pageInfo: { hasNextPage: false } },
    })
    expect(await customer(selection, rights)).toMatchObject({
      feedbackScores: [{ type: 'NPS', score: 0, answers: 2 }],
      feedback: { pageInfo: { hasNextPage: true } },
    })
  })

  it('bought data', async () => {
    const selection = 'externalReports { kind }'
    expect(await customer(selection, marketing)).toEqual({ externalReports: [] })
    expect(await customer(selection, rights)).toEqual({ externalReports: [{ kind: 'SOCIAL_SIGNAL' }] })
  })

  it('the funnel, stalled journeys and the scores of the portfolio', async () => {
    const funnel = `journeyFunnel(${april}) { key journeys }`
    expect(await asked(funnel, marketing)).toEqual({ journeyFunnel: [] })
    expect(await asked(funnel, rights)).toEqual({ journeyFunnel: [{ key: 'ALL', journeys: 11 }] })
    const stalled = 'stalledJourneys(stage: LEAD, first: 50) { edges { node { days } } }'
    expect(await asked(stalled, marketing)).toEqual({ stalledJourneys: { edges: [] } })
    const { stalledJourneys } = await asked<{ stalledJourneys: { edges: unknown[] } }>(stalled, rights)
    expect(stalledJourneys.edges).toHaveLength(10)
    const scores = `portfolioFeedback(${april}) { type score answers }`
    expect(await asked(scores, marketing)).toEqual({ portfolioFeedback: [{ type: 'NPS', score: 100, answers: 10 }] })
    expect(await asked(scores, rights)).toEqual({ portfolioFeedback: [{ type: 'NPS', score: 0, answers: 20 }] })
  })
})
