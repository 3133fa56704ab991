import { type ChildProcess, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyMigratedStore } from '../harness/migrated-store.ts'
import { startProcess } from '../harness/start-process.ts'
import { until } from '../harness/until.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
let dataDir: string
let server: ChildProcess

async function start(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const { child, ready } = startProcess(['commands/start.ts'], { DATA_DIR: dataDir, DEMO: 'false' })
  return { child, url: new URL(await ready).origin }
}

/** Asks seldom, since each question is work for the processes that are waited for. */
const seldom = { interval: 100 }

/** Process ids of the Java that works in our data directory. */
function javas(): readonly number[] {
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8', maxBuffer: 1 << 24 }).split('\n')
  return lines
    .filter((line) => /\bjava\b/.test(line) && line.includes(dataDir))
    .map((line) => Number.parseInt(line, 10))
}

function token(): string {
  const args = ['commands/token.ts', '--persona', 'support']
  return execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  }).trim()
}

async function ask(
  url: string,
  bearer: string,
): Promise<{ readonly data?: unknown; readonly codes: readonly unknown[] }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}`, 'x-purpose': 'CustomerCare' },
    body: JSON.stringify({ query: '{ customers(first: 1) { pageInfo { hasNextPage } } }' }),
  })
  const { data, errors = [] } = await response.json()
  return { data, codes: errors.map((error: { extensions: { code: unknown } }) => error.extensions.code) }
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'customer-graph-outage-'))
  await copyMigratedStore(dataDir)
})
afterAll(async () => {
  server?.kill('SIGTERM')
  if (server !== undefined && server.exitCode === null && server.signalCode === null) await once(server, 'exit')
  await rm(dataDir, { recursive: true, force: true })
})

describe('kill -9', () => {
  it('of Neo4j: requests say so, readiness names the part, and all comes back by itself', async () => {
    const { child, url } = await start()
    server = child
    const bearer = token()
    await until(async () => (await ask(url, bearer)).codes.length === 0, seldom)
    const before = javas()
    for (const pid of before) process.kill(pid, 'SIGKILL')
    expect((await ask(url, bearer)).codes).toEqual(['SERVICE_UNAVAILABLE'])
    const readiness = await fetch(`${url}/readiness`)
    expect([readiness.status, await readiness.json()]).toEqual([503, { status: 'not ready', parts: { neo4j: 'down' } }])
    expect((await fetch(`${url}/healthcheck`)).status).toBe(200)
    await until(async () => (await fetch(`${url}/readiness`)).status === 200, seldom)
    await until(async () => (await ask(url, bearer)).codes.length === 0, seldom)
    expect(javas()).not.toEqual(before)
  }, 180_000)

  it('of the server: no Java is left, and the next start works', async () => {
    server.kill('SIGKILL')
    await until(() => javas().length === 0, seldom)
    const { child, url } = await start()
    server = child
    const bearer = token()
    // A database that has just started may take longer than a statement may on a busy machine.
    await until(async () => (await ask(url, bearer)).codes.length === 0, seldom)
    server.kill('SIGTERM')
    const [code] = await once(server, 'exit')
    expect(code).toBe(0)
    expect(javas()).toEqual([])
  }, 180_000)
})
