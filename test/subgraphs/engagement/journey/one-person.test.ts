import { beforeAll, describe, expect, it } from 'vitest'
import { recordIdOf } from '../../../../resolution/records/record-id.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
let today = new Date('2026-01-01T00:00:00Z')
const world = createWorld(test, () => today)

const cookie = { identifier: { type: 'COOKIE_ID', value: 'cookie-mia' } }
const sales = { record: { source: 'crm', id: 'mia' } }
const payer = { record: { source: 'erp', id: 'mia' } }
const at = (date: string) => ({ occurredAt: `${date}T10:00:00Z` })
const event = (id: string, name: string, channel: string, date: string, properties: object = {}) => ({
  kind: 'event',
  source: 'crm',
  id,
  ...sales,
  name,
  channel,
  ...at(date),
  properties,
})
const visit = (id: string, date: string) => ({
  ...event(id, 'page_viewed', 'WEB', date),
  source: 'web',
  record: undefined,
  ...cookie,
})
const billing = (id: string, type: string, date: string, properties: object) => ({
  kind: 'billing',
  source: 'erp',
  id,
  ...payer,
  type,
  ...at(date),
  amountMinor: 1900,
  currency: 'EUR',
  properties,
})
const email = [{ type: 'EMAIL', value: 'mia@example.com' }]
const person = { givenName: 'Mia', familyName: 'Stern' }

/** What the systems send, by the day on which it arrives. */
const arrivals: readonly (readonly [day: string, stage: string, lines: readonly object[]])[] = [
  ['2025-01-02', 'ANONYMOUS', [visit('v1', '2025-01-02')]],
  [
    '2025-01-09',
    'LEAD',
    [
      // The browser logs in: the visits are those of the lead from now on.
      {
        kind: 'record',
        source: 'web',
        id: 'mia',
        observedAt: '2025-01-09T09:00:00Z',
        identifiers: [cookie.identifier, ...email],
      },
      {
        kind: 'record',
        source: 'crm',
        id: 'mia',
        observedAt: '2025-01-09T10:00:00Z',
        identifiers: email,
        attributes: person,
      },
      event('l1', 'lead_created', 'WEB', '2025-01-09', { campaign: 'spring' }),
    ],
  ],
  ['2025-01-20', 'CONVERSATION', [event('c1', 'conversation_started', 'CALL', '2025-01-12')]],
  // The opportunity is told before the late visit and the conversation's second telling.
  [
    '2025-02-01',
    'OPPORTUNITY',
    [
      event('o1', 'opportunity_created', 'CALL', '2025-02-01', { opportunityId: 'deal-1' }),
      visit('v0', '2025-01-01'),
      event('c1', 'conversation_started', 'CALL', '2025-01-12'),
    ],
  ],
  [
    '2025-02-10',
    'BOOKING',
    [
      {
        kind: 'record',
        source: 'erp',
        id: 'mia',
        observedAt: '2025-02-10T10:00:00Z',
        identifiers: email,
        attributes: person,
      },
      event('w1', 'opportunity_won', 'CALL', '2025-02-10', { opportunityId: 'deal-1' }),
      billing('b1', 'BOOKING', '2025-02-10', { opportunityId: 'deal-1' }),
    ],
  ],
  ['2025-02-12', 'CONTRACT', [billing('k1', 'CONTRACT', '2025-02-12', { bookingId: 'b1', termMonths: 12 })]],
  [
    '2025-03-01',
    'BILLING',
    [
      billing('s1', 'SUBSCRIPTION', '2025-02-12', { contractId: 'k1', status: 'ACTIVE' }),
      billing('i1', 'INVOICE', '2025-03-01', { subscriptionId: 's1' }),
      billing('p1', 'PAYMENT', '2025-03-02', { invoiceId: 'i1' }),
      billing('i2', 'INVOICE', '2025-03-20', { subscriptionId: 's1' }),
    ],
  ],
  [
    '2026-02-12',
    'RENEWAL',
    [
      event('r1', 'contract_renewed', 'EMAIL', '2026-02-08', { contractId: 'k1' }),
      billing('k2', 'CONTRACT', '2026-02-12', { opportunityId: 'deal-1', termMonths: 12 }),
      event('x1', 'referral_made', 'SOCIAL', '2026-02-12'),
    ],
  ],
]

interface Answer {
  readonly journeys: readonly {
    readonly id: string
    readonly stage: string
    readonly startedAt: string
    readonly advocate: boolean
    readonly transitions: readonly {
      readonly from: string | null
      readonly to: string
      readonly at: string
      readonly actor: string
      readonly evidence: readonly { readonly id: string }[]
    }[]
  }[]
}

async function ask(customerId: string): Promise<Answer> {
  const selection = 'journeys { id stage startedAt advocate transitions { from to at actor evidence { id } } }'
  const { rows, codes } = await world.entities<Answer>('Customer', [customerId], selection)
  expect(codes).toEqual([])
  const [row] = rows
  if (row === undefined) throw new Error('no customer')
  return row
}

