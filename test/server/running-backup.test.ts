import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpStore } from '../../graph/server/dump-store.ts'
import { type EmbeddedNeo4j, startEmbeddedNeo4j } from '../../graph/server/embedded.ts'
import { loadStore } from '../../graph/server/load-store.ts'
import { until } from '../harness/until.ts'

let folder: string
let server: EmbeddedNeo4j
let driver: Driver
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'running-backup-'))
  server = await startEmbeddedNeo4j({ dataDir: join(folder, 'live'), heapMb: 512, pageCacheMb: 64, shortLived: true })
  driver = connect(server)
  await driver.executeQuery('CREATE CONSTRAINT step_number FOR (s:Step) REQUIRE s.number IS UNIQUE')
})
afterAll(async () => {
  await driver.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function connect({ uri, user, password }: EmbeddedNeo4j): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
}

/** Each transaction hangs a step on the one before: a graph at one moment has all steps up to a number, in one chain. */
const step = `MERGE (s:Step {number: $number}) WITH s OPTIONAL MATCH (p:Step {number: $number - 1})
  FOREACH (before IN CASE WHEN p IS NULL THEN [] ELSE [p] END | MERGE (before)-[:NEXT]->(s))`

interface Chain {
  readonly steps: number
  readonly last: number
  readonly links: number
  readonly constraints: number
}

async function chainOf(open: Driver): Promise<Chain> {
  const one = async (text: string) => (await open.executeQuery(text)).records[0]?.toObject() ?? {}
  const nodes = await one('MATCH (s:Step) RETURN count(s) AS steps, max(s.number) AS last')
  const links = await one('MATCH (:Step)-[r:NEXT]->(:Step) RETURN count(r) AS links')
  const constraints = await one('SHOW CONSTRAINTS YIELD name WHERE name = "step_number" RETURN count(*) AS constraints')
  return { ...nodes, ...links, ...constraints } as unknown as Chain
}

/** Writes until it is told to stop. The driver tries again while the server is away; what it gives up is tried again here. */
function startWriting() {
  const state = { confirmed: 0, isOver: false }
  async function write(): Promise<void> {
    while (!state.isOver) {
      try {
        await driver.executeQuery(step, { number: state.confirmed + 1 })
        state.confirmed++
      } catch {
        await sleep(50)
      }
    }
  }
  const written = write()
  return {
    state,
    async stop() {
      state.isOver = true
      await written
    },
  }
}

describe('a backup of a running server', () => {
  const dump = () => join(folder, 'running.dump')

  test('is the graph of one moment, loses no confirmed write, and leaves the server running', {
    timeout: 240_000,
  }, async () => {
    const writer = startWriting()
    await until(() => writer.state.confirmed >= 100, { timeout: 200_000 })
    // What reads in several statements sees several moments: the check below finds that.
    let isWhole = true
    for (let tries = 0; isWhole && tries < 200; tries++) {
      const { steps, links } = await chainOf(driver)
      isWhole = links === steps - 1
    }
    expect(isWhole).toBe(false)
    const before = writer.state.confirmed
    const { bytes, pausedMs } = await dumpStore(join(folder, 'live'), dump(), { pause: true })
    const resumed = writer.state.confirmed
    expect(bytes).toBeGreaterThan(0)
    expect(pausedMs).toBeGreaterThan(0)
    await until(() => writer.state.confirmed >= resumed + 50, { timeout: 200_000 })
    await writer.stop()

    const live = await chainOf(driver)
    expect(live.steps).toBeGreaterThanOrEqual(writer.state.confirmed)
    expect(live).toEqual({ steps: live.last, last: live.last, links: live.last - 1, constraints: 1 })

    const { nodes, relationships } = await loadStore(join(folder, 'restored'), dump())
    const restored = await startEmbeddedNeo4j({ dataDir: join(folder, 'restored'), heapMb: 512, shortLived: true })
    const open = connect(restored)
    try {
      const chain = await chainOf(open)
      expect(chain).toEqual({ steps: chain.last, last: chain.last, links: chain.last - 1, constraints: 1 })
      expect({ nodes, relationships }).toEqual({ nodes: chain.steps, relationships: chain.links })
      // All that was confirmed when the backup was asked for, and nothing that was written after it.
      expect(chain.last).toBeGreaterThanOrEqual(before)
      expect(chain.last).toBeLessThan(live.last)
    } finally {
      await open.close()
      await restored.stop()
    }
  })

  test('that cannot be written says so, and the server goes on', async () => {
    // Its folder is a file.
    const impossible = join(folder, 'running.dump', 'inside.dump')
    await expect(dumpStore(join(folder, 'live'), impossible, { pause: true })).rejects.toThrow()
    expect((await chainOf(driver)).steps).toBeGreaterThan(0)
    expect(existsSync(join(folder, 'live', 'neo4j', 'backup-request.json'))).toBe(false)
  })

  test('without permission to pause is refused, and the server is not touched', async () => {
    const pid = server.serverPid()
    await expect(dumpStore(join(folder, 'live'), join(folder, 'refused.dump'))).rejects.toMatchObject({
      code: 'IN_USE',
    })
    expect(server.serverPid()).toBe(pid)
    expect(existsSync(join(folder, 'refused.dump'))).toBe(false)
  })
})
