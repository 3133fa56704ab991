import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
const care = { purpose: 'CustomerCare', scopes: ['customer:read', 'engagement:read', 'billing:read'] } as const
const at = '2026-05-25T12:00:00Z'
const deal = 'deal-hill'

/** A touchpoint that states somebody's part in the deal, whose id it guessed or knows. */
const part = (source: string, id: string, more: object = {}, buyingRole = 'USER') => ({
  ...{ kind: 'event', source, id: `part-${id}`, name: 'meeting_held', channel: 'WEB', occurredAt: at },
  ...{ identifier: { type: 'EMAIL', value: `${id}@example.com` }, properties: { opportunityId: deal, buyingRole } },
  ...more,
})

function* lines() {
  yield { kind: 'source', source: 'crm', controller: 'Hill' }
  yield { kind: 'source', source: 'erp', controller: ' hill' }
  yield { kind: 'source', source: 'web', role: 'TOUCHPOINT', controller: 'Hill' }
  yield { kind: 'source', source: 'partner', controller: 'Valley' }
  const company = { source: 'crm', id: 'hill' }
  yield { kind: 'account', ...company, observedAt: '2026-01-01', attributes: { name: 'Hill Ltd' } }
  yield {
    ...{ kind: 'event', source: 'crm', id: deal, name: 'opportunity_created', channel: 'CALL', occurredAt: at },
    ...{ record: company, properties: { opportunityId: deal } },
  }
  for (const id of ['ann', 'eve'])
    yield {
      ...{ kind: 'record', source: id === 'ann' ? 'crm' : 'form', id, observedAt: '2026-01-01' },
      identifiers: [{ type: 'EMAIL', value: `${id}@example.com` }],
    }
  const ann = { identifier: undefined, record: { source: 'crm', id: 'ann' } }
  yield part('crm', 'ann', ann, 'Decision maker')
  yield part('erp', 'bob', {}, 'Neighbour of the boss <b>')
  // A form of the same operator that anybody fills in.
  yield part('web', 'wes')
  yield part('partner', 'cid')
  yield part('form', 'dan')
  // Of an undeclared source, about somebody whom the operator knows.
  yield part('form', 'ann2', ann, 'LEGAL')
  // Somebody says of a record of their own that it has the same opportunity.
  const own = { identifier: undefined, record: { source: 'form', id: 'eve' } }
  yield { ...part('form', 'eve', own), id: 'eve-deal', name: 'opportunity_created' }
  // Hundreds push nobody out.
  for (let i = 0; i < 1_100; i++) yield part('form', `many-${i}`, { occurredAt: '2026-05-30T12:00:00Z' })
}

beforeAll(async () => world.ingest(lines()))

interface Group {
  readonly roles: readonly {
    readonly role: string
    readonly members: readonly { readonly role: string; readonly customer: { readonly id: string } }[]
  }[]
}

const group = 'buyingGroup { roles { role members { role customer { id } } } }'
const partsIn = ({ roles }: Group) =>
  roles.flatMap(({ role, members }) => members.map((member) => [role, member.role, member.customer.id]))

describe('who has a part in an opportunity', () => {
  it('is said by the sources that tell of it and by systems of record of their operator alone, in words that are known', async () => {
    const { rows } = await world.entities<{ opportunities: { edges: readonly { node: { buyingGroup: Group } }[] } }>(
      'Account',
      [await world.ownerOf('crm:hill')],
      `opportunities(first: 5) { edges { node { ${group} } } }`,
      care,
    )
    const [opportunity, ...others] = rows[0]?.opportunities.edges ?? []
    expect(others).toEqual([])
    expect(partsIn(opportunity?.node.buyingGroup as Group)).toEqual([
      ['DECISION_MAKER', 'DECISION_MAKER', await world.ownerOf('crm:ann')],
      ['OTHER', 'OTHER', await world.ownerOf('identifier:EMAIL:bob@example.com')],
    ])
  })

  it('is not shown to whoever names the opportunity of another company', async () => {
    const { rows } = await world.entities<{ journeys: readonly { opportunity: { buyingGroup: Group } }[] }>(
      'Customer',
      [await world.ownerOf('form:eve')],
      `journeys { opportunity { ${group} } }`,
      { purpose: 'RightsFulfilment' },
    )
    const people = rows[0]?.journeys.flatMap(({ opportunity }) => partsIn(opportunity.buyingGroup)) ?? []
    const ids = people.map(([, , id]) => id)
    // What the same source says is there: the control.
    expect(ids).toContain(await world.ownerOf('identifier:EMAIL:many-1099@example.com'))
    for (const other of ['crm:ann', 'identifier:EMAIL:bob@example.com', 'identifier:EMAIL:cid@example.com'])
      expect(ids).not.toContain(await world.ownerOf(other))
  })
})