describe('one person, from the first cookie to a renewal through ingest alone', () => {
  beforeAll(async () => {
    await test.clear()
    await world.ingest([
      { kind: 'source', source: 'crm', role: 'SYSTEM_OF_RECORD' },
      { kind: 'source', source: 'erp', role: 'SYSTEM_OF_RECORD' },
      { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
    ])
  })

  it.each(arrivals)('on %s is at %s', async (day, stage, lines) => {
    today = new Date(`${day}T23:00:00Z`)
    await world.ingest(lines)
    const id = await world.ownerOf(stage === 'ANONYMOUS' ? cookieRecord() : 'crm:mia')
    expect((await ask(id)).journeys.map((journey) => journey.stage)).toEqual([stage])
  })

  it('tells every transition with its evidence', async () => {
    const { journeys } = await ask(await world.ownerOf('crm:mia'))
    const rule = (name: string) => `journey-rules 1: ${name}`
    expect(
      journeys[0]?.transitions.map(({ from, to, at: time, actor, evidence }) => [
        from,
        to,
        time.slice(0, 10),
        actor,
        ...evidence.map((entry) => entry.id),
      ]),
    ).toEqual([
      [null, 'ANONYMOUS', '2025-01-01', rule('FIRST_TOUCHPOINT'), 'event:web:v0'],
      ['ANONYMOUS', 'LEAD', '2025-01-09', rule('lead_created'), 'event:crm:l1'],
      ['LEAD', 'CONVERSATION', '2025-01-12', rule('conversation_started'), 'event:crm:c1'],
      ['CONVERSATION', 'OPPORTUNITY', '2025-02-01', rule('opportunity_created'), 'event:crm:o1'],
      ['OPPORTUNITY', 'BOOKING', '2025-02-10', rule('BOOKING'), 'billing:erp:b1'],
      ['BOOKING', 'CONTRACT', '2025-02-12', rule('CONTRACT'), 'billing:erp:k1'],
      ['CONTRACT', 'BILLING', '2025-03-01', rule('INVOICE'), 'billing:erp:i1'],
      ['BILLING', 'RENEWAL', '2026-02-08', rule('contract_renewed'), 'event:crm:r1', 'billing:erp:k2'],
    ])
    expect(journeys[0]).toMatchObject({ startedAt: '2025-01-01T10:00:00.000Z', advocate: true })
  })

  it('shows each step on the timeline at its time, and the same again changes nothing', async () => {
    const id = await world.ownerOf('crm:mia')
    const before = await ask(id)
    for (const [, , lines] of arrivals.toReversed()) await world.ingest(lines)
    expect(await ask(id)).toEqual(before)
    const selection = `timeline(first: 50) { edges { node { id occurredAt ... on JourneyTransition { title from to } } } }`
    const { rows } = await world.entities<{
      readonly timeline: { readonly edges: readonly { readonly node: Readonly<Record<string, string>> }[] }
    }>('Customer', [id], selection)
    const nodes = rows[0]?.timeline.edges.map(({ node }) => node) ?? []
    const times = nodes.map(({ occurredAt }) => occurredAt)
    expect(times).toEqual(times.toSorted().reverse())
    // Each step stands right after what caused it, newest first. The first visit tells its own story.
    expect(nodes.map((node) => node.to ?? node.id)).toEqual([
      'event:crm:x1',
      'billing:erp:k2',
      'RENEWAL',
      'event:crm:r1',
      'billing:erp:i2',
      'billing:erp:p1',
      'BILLING',
      'billing:erp:i1',
      'CONTRACT',
      'billing:erp:s1',
      'billing:erp:k1',
      'BOOKING',
      'event:crm:w1',
      'billing:erp:b1',
      'OPPORTUNITY',
      'event:crm:o1',
      'CONVERSATION',
      'event:crm:c1',
      'LEAD',
      'event:crm:l1',
      'event:web:v1',
      'event:web:v0',
    ])
  })

  it('shows no step that rests on billing where the purpose does not open finances', async () => {
    const id = await world.ownerOf('crm:mia')
    const selection = 'journey { stage transitions { to evidence { id } } }'
    const analytics = { purpose: 'ServiceOptimisation', scopes: ['engagement:read', 'billing:read'] } as const
    const { rows, codes } = await world.entities<{ readonly journey: Answer['journeys'][number] }>(
      'Customer',
      [id],
      selection,
      analytics,
    )
    expect(codes).toEqual([])
    const stages = rows[0]?.journey.transitions.map(({ to }) => to)
    expect(stages).toContain('CONVERSATION')
    expect(stages).not.toContain('BOOKING')
    const withoutScope = await world.entities('Customer', [id], selection, { scopes: ['customer:read'] })
    expect([withoutScope.rows, withoutScope.codes]).toEqual([[{ journey: null }], ['FORBIDDEN']])
  })
})

/** The record that stands for the cookie: nobody has sent one yet. */
function cookieRecord(): string {
  return recordIdOf({ identifier: { type: 'COOKIE_ID', value: 'cookie-mia' } })
}
