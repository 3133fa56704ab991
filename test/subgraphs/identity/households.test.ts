import { beforeAll, describe, expect, it } from 'vitest'
import { createSecrets } from '../../../access/secrets.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, faultsIn, groupsIn, ids, subjectOf, write } from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph } = test
const ask = createViewers(test)

const orchard = { line1: '7 Orchard Lane', city: 'Leeds', postalCode: 'LS1 9ZZ' }
const mill = { line1: '3 Mill Road', city: 'York', postalCode: 'YO1 9ZZ' }
const fields = `source confidence from to members { from to customer { displayName } }`

interface Household {
  readonly source: string | null
  readonly confidence: number | null
  readonly members: readonly { readonly customer: { readonly displayName: string } | null }[]
}

async function householdOf(recordId: string, asking: Parameters<typeof ask>[2] = {}) {
  const { id } = await subjectOf(graph, recordId)
  const { data, codes } = await ask<{ customer: { household: Household | null; households: readonly Household[] } }>(
    `query($id: ID!) { customer(id: $id) { household { ${fields} } households { ${fields} } } }`,
    { id },
    { purpose: 'ServiceProvision', ...asking },
  )
  return { ...data.customer, codes }
}

function names(household: Household | null | undefined): readonly (string | undefined)[] | undefined {
  return household?.members.map(({ customer }) => customer?.displayName)
}

beforeAll(async () => {
  await declare(graph, [
    { source: 'crm', defaultCountry: 'GB' },
    { source: 'shop', defaultCountry: 'GB' },
    { source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL'] },
  ])
  await write(graph, [
    { source: 'crm', id: 'carlos', attributes: { givenName: 'Carlos', familyName: 'Garcia', addresses: [orchard] } },
    // Sales has her former name, the web the present one.
    {
      source: 'crm',
      id: 'maria',
      observedAt: '2026-01-03',
      identifiers: ids('USER_ID:maria'),
      attributes: { givenName: 'Maria', familyName: 'Lopez', addresses: [{ ...orchard, line1: '7 Orchard Ln' }] },
    },
    {
      source: 'shop',
      id: 'maria',
      identifiers: ids('USER_ID:maria'),
      attributes: { givenName: 'Maria', familyName: 'Garcia' },
    },
    // Grew up there and moved out.
    { source: 'crm', id: 'sofia', attributes: { givenName: 'Sofia', familyName: 'Garcia', addresses: [orchard] } },
    { source: 'crm', id: 'olga', attributes: { givenName: 'Olga', familyName: 'Ivanova', addresses: [orchard] } },
    // A customer no more: nothing of hers is for this purpose.
    {
      source: 'crm',
      id: 'lucia',
      endedAt: '2026-02-01',
      attributes: { givenName: 'Lucia', familyName: 'Garcia', addresses: [orchard] },
    },
    // A visitor of the site who confirmed his address, no customer yet: what he states makes him no member.
    {
      source: 'web',
      id: 'luis',
      identifiers: [{ type: 'EMAIL', value: 'luis@x.io', verifiedAt: '2026-01-02' }],
      attributes: { givenName: 'Luis', familyName: 'Garcia', addresses: [orchard] },
    },
    ...['ann', 'ben'].map((id) => ({
      source: 'crm',
      id,
      attributes: { fullName: id === 'ann' ? 'Ann Lee' : 'Ben Okafor' },
      relations: [
        {
          role: 'MEMBER_OF_HOUSEHOLD',
          to: { source: 'crm', id: 'household-7' },
          from: `2020-01-0${id === 'ann' ? 1 : 2}`,
        },
      ],
    })),
  ])
  await write(graph, [
    {
      source: 'crm',
      id: 'sofia',
      observedAt: '2026-05-01',
      attributes: { givenName: 'Sofia', familyName: 'Garcia', addresses: [mill] },
    },
  ])
})

describe('the id of a household', () => {
  const query = 'query($id: ID!) { customer(id: $id) { household { id } } }'
  const elsewhere = createViewers(test, createSecrets(['a secret key of another deployment, long enough']))

  it('is of one deployment, so that nobody finds an address or a person by trying', async () => {
    const { id } = await subjectOf(graph, 'crm:carlos')
    const idFrom = async (asking: typeof ask) => {
      const { data } = await asking<{ customer: { household: { id: string } } }>(
        query,
        { id },
        { purpose: 'ServiceProvision' },
      )
      return data.customer.household.id
    }
    expect(await idFrom(ask)).toMatch(/^[\w-]{22}$/)
    expect(await idFrom(ask)).toBe(await idFrom(ask))
    expect(await idFrom(elsewhere)).not.toBe(await idFrom(ask))
  })
})

describe('a household', () => {
  it('is told by address and family name, and merges nobody', async () => {
    const { household, codes } = await householdOf('crm:carlos')
    expect(codes).toEqual([])
    // Two households there: the Garcias, and Olga alone.
    expect(household).toMatchObject({ source: null, confidence: 0.85, from: '2026-01-02T00:00:00.000Z', to: null })
    expect(names(household)?.toSorted()).toEqual(['Carlos Garcia', 'Maria Lopez', 'Sofia Garcia'])
    expect(await groupsIn(graph)).toContain('crm:carlos | crm:lucia | crm:maria+shop:maria | crm:olga | crm:sofia')
    expect(await faultsIn(graph)).toEqual([])
  })

  it('is one of former times for who moved out', async () => {
    const { household, households } = await householdOf('crm:sofia')
    expect(household).toBeNull()
    expect(households).toMatchObject([{ from: '2026-01-02T00:00:00.000Z', to: '2026-05-01T00:00:00.000Z' }])
    const carlos = await householdOf('crm:carlos')
    expect(carlos.household?.members.find(({ customer }) => customer?.displayName === 'Sofia Garcia')).toMatchObject({
      to: '2026-05-01T00:00:00.000Z',
    })
  })

  it('is none for who lives alone', async () => {
    expect(await householdOf('crm:olga')).toMatchObject({ household: null, households: [] })
  })

  it('is stated by a source, of whatever names, and is no company', async () => {
    const { household } = await householdOf('crm:ann')
    expect(household).toMatchObject({ source: 'crm', confidence: null, from: '2020-01-01T00:00:00.000Z' })
    expect(names(household)).toEqual(['Ann Lee', 'Ben Okafor'])
    const { data } = await ask(
      'query($id: ID!) { customer(id: $id) { accounts { role } } }',
      { id: (await subjectOf(graph, 'crm:ann')).id },
      { purpose: 'ServiceProvision' },
    )
    expect(data).toEqual({ customer: { accounts: [] } })
  })

  it('shows only those of whom the purpose may know it', async () => {
    const { household } = await householdOf('crm:carlos')
    expect(names(household)).not.toContain('Lucia Garcia')
    // Care sees without a relationship how people live, and not their names and addresses.
    const care = await householdOf('crm:carlos', { purpose: 'CustomerCare' })
    expect(care.household?.members).toHaveLength(3)
    // The negative control: the fraud team needs no relationship for any of it, only that nobody objected.
    const fraud = await householdOf('crm:carlos', { purpose: 'FraudPreventionAndDetection' })
    expect(fraud.household?.members).toHaveLength(4)
    const foreign = await householdOf('crm:carlos', { sources: ['shop'] })
    expect(foreign.household).toBeUndefined()
  })
})
