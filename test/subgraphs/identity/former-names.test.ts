import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createWorld } from '../engagement/world.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
const ask = createViewers(test)
const steward = { scopes: ['customer:read', 'identity:steward'] }

interface Case {
  /** The name of the company, by default that of its owner in January. */
  readonly company?: string
  /** What further records of the owner, and later versions of the first, state: source, id, month and attributes. */
  readonly owner?: readonly (readonly [string, string, number, object])[]
  readonly others?: readonly (readonly [string, string])[]
  /** What staff correct: of the owner or of the company. */
  readonly corrected?: readonly ['crm:owner' | 'crm:firm', string, string]
}

const owner = { givenName: 'Ottilie', familyName: 'Vandersar' }
const married = { ...owner, familyName: 'Brandt' }
const firm = 'Ottilie Vandersar'
const maiden = { ...married, maidenName: 'Vandersar' }

/** Companies whose name is one that the owner has or had. */
const withheld: Readonly<Record<string, Case>> = {
  'the name of the company states the form of a sole trader': { company: 'Castle Flowers e.K.' },
  'a later version of the record states another family name': { owner: [['crm', 'owner', 3, married]] },
  'so does the version after that': {
    owner: [
      ['crm', 'owner', 3, married],
      ['crm', 'owner', 4, { ...owner, familyName: 'Castellan' }],
    ],
  },
  'a version that arrived too late states it': {
    company: 'Ottilie Brandt',
    owner: [['crm', 'owner', 0, married]],
  },
  'staff correct the family name': { corrected: ['crm:owner', 'familyName', 'Vandersaar'] },
  'staff correct the name of the company': { corrected: ['crm:firm', 'name', 'Ottilie Vandersaar'] },
  'another system states another family name, and has priority': {
    owner: [['erp', 'owner', 3, married]],
  },
  'another system knows the owner, too': { owner: [['erp', 'owner', 3, owner]] },
  'the record states it as the maiden name': {
    company: 'Ottilie Castle',
    owner: [['crm', 'owner', 3, { ...married, maidenName: 'Castle' }]],
  },
  'the record states it as the name at birth, in the spelling of its source': {
    company: 'Castle, Ottilie',
    owner: [['crm', 'owner', 3, { ...married, birth_name: 'Castle' }]],
  },
  'the record lists it among its names': {
    company: 'Ottilie Castle',
    owner: [
      ['crm', 'owner', 3, { ...married, names: [{ type: 'ALIAS', givenName: 'Ottilie', familyName: 'Castle' }] }],
    ],
  },
  'the record lists it among its names as a text': {
    company: 'Tilly Castle',
    owner: [['crm', 'owner', 3, { ...married, names: ['Tilly Castle'] }]],
  },
  'the name at birth was stated only before': {
    company: 'Ottilie Castle',
    owner: [
      ['crm', 'owner', 3, { ...married, maidenName: 'Castle' }],
      ['crm', 'owner', 4, married],
    ],
  },
  'the name has a middle name that the company has not': {
    owner: [['crm', 'owner', 3, { ...owner, middleName: 'Maria' }]],
  },
  'a duplicate of the owner, who is not known to be the same person, relates to it as well': {
    others: [['crm', firm]],
  },
  'a purchased list relates somebody else to it': { others: [['list', 'Tom Reed']] },
  'it has a word beside the family name of the owner': { company: 'Vandersar Ceramics' },
  'it has words beside the whole name of the owner': { company: "Ceramics by Ottilie Vandersar's" },
  'it has a word beside a former family name': {
    company: 'Vandersar Ceramics',
    owner: [['crm', 'owner', 3, married]],
  },
  'it has a word beside the family name in a whole name': {
    company: 'Studio Castle',
    owner: [['crm', 'owner', 3, { ...married, aliases: ['Castle, Tilly'] }]],
  },
  'a duplicate of the owner relates to it, and it has a word beside the family name': {
    company: 'Vandersar Ceramics',
    others: [['crm', firm]],
  },
}

/** The controls. */
const shown: Readonly<Record<string, Case>> = {
  'nobody had its name': { company: 'Ottilie Castle', owner: [['crm', 'owner', 3, married]] },
  'it has a word beside the given name of the owner': { company: 'Ottilie Ceramics' },
  'its name states the form of a legal person': { company: 'Vandersar Ceramics GmbH' },
  'somebody else of the same family name relates to it': {
    company: 'Vandersar Ceramics',
    others: [['crm', 'Tom Vandersar']],
  },
  'somebody else relates to it': { others: [['crm', 'Tom Reed']], owner: [['crm', 'owner', 3, maiden]] },
  'only a form states its name': {
    company: 'Sar Ceramics',
    owner: [['web', 'owner', 3, { fullName: 'Sar Ceramics', maidenName: 'Ceramics' }]],
  },
  'the form has verified the address': {
    company: 'Sar Ceramics',
    owner: [['shop', 'owner', 3, { fullName: 'Sar Ceramics' }]],
  },
  'the owner is employed under its name': {
    company: 'Sar Ceramics',
    owner: [
      [
        'crm',
        'owner',
        3,
        { ...owner, employer: 'Sar Ceramics', companyName: 'Sar Ceramics', company: { name: 'Sar Ceramics' } },
      ],
    ],
  },
}

const cases = Object.entries({ ...withheld, ...shown })
const idOf = (name: string) => `c${cases.findIndex(([key]) => key === name)}`
const monthOf = (month: number) => (month === 0 ? '2025-12-01' : `2026-0${month}-01`)

