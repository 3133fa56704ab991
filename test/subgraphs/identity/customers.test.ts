import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, ids, type Subject, subjectOf, write, writeAccounts } from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph } = test
const ask = createViewers(test)

interface WithId {
  readonly id: string
}

let luis: Subject
let superseded: string

beforeAll(async () => {
  await declare(graph, [
    { source: 'crm', priority: 10, controller: 'Acme', defaultCountry: 'BR' },
    { source: 'shop', priority: 20 },
    { source: 'list', role: 'WATCHLIST', permittedPurposes: ['FraudPreventionAndDetection'], licence: 'L-1' },
  ])
  await write(graph, [
    {
      source: 'crm',
      id: '1',
      identifiers: [
        { type: 'EMAIL', value: 'luisg@embraer.com.br', verifiedAt: '2026-01-01' },
        { type: 'PHONE', value: '+55 (12) 3923-5555' },
      ],
      attributes: {
        givenName: 'Lu\u00eds',
        familyName: 'Gon\u00e7alves',
        birthDate: '1962-05-29',
        preferredLanguage: 'pt',
        religion: 'withheld',
        addresses: [
          { line1: 'Av. Brigadeiro Faria Lima, 2170', city: 'S\u00e3o Jos\u00e9 dos Campos', country: 'Brazil' },
        ],
      },
      relations: [{ role: 'EMPLOYEE_OF', to: { source: 'crm', id: 'embraer' }, from: '2020-01-01' }],
    },
    {
      source: 'shop',
      id: 'A',
      identifiers: [{ type: 'EMAIL', value: 'LUISG@embraer.com.br', verifiedAt: '2026-01-01' }, ...ids('USER_ID:u1')],
      attributes: { fullName: 'L. Goncalves', preferredLanguage: 'en' },
    },
  ])
  // Two that meet later: one id becomes superseded.
  await write(graph, [{ source: 'shop', id: 'B', identifiers: ids('USER_ID:u2') }])
  superseded = (await subjectOf(graph, 'shop:B')).id
  await write(graph, [{ source: 'shop', id: 'C', identifiers: ids('USER_ID:u1', 'USER_ID:u2') }])
  await write(graph, [
    {
      source: 'list',
      id: 'W1',
      identifiers: ids('USER_ID:u1', 'PASSPORT:X99'),
      attributes: { fullName: 'LUIS GONCALVES-SILVA' },
    },
    { source: 'list', id: 'W2', identifiers: ids('EMAIL:only@list.io'), attributes: { fullName: 'Only Listed' } },
    { source: 'shop', id: 'D', identifiers: ids('EMAIL:desk@x.io'), attributes: { fullName: 'Ann Lee' } },
    { source: 'crm', id: '2', identifiers: ids('EMAIL:desk@x.io'), attributes: { fullName: 'Bob Lee' } },
    { source: 'web', id: 'v1', identifiers: ids('COOKIE_ID:c1') },
  ])
  await writeAccounts(graph, [
    { source: 'crm', id: 'embraer', name: 'Embraer S.A.', identifiers: ids('DOMAIN:embraer.com.br') },
  ])
  luis = await subjectOf(graph, 'crm:1')
})

