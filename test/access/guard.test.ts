import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLResolveInfo, isObjectType, parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../../access/access.ts'
import type { Category } from '../../access/categories.ts'
import { channelsOfIdentifier } from '../../access/consent/contact-channels.ts'
import { createAccess } from '../../access/create-access.ts'
import { guardSchema } from '../../access/guard.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import { createWithholding } from '../../access/withholding.ts'
import { command, cypher } from '../../graph/cypher.ts'
import { createReader } from '../../graph/reader.ts'
import { readBirth } from '../../subgraphs/read-birth.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createPatientBatcher } from '../harness/patient-batcher.ts'

const { graph } = useGraph()

const valueTypes = readFileSync(new URL('../../subgraphs/runtime/value-types.graphql', import.meta.url), 'utf8')
const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])\n'

const sdl = `${link}
  type Query @public @unrecorded(because: "a test") {
    customer(id: ID!): Customer
    all: [Customer]
    notes: [Note!]
    notePage: NotePage
    identifiers: [Identifier!]
    secretCount: Int @requiresScopes(scopes: [["a", "b"], ["c"]])
  }
  type Customer @key(fields: "id") @unrecorded(because: "a test") {
    id: ID! @public
    name: String @personalData(category: IDENTIFYING)
    email: String @personalData(category: CONTACT)
    likes: String @personalData(category: BEHAVIOURAL)
    values: [Value!] @public
  }
  type Value { text: String @personalData(by: ROW) }
  type NotePage @public { edges: [NoteEdge!]! }
  type NoteEdge @public { node: Note cursor: String! }
  type Identifier @public { type: String! value: String @personalData(by: ROW) }
  type Note @key(fields: "id") @personalData(category: BEHAVIOURAL) { id: ID! text: String }
  ${valueTypes}`

const people = ['alice', 'bob', 'carol'].map((id) => ({
  id,
  name: `name-${id}`,
  email: `${id}@x.io`,
  likes: `likes-${id}`,
}))
const notes = people.map(({ id }) =>
  Object.freeze({ id: `note-${id}`, subject: id, text: `note-${id}`, occurredAt: Date.parse('2025-06-01') }),
)

const identifiers = [
  { subject: 'alice', type: 'EMAIL', value: 'alice@x.io' },
  { subject: 'alice', type: 'PHONE', value: '+447700900123' },
  { subject: 'alice', type: 'PASSPORT', value: 'AB12345678' },
  { subject: 'alice', type: 'birthDate', value: '1980-01-31' },
].map((row) => Object.freeze(row))
const rows = {
  'Value.text': (row: { category: Category }) => row.category,
  'Identifier.value': ({ type }: { type: string }) =>
    type === 'EMAIL' || type === 'PHONE'
      ? { category: 'CONTACT' as const, channels: channelsOfIdentifier(type) }
      : ('IDENTIFYING' as const),
}

function build(text = sdl, rowCategories: Parameters<typeof guardSchema>[1] = rows) {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(text),
      resolvers: {
        Query: {
          customer: (_: unknown, { id }: { id: string }) => people.find((person) => person.id === id) ?? null,
          all: () => people,
          notes: () => notes,
          notePage: () => ({ edges: notes.map((node) => ({ node, cursor: `cursor-${node.id}` })) }),
          identifiers: (root: readonly object[] | undefined) => root ?? identifiers,
          secretCount: () => 42,
        },
        Customer: {
          __resolveReference: ({ id }: { id: string }) => people.find((person) => person.id === id) ?? null,
          values: ({ id }: { id: string }) => [
            { subject: id, text: 'contact', category: 'CONTACT' },
            { subject: id, text: 'behaviour', category: 'BEHAVIOURAL' },
            { text: 'nobody', category: 'BEHAVIOURAL' },
          ],
        },
        Note: { __resolveReference: ({ id }: { id: string }) => notes.find((note) => note.id === id) ?? null },
      },
    },
  ])
  guardSchema(schema, rowCategories)
  return schema
}

