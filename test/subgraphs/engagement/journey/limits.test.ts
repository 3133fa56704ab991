import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-07-01T00:00:00Z'))
let id = ''

beforeAll(async () => {
  const record = { source: 'crm', id: 'busy' }
  await world.ingest(
    Array.from({ length: 1_001 }, (_, index) => ({
      kind: 'event',
      source: 'crm',
      id: String(index),
      record,
      name: 'referral_made',
      channel: 'SOCIAL',
      occurredAt: new Date(Date.parse('2026-01-01T00:00:00Z') + index * 60_000).toISOString(),
    })),
  )
  id = await world.ownerOf('crm:busy')
})

describe('more entries than a journey is worked out of', () => {
  it('are refused with what to do instead, and the rest of the answer stays', async () => {
    const { rows, codes } = await world.entities(
      'Customer',
      [id],
      'journey { stage } touchpoints(first: 1) { edges { node { id } } }',
    )
    expect(codes).toEqual(['LIMIT_EXCEEDED'])
    expect(rows).toEqual([{ journey: null, touchpoints: { edges: [{ node: { id: 'event:crm:1000' } }] } }])
  })

  it('leave the timeline whole but for the steps, unless these are asked for', async () => {
    const { rows, codes } = await world.entities('Customer', [id], 'timeline(first: 2) { edges { node { id } } }')
    expect(codes).toEqual([])
    expect(rows).toEqual([
      { timeline: { edges: [{ node: { id: 'event:crm:1000' } }, { node: { id: 'event:crm:999' } }] } },
    ])
    const asked = await world.entities(
      'Customer',
      [id],
      'timeline(first: 2, kinds: [JOURNEY_TRANSITION]) { edges { node { id } } }',
    )
    expect(asked.codes).toEqual(['LIMIT_EXCEEDED'])
  })
})

it('that a form sends hide no journey of which a system of record tells', async () => {
  const identifiers = [{ type: 'EMAIL', value: 'vic@x.example' }]
  const record = { kind: 'record', observedAt: '2026-01-01', attributes: { fullName: 'Vera Tim' }, identifiers }
  const event = (source: string, number: number, name: string) => ({
    ...{ kind: 'event', source, id: `${source}-${number}`, record: { source, id: 'vic' }, name, channel: 'WEB' },
    occurredAt: new Date(Date.parse('2026-02-01T00:00:00Z') + number * 60_000).toISOString(),
  })
  await world.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
    { ...record, source: 'crm', id: 'vic' },
    { ...record, source: 'web', id: 'vic' },
    event('crm', 1, 'opportunity_created'),
  ])
  const victim = await world.ownerOf('crm:vic')
  expect(await world.ownerOf('web:vic')).toBe(victim)
  const story = () => world.entities('Customer', [victim], 'journeys { stage transitions { to } }')
  const before = await story()
  await world.ingest(Array.from({ length: 1_001 }, (_, number) => event('web', number, 'conversation_started')))
  expect(await story()).toEqual(before)
  // The control: a system tells as much.
  await world.ingest(Array.from({ length: 1_001 }, (_, number) => event('crm', number + 2, 'conversation_started')))
  expect((await story()).codes).toEqual(['LIMIT_EXCEEDED'])
})

it('that anybody sends about an e-mail address do not close the journeys of its owner', async () => {
  const email = { type: 'EMAIL', value: 'own@x.example' }
  const event = (id: string, whose: object) => ({
    ...{ kind: 'event', source: 'site', id, name: 'conversation_started', channel: 'WEB' },
    ...{ occurredAt: '2026-03-01T00:00:00Z', ...whose },
  })
  const mine = { source: 'site', id: 'own' }
  await world.ingest([
    { kind: 'source', source: 'site', role: 'TOUCHPOINT', verifies: ['EMAIL'] },
    { kind: 'record', ...mine, observedAt: '2026-01-01', identifiers: [{ ...email, verifiedAt: '2026-01-01' }] },
    event('mine', { record: mine }),
  ])
  const owner = await world.ownerOf('site:own')
  const story = () => world.entities('Customer', [owner], 'journeys { stage transitions { to } }')
  const before = await story()
  expect(JSON.stringify(before.rows)).toContain('stage')
  await world.ingest(Array.from({ length: 1_001 }, (_, number) => event(`about-${number}`, { identifier: email })))
  expect(await story()).toEqual(before)
  // The control: as much of the owner's own.
  await world.ingest(Array.from({ length: 1_001 }, (_, number) => event(`own-${number}`, { record: mine })))
  expect((await story()).codes).toEqual(['LIMIT_EXCEEDED'])
})
