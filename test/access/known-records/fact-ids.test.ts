import { beforeAll, describe, expect, it } from 'vitest'
import { type Asker, useJoinedWorld } from './joined-world.ts'

const world = useJoinedWorld()
const scopes = new Set(['customer:read', 'engagement:read', 'billing:read', 'consent:read'])
const analyst: Asker = { viewer: { scopes }, purpose: 'ServiceOptimisation' }
const support: Asker = { viewer: { scopes }, purpose: 'CustomerCare' }

/** Everything has the address for an id, as some sources do it. */
const address = 'ann@example.com'

beforeAll(() => {
  const fact = { source: 'crm', id: address, record: { source: 'crm', id: '1' }, occurredAt: '2025-03-01T10:00:00Z' }
  return world.ingest([
    { kind: 'source', source: 'crm', role: 'SYSTEM_OF_RECORD' },
    { kind: 'record', source: 'crm', id: '1', observedAt: '2025-01-01', attributes: { fullName: 'Ann Lee' } },
    { ...fact, kind: 'event', name: 'lead_created', channel: 'WEB' },
    { ...fact, kind: 'feedback', type: 'NPS', score: 1 },
    { ...fact, kind: 'consent', purpose: 'CustomerCare', status: 'GIVEN' },
    { ...fact, kind: 'billing', type: 'INVOICE', amountMinor: 100, currency: 'EUR' },
  ])
})

async function told(asker: Asker): Promise<string> {
  const { data } = await world.ask(
    `{ customer(id: "${await world.ownerOf('crm:1')}") {
      touchpoints(first: 9) { edges { node { id } } }
      feedback(first: 9) { edges { node { id } } }
      consentHistory(first: 9) { edges { node { id } } }
      journeys { id transitions { id evidence { id } } }
      timeline(first: 9) { edges { node { __typename id ... on ConsentEvent { status } } } } } }`,
    asker,
  )
  return JSON.stringify(data)
}

describe('the id of a fact', () => {
  it('says nothing of what its source uses for ids to those who may not know who it is', async () => {
    const answer = await told(analyst)
    expect(answer).toMatch(/"touchpoints":\{"edges":\[\{"node":\{"id":"~/)
    expect(decodeURIComponent(answer)).not.toContain('ann@')
  })

  it('is the same every time, and leads from one subgraph to another', async () => {
    const answer = await told(analyst)
    expect(await told(analyst)).toBe(answer)
    expect(answer).toMatch(/"__typename":"ConsentEvent","id":"~[\w-]+","status":"GIVEN"/)
  })

  it('is as stored where the identity is open: the control', async () => {
    expect(await told(support)).toContain(`"event:crm:${address}"`)
  })
})

describe('an address for an id, where the identity is open and contact is not', () => {
  const points = ['ann@example.com', '+49 151 12345678', 'DE89370400440532013000']
  const marketing: Asker = { viewer: { scopes }, purpose: 'Marketing' }

  beforeAll(() =>
    world.ingest(
      points.flatMap((point) => {
        const fact = { source: 'crm', id: `2-${point}`, record: { source: 'crm', id: point } }
        const at = { occurredAt: '2025-03-01T10:00:00Z' }
        return [
          {
            ...{ kind: 'record' as const, source: 'crm', id: point, observedAt: '2025-01-01' },
            attributes: { fullName: `Bea ${point.slice(0, 3)}`, jobTitle: 'clerk' },
          },
          { ...fact, ...at, kind: 'event' as const, name: 'lead_created', channel: 'WEB' as const },
          {
            ...{ ...fact, ...at, kind: 'consent' as const, purpose: 'Marketing' as const, status: 'GIVEN' as const },
            dataCategories: ['IDENTIFYING' as const, 'BEHAVIOURAL' as const, 'DEMOGRAPHIC' as const],
          },
        ]
      }),
    ),
  )

  async function shownOf(point: string, asker: Asker): Promise<string> {
    const { data } = await world.ask(
      `{ customer(id: "${await world.ownerOf(`crm:${point}`)}") {
        displayName
        records(first: 9) { edges { node { sourceId } } }
        profile { attributes(names: ["jobTitle"]) { provenance { sourceRecordId } } }
        touchpoints(first: 9) { edges { node { id } } }
        consents { subject }
        journeys { id transitions { id evidence { id } } } } }`,
      asker,
    )
    return JSON.stringify(data)
  }

  it.each(points)('%s is not shown', async (point) => {
    const answer = await shownOf(point, marketing)
    expect(answer).toContain('"displayName":"Bea')
    expect(answer).toContain('"id":"~')
    expect(answer).not.toContain(point)
  })

  it.each(points.slice(0, 2))('%s is shown where contact is open: the control', async (point) => {
    expect(await shownOf(point, support)).toContain(`"sourceId":"${point}"`)
  })
})