const schema = build()

async function ask(
  query: string,
  purpose: PurposeKey,
  more: Partial<Viewer> = {},
  variables: Record<string, unknown> = {},
  rootValue?: readonly object[],
) {
  const viewer: Viewer = {
    subject: 's',
    clientId: 'c',
    scopes: new Set(),
    purposes: [purpose],
    sources: null,
    customerId: null,
    ...more,
  }
  const reader = createReader(graph, createPatientBatcher(graph), () => [])
  const access: Access = createAccess(viewer, purpose, { reader, now: () => new Date('2026-01-01'), readBirth })
  const withholding = createWithholding(purpose)
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    rootValue,
    contextValue: { access, withholding },
  })
  const errors = [...(result.errors ?? []), ...withholding.errors()]
  return {
    data: JSON.parse(JSON.stringify(result.data)),
    errors: errors.map(({ path, extensions }) => ({ path, ...extensions })),
  }
}

beforeAll(async () => {
  const seed = command({
    name: 'test.seed',
    text: cypher<{ rows: readonly object[] }>`
      MERGE (:Source {key: 'crm', role: 'SYSTEM_OF_RECORD'}) MERGE (:Source {key: 'web', role: 'TOUCHPOINT'})
      WITH 1 AS one UNWIND $rows AS x
      CREATE (r:SourceRecord {id: x.source + ':' + x.id, source: x.source, sourceId: x.id})
      CREATE (r)-[:RESOLVED_TO {recordId: r.id}]->(:Customer {id: x.id, status: 'ACTIVE'})
      CREATE (:ConsentEvent:Entry {id: 'consent:' + x.id, recordId: r.id, purpose: 'Marketing', status: x.marketing, occurredAt: 1})`,
  })
  await graph.write('test.seed', (tx) =>
    tx.run(seed, {
      rows: [
        { source: 'crm', id: 'alice', marketing: 'GIVEN' },
        { source: 'crm', id: 'bob', marketing: 'WITHDRAWN' },
        { source: 'web', id: 'carol', marketing: 'GIVEN' },
      ],
    }),
  )
})

describe('guard', () => {
  it('opens and withholds field by field, with one error a coordinate', async () => {
    expect(await ask('{ all { id name email } }', 'Marketing')).toEqual({
      data: {
        all: [
          { id: 'alice', name: 'name-alice', email: 'alice@x.io' },
          { id: 'bob', name: null, email: null },
          { id: 'carol', name: 'name-carol', email: 'carol@x.io' },
        ],
      },
      errors: ['name', 'email'].map((field) => ({
        path: ['all', 1, field],
        code: 'CONSENT_REQUIRED',
        purpose: 'Marketing',
        reason: 'CONSENT_WITHDRAWN',
        coordinate: `Customer.${field}`,
        count: 1,
      })),
    })
  })

  it('counts what it withheld instead of repeating the error', async () => {
    const { errors } = await ask('{ all { email } }', 'Personalisation')
    expect(errors).toMatchObject([{ path: ['all', 0, 'email'], code: 'FORBIDDEN', count: 3 }])
  })

  it('decides by row where the type does not tell, and denies a row without a subject', async () => {
    const { data, errors } = await ask('{ customer(id: "carol") { values { text } } }', 'CustomerCare')
    expect(data).toEqual({ customer: { values: [{ text: null }, { text: 'behaviour' }, { text: null }] } })
    expect(errors).toMatchObject([{ code: 'FORBIDDEN', count: 2 }])
  })

  it('hands out objects of a category only where it is open', async () => {
    const { data } = await ask('{ notes { id } }', 'Marketing')
    expect(data).toEqual({ notes: [{ id: 'note-alice' }, { id: 'note-carol' }] })
  })

  it('guards references as it guards fields, and copies frozen rows', async () => {
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id name } ... on Note { id text } } }'
    const r = [
      { __typename: 'Customer', id: 'bob' },
      { __typename: 'Note', id: 'note-alice' },
      { __typename: 'Note', id: 'note-bob' },
      { __typename: 'Customer', id: 'nobody' },
    ]
    const { data } = await ask(query, 'Marketing', {}, { r })
    expect(data).toEqual({
      _entities: [{ id: 'bob', name: null }, { id: 'note-alice', text: 'note-alice' }, null, null],
    })
  })

  it("shows only customers with a record of the token's sources", async () => {
    const web = await ask('{ all { id } customer(id: "alice") { id } }', 'Marketing', { sources: ['web'] })
    expect(web).toEqual({ data: { all: [{ id: 'carol' }], customer: null }, errors: [] })
    const none = await ask('{ all { id } customer(id: "nobody") { id } }', 'Marketing', { sources: [] })
    expect(none).toEqual({ data: { all: [], customer: null }, errors: [] })
  })

  it('shows a customer only themselves', async () => {
    const { data } = await ask('{ all { id email } }', 'RightsFulfilment', { customerId: 'bob' })
    expect(data).toEqual({ all: [{ id: 'bob', email: 'bob@x.io' }] })
  })

  it('asks for scopes: any one list, all of its scopes', async () => {
    const count = async (...scopes: string[]) =>
      (await ask('{ secretCount }', 'Marketing', { scopes: new Set(scopes) })).data.secretCount
    expect([await count(), await count('a'), await count('a', 'b'), await count('c')]).toEqual([null, null, 42, 42])
  })

  it('follows alias, fragment and inline fragment', async () => {
    const query = `{ customer(id: "bob") { a: email ...F ... on Customer { b: email } } } fragment F on Customer { c: email }`
    const { data } = await ask(query, 'Marketing')
    expect(data).toEqual({ customer: { a: null, b: null, c: null } })
  })
})

