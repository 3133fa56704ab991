import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { RetryWrite } from '../../graph/errors.ts'
import { createGraph } from '../../graph/run.ts'
import { createWriteGate, type WriteMode } from '../../graph/write-gate.ts'
import { useGraph } from '../harness/neo4j.ts'

describe('the gate of writes', () => {
  it('lets so many in at once, in order of arrival, and one that must be alone before all who wait', async () => {
    const enter = createWriteGate(2)
    const entered: string[] = []
    const leaves = new Map<string, () => void>()
    const arrive = (name: string, mode: WriteMode) =>
      enter(mode).then((leave) => {
        entered.push(name)
        leaves.set(name, leave)
      })
    const leave = async (name: string) => {
      leaves.get(name)?.()
      await sleep(0)
    }
    for (const name of ['a', 'b', 'c', 'd']) void arrive(name, 'SHARED')
    void arrive('alone', 'ALONE')
    await sleep(0)
    expect(entered).toEqual(['a', 'b'])
    await leave('a')
    expect(entered).toEqual(['a', 'b'])
    await leave('b')
    expect(entered).toEqual(['a', 'b', 'alone'])
    await leave('alone')
    expect(entered).toEqual(['a', 'b', 'alone', 'c', 'd'])
  })
})

const version = statement({
  name: 'test.version',
  text: cypher`MERGE (n:Contended {id: 1}) ON CREATE SET n.version = 0 RETURN n.version AS version`,
  row: (r) => r.number('version'),
})
const raise = statement({
  name: 'test.raise',
  text: cypher`MATCH (n:Contended {id: 1}) SET n.isLocked = true REMOVE n.isLocked WITH n, n.version + 1 AS version SET n.version = version RETURN version`,
  row: (r) => r.number('version'),
})

describe('writers that disturb each other', () => {
  const { graph, driver, database, clear } = useGraph()

  /** Each reads, takes its time, and must begin again where another was faster. Answers who was refused. */
  async function contend(conflictsBeforeAlone: number): Promise<number> {
    await clear()
    await graph.write('test.version', (transaction) => transaction.run(version, {}))
    const contended = createGraph(driver, { database, maxAttempts: 6, conflictsBeforeAlone })
    const ended = await Promise.allSettled(
      Array.from({ length: 24 }, () =>
        contended.write('test.contend', async (transaction) => {
          const [seen] = await transaction.run(version, {})
          await sleep(20)
          const [raised] = await transaction.run(raise, {})
          if (raised !== (seen ?? 0) + 1) throw new RetryWrite('another was faster')
        }),
      ),
    )
    return ended.filter(({ status }) => status === 'rejected').length
  }

  it('all come through, since who met others twice goes alone', async () => {
    expect(await contend(2)).toBe(0)
  })

  it('are refused where nobody goes alone', async () => {
    expect(await contend(Number.POSITIVE_INFINITY)).toBeGreaterThan(0)
  })
})
