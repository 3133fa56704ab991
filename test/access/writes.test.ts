import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, isObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Trail } from '../../access/audit/trail.ts'
import { guardSchema } from '../../access/guard.ts'
import { readTags } from '../../access/tags.ts'
import { createWithholding } from '../../access/withholding.ts'
import { subgraphNames } from '../../config.ts'
import { codedError } from '../../errors.ts'
import { readSdl } from '../../subgraphs/runtime/executable.ts'

const valueTypes = readFileSync(new URL('../../subgraphs/runtime/value-types.graphql', import.meta.url), 'utf8')
const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])
  type Query @public @unrecorded(because: "a test") { a: Int }
  type Mutation @public {
    rename(id: ID!): RenameResult @writes(categories: [IDENTIFYING])
    merge(id: ID!): Merged @writes(categories: [IDENTIFYING, CONTACT])
    touch(id: ID!): Customer @writes(categories: [BEHAVIOURAL])
    ingest: Ingested @writes(categories: [CONTACT])
    reload: Int @writes(categories: [])
    fail(isOurs: Boolean!): Int @writes(categories: [CONTACT])
  }
  union RenameResult = Renamed | NotFound
  type Renamed @public { name: String }
  type NotFound implements Error @public { message: String! }
  type Merged @public { customer: Customer others: [Customer!] records: [Note!] }
  type Note @public { text: String }
  type Ingested @public { count: Int! }
  type Customer @key(fields: "id") @public @unrecorded(because: "a test") { id: ID! }
  ${valueTypes}`

const resolvers = {
  Mutation: {
    rename: (_: unknown, { id }: { id: string }) =>
      id === 'foreign' || id === 'nobody'
        ? { __typename: 'NotFound', message: 'No.' }
        : { __typename: 'Renamed', subject: id, name: 'x' },
    merge: (_: unknown, { id }: { id: string }) => ({
      customer: { id },
      others: [{ id: 'b' }, { id }],
      records: [{ subject: 'c', text: 'x' }],
    }),
    touch: (_: unknown, { id }: { id: string }) => (id === '' ? null : { id }),
    ingest: () => ({ count: 2 }),
    reload: () => 1,
    fail: (_: unknown, { isOurs }: { isOurs: boolean }) => {
      throw isOurs ? new Error('after the commit') : codedError('BAD_USER_INPUT', 'No.')
    },
  },
}

function build(text = sdl) {
  const schema = buildSubgraphSchema([{ typeDefs: parse(text), resolvers }])
  guardSchema(schema, {})
  return schema
}

/** What a mutation leaves in the trail. */
async function recordedBy(mutation: string): Promise<readonly string[]> {
  const told: string[] = []
  const trail: Trail = {
    note: (subject, category, decision) =>
      void told.push(`${subject} ${category ?? 'ANY'} ${decision.allowed ? 'allowed' : decision.reason}`),
    wrote: (subject, category) => void told.push(`${subject} wrote ${category}`),
    read: (subject, name) => void told.push(`${subject} read ${name}`),
    asked: () => undefined,
  }
  const access = {
    hasScopes: () => true,
    canSee: (id: string) => id !== 'foreign' && id !== 'nobody',
    isCustomer: (id: string) => id !== 'nobody',
    shownId: (id: string) => id,
  }
  const contextValue = { access, trail, withholding: createWithholding('CustomerCare') }
  const { errors = [] } = await execute({ schema: build(), document: parse(`mutation { ${mutation} }`), contextValue })
  expect(errors).toHaveLength(mutation.startsWith('fail') ? 1 : 0)
  return told
}

describe('the guard records for every mutation', () => {
  it.each([
    ['rename(id: "a") { __typename }', ['a wrote IDENTIFYING']],
    [
      'merge(id: "a") { customer { id } }',
      [...['a', 'b', 'c'].flatMap((id) => [`${id} wrote IDENTIFYING`, `${id} wrote CONTACT`]), 'a read Customer'],
    ],
    ['touch(id: "a") { id }', ['a wrote BEHAVIOURAL', 'a read Customer']],
    ['touch(id: "foreign") { id }', ['foreign wrote BEHAVIOURAL', 'foreign ANY NOT_YOUR_DATA']],
    ['touch(id: "") { id }', ['null wrote BEHAVIOURAL']],
    ['ingest { count }', ['null wrote CONTACT']],
    ['reload', []],
    ['fail(isOurs: true)', ['null wrote CONTACT']],
    ['fail(isOurs: false)', []],
    // Nothing was written: that a foreign customer was aimed at is told, that there is none is nobody's matter.
    ['rename(id: "foreign") { __typename }', ['foreign ANY NOT_YOUR_DATA']],
    ['rename(id: "nobody") { __typename }', []],
  ])('%s', async (mutation, expected) => {
    expect((await recordedBy(mutation)).toSorted()).toEqual(expected.toSorted())
  })

  it('and one that does not say what it writes does not build', () => {
    expect(() => build(sdl.replace(' @writes(categories: [CONTACT])', ''))).toThrow(
      /Mutation\.ingest: add @writes\(categories: \[\.\.\.\]\)/,
    )
  })

  it('in each of the product: every one states its categories, none is empty', () => {
    const mutations = subgraphNames.flatMap((name) => {
      const text = readSdl(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url))
      const schema = buildSubgraphSchema(parse(text))
      const type = schema.getMutationType()
      const { fields } = readTags(schema)
      return isObjectType(type)
        ? Object.keys(type.getFields()).map((field) => [field, fields.get(`Mutation.${field}`)?.writes] as const)
        : []
    })
    expect(mutations.length).toBeGreaterThanOrEqual(16)
    expect(mutations.filter(([, writes]) => !writes?.length)).toEqual([])
  })
})
