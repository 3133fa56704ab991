import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Access, createAccess } from '../../access/access.ts'
import type { Category } from '../../access/categories.ts'
import { guardSchema } from '../../access/guard.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import { createWithholding } from '../../access/withholding.ts'
import { createBatcher } from '../../graph/batch.ts'
import { command, cypher } from '../../graph/cypher.ts'
import { createReader } from '../../graph/reader.ts'
import { useGraph } from '../neo4j.ts'

const { graph } = useGraph()

const valueTypes = readFileSync(new URL('../../subgraphs/value-types.graphql', import.meta.url), 'utf8')
const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])\n'

const sdl = `${link}
  type Query @public {
    customer(id: ID!): Customer
    all: [Customer]
    notes: [Note!]
    secretCount: Int @requiresScopes(scopes: [["a", "b"], ["c"]])
  }
  type Customer @key(fields: "id") {
    id: ID! @public
    name: String @personalData(category: IDENTIFYING)
    email: String @personalData(category: CONTACT)
    likes: String @personalData(category: BEHAVIOURAL)
    values: [Value!] @public
  }
  type Value { text: String @personalData(by: ROW) }
  type Note @key(fields: "id") @personalData(category: BEHAVIOURAL) { id: ID! text: String }
  ${valueTypes}`

const people = ['alice', 'bob', 'carol'].map((id) => ({
  id,
  name: `name-${id}`,
  email: `${id}@x.io`,
  likes: `likes-${id}`,
}))
const notes = people.map(({ id }) => Object.freeze({ id: `note-${id}`, subject: id, text: `note-${id}` }))

function build(
  text = sdl,
  rowCategories: Parameters<typeof guardSchema>[1] = { 'Value.text': (row: { category: Category }) => row.category },
) {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(text),
      resolvers: {
        Query: {
          customer: (_: unknown, { id }: { id: string }) => people.find((person) => person.id === id) ?? null,
          all: () => people,
          notes: () => notes,
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
  const reader = createReader(graph, createBatcher(graph), () => [])
  const access: Access = createAccess(viewer, purpose, { reader, now: () => new Date('2026-01-01') })
  const withholding = createWithholding(purpose)
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
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

describe('a schema that leaves something open', () => {
  it('does not build with an untagged field', () => {
    expect(() => build(sdl.replace('id: ID! @public', 'id: ID!'))).toThrow(/Customer\.id: add @personalData/)
  })
  it('does not build with a tagged field that is not nullable', () => {
    expect(() => build(sdl.replace('name: String @', 'name: String! @'))).toThrow(/Customer\.name: .* nullable/)
  })
  it('does not build with a ROW field without its function', () => {
    expect(() => build(sdl, {})).toThrow(/Value\.text .* no row function/)
  })
})