describe('a customer', () => {
  it.each([
    ['EMAIL', 'LuisG@Embraer.com.br '],
    ['PHONE', '+55 (12) 3923-5555'],
    ['USER_ID', 'u2'],
  ])('is found by %s %j with one statement', async (type, value) => {
    const names: string[] = []
    const stop = graph.watch(({ name }) => names.push(name))
    const { data, codes } = await ask(
      'query($type: IdentifierType!, $value: String!) { customerByIdentifier(type: $type, value: $value) { id kind displayName } }',
      { type, value },
    )
    stop()
    expect(codes).toEqual([])
    expect(data).toEqual({
      customerByIdentifier: { id: luis.id, kind: 'KNOWN', displayName: 'Lu\u00eds Gon\u00e7alves' },
    })
    expect(names.filter((name) => name.startsWith('identity.'))).toEqual(['identity.customerByIdentifier'])
  })

  it('is nobody for an unknown identifier, a filler, and one that only a watch list holds', async () => {
    const { data, codes } = await ask(`{
      a: customerByIdentifier(type: EMAIL, value: "nobody@x.io") { id }
      b: customerByIdentifier(type: USER_ID, value: "null") { id }
      c: customerByIdentifier(type: EMAIL, value: "only@list.io") { id }
      d: customersByIdentifier(type: EMAIL, value: "only@list.io") { id }
    }`)
    expect({ data, codes }).toEqual({ data: { a: null, b: null, c: null, d: [] }, codes: [] })
  })

  it('is a conflict where two share the identifier, which lists them', async () => {
    const single = await ask('{ customerByIdentifier(type: EMAIL, value: "desk@x.io") { id } }')
    expect(single.codes).toEqual(['CONFLICT'])
    const all = await ask<{ customersByIdentifier: readonly { displayName: string }[] }>(
      '{ customersByIdentifier(type: EMAIL, value: "desk@x.io") { displayName } }',
    )
    expect(all.data.customersByIdentifier.map(({ displayName }) => displayName).toSorted()).toEqual([
      'Ann Lee',
      'Bob Lee',
    ])
  })

  it('answers for a superseded id, and lists it', async () => {
    expect(superseded).not.toBe(luis.id)
    const { data } = await ask('query($id: ID!) { customer(id: $id) { id supersededIds } }', { id: superseded })
    expect(data).toEqual({ customer: { id: luis.id, supersededIds: [superseded] } })
    const reference = await ask(
      'query($id: ID!) { _entities(representations: [{__typename: "Customer", id: $id}]) { ... on Customer { id displayName } } }',
      { id: luis.id },
    )
    expect(reference.data).toEqual({ _entities: [{ id: luis.id, displayName: 'Lu\u00eds Gon\u00e7alves' }] })
  })

  it('answers for a superseded id only to whoever knows a record that was under it', async () => {
    const query = 'query($id: ID!) { customer(id: $id) { id } }'
    const asked = async (id: string, source: string) => (await ask(query, { id }, { sources: [source] })).data
    expect(await asked(superseded, 'crm')).toEqual({ customer: null })
    // The negative controls: a source that brought such a record, and the present id.
    expect(await asked(superseded, 'shop')).toEqual({ customer: { id: luis.id } })
    expect(await asked(luis.id, 'crm')).toEqual({ customer: { id: luis.id } })
  })

  it('shows identifiers in pages, with what they are worth', async () => {
    const query = `query($id: ID!, $after: String, $types: [IdentifierType!]) { customer(id: $id) { identifiers(types: $types, first: 2, after: $after) {
      edges { cursor node { type value verified shared firstSeen provenance { source sourceRecordId confidence } } } pageInfo { hasNextPage endCursor } } } }`
    type Page = {
      customer: {
        identifiers: {
          edges: readonly { node: { type: string } }[]
          pageInfo: { hasNextPage: boolean; endCursor: string }
        }
      }
    }
    const first = await ask<Page>(query, { id: luis.id })
    expect(first.codes).toEqual([])
    expect(first.data.customer.identifiers.edges[0]).toMatchObject({
      node: {
        type: 'EMAIL',
        value: 'luisg@embraer.com.br',
        verified: true,
        shared: false,
        firstSeen: '2026-01-02T00:00:00.000Z',
        provenance: [
          { source: 'crm', sourceRecordId: '1' },
          { source: 'shop', sourceRecordId: 'A' },
        ],
      },
    })
    const { endCursor } = first.data.customer.identifiers.pageInfo
    const second = await ask<Page>(query, { id: luis.id, after: endCursor })
    const types = [...first.data.customer.identifiers.edges, ...second.data.customer.identifiers.edges].map(
      ({ node }) => node.type,
    )
    expect(types).toEqual(['EMAIL', 'PHONE', 'USER_ID', 'USER_ID'])
    expect(second.data.customer.identifiers.pageInfo.hasNextPage).toBe(false)
    const phones = await ask<Page>(query, { id: luis.id, types: ['PHONE'] })
    expect(phones.data.customer.identifiers.edges).toMatchObject([{ node: { value: '+551239235555' } }])
    expect(
      (
        await ask('query($id: ID!) { customer(id: $id) { identifiers(first: 101) { edges { cursor } } } }', {
          id: luis.id,
        })
      ).codes,
    ).toEqual(['LIMIT_EXCEEDED'])
    expect((await ask(query, { id: luis.id, after: 'nonsense' })).codes).toEqual(['BAD_USER_INPUT'])
  })

  it('has a golden record with provenance and what it beat', async () => {
    const { data, codes } = await ask(
      `query($id: ID!) { customer(id: $id) { profile {
        givenName { value chosenBy provenance { source } } familyName { value }
        birthDate { value } preferredLanguage { value chosenBy alternatives { value provenance { source } } }
        names { name value } addresses { line1 city country provenance { source } }
        attributes { name value } asked: attributes(names: ["religion", "allergies"]) { name value } } } }`,
      { id: luis.id },
      { purpose: 'ServiceProvision' },
    )
    expect(data).toEqual({
      customer: {
        profile: {
          givenName: { value: 'Lu\u00eds', chosenBy: 'ONLY_VALUE', provenance: { source: 'crm' } },
          familyName: { value: 'Gon\u00e7alves' },
          birthDate: { value: '1962-05-29' },
          preferredLanguage: {
            value: 'pt',
            chosenBy: 'SOURCE_PRIORITY',
            alternatives: [{ value: 'en', provenance: { source: 'shop' } }],
          },
          names: [
            { name: 'PRIMARY', value: 'Lu\u00eds Gon\u00e7alves' },
            { name: 'PRIMARY', value: 'L. Goncalves' },
          ],
          addresses: [
            {
              line1: 'Av. Brigadeiro Faria Lima, 2170',
              city: 'S\u00e3o Jos\u00e9 dos Campos',
              country: 'Brazil',
              provenance: { source: 'crm' },
            },
          ],
          attributes: [{ name: 'addresses' }, { name: 'birthDate' }, { name: 'preferredLanguage' }].map(({ name }) =>
            expect.objectContaining({ name }),
          ),
          asked: [],
        },
      },
    })
    expect(codes).toEqual(['CONSENT_REQUIRED'])
  })

  it('explains how it came about, without a word of the watch list', async () => {
    const query = `query($id: ID!) { customer(id: $id) {
      resolution { confidence recordCount ruleSetVersion steps { step left { source sourceId } right { source sourceId } rule score features { name score } decidedBy } }
      records(first: 10) { edges { node { source sourceId customer { id } account { id } } } } } }`
    type Explained = {
      customer: {
        resolution: {
          recordCount: number
          steps: readonly { step: number; rule: string; left: readonly object[]; right: readonly object[] }[]
        }
        records: { edges: readonly { node: { source: string; sourceId: string } }[] }
      }
    }
    const { data } = await ask<Explained>(query, { id: luis.id })
    const { resolution, records } = data.customer
    expect(records.edges.map(({ node }) => `${node.source}:${node.sourceId}`)).toEqual([
      'crm:1',
      'shop:A',
      'shop:B',
      'shop:C',
    ])
    expect(resolution.recordCount).toBe(4)
    // All that joined the four, whatever the watch list has in common with them.
    expect(resolution.steps.map(({ step, rule }) => `${step} ${rule}`)).toEqual(['1 USER_ID', '2 USER_ID', '3 EMAIL'])
    const last = resolution.steps.at(-1)
    expect((last?.left.length ?? 0) + (last?.right.length ?? 0)).toBe(4)
    expect(JSON.stringify(data)).not.toContain('list')
    const fraud = await ask<Explained>(query, { id: luis.id }, { purpose: 'FraudPreventionAndDetection' })
    expect(fraud.data.customer.records.edges.map(({ node }) => node.source)).toContain('list')
    expect(fraud.data.customer.resolution.recordCount).toBe(5)
  })

  it('has a role in a company, which is resolved like people', async () => {
    const { data, codes } = await ask<{ customer: { accounts: readonly { account: WithId }[] } }>(
      'query($id: ID!) { customer(id: $id) { accounts { role since account { id name kind } provenance { source } } } }',
      { id: luis.id },
    )
    expect(codes).toEqual([])
    expect(data.customer.accounts).toMatchObject([
      {
        role: 'EMPLOYEE_OF',
        since: '2020-01-01T00:00:00.000Z',
        account: { name: 'Embraer S.A.', kind: 'KNOWN' },
        provenance: { source: 'crm' },
      },
    ])
    const id = data.customer.accounts[0]?.account.id
    const account = await ask(
      'query($id: ID!) { account(id: $id) { name identifiers { type shared } records(first: 5) { edges { node { sourceId account { id } } } } resolution { recordCount } } }',
      { id },
    )
    expect(account).toMatchObject({
      codes: [],
      data: {
        account: {
          name: 'Embraer S.A.',
          identifiers: [{ type: 'DOMAIN', shared: false }],
          records: { edges: [{ node: { sourceId: 'embraer', account: { id } } }] },
          resolution: { recordCount: 1 },
        },
      },
    })
  })
})

