import { type ChildProcess, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemoKey } from '../../access/tokens/demo-key.ts'
import { mintToken } from '../../access/tokens/tokens.ts'
import { createDriver } from '../../graph/driver.ts'
import { inspectGraph } from '../../graph/inspect.ts'
import { dumpStore } from '../../graph/server/dump-store.ts'
import { startEmbeddedNeo4j } from '../../graph/server/embedded.ts'
import { readEndpoint } from '../../graph/server/endpoint.ts'
import { loadStore } from '../../graph/server/load-store.ts'
import { neo4jHomeOf, readOrMakePassword } from '../../graph/server/neo4j-home.ts'
import { startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const rounds = Number(process.env.CRASH_ROUNDS ?? 20)
const writers = 50
const small = { heapMb: 512, pageCacheMb: 64, shortLived: true } as const
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let gateway: ChildProcess
let url = ''
let token: string

beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(async () => {
  if (gateway?.exitCode === null) {
    gateway.kill('SIGTERM')
    await once(gateway, 'exit')
  }
  await folder.remove()
})

async function startGateway(): Promise<void> {
  const started = startProcess(['commands/start.ts'], { DATA_DIR: folder.path, DEMO: 'false' })
  gateway = started.child
  url = new URL(await started.ready).origin
}

function driverOf(dataDir: string): Driver {
  const home = neo4jHomeOf(dataDir)
  const port = readEndpoint(home)?.port
  return createDriver({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: readOrMakePassword(home) })
}

/** Process id of the JVM that works in `dataDir`; null while there is none. */
function serverPid(dataDir: string): number | null {
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8', maxBuffer: 1 << 24 }).split('\n')
  const line = lines.find((text) => /\bjava\b/.test(text) && text.includes(join(dataDir, 'neo4j')))
  return line === undefined ? null : Number.parseInt(line, 10)
}

const bothParts = ['a', 'b'] as const

/** The events of one call, which must be there all or none. True where it was acknowledged. */
async function write(key: string, writer: number, parts: readonly string[] = bothParts): Promise<boolean> {
  const query = `mutation ($events: [EventInput!]!, $key: String!) {
    ingestEvents(events: $events, idempotencyKey: $key) { __typename ... on IngestSuccess { accepted } } }`
  const events = parts.map((part) => ({
    source: 'crash',
    id: `${key}-${part}`,
    identifier: { type: 'EMAIL', value: `writer${writer}@example.com` },
    name: 'page_viewed',
    channel: 'WEB',
    occurredAt: '2026-05-01T10:00:00Z',
  }))
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { events, key: `${key}-${parts.join()}` } }),
      signal: AbortSignal.timeout(30_000),
    })
    const { data, errors } = await response.json()
    return errors === undefined && data?.ingestEvents?.__typename === 'IngestSuccess'
  } catch {
    return false
  }
}

async function isReady(): Promise<boolean> {
  return (await fetch(`${url}/readiness`)).status === 200
}

/** How often each of our events is in the graph, by its id. */
async function countsById(): Promise<ReadonlyMap<string, number>> {
  const driver = driverOf(folder.path)
  try {
    const { records } = await driver.executeQuery(
      "MATCH (t:Touchpoint {source: 'crash'}) RETURN t.sourceId AS id, count(*) AS count",
      {},
      { database: 'neo4j' },
    )
    return new Map(records.map((row) => [String(row.get('id')), Number(row.get('count'))]))
  } finally {
    await driver.close()
  }
}

/** Kills the database while all writers write; what they were told, and what is there when it is back. */
async function crash(round: string, writeKey: typeof write) {
  const acknowledged = new Set<string>()
  const open = new Map<string, number>()
  let isOver = false
  const writing = Array.from({ length: writers }, async (_, writer) => {
    for (let n = 0; !isOver; n++) {
      const key = `${round}-w${writer}-${n}`
      open.set(key, writer)
      if (await writeKey(key, writer)) {
        acknowledged.add(key)
        open.delete(key)
      } else await sleep(200)
    }
  })
  while (acknowledged.size < writers) await sleep(20)
  await sleep(Math.random() * 500)
  const pid = serverPid(folder.path)
  if (pid === null) throw new Error('no server to kill')
  process.kill(pid, 'SIGKILL')
  const killedAt = performance.now()
  while (await isReady()) await sleep(50)
  while (!(await isReady())) await sleep(100)
  const recoveryMs = performance.now() - killedAt
  isOver = true
  await Promise.all(writing)
  const there = await countsById()
  const partsOf = (key: string) => bothParts.filter((part) => there.has(`${key}-${part}`)).length
  return {
    acknowledged,
    open,
    recoveryMs,
    lost: [...acknowledged].filter((key) => partsOf(key) < bothParts.length),
    halves: [...open.keys()].filter((key) => partsOf(key) === 1),
  }
}