beforeAll(async () => {
  await world.ingest([
    { kind: 'source', source: 'crm', uniqueIds: true },
    { kind: 'source', source: 'erp', priority: 1 },
    { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
    { kind: 'source', source: 'shop', role: 'TOUCHPOINT', verifies: ['EMAIL'] },
    { kind: 'source', source: 'list', role: 'REFERENCE', licence: 'L-1', permittedPurposes: [] },
  ])
  const lines = cases.flatMap(([name, { company = firm, owner: versions = [], others = [] }], index) => {
    // By the same e-mail address and birth date, records of different family names are one person's.
    const birthDate = `${1950 + index}-01-31`
    const id = idOf(name)
    const relations = [{ role: 'OWNER_OF', to: { source: 'crm', id: `${id}-firm` } }]
    const identifiers = [{ type: 'EMAIL', value: `${id}@vandersar.example`, verifiedAt: '2026-01-01' }]
    const record = { kind: 'record', relations, identifiers }
    return [
      {
        kind: 'account',
        source: 'crm',
        id: `${id}-firm`,
        observedAt: monthOf(1),
        name: company,
        identifiers: [{ type: 'DOMAIN', value: `${id}-sole.example` }],
      },
      { ...record, source: 'crm', id: `${id}-owner`, observedAt: monthOf(1), attributes: { ...owner, birthDate } },
      ...versions.map(([source, key, month, attributes]) => ({
        ...{
          ...record,
          source,
          id: `${id}-${key}`,
          observedAt: monthOf(month),
          attributes: { ...attributes, birthDate },
        },
        ...(source === 'web' && {
          relations: [],
          identifiers: identifiers.map(({ type, value }) => ({ type, value })),
        }),
      })),
      ...others.map(([source, fullName], index) => ({
        ...{ ...record, source, id: `${id}-other${index}`, observedAt: monthOf(1), attributes: { fullName } },
        identifiers: [{ type: 'EMAIL', value: `${id}-other${index}@other.example` }],
      })),
    ]
  })
  // Each version in a file of its own, because only one of several versions in a file is kept.
  const first = new Set<string>()
  const later: object[] = []
  await world.ingest(
    lines.filter((line) => {
      const key = `${line.source}:${line.id}`
      if (!first.has(key)) return first.add(key)
      later.push(line)
      return false
    }),
  )
  for (const line of later) await world.ingest([line])
  for (const [name, { corrected }] of cases) {
    if (corrected === undefined) continue
    const [record, attribute, value] = corrected
    const id = await world.ownerOf(record.replace(':', `:${idOf(name)}-`))
    const { data } = await ask(
      `mutation($id: ID!, $name: String!, $value: String!) {
        correctAttribute(customerId: $id, name: $name, value: $value, reason: "typo") { __typename } }`,
      { id, name: attribute, value },
      steward,
    )
    expect(data).toEqual({ correctAttribute: { __typename: 'CorrectAttributeSuccess' } })
  }
}, 120_000)

it('each company and each owner is one of its own', async () => {
  const owners = await Promise.all(
    cases.flatMap(([name]) => ['firm', 'owner'].map((key) => world.ownerOf(`crm:${idOf(name)}-${key}`))),
  )
  expect(new Set(owners).size).toBe(2 * cases.length)
})

async function told(name: string, purpose: 'Marketing' | 'CustomerCare') {
  const id = await world.ownerOf(`crm:${idOf(name)}-firm`)
  const { data } = await ask<{ account: { name: string | null; identifiers: readonly { value: string | null }[] } }>(
    'query($id: ID!) { account(id: $id) { name identifiers { value } } }',
    { id },
    { purpose },
  )
  return {
    name: data.account.name,
    identifiers: data.account.identifiers.filter(({ value }) => value !== null).length,
  }
}

describe('a company whose name the only person related to it has or had', () => {
  it.each(Object.keys(withheld))('has its name and identifiers withheld: %s', async (name) => {
    expect(await told(name, 'Marketing')).toEqual({ name: null, identifiers: 0 })
    expect(await told(name, 'CustomerCare')).toMatchObject({ identifiers: 1 })
  })

  it.each(Object.entries(shown))('is another company, and shows them: the control: %s', async (name, {
    company = firm,
  }) => {
    expect(await told(name, 'Marketing')).toEqual({ name: company, identifiers: 1 })
  })
})

it('the other system, in that case, knows the owner', async () => {
  const id = idOf('another system states another family name, and has priority')
  expect(await world.ownerOf(`erp:${id}-owner`)).toBe(await world.ownerOf(`crm:${id}-owner`))
})

it('records of the owner that staff split into two customers are still those of one owner', async () => {
  const name = 'another system knows the owner, too'
  const id = await world.ownerOf(`crm:${idOf(name)}-owner`)
  const { data } = await ask(
    `mutation($id: ID!, $records: [RecordRefInput!]!) {
      splitCustomer(id: $id, records: $records, reason: "two") { __typename } }`,
    { id, records: [{ source: 'erp', sourceId: `${idOf(name)}-owner` }] },
    steward,
  )
  expect(data).toEqual({ splitCustomer: { __typename: 'SplitCustomerSuccess' } })
  expect(await world.ownerOf(`erp:${idOf(name)}-owner`)).not.toBe(id)
  expect(await told(name, 'Marketing')).toEqual({ name: null, identifiers: 0 })
})
