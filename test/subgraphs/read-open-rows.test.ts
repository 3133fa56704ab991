import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortKey } from '../../subgraphs/fact.ts'
import { openPage, type PageArguments, toConnection } from '../../subgraphs/keyset-page.ts'
import { readOpenRows } from '../../subgraphs/read-open-rows.ts'

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

async function pageOf(rows: readonly Row[], args: PageArguments, isOpen: ((row: Row) => boolean) | null) {
  const page = openPage(args)
  return toConnection(await readOpenRows(page, isOpen, reading(rows, page.direction === 'OLDER')), page)
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
            if (pageInfo.hasNextPage) expect(edges).toHaveLength(first)
            after = pageInfo.hasNextPage ? pageInfo.endCursor : null
          } while (after !== null)
          expect(seen).toEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('read once where nothing is closed', async () => {
    let reads = 0
    const page = openPage({ first: 10 })
    await readOpenRows(page, null, async () => {
      reads++
      return []
    })
    expect(reads).toBe(1)
  })

  it('would lack rows, and end early, if the page were cut first', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(at, 0))
    const isOpen = ({ occurredAt }: Row) => occurredAt < 20
    const cutFirst = await pageOf(rows, { first: 10 }, null)
    expect(cutFirst.edges.filter(({ node }) => isOpen(node))).toEqual([])
    expect((await pageOf(rows, { first: 10 }, isOpen)).edges).toHaveLength(10)
  })
})