describe('kill -9 of Neo4j under writers', () => {
  it(
    `${rounds} times: what was acknowledged is there, the rest whole or absent, and once after a retry`,
    async () => {
      await startGateway()
      token = await mintToken(
        await loadDemoKey(folder.path),
        { persona: 'ingest', expiresInSeconds: 36_000 },
        new Date(),
      )
      while (!(await write('first', 0))) await sleep(200)
      const keys: string[] = ['first']
      const recoveries: number[] = []
      let unacknowledged = 0
      for (let round = 0; round < rounds; round++) {
        const { acknowledged, open, halves, lost, recoveryMs } = await crash(`r${round}`, write)
        recoveries.push(recoveryMs)
        unacknowledged += open.size
        expect(lost).toEqual([])
        expect(halves).toEqual([])
        for (const [key, writer] of open) while (!(await write(key, writer))) await sleep(200)
        keys.push(...acknowledged, ...open.keys())
      }
      const counts = await countsById()
      expect(counts.size).toBe(keys.length * 2)
      expect([...counts].filter(([, count]) => count !== 1)).toEqual([])
      console.log({
        rounds,
        acknowledgedAndRetried: keys.length,
        unacknowledged,
        recoveriesMs: recoveries.map(Math.round),
      })
      expect(Math.max(...recoveries)).toBeLessThan(60_000)
      const driver = driverOf(folder.path)
      expect(await inspectGraph(driver, 'neo4j')).toEqual({ missing: [], notOnline: [], pending: [], changed: [] })
      await driver.close()
    },
    rounds * 120_000,
  )

  it('would leave halves where each event is a write of its own', async () => {
    const inTwo: typeof write = async (key, writer) =>
      (await write(key, writer, ['a'])) && (await write(key, writer, ['b']))
    const { halves } = await crash('in-two', inTwo)
    expect(halves.length).toBeGreaterThan(0)
  })

  it('a dump of it, loaded elsewhere, is the same graph', async () => {
    gateway.kill('SIGTERM')
    await once(gateway, 'exit')
    const other = await temporaryFolder()
    try {
      const before = await fingerprint(folder.path)
      const dump = join(folder.path, 'drill.dump')
      await dumpStore(folder.path, dump)
      await loadStore(other.path, dump)
      const after = await fingerprint(other.path)
      expect(after).toEqual(before)
      expect(before.nodes).toBeGreaterThan(100)
      const server = await startEmbeddedNeo4j({ dataDir: other.path, ...small })
      const driver = createDriver(server)
      await driver.executeQuery('MATCH (t:Touchpoint) WITH t LIMIT 1 SET t.name = $name', { name: 'changed' })
      await driver.close()
      await server.stop()
      expect((await fingerprint(other.path)).hash).not.toBe(before.hash)
    } finally {
      await other.remove()
    }
  })
})

/** Counts, and a hash of every node's labels and properties in an order of their own. */
async function fingerprint(dataDir: string) {
  const server = await startEmbeddedNeo4j({ dataDir, ...small })
  const driver = createDriver(server)
  try {
    const nodes = await driver.executeQuery('MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties')
    const relations = await driver.executeQuery(
      'MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS count ORDER BY type',
    )
    const texts = nodes.records
      .map((row) => JSON.stringify([row.get('labels'), Object.entries(row.get('properties')).sort()]))
      .sort()
    return {
      nodes: texts.length,
      relations: relations.records.map((row) => [row.get('type'), row.get('count')]),
      hash: createHash('sha256').update(texts.join('\n')).digest('hex'),
    }
  } finally {
    await driver.close()
    await server.stop()
  }
}
