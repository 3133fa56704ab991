import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
const care = { purpose: 'CustomerCare', scopes: ['customer:read', 'engagement:read', 'billing:read'] } as const

const owner = { kind: 'account', source: 'crm', id: 'vic', observedAt: '2026-01-01', attributes: { name: 'Vic Tools' } }
const domain = { type: 'DOMAIN', value: 'vic.example' }
const victim = { ...owner, identifiers: [domain] }
/** Names the victim, unverified, beside an address that its own writer confirmed. */
const form = {
  ...{ ...owner, source: 'web', id: 'mal' },
  identifiers: [domain, { type: 'EMAIL', value: 'mal@x.example', verifiedAt: '2026-01-01' }],
}
const web = { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL'] }

let count = 0
/** On the `day`-th of May. */
function told(source: string, name: string, day: number, properties: object = {}) {
  const record = { source, id: source === 'crm' ? 'vic' : 'mal' }
  const occurredAt = `2026-05-${String(day).padStart(2, '0')}T12:00:00Z`
  return { kind: 'event', source, id: `e${count++}`, name, channel: 'CALL', occurredAt, record, properties }
}

/** Somebody says of themselves that they decide about the deal. */
function part(source: string) {
  const { record: _, ...line } = told(source, 'meeting_held', 20, { opportunityId: 'deal', buyingRole: 'CHAMPION' })
  return { ...line, identifier: { type: 'EMAIL', value: 'eve@x.example' } }
}

function billed(source: string, id: string, type: string, day: number, properties: object) {
  const { name: _, channel: __, ...line } = told(source, '', day, properties)
  return { ...line, kind: 'billing', id, type, amountMinor: 100, currency: 'GBP' }
}

const deal = {
  opportunityId: 'deal',
  name: 'Machines',
  amountMinor: 5_000,
  currency: 'GBP',
  stage: 'Offer',
  probability: 0.5,
}
const sold = [
  told('crm', 'lead_created', 2),
  told('crm', 'conversation_started', 3),
  told('crm', 'opportunity_created', 4, deal),
]
const selection = `
  opportunities(first: 5) { edges { node {
    name status stage probability amount { amountMinor } closedAt reason buyingGroup { roles { role members { role } } } } } }
  journeys { stage advocate transitions { from to at } }`

async function story() {
  const { rows } = await world.entities('Account', [await world.ownerOf('crm:vic')], selection, care)
  return rows[0] as { readonly journeys: readonly { readonly stage: string }[] }
}

beforeEach(async () => {
  await test.clear()
  await world.ingest([{ kind: 'source', source: 'crm' }, web, victim, form])
  expect(await world.ownerOf('web:mal')).toBe(await world.ownerOf('crm:vic'))
})

const forged = { ...deal, name: 'Cancelled', amountMinor: 1, stage: 'Lost', probability: 0.01, reason: 'too dear' }
const contract = { contractId: 'c1', opportunityId: 'deal', status: 'ACTIVE' }

describe('what a system of record tells of an opportunity', () => {
  it.each([
    ['a later word on it', (by: string) => [told(by, 'opportunity_updated', 20, forged)]],
    ['its end', (by: string) => [told(by, 'opportunity_lost', 20, forged)]],
    ['an earlier word on it', (by: string) => [told(by, 'opportunity_created', 1, forged)]],
    ['an end without its id', (by: string) => [told(by, 'opportunity_lost', 20)]],
    ['the end of a subscription that it does not name', (by: string) => [told(by, 'subscription_cancelled', 20)]],
    ['a renewal that it does not name', (by: string) => [told(by, 'contract_renewed', 20)]],
    [
      'somebody’s part in it',
      (by: string) => [told(by, 'opportunity_updated', 20, { opportunityId: 'deal' }), part(by)],
    ],
    ['a contract that names it', (by: string) => [billed(by, 'c9', 'CONTRACT', 20, { opportunityId: 'deal' })]],
    [
      'a contract of the same id that has ended',
      (by: string) => [billed(by, 'c1', 'CONTRACT', 6, { ...contract, status: 'CANCELLED', periodEnd: '2026-05-07' })],
    ],
    ['a lead that comes later', (by: string) => [told(by, 'lead_created', 20)]],
    ['a conversation that it does not tell of', (by: string) => [told(by, 'conversation_started', 1)]],
    ['a referral', (by: string) => [told(by, 'referral_made', 20)]],
    ['a lead with ids that lead astray', (by: string) => [told(by, 'lead_created', 1, { opportunityId: 'own' })]],
  ] as const)('stays as it is whatever a form tells: %s', async (what, lines) => {
    const hasContract = /same id|subscription|renewal/.test(what)
    await world.ingest([...sold, ...(hasContract ? [billed('crm', 'c1', 'CONTRACT', 5, contract)] : [])])
    const before = await story()
    await world.ingest(lines('web'))
    const after = await story()
    // A lead is a contact, which forms are there to tell of: it is the first step, and changes no later one.
    if (what.startsWith('a lead with')) {
      expect(after.journeys.map(({ stage }) => stage)).toEqual(before.journeys.map(({ stage }) => stage))
      return
    }
    expect(after).toEqual(before)
    // The control: the system of record tells the same.
    await world.ingest(lines('crm'))
    expect(await story()).not.toEqual(before)
  })

  it('leaves opportunities of a form’s own beside it, as journeys only until a system tells of one', async () => {
    await world.ingest([
      told('web', 'lead_created', 1),
      told('web', 'opportunity_created', 10, { opportunityId: 'own' }),
    ])
    expect(await story()).toMatchObject({
      opportunities: { edges: [{ node: { status: 'OPEN' } }] },
      journeys: [{ stage: 'OPPORTUNITY' }],
    })
    await world.ingest([...sold, told('web', 'opportunity_lost', 20, { opportunityId: 'own' })])
    expect(await story()).toMatchObject({
      opportunities: { edges: [{ node: { status: 'LOST' } }, { node: { name: 'Machines' } }] },
      journeys: [
        { stage: 'OPPORTUNITY', transitions: [{ to: 'LEAD' }, { to: 'CONVERSATION' }, { to: 'OPPORTUNITY' }] },
      ],
    })
  })
})
