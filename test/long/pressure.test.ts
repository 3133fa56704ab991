import { execFileSync } from 'node:child_process'
import neo4j from 'neo4j-driver'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../errors.ts'
import { command, cypher, statement } from '../../graph/cypher.ts'
import { createDriver } from '../../graph/driver.ts'
import { toGraphError } from '../../graph/errors.ts'
import { migrate } from '../../graph/migrate.ts'
import { createGraph } from '../../graph/run.ts'
import { runAdmin } from '../../graph/server/admin.ts'
import { startEmbeddedNeo4j } from '../../graph/server/embedded.ts'
import { findInstallation } from '../../graph/server/jars.ts'
import { neo4jHomeOf } from '../../graph/server/neo4j-home.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const small = { heapMb: 512, pageCacheMb: 64, shortLived: true } as const

/** A file system of its own in memory, which only root may make. */
function mountSmallDisk(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=420m', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a full disk', () => {
  it('fails writes with a code, and leaves a store that is sound once there is room again', async ({ skip }) => {
    const disk = await temporaryFolder()
    if (!mountSmallDisk(disk.path)) return skip('this user may not mount')
    try {
      let server = await startEmbeddedNeo4j({ dataDir: disk.path, ...small })
      let driver = createDriver(server)
      await migrate(driver, 'neo4j')
      let written = 0
      const put = async () => {
        await driver.executeQuery('UNWIND range(1, 50) AS i CREATE (:Filler {batch: $batch, text: $text})', {
          batch: neo4j.int(written),
          text: 'x'.repeat(20_000),
        })
        written++
      }
      await put()
      let failure: unknown = null
      while (failure === null) await put().catch((error: unknown) => (failure = error))
      console.log('written until full:', written, 'failure:', (failure as { code?: unknown }).code)
      expect(codeOf(toGraphError(failure, 'test.put'))).toBe('SERVICE_UNAVAILABLE')
      await driver.close()
      await server.stop()
      // Room again, as an operator makes it.
      execFileSync('mount', ['-o', 'remount,size=900m', disk.path])
      server = await startEmbeddedNeo4j({ dataDir: disk.path, ...small })
      driver = createDriver(server)
      const { records } = await driver.executeQuery(
        'MATCH (f:Filler) RETURN f.batch AS batch, count(*) AS count ORDER BY batch',
      )
      const counts = records.map((row) => Number(row.get('count')))
      // Each acknowledged transaction is there whole; of the one that failed, all or nothing.
      expect(counts.length).toBeGreaterThanOrEqual(written)
      expect(counts.filter((count) => count !== 50)).toEqual([])
      await put()
      await driver.close()
      await server.stop()
      const check = await runAdmin(await findInstallation(), neo4jHomeOf(disk.path).home, [
        'database',
        'check',
        'neo4j',
      ])
      console.log(check.exitCode, check.output.slice(-600))
      expect(check.exitCode).toBe(0)
    } finally {
      execFileSync('umount', ['-l', disk.path])
      await disk.remove()
    }
  })
})

describe('heap pressure', () => {
  it('fails the write that needs too much with a code, while others are answered, and leaves a sound store', async () => {
    const data = await temporaryFolder()
    try {
      const server = await startEmbeddedNeo4j({ dataDir: data.path, ...small })
      const driver = createDriver(server)
      await migrate(driver, 'neo4j')
      const graph = createGraph(driver, { database: 'neo4j' })
      const fill = (most: number) => graph.write('test.fill', (tx) => tx.run(fillAll, { most }))
      await fill(10)
      const failures: unknown[] = []
      const writing = Promise.all([1, 2].map(() => fill(50_000_000).catch((error: unknown) => failures.push(error))))
      let isOver = false
      void writing.then(() => {
        isOver = true
      })
      const counts = new Set<number>()
      let answered = 0
      while (!isOver) {
        for (const { count } of await graph.read(countAll, {})) counts.add(count)
        answered++
      }
      console.log({ answered, codes: failures.map(codeOf), causes: failures.map((failure) => causeCode(failure)) })
      expect(failures.map(codeOf)).toEqual(['SERVICE_UNAVAILABLE', 'SERVICE_UNAVAILABLE'])
      expect(answered).toBeGreaterThan(0)
      // Nobody ever saw a part of it, and the next write finds the memory it needs.
      expect([...counts]).toEqual([10])
      await fill(5)
      expect(await graph.read(countAll, {})).toEqual([{ count: 15 }])
      await driver.close()
      await server.stop()
      const check = await runAdmin(await findInstallation(), neo4jHomeOf(data.path).home, [
        'database',
        'check',
        'neo4j',
      ])
      expect(check.exitCode).toBe(0)
    } finally {
      await data.remove()
    }
  })
})

/** Holds all rows before it writes the first. */
const fillAll = command({
  name: 'test.fillAll',
  text: cypher<{ most: number }>`
    UNWIND range(1, $most) AS i WITH collect({i: i, text: 'x' + i}) AS all
    UNWIND all AS one CREATE (:Filler {i: one.i})`,
})
const countAll = statement({
  name: 'test.countAll',
  text: cypher`MATCH (f:Filler) RETURN count(f) AS count`,
  row: (row) => ({ count: row.number('count') }),
})

function causeCode(failure: unknown): unknown {
  const { originalError } = failure as { readonly originalError?: { readonly code?: unknown } }
  return originalError?.code
}
