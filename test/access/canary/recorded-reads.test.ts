import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLResolveInfo, isObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Trail } from '../../../access/audit/trail.ts'
import type { GuardContext } from '../../../access/guard/guard-context.ts'
import { guardedList } from '../../../access/guard/guarded-page.ts'
import { guardSchema } from '../../../access/guard.ts'
import { readTags } from '../../../access/tags.ts'
import { createWithholding } from '../../../access/withholding.ts'
import { subgraphNames } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import { readSdl } from '../../../subgraphs/runtime/executable.ts'

const valueTypes = readFileSync(new URL('../../../subgraphs/runtime/value-types.graphql', import.meta.url), 'utf8')
const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])
  type Query {
    customer(id: ID!): Customer @public @recorded(as: LOOK_UP)
    byIdentifier(type: IdentifierType!, value: String!): [Customer!] @public @recorded(as: LOOK_UP)
    records(refs: [RecordRefInput!]!): [SourceRecord] @public @recorded(as: LOOK_UP)
    compare(a: ID!, b: ID!): Comparison @public @recorded(as: LOOK_UP)
    customers(first: Int!, after: String, order: Order, window: Window): [Customer!] @public @recorded(as: QUESTION)
    me: Customer @public @unrecorded(because: "The caller.")
  }
  enum IdentifierType { EMAIL }
  enum Order { NEWEST }
  input Window { since: Date! label: String }
  input RecordRefInput { source: String! sourceId: ID! }
  type SourceRecord @recorded { source: String }
  type Comparison @public { same: Boolean }
  type Customer @key(fields: "id") @public {
    id: ID! @unrecorded(because: "Comes with the customer.")
    withheld: [String!] @recorded
    choices: [Choice!] @recorded(category: BEHAVIOURAL) @requiresScopes(scopes: [["consent:read"]])
    entries: [Choice!] @recorded
    colleague: Customer @recorded
  }
  type Choice @recorded(category: BEHAVIOURAL) { status: String place: String @public }
  ${valueTypes}`

const choices = [{ subject: 'b', status: 'GIVEN', place: 'web' }]
const a = { id: 'a', choices, entries: choices, withheld: [], colleague: { id: 'b' } }
const resolvers = {
  Query: {
    customer: (_: unknown, { id }: { id: string }) => (id === 'a' ? a : id === 'foreign' ? { id } : null),
    byIdentifier(_: unknown, { value }: { value: string }) {
      if (value === 'shared') throw codedError('CONFLICT', 'Several.')
      return value === 'both' ? [a, { id: 'b' }] : []
    },
    records: (_: unknown, { refs }: { refs: readonly { sourceId: string }[] }) =>
      refs.map(({ sourceId }) => (sourceId === 'none' ? null : { subject: sourceId, source: 'crm' })),
    compare: () => ({ same: true, subjects: ['a', 'b'] }),
    customers: (_: unknown, { first }: { first: number }, context: GuardContext, info: GraphQLResolveInfo) =>
      guardedList([[a, { id: 'b' }, { id: 'foreign' }]], first, context, info),
    me: () => a,
  },
}

async function recordedBy(query: string, scopes: readonly string[] = []): Promise<readonly string[]> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }])
  guardSchema(schema, {})
  const told: string[] = []
  const trail: Trail = {
    note: (subject, category, decision) =>
      void told.push(`${subject} ${category ?? 'ANY'} ${decision.allowed ? decision.basis : decision.reason}`),
    wrote: () => undefined,
    read: (subject, name) => void told.push(`${subject} read ${name}`),
    asked: (subject, { field, by, found, failed, with: shape }) =>
      void told.push(
        `${subject} asked ${field} ${by === undefined ? JSON.stringify(shape) : `${by.kind}=${by.value} ${failed ?? found}`}`,
      ),
  }
  const access = {
    hasScopes: (wanted: string[][]) => scopes.includes(wanted[0]?.[0] ?? ''),
    canSee: (id: string) => id !== 'foreign',
    isCustomer: (id: string) => id.length === 1 || id === 'foreign',
  }
  const contextValue = { access, trail, withholding: createWithholding('CustomerCare') }
  await execute({ schema, document: parse(query), contextValue })
  return told
}

describe('what no category stands before is recorded', () => {
  it.each([
    ['existence, whatever is selected', '{ me { id } }', ['a read Customer']],
    [
      'each customer a field leads to',
      '{ me { colleague { id } } }',
      ['a read Customer', 'a read Customer.colleague', 'b read Customer'],
    ],
    ['a field that tells of choices', '{ me { withheld } }', ['a read Customer', 'a read Customer.withheld']],
    ['a choice', '{ me { choices { place } } }', ['a read Customer', 'a BEHAVIOURAL L']],
    ['an entry', '{ me { entries { status } } }', ['a read Customer', 'a read Customer.entries', 'b BEHAVIOURAL L']],
  ])('%s: %s', async (_, query, expected) => {
    expect(await recordedBy(query, ['consent:read'])).toEqual(expected)
  })

  it('and so is who lacks the scope', async () => {
    expect(await recordedBy('{ me { choices { status } } }')).toEqual([
      'a read Customer',
      'a BEHAVIOURAL MISSING_SCOPE',
    ])
  })
})

describe('a look-up is recorded', () => {
  it.each([
    ['under whom it found', '{ customer(id: "a") { id } }', ['a read Customer', 'a asked Query.customer ID=a 1']],
    ['where it finds nobody', '{ customer(id: "nobody") { id } }', ['null asked Query.customer ID=nobody 0']],
    [
      'where it aims at somebody foreign',
      '{ customer(id: "foreign") { id } }',
      ['foreign ANY NOT_YOUR_DATA', 'foreign asked Query.customer ID=foreign 0'],
    ],
    [
      'by the kind of identifier, under each it found',
      '{ byIdentifier(type: EMAIL, value: " BOTH ") { id } }',
      ['null asked Query.byIdentifier EMAIL=both 0'],
    ],
    [
      'under each it found',
      '{ byIdentifier(type: EMAIL, value: "both") { id } }',
      [
        'a read Customer',
        'b read Customer',
        'a asked Query.byIdentifier EMAIL=both 2',
        'b asked Query.byIdentifier EMAIL=both 2',
      ],
    ],
    [
      'where it fails, since the failure tells something',
      '{ byIdentifier(type: EMAIL, value: "shared") { id } }',
      ['null asked Query.byIdentifier EMAIL=shared CONFLICT'],
    ],
    [
      'one by one where there are several',
      '{ records(refs: [{source: "crm", sourceId: "x"}, {source: "crm", sourceId: "none"}]) { source } }',
      ['x asked Query.records RECORD=crm:x 1', 'null asked Query.records RECORD=crm:none 0', 'x read SourceRecord'],
    ],
    [
      'under both that are compared',
      '{ compare(a: "1", b: "2") { same } }',
      ['1', '2'].flatMap((id) => ['a', 'b'].map((subject) => `${subject} asked Query.compare ID=${id} 2`)),
    ],
  ])('%s: %s', async (_, query, expected) => {
    expect(await recordedBy(query)).toEqual(expected)
  })
})

it('a question about many is recorded once, without texts, and each customer handed out beside it', async () => {
  const query = '{ customers(first: 2, after: "zq", order: NEWEST, window: {since: "2026-01-01", label: "zq"}) { id } }'
  expect(await recordedBy(query)).toEqual([
    'group:customers asked Query.customers {"first":2,"after":"given","order":"NEWEST","window":{"since":"2026-01-01","label":"given"}}',
    'foreign ANY NOT_YOUR_DATA',
    'a read Customer',
    'b read Customer',
  ])
})

describe('does not build:', () => {
  const faultsOf = (text: string) => () => readTags(buildSubgraphSchema([{ typeDefs: parse(text), resolvers }]))

  it.each([
    [
      'a field that says nothing at all',
      sdl
        .replace('@key(fields: "id") @public', '@key(fields: "id")')
        .replace('entries: [Choice!] @recorded', 'entries: [Choice!]'),
      /Customer\.entries: add @personalData\(category: \.\.\.\), @recorded\(category: \.\.\.\) or @public/,
    ],
    [
      'a root field that is merely public',
      sdl.replace(' @public @recorded(as: QUESTION)', ' @public'),
      /Query\.customers: add @recorded\(as: LOOK_UP\), @recorded\(as: QUESTION\) or @unrecorded/,
    ],
    [
      'a field of a customer that is merely public',
      sdl.replace('withheld: [String!] @recorded', 'withheld: [String!] @public'),
      /Customer\.withheld: add @personalData\(category: \.\.\.\), @recorded or @unrecorded/,
    ],
    [
      'a type that other subgraphs refer to and nothing records',
      sdl.replace('type Choice @recorded(category: BEHAVIOURAL)', 'type Choice @key(fields: "place") @public'),
      /Choice: a type with @key states @personalData/,
    ],
    [
      'a look-up that is no root field',
      sdl.replace('colleague: Customer @recorded', 'colleague: Customer @recorded(as: LOOK_UP)'),
      /Customer\.colleague: @recorded\(as: LOOK_UP\) is for fields of Query/,
    ],
  ])('%s', (_, text, fault) => {
    expect(text).not.toBe(sdl)
    expect(faultsOf(text)).toThrow(fault)
    expect(faultsOf(sdl)).not.toThrow()
  })
})

it('in the product what leaves no record of its own is listed, and nothing else', () => {
  const unrecorded = subgraphNames.flatMap((name) => {
    const schema = buildSubgraphSchema(
      parse(readSdl(new URL(`../../../subgraphs/${name}/schema.graphql`, import.meta.url))),
    )
    const { fields } = readTags(schema)
    return ['Query', 'Customer'].flatMap((typeName) => {
      const type = schema.getType(typeName)
      return Object.keys(isObjectType(type) ? type.getFields() : {})
        .map((field) => `${typeName}.${field}`)
        .filter((coordinate) => fields.get(coordinate)?.category === null && fields.get(coordinate)?.recorded === null)
    })
  })
  expect([...new Set(unrecorded)].toSorted()).toEqual([
    'Customer.id',
    'Customer.kind',
    'Customer.supersededIds',
    'Query.me',
    'Query.policy',
    'Query.policyDiff',
    'Query.purposes',
    'Query.rateLimit',
    'Query.sources',
  ])
})