const addConsents = command({
  name: 'test.addConsents',
  text: cypher<{ entries: readonly object[] }>`
    UNWIND $entries AS entry CREATE (e:ConsentEvent:Entry {id: randomUUID()}) SET e += entry`,
})
const removeAdded = command({
  name: 'test.removeAdded',
  text: cypher`MATCH (e:ConsentEvent) WHERE NOT e.id STARTS WITH 'consent:' DETACH DELETE e`,
})

/** Answers while the ledger also has these entries. */
async function withEntries<T>(entries: readonly object[], work: () => Promise<T>): Promise<T> {
  await graph.write('test.addConsents', (tx) => tx.run(addConsents, { entries }))
  try {
    return await work()
  } finally {
    await graph.write('test.removeAdded', (tx) => tx.run(removeAdded, {}))
  }
}

describe('a fact collected against the will', () => {
  const of = (recordId: string, status: string, day: string) => ({
    recordId,
    status,
    purpose: 'Marketing',
    occurredAt: Date.parse(day),
  })
  // Alice consented in 1970, withdrew for May and June and consented again.
  const gap = [of('crm:alice', 'WITHDRAWN', '2025-05-01'), of('crm:alice', 'GIVEN', '2025-07-01')]
  const query = '{ notes { text } notePage { edges { cursor } } customer(id: "alice") { likes } }'

  it('stays closed after a later consent, with its edge, in lists and by reference', async () => {
    const r = [{ __typename: 'Note', id: 'note-alice' }]
    const reference = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Note { text } } }'
    const { data } = await withEntries(gap, async () => ({
      data: [(await ask(query, 'Marketing')).data, (await ask(reference, 'Marketing', {}, { r })).data],
    }))
    expect(data).toEqual([
      {
        notes: [{ text: 'note-carol' }],
        notePage: { edges: [{ cursor: 'cursor-note-carol' }] },
        customer: { likes: 'likes-alice' },
      },
      { _entities: [null] },
    ])
  })

  it('is open to a purpose that rests on something else', async () => {
    const { data } = await withEntries(gap, () => ask(query, 'CustomerCare'))
    expect(data.notes).toHaveLength(3)
  })

  it('is open where the gap lies elsewhere', async () => {
    const { data } = await ask(query, 'Marketing')
    expect(data.notes).toEqual([{ text: 'note-alice' }, { text: 'note-carol' }])
  })
})

