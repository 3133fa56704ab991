import neo4j, { type ProfiledPlan } from 'neo4j-driver'
import { describe, expect, it } from 'vitest'
import { type AccessLogRow, accessLogByCustomerId, auditRecordsAfter } from '../../../access/audit/queries.ts'
import { createShipper } from '../../../access/audit/ship.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { openSpool, recordOf, useDataDir } from './spool-folder.ts'

const { graph, batcher, clear, driver, database } = useGraph()
const { newRoot } = useDataDir()

const multiply = command({
  name: 'test.multiplyRecords',
  text: cypher<{ readonly subject: string; readonly count: number }>`
    MATCH (a:AuditRecord {subject: $subject}) WITH a LIMIT 1
    UNWIND range(1, $count) AS n
    CREATE (:AuditRecord {id: 'copy:' + n, subject: $subject, sk: '2025-01-01T00:00:00.000Z_' + (1000000 + n), lines: a.lines})`,
})

describe('access log', () => {
  it('pages newest first through one person, also under the ids merged into theirs', async () => {
    await clear()
    const spool = openSpool(newRoot())
    const subjects = ['old', 'ann', 'other', 'ann', 'old', 'ann', null]
    await spool.append(subjects.map((subject, index) => recordOf(subject, `request-${index}`)))
    await createShipper({ graph, spool, now: () => new Date(), onFault: console.error }).flush()
    const merge = command({
      name: 'test.merge',
      text: cypher`CREATE (:Customer {id: 'old', status: 'MERGED'})-[:MERGED_INTO]->(:Customer {id: 'ann', status: 'ACTIVE'})`,
    })
    await graph.write('test.merge', (transaction) => transaction.run(merge, {}))

    const seen: string[] = []
    let before: string | null = null
    for (;;) {
      const page: readonly AccessLogRow[] = await batcher.load(accessLogByCustomerId, 'ann', { before, limit: 2 })
      seen.push(...page.flatMap(({ entries }) => entries.map(({ requestId }) => requestId)))
      if (page.length < 2) break
      before = page.at(-1)?.sk ?? null
    }
    expect(seen).toEqual(['request-5', 'request-4', 'request-3', 'request-1', 'request-0'])
    const [newest] = await batcher.load(accessLogByCustomerId, 'ann', { before: null, limit: 1 })
    expect(newest?.entries).toMatchObject([
      { who: 'ann', client: 'desk', purpose: 'CustomerCare', allowed: { IDENTIFYING: 'K' } },
    ])
    expect(await batcher.load(accessLogByCustomerId, 'nobody', { before: null, limit: 10 })).toEqual([])
  })

  it('answers from its index, at the cost of a page however many records there are', async () => {
    await clear()
    const spool = openSpool(newRoot())
    // Four subgraphs each.
    const bob = recordOf('bob')
    await spool.append([recordOf('ann'), bob, bob, bob, bob])
    await createShipper({ graph, spool, now: () => new Date(), onFault: console.error }).flush()
    await graph.write('test.multiply', (transaction) => transaction.run(multiply, { subject: 'bob', count: 12_500 }))
    await graph.write('test.rename', (transaction) =>
      transaction.run(
        command({
          name: 'test.spread',
          text: cypher`
            MATCH (a:AuditRecord {subject: 'bob'}) WITH a LIMIT 1 UNWIND range(1, 12500) AS n
            CREATE (:AuditRecord {id: 'spread:' + n, subject: 'person-' + (n % 125), sk: '2025-01-01T00:00:00.000Z_' + (1000000 + n), lines: a.lines})`,
        }),
        {},
      ),
    )
    const plan = await graph.explain(accessLogByCustomerId)
    expect(plan.filter((operator) => /Scan/.test(operator) && !/Index/.test(operator))).toEqual([])
    expect(plan.some((operator) => /^NodeIndexSeek.*AuditRecord\(subject, sk\)/.test(operator))).toBe(true)
    expect((await graph.explain(auditRecordsAfter)).filter((operator) => /^(Sort|Top)/.test(operator))).toEqual([])

    const few = await batcher.load(accessLogByCustomerId, 'person-7', { before: null, limit: 101 })
    const many = await batcher.load(accessLogByCustomerId, 'bob', { before: null, limit: 101 })
    expect([few.length, many.length, many[0]?.entries.length]).toEqual([100, 101, 4])
    const page = await hitsOf('person-7', 101)
    expect(page).toBeGreaterThan(100)
    expect(await hitsOf('bob', 101)).toBeLessThan(2 * page)
    // The control: all that there is of him.
    expect(await hitsOf('bob', 100_000)).toBeGreaterThan(50 * page)
  })
})

/** How often the database touches what it stores to answer the first page of `subject`. */
async function hitsOf(subject: string, limit: number): Promise<number> {
  const session = driver.session({ database })
  try {
    const params = { keys: [subject], before: null, limit: neo4j.int(limit) }
    const { summary } = await session.run(`PROFILE ${accessLogByCustomerId.text}`, params)
    return summary.profile ? sumOfHits(summary.profile) : 0
  } finally {
    await session.close()
  }
}

function sumOfHits({ dbHits, children }: ProfiledPlan): number {
  return dbHits + children.reduce((sum, child) => sum + sumOfHits(child), 0)
}