describe('a list', () => {
  const listing =
    'query($first: Int!, $after: String, $orderBy: CustomerOrder, $filter: CustomerFilter) { customers(first: $first, after: $after, orderBy: $orderBy, filter: $filter) { edges { cursor node { id kind } } pageInfo { hasNextPage endCursor } } }'
  type Page = {
    customers: {
      edges: readonly { node: { id: string; kind: string } }[]
      pageInfo: { hasNextPage: boolean; endCursor: string }
    }
  }

  it('of customers has the known ones first, without those only a list tells of, in pages that join', async () => {
    const all = (await ask<Page>(listing, { first: 50 })).data.customers.edges.map(({ node }) => node)
    expect(all.map(({ kind }) => kind)).toEqual(['KNOWN', 'KNOWN', 'KNOWN', 'ANONYMOUS'])
    for (const orderBy of ['NEWEST', 'OLDEST']) {
      const paged: string[] = []
      let after: string | null = null
      do {
        const page: Page = (await ask<Page>(listing, { first: 1, after, orderBy })).data
        paged.push(...page.customers.edges.map(({ node }) => node.id))
        after = page.customers.pageInfo.hasNextPage ? page.customers.pageInfo.endCursor : null
      } while (after !== null)
      expect(paged.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
    }
    const anonymous = await ask<Page>(listing, { first: 50, filter: { kind: 'ANONYMOUS' } })
    expect(anonymous.data.customers.edges).toHaveLength(1)
  })

  it('of records keeps the order asked, null where unknown or not for the purpose', async () => {
    const query = `{ records(refs: [{source: "shop", sourceId: "A"}, {source: "shop", sourceId: "ZZ"}, {source: "list", sourceId: "W1"}, {source: "identifier", sourceId: "EMAIL:x"}, {source: "crm", sourceId: "embraer"}]) {
      source sourceId observedAt customer { id } account { name } } }`
    const { data } = await ask<{ records: readonly unknown[] }>(query)
    expect(data.records).toMatchObject([
      { sourceId: 'A', customer: { id: luis.id } },
      null,
      null,
      null,
      { account: { name: 'Embraer S.A.' }, customer: null },
    ])
    const steward = { scopes: ['customer:read', 'identity:steward'] }
    const other = await ask<{ records: readonly unknown[] }>(query, {}, steward)
    expect(other.data.records[2]).toBeNull()
    const permitted = { ...steward, purpose: 'FraudPreventionAndDetection' } as const
    const { data: listed } = await ask<{ records: readonly unknown[] }>(query, {}, permitted)
    expect(listed.records[2]).toMatchObject({ source: 'list', customer: { id: luis.id } })
  })

  it('of sources tells what each is', async () => {
    const { data } = await ask<{ sources: readonly { name: string }[] }>(
      '{ sources { name role controller priority defaultCountry permittedPurposes } }',
    )
    expect(data.sources.map(({ name }) => name)).toEqual(['crm', 'list', 'shop', 'web'])
    expect(data.sources[0]).toEqual({
      name: 'crm',
      role: 'SYSTEM_OF_RECORD',
      controller: 'Acme',
      priority: 10,
      defaultCountry: 'BR',
      permittedPurposes: [],
    })
  })
})

describe('a token', () => {
  it('limited to some sources sees their customers and nothing of the others', async () => {
    const asking = { sources: ['web'] }
    const foreign = await ask(
      `query($id: ID!) { customer(id: $id) { id } customerByIdentifier(type: USER_ID, value: "u1") { id }
       customersByIdentifier(type: EMAIL, value: "desk@x.io") { id } records(refs: [{source: "crm", sourceId: "1"}]) { source }
       missing: customer(id: "nobody") { id } sources { name } }`,
      { id: luis.id },
      asking,
    )
    expect(foreign).toMatchObject({
      codes: [],
      data: {
        customer: null,
        customerByIdentifier: null,
        customersByIdentifier: [],
        records: [null],
        missing: null,
        sources: [{ name: 'web' }],
      },
    })
    const list = await ask<{ customers: { edges: readonly unknown[] } }>(
      '{ customers(first: 10) { edges { node { kind } } } }',
      {},
      asking,
    )
    expect(list.data.customers.edges).toEqual([{ node: { kind: 'ANONYMOUS' } }])
    const shop = await ask(
      '{ customerByIdentifier(type: EMAIL, value: "desk@x.io") { displayName } }',
      {},
      { sources: ['shop'] },
    )
    expect(shop.codes).toEqual([])
  })

  it('of a customer is that customer', async () => {
    const self = { scopes: ['self'], customerId: luis.id, purpose: 'RightsFulfilment' } as const
    const other = await subjectOf(graph, 'shop:D')
    const { data, codes } = await ask(
      'query($other: ID!) { me { id displayName } customer(id: $other) { id } }',
      { other: other.id },
      self,
    )
    expect(data).toEqual({ me: { id: luis.id, displayName: 'Lu\u00eds Gon\u00e7alves' }, customer: null })
    expect(codes).toEqual([])
  })

  it('without the scope learns nothing', async () => {
    const { data, codes } = await ask(
      'query($id: ID!) { customer(id: $id) { id } customers(first: 1) { edges { cursor } } quarantine(first: 1) { edges { cursor } } }',
      { id: luis.id },
      { scopes: ['engagement:read'] },
    )
    expect(data).toEqual({ customer: null, customers: null, quarantine: null })
    expect(new Set(codes)).toEqual(new Set(['FORBIDDEN']))
  })

  it('in marketing without consent sees no name and no contact', async () => {
    const { data, codes } = await ask(
      'query($id: ID!) { customer(id: $id) { id kind displayName identifiers(types: [EMAIL], first: 5) { edges { node { type value } } } } }',
      { id: luis.id },
      { purpose: 'Marketing' },
    )
    expect(data).toEqual({
      customer: {
        id: luis.id,
        kind: 'KNOWN',
        displayName: null,
        identifiers: { edges: [{ node: { type: 'EMAIL', value: null } }] },
      },
    })
    expect(new Set(codes)).toEqual(new Set(['CONSENT_REQUIRED']))
  })
})
