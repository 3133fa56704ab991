import fc from 'fast-check'
import { buildSchema, type GraphQLResolveInfo } from 'graphql'
import { describe, expect, it } from 'vitest'
import { sortKey } from '../../subgraphs/facts/fact.ts'
import { cursorsOf } from '../../subgraphs/pages/cursors.ts'
import { openStreamPage, type PageArguments, streamPage } from '../../subgraphs/pages/stream-page.ts'
import type { RequestContext } from '../../subgraphs/runtime/context.ts'
import { testSecrets } from '../harness/neo4j.ts'

interface Row {
  readonly sk: string
  readonly occurredAt: number
  readonly record: number
}

function row(occurredAt: number, record: number): Row {
  return { sk: sortKey(occurredAt, `r${record}`), occurredAt, record }
}

/** As the statements read: each record by itself, up to the limit. */
function reading(rows: readonly Row[], isOlder: boolean) {
  return async ({ above, below, limit }: { above: string; below: string; limit: number }) =>
    [...Map.groupBy(rows, ({ record }) => record).values()].flatMap((own) =>
      own
        .filter(({ sk }) => sk > above && sk < below)
        .sort((a, b) => ((isOlder ? a.sk > b.sk : a.sk < b.sk) ? -1 : 1))
        .slice(0, limit),
    )
}

// Nothing guards this schema: what is left out is left out by the list itself.
const schema = buildSchema(`
  type Query { facts: FactConnection }
  type FactConnection { edges: [FactEdge!]! }
  type FactEdge { node: Fact }
  type Fact { at: Int }
`)
const info = {
  schema,
  parentType: schema.getQueryType(),
  fieldName: 'facts',
  returnType: schema.getQueryType()?.getFields().facts?.type,
} as GraphQLResolveInfo
const context = { secrets: testSecrets, access: { shownId: (id: string) => id } } as RequestContext

function pageOf(rows: readonly Row[], args: PageArguments, isOpen: ((row: Row) => boolean) | null) {
  const page = openStreamPage(args, cursorsOf(info, 'ANN', context))
  return streamPage(page, reading(rows, page.direction === 'OLDER'), context, info, isOpen)
}

describe('pages over facts of which some are closed', () => {
  it('are full, in order and without a trace of the closed ones', async () => {
    const facts = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 2 })), {
      maxLength: 150,
      selector: ([at, record]) => `${at}.${record}`,
    })
    await fc.assert(
      fc.asyncProperty(
        facts,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 30 }),
        async (tuples, from, first) => {
          const rows = tuples.map(([at, record]) => row(at, record))
          const isOpen = ({ occurredAt }: Row) => occurredAt < from || occurredAt >= from + 100
          const expected = rows
            .filter(isOpen)
            .map(({ sk }) => sk)
            .sort()
            .reverse()
          const seen: string[] = []
          let after: string | null = null
          do {
            const { edges, pageInfo } = await pageOf(rows, { first, after }, isOpen)
            seen.push(...edges.map(({ node }) => node.sk))
            if (pageInfo().hasNextPage) expect(edges).toHaveLength(first)
            after = pageInfo().hasNextPage ? pageInfo().endCursor() : null
          } while (after !== null)
          expect(seen).toEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('go back from a cursor, full and in order too', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(at, at % 3))
    const isOpen = ({ occurredAt }: Row) => occurredAt < 20 || occurredAt >= 40
    const older = await pageOf(rows, { first: 30 }, isOpen)
    const before = older.pageInfo().endCursor()
    const newer = await pageOf(rows, { first: 25, before }, isOpen)
    expect(older.edges.map(({ node }) => node.occurredAt).slice(4, 29)).toEqual(
      newer.edges.map(({ node }) => node.occurredAt),
    )
    expect(newer.pageInfo()).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
  })

  it('read once where nothing is closed', async () => {
    let reads = 0
    const page = openStreamPage({ first: 10 }, cursorsOf(info, 'ANN', context))
    const read = async () => {
      reads++
      return []
    }
    await streamPage(page, read, context, info)
    expect(reads).toBe(1)
  })

  it('go on where reading ended, when too much is closed for one page', async () => {
    const rows = Array.from({ length: 800 }, (_, at) => row(at, 0))
    const isOpen = ({ occurredAt }: Row) => occurredAt < 5
    const seen: number[] = []
    let after: string | null = null
    let pages = 0
    do {
      const { edges, pageInfo } = await pageOf(rows, { first: 10, after }, isOpen)
      seen.push(...edges.map(({ node }) => node.occurredAt))
      after = pageInfo().hasNextPage ? pageInfo().endCursor() : null
      pages++
    } while (after !== null)
    expect(seen).toEqual([4, 3, 2, 1, 0])
    expect(pages).toBe(2)
  })

  it('take the cursors of the same list alone', () => {
    const cursor = cursorsOf(info, 'ANN', context).seal('2026-01-01T00:00:00.000Z_x')
    expect(openStreamPage({ first: 1, after: cursor }, cursorsOf(info, 'ANN', context)).below).toContain('2026-01-01')
    const others = [
      cursorsOf(info, 'BOB', context),
      cursorsOf({ ...info, fieldName: 'others' }, 'ANN', context),
      cursorsOf(info, 'ANN', context, 'OLDEST'),
    ]
    for (const other of others)
      expect(() => openStreamPage({ first: 1, after: cursor }, other)).toThrow('Invalid cursor')
    const old = Buffer.from('2026-01-01T00:00:00.000Z_x').toString('base64url')
    expect(() => openStreamPage({ first: 1, after: old }, cursorsOf(info, 'ANN', context))).toThrow('Invalid cursor')
  })

  it('would lack rows, and end early, if the page were cut first', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(at, 0))
    const isOpen = ({ occurredAt }: Row) => occurredAt < 20
    const cutFirst = await pageOf(rows, { first: 10 }, null)
    expect(cutFirst.edges.filter(({ node }) => isOpen(node))).toEqual([])
    expect((await pageOf(rows, { first: 10 }, isOpen)).edges).toHaveLength(10)
  })
})