describe('a value shown in part', () => {
  const values = async (purpose: PurposeKey, ...scopes: string[]) => {
    const { data, errors } = await ask('{ identifiers { value } }', purpose, { scopes: new Set(scopes) })
    return [
      data.identifiers.map(({ value }: { value: string | null }) => value),
      errors.map((error) => Reflect.get(error, 'reason')),
    ]
  }
  const consents = [{ recordId: 'crm:alice', purpose: 'Personalisation', status: 'GIVEN', occurredAt: 1 }]

  it('is masked for a purpose that needs no more, and in full for the scope that does', async () => {
    expect(await values('LegalCompliance')).toEqual([['a***@x.io', '+44***123', 'AB12345678', '1980-01-31'], []])
    expect(await values('LegalCompliance', 'privacy:manage')).toEqual([identifiers.map(({ value }) => value), []])
    expect(await values('CustomerCare')).toEqual([['alice@x.io', '+447700900123', '***5678', '1980-01-31'], []])
  })

  it('tells the year of birth and the end of a document number alone', async () => {
    const [found] = await withEntries(consents, () => values('Personalisation'))
    expect(found).toEqual([null, null, '***5678', '1980'])
  })

  it('is withheld where it does not say what it is', async () => {
    const anonymous = build(sdl, { ...rows, 'Identifier.value': () => 'IDENTIFYING' as const })
    const type = anonymous.getType('Identifier')
    if (!isObjectType(type)) throw new TypeError('no such type')
    const row = { subject: 'alice', value: 'AB12345678' }
    const reader = createReader(graph, createPatientBatcher(graph), () => [])
    const viewer = {
      subject: 's',
      clientId: 'c',
      scopes: new Set<string>(),
      purposes: [],
      sources: null,
      customerId: null,
    }
    const access = createAccess(viewer, 'CustomerCare', { reader, now: () => new Date('2026-01-01'), readBirth })
    const reasons: string[] = []
    const withholding = { add: (_: string, reason: string) => void reasons.push(reason), errors: () => [] }
    const info = { parentType: type, fieldName: 'value' } as unknown as GraphQLResolveInfo
    expect(await type.getFields().value?.resolve?.(row, {}, { access, withholding }, info)).toBe(null)
    expect(reasons).toEqual(['ONLY_MASKED'])
  })
})

describe('channels', () => {
  const email = [
    // Bob's refusal of everything lies before.
    { recordId: 'crm:bob', purpose: 'Marketing', status: 'GIVEN', channel: 'EMAIL', occurredAt: 2 },
  ]
  it('open the contact point that they reach and no other', async () => {
    const bobs = identifiers.map((row) => ({ ...row, subject: 'bob' }))
    const found = await withEntries(email, async () => {
      const { data } = await ask('{ identifiers { value } customer(id: "bob") { email } }', 'Marketing', {}, {}, bobs)
      return data
    })
    expect(found.identifiers.map(({ value }: { value: string | null }) => value).slice(0, 2)).toEqual([
      'alice@x.io',
      null,
    ])
    // A field that names no channel opens to a consent for all of them.
    expect(found.customer).toEqual({ email: null })
  })
})

describe('a schema that leaves something open', () => {
  it('does not build with an untagged field', () => {
    expect(() => build(sdl.replace('id: ID! @public', 'id: ID!'))).toThrow(/Customer\.id: add @personalData/)
  })
  it('does not build with a tagged field that is not nullable', () => {
    expect(() => build(sdl.replace('name: String @', 'name: String! @'))).toThrow(/Customer\.name: .* nullable/)
  })
  it('does not build with a ROW field without its function', () => {
    expect(() => build(sdl, {})).toThrow(/Value\.text .* no function that decides by row/)
  })
})
