import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLResolveInfo, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Access } from '../../access/access.ts'
import { refuse } from '../../access/decide.ts'
import type { GuardContext } from '../../access/guard/guard-context.ts'
import { guardedList, guardedPage } from '../../access/guard/guarded-page.ts'
import { guardSchema } from '../../access/guard.ts'
import { createWithholding } from '../../access/withholding.ts'

const valueTypes = readFileSync(new URL('../../subgraphs/runtime/value-types.graphql', import.meta.url), 'utf8')
const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])
  type Query @public @unrecorded(because: "a test") { notes(first: Int!, after: String): NoteConnection cutFirst(first: Int!): NoteConnection
    latest(first: Int!): [Note!] latestCutFirst(first: Int!): [Note!] }
  type NoteConnection @public { edges: [NoteEdge!]! pageInfo: PageInfo! }
  type NoteEdge @public { node: Note cursor: String! }
  type Note @key(fields: "id") @personalData(category: BEHAVIOURAL) { id: ID! }
  ${valueTypes}`

// Every third person agreed.
const notes = Array.from({ length: 40 }, (_, index) =>
  Object.freeze({ id: `n${String(index).padStart(2, '0')}`, subject: index % 3 === 0 ? 'agreed' : 'refused' }),
)
const batchSize = 4
let reads = 0

function pageOf({ first, after }: { first: number; after?: string }, context: GuardContext, info: GraphQLResolveInfo) {
  return guardedPage(
    {
      size: first,
      keyOf: ({ id }: (typeof notes)[number]) => id,
      async read(place) {
        reads++
        const from = place ?? after?.replace('sealed ', '') ?? ''
        const rows = notes.filter(({ id }) => id > from).slice(0, batchSize)
        return { rows, isLast: rows.length < batchSize }
      },
      isBackwards: false,
      hasCursor: after !== undefined,
      seal: (key) => `sealed ${key}`,
    },
    context,
    info,
  )
}

function cutFirst({ first }: { first: number }) {
  const cut = notes.slice(1, 1 + first)
  return {
    edges: cut.map((node) => ({ node, cursor: node.id })),
    pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: cut[0]?.id, endCursor: cut.at(-1)?.id },
  }
}

const schema = buildSubgraphSchema([
  {
    typeDefs: parse(sdl),
    resolvers: {
      Query: {
        notes: (_: unknown, args: { first: number; after?: string }, context: GuardContext, info: GraphQLResolveInfo) =>
          pageOf(args, context, info),
        cutFirst: (_: unknown, args: { first: number }) => cutFirst(args),
        latest: (_: unknown, { first }: { first: number }, context: GuardContext, info: GraphQLResolveInfo) =>
          guardedList([notes.slice(1, 3), notes.slice(3)], first, context, info),
        latestCutFirst: (_: unknown, { first }: { first: number }) => notes.slice(1, 1 + first),
      },
      Note: { __resolveReference: () => null },
    },
  },
])
guardSchema(schema, {})

async function ask(query: string) {
  const open = { allowed: true, basis: 'K', isOptOut: false, until: null, masks: null, closed: [] } as const
  const access = {
    decide: (subject: string) => (subject === 'agreed' ? open : refuse('NO_CONSENT')),
  } as unknown as Access
  const withholding = createWithholding('Marketing')
  const { data, errors = [] } = await execute({ schema, document: parse(query), contextValue: { access, withholding } })
  // As a client gets it: plain JSON.
  return { data: JSON.parse(JSON.stringify(data)), errors }
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } | null }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const fields = '{ edges { cursor node { id } } pageInfo { hasNextPage endCursor } }'

describe('a page that the guard cuts', () => {
  const agreed = notes.filter(({ subject }) => subject === 'agreed').map(({ id }) => id)

  it('is full, ends with what the caller may have, and goes on behind it', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { data } = await ask(`{ notes(first: 5${after}) ${fields} }`)
      const page: Page = data.notes
      seen.push(...page.edges.map(({ node }) => node?.id ?? 'nobody'))
      if (!page.pageInfo.hasNextPage) break
      expect(page.edges).toHaveLength(5)
      expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor)
      after = `, after: "${page.pageInfo.endCursor}"`
    }
    expect(seen).toEqual(agreed)
  })

  it('says nothing of rows behind its last one that are not for the caller', async () => {
    const { data } = await ask(`{ notes(first: ${agreed.length}) ${fields} }`)
    expect(data.notes.pageInfo).toEqual({ hasNextPage: false, endCursor: `sealed ${agreed.at(-1)}` })
  })

  it('reads no further than it needs', async () => {
    reads = 0
    await ask('{ notes(first: 1) { edges { node { id } } } }')
    expect(reads).toBe(1)
  })

  it('is the only connection that goes out: one that was cut before the guard is a fault', async () => {
    const { data, errors } = await ask(`{ cutFirst(first: 3) ${fields} }`)
    expect(data.cutFirst).toBeNull()
    expect(errors[0]?.message).toContain('neither guardedPage nor guardedList')
  })

  it('is like a list without cursors: as many as were asked for, whatever is left out before them', async () => {
    const { data } = await ask('{ latest(first: 2) { id } }')
    expect(data.latest).toEqual([{ id: 'n03' }, { id: 'n06' }])
  })

  it('is like a list without cursors: one that was cut before the guard is a fault', async () => {
    const { data, errors } = await ask('{ latestCutFirst(first: 1) { id } }')
    expect(data.latestCutFirst).toBeNull()
    expect(errors[0]?.message).toContain('neither guardedPage nor guardedList')
  })
})
