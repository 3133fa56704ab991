import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpStore } from '../../graph/server/dump-store.ts'
import { type EmbeddedNeo4j, startEmbeddedNeo4j } from '../../graph/server/embedded.ts'
import { loadStore } from '../../graph/server/load-store.ts'
import { until } from '../harness/until.ts'

const small = { heapMb: 512, pageCacheMb: 64, shortLived: true } as const
const holderFile = fileURLToPath(new URL('./hold-server.ts', import.meta.url))

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-neo4j-'))
  mkdirSync(join(dataDir, 'neo4j'))
  // As one of 64 random ones does.
  writeFileSync(join(dataDir, 'neo4j', 'password'), '-a-password-that-looks-like-an-option', { mode: 0o600 })
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

// One story on one store: each step starts from what the one before left, since each start costs seconds.
describe('the embedded Neo4j', () => {
  let owner: ChildProcess
  let guest: EmbeddedNeo4j

  test('of two processes that start at once one owns the server, the other joins it, and so do later ones', async () => {
    const holders = [hold(dataDir), hold(dataDir)]
    const told = await Promise.all(holders.map((holder) => holder.told))
    expect(told.map((server) => server.owner).toSorted()).toEqual([false, true])
    owner = holders[told.findIndex((server) => server.owner)]?.child ?? expect.fail('nobody owns the server')

    guest = await startEmbeddedNeo4j({ dataDir, ...small })
    expect(guest.owner).toBe(false)
    expect(told.map((server) => server.uri)).toEqual([guest.uri, guest.uri])
    expect(await query(guest, 'RETURN 1 AS value')).toEqual([1])
    expect(statSync(join(dataDir, 'neo4j', 'password')).mode & 0o777).toBe(0o600)
    await expect(query({ ...guest, password: 'wrong password' }, 'RETURN 1 AS value')).rejects.toMatchObject({
      code: 'Neo.ClientError.Security.Unauthorized',
    })
    for (const { child } of holders) if (child !== owner) await end(child, 'SIGKILL')
    expect(await query(guest, 'RETURN 2 AS value')).toEqual([2])
  })

  test('a backup while it runs is refused with the remedy', async () => {
    await expect(dumpStore(dataDir, join(dataDir, 'refused.dump'))).rejects.toMatchObject({
      code: 'IN_USE',
      message: expect.stringContaining('--pause'),
    })
    expect(existsSync(join(dataDir, 'refused.dump'))).toBe(false)
  })

  test('a server that dies alone comes back on the same address with its data', async () => {
    await query(guest, 'CREATE (n:Kept {name: "first"}) RETURN n.name AS value')
    const pid = serverPidOf(guest)
    process.kill(pid, 'SIGKILL')
    await until(() => guest.serverPid() !== pid && guest.serverPid() !== null)
    // Joining waits until it answers again.
    const again = await startEmbeddedNeo4j({ dataDir, ...small })
    expect(again).toMatchObject({ uri: guest.uri, owner: false })
    expect(await query(again, 'MATCH (n:Kept) RETURN n.name AS value')).toEqual(['first'])
  })

  test('kill -9 of the process that started it ends the server, and the next start works at once', async () => {
    const pid = serverPidOf(guest)
    await end(owner, 'SIGKILL')
    const next = await startEmbeddedNeo4j({ dataDir, ...small, startTimeoutMs: 60_000 })
    expect(next.owner).toBe(true)
    expect(isAlive(pid)).toBe(false)
    expect(await query(next, 'MATCH (n:Kept) RETURN n.name AS value')).toEqual(['first'])

    const nextPid = serverPidOf(next)
    await next.stop()
    expect(isAlive(nextPid)).toBe(false)
  })

  test('backup, broken restore, restore', { timeout: 300_000 }, async () => {
    const dump = join(dataDir, 'backups', 'one.dump')
    expect(await dumpStore(dataDir, dump)).toEqual({ bytes: statSync(dump).size, pausedMs: null })
    expect(statSync(dump).mode & 0o777).toBe(0o600)
    expect(spawnSync('sha256sum', ['-c', 'one.dump.sha256'], { cwd: join(dataDir, 'backups') }).status).toBe(0)

    const broken = join(dataDir, 'broken.dump')
    writeFileSync(broken, readFileSync(dump))
    truncateSync(broken, Math.floor(statSync(dump).size / 2))
    const storeId = () => readFileSync(join(dataDir, 'neo4j', 'data', 'server_id'))
    const before = storeId()
    await expect(loadStore(dataDir, broken)).rejects.toMatchObject({ code: 'BAD_DUMP' })
    expect(storeId()).toEqual(before)
    expect(existsSync(join(dataDir, 'neo4j.restoring'))).toBe(false)

    // Whoever reads it gives up before all of it is written.
    const damaged = readFileSync(dump)
    damaged.fill(0xff, damaged.length >> 2, (damaged.length >> 2) + 64)
    writeFileSync(broken, Buffer.concat([damaged, Buffer.alloc(8 * 1024 * 1024, 0x55)]))
    await expect(loadStore(dataDir, broken)).rejects.toMatchObject({ code: 'BAD_DUMP' })
    expect(storeId()).toEqual(before)

    // Whole for Neo4j, and yet not the dump that was written.
    writeFileSync(join(dataDir, 'other.dump'), readFileSync(dump))
    writeFileSync(join(dataDir, 'other.dump.sha256'), `${'0'.repeat(64)}  other.dump\n`)
    await expect(loadStore(dataDir, join(dataDir, 'other.dump'))).rejects.toMatchObject({ code: 'BAD_DUMP' })
    expect(storeId()).toEqual(before)

    rmSync(join(dataDir, 'neo4j'), { recursive: true })
    expect(await loadStore(dataDir, dump)).toEqual({ nodes: 1, relationships: 0 })
  })

  test('a broken store is told as that, with the ways out', async () => {
    writeFileSync(join(dataDir, 'neo4j', 'data', 'databases', 'neo4j', 'neostore'), 'no store at all')
    await expect(startEmbeddedNeo4j({ dataDir, ...small })).rejects.toMatchObject({
      name: 'EmbeddedNeo4jError',
      code: 'STORE_BROKEN',
      message: expect.stringContaining('npm run restore'),
    })
  })
})

/** Another process that starts the server of `folder` and holds it. */
function hold(folder: string) {
  const child = fork(holderFile, [folder], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const told = new Promise<{ readonly uri: string; readonly owner: boolean }>((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)))
  })
  return { child, told }
}

async function query({ uri, user, password }: EmbeddedNeo4j, text: string): Promise<readonly unknown[]> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  try {
    const { records } = await driver.executeQuery(text, {}, { database: 'neo4j' })
    return records.map((record) => record.get('value'))
  } finally {
    await driver.close()
  }
}

function serverPidOf(server: EmbeddedNeo4j): number {
  const pid = server.serverPid()
  if (pid === null) throw new Error('the server is down')
  return pid
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
