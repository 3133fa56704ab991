import { chmod, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDoctor } from '../../gateway/doctor/doctor.ts'
import type { Finding } from '../../gateway/doctor/finding.ts'
import { checkJava, checkNode } from '../../gateway/doctor/machine.ts'
import { checkSupergraph } from '../../gateway/doctor/supergraph.ts'
import { inspectGraph } from '../../graph/inspect.ts'
import { readMigrations } from '../../graph/migrate.ts'
import { useGraph } from '../harness/neo4j.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const testGraph = useGraph()
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  folder = await temporaryFolder()
  env = {
    DATA_DIR: folder.path,
    PORT: '0',
    METRICS_PORT: '0',
    NEO4J_URI: testGraph.address.uri,
    NEO4J_USER: testGraph.address.user,
    NEO4J_PASSWORD: testGraph.address.password,
  }
})
afterAll(() => folder.remove())

async function examine(more: Readonly<Record<string, string>> = {}, nodeVersion = '24.21.0') {
  let text = ''
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  const code = await runDoctor(['--json'], { env: { ...env, ...more }, nodeVersion, stdout })
  const findings = JSON.parse(text) as readonly Finding[]
  return { code, findings, failed: findings.filter(({ state }) => state === 'failed') }
}

async function run(cypher: string): Promise<void> {
  const session = testGraph.driver.session()
  await session.run(cypher)
  await session.close()
}

describe('npm run doctor', () => {
  it('finds nothing where all is well', async () => {
    const { code, findings } = await examine()
    expect(code).toBe(0)
    expect(findings.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'node ok',
      'settings ok',
      'files ok',
      'java skipped',
      'neo4j ok',
      'migrations ok',
      'schema ok',
      'keys ok',
      'port skipped',
      'metrics skipped',
      'supergraph ok',
    ])
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a wrong setting', { PORT: 'four thousand' }, 'settings'],
    ['a setting that opens too much', { HOST: '0.0.0.0' }, 'settings'],
    ['a client registry that is not there', { CLIENTS_FILE: '/nowhere/clients.json' }, 'files'],
    ['a Neo4j that is not there', { NEO4J_URI: 'bolt://127.0.0.1:9' }, 'neo4j'],
    ['a wrong password', { NEO4J_PASSWORD: 'wrong' }, 'neo4j'],
  ])('tells of %s and what to do', async (_what, more, name) => {
    const { code, failed } = await examine(more)
    expect(code).toBe(1)
    expect(failed.map((finding) => finding.name)).toEqual([name])
    expect(failed[0]?.fix).toBeTruthy()
  })

  it('warns of a setting that may open too much', async () => {
    const { code, findings } = await examine({ REDIS_URL: 'redis://cache.internal' })
    expect(code).toBe(0)
    expect(findings.filter(({ state }) => state === 'warning')).toEqual([
      { name: 'settings', state: 'warning', found: expect.stringContaining('Use rediss://') },
    ])
  })

  it('tells of an old Node', () => {
    expect(checkNode('20.11.0')).toMatchObject({ state: 'failed', fix: expect.stringContaining('npm run setup') })
  })

  it('tells of a missing Java only where it is needed', () => {
    expect(checkJava({ isEmbedded: true, javaHome: '/nowhere' })).toMatchObject({
      state: 'failed',
      fix: expect.stringContaining('JDK'),
    })
    expect(checkJava({ isEmbedded: false, javaHome: '/nowhere' }).state).toBe('skipped')
  })

  it('tells of a constraint somebody dropped', async () => {
    await run('DROP CONSTRAINT audit_writer_id')
    try {
      expect((await examine()).failed).toMatchObject([{ name: 'schema', found: 'missing: audit_writer_id' }])
    } finally {
      await run('CREATE CONSTRAINT audit_writer_id IF NOT EXISTS FOR (n:AuditWriter) REQUIRE n.id IS UNIQUE')
    }
    expect((await examine()).code).toBe(0)
  })

  it('tells of a migration that is not applied, or not as it is', async () => {
    const migrations = await readMigrations()
    const newer = { version: '999', name: 'next', statements: [], checksum: 'x' }
    const { pending } = await inspectGraph(testGraph.driver, testGraph.database, [...migrations, newer])
    expect(pending).toEqual(['999'])
    const edited = migrations.map((migration, index) => (index === 0 ? { ...migration, checksum: 'x' } : migration))
    expect((await inspectGraph(testGraph.driver, testGraph.database, edited)).changed).toEqual([migrations[0]?.version])
  })

  it('tells of a key that others may read', async () => {
    const file = join(folder.path, 'demo-key.json')
    await writeFile(file, '{}', { mode: 0o644 })
    expect((await examine()).failed).toMatchObject([
      { name: 'keys', fix: expect.stringContaining(`chmod 600 ${file}`) },
    ])
    await chmod(file, 0o600)
    expect((await examine()).code).toBe(0)
  })

  it('tells of a port that another program holds', async () => {
    const server: Server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const PORT = String(typeof address === 'object' && address !== null ? address.port : 0)
    expect((await examine({ PORT })).failed).toMatchObject([{ name: 'port' }])
    await new Promise((resolve) => server.close(resolve))
    expect((await examine({ PORT })).code).toBe(0)
  })

  it('tells of a supergraph older than its schemas', () => {
    expect(checkSupergraph('type Query { old: Int }')).toMatchObject({ state: 'failed', fix: 'npm run codegen' })
  })
})
