import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
const scopes = ['customer:read', 'engagement:read', 'billing:read', 'portfolio:read'] as const
const care = { purpose: 'CustomerCare', scopes } as const
const marketing = { purpose: 'Marketing', scopes } as const
const withoutBilling = {
  purpose: 'CustomerCare',
  scopes: ['customer:read', 'engagement:read', 'portfolio:read'],
} as const

/** Somebody who became a lead; of a buyer billing tells, too. */
function* lines(id: string, role: 'LEAD' | 'BUYER') {
  const record = { source: 'crm', id }
  const on = (day: number) => ({ occurredAt: `2026-03-0${day}T10:00:00Z` })
  yield { kind: 'record', source: 'crm', id, observedAt: '2026-01-01', attributes: { fullName: `Person ${id}` } }
  yield { kind: 'consent', source: 'crm', id: `c${id}`, record, purpose: 'Marketing', status: 'GIVEN', ...on(1) }
  yield { kind: 'event', source: 'crm', id: `l${id}`, record, name: 'lead_created', channel: 'WEB', ...on(2) }
  if (role === 'LEAD') return
  const billing = { kind: 'billing', source: 'crm', record, amountMinor: 1900, currency: 'EUR' }
  yield { ...billing, id: `b${id}`, type: 'BOOKING', ...on(3) }
  yield { ...billing, id: `k${id}`, type: 'CONTRACT', ...on(4), properties: { bookingId: `b${id}` } }
  yield { ...billing, id: `i${id}`, type: 'INVOICE', ...on(5), properties: { contractId: `k${id}` } }
}

beforeAll(() =>
  world.ingest([
    { kind: 'source', source: 'crm' },
    ...lines('1', 'BUYER'),
    ...lines('2', 'LEAD'),
    ...lines('3', 'LEAD'),
  ]),
)

async function told(id: string, asking: Parameters<typeof world.ask>[2]) {
  const selection = `
    journeys { stage transitions { to title at evidence { __typename } } }
    timeline(first: 50) { edges { node { __typename kind title } } }`
  const { rows } = await world.entities('Customer', [await world.ownerOf(`crm:${id}`)], selection, asking)
  return rows[0]
}

async function stalled(stage: string, asking: Parameters<typeof world.ask>[2]): Promise<readonly unknown[]> {
  const { data } = await world.ask(
    `{ stalledJourneys(stage: ${stage}, first: 9) { edges { node { days } } } }`,
    {},
    asking,
  )
  const { stalledJourneys } = data as { readonly stalledJourneys: { readonly edges: readonly unknown[] } }
  return stalledJourneys.edges
}

describe('a step that billing tells', () => {
  it('is there where finances are open: the control', async () => {
    expect(JSON.stringify(await told('1', care))).toContain('Was billed for the first time')
  })

  it.each([
    ['for a purpose that does not open finances', marketing],
    ['without the scope for billing', withoutBilling],
  ])('is not there %s: somebody who bought is told of like somebody who did not', async (_, asking) => {
    expect(JSON.stringify(await told('2', asking))).toContain('Became a lead')
    expect(await told('1', asking)).toEqual(await told('2', asking))
  })

  it('lets nobody stand still in a stage of money, nor leave the stage before it', async () => {
    expect(await stalled('LEAD', marketing)).toHaveLength(3)
    expect(await stalled('LEAD', care)).toHaveLength(2)
    for (const stage of ['BOOKING', 'CONTRACT']) expect(await stalled(stage, marketing)).toEqual([])
  })

  it('counts in no funnel', async () => {
    const query = '{ journeyFunnel(since: "2026-03-01", until: "2026-03-31") { stages { stage reached } } }'
    const reached = async (asking: Parameters<typeof world.ask>[2]) =>
      JSON.stringify((await world.ask(query, {}, asking)).data)
    expect(await reached(withoutBilling)).not.toMatch(/"stage":"BOOKING","reached":[1-9]/)
  })
})
