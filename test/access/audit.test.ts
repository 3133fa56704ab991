import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditFolder, createAudit } from '../../access/audit/audit.ts'
import type { AuditEntry } from '../../access/audit/record.ts'
import type { Category } from '../../access/categories.ts'
import { policy } from '../../access/policy.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { SubgraphName } from '../../config.ts'
import { codeOf } from '../../errors.ts'
import { command, cypher } from '../../graph/cypher.ts'
import { createExecutable, readSdl } from '../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import { testSecrets, useGraph } from '../harness/neo4j.ts'
import { entriesIn, nextId, spooledLines, useDataDir } from './audit/spool-folder.ts'
import { dice } from './canary/dice.ts'

const { graph, batcher } = useGraph()
const { dataDir } = useDataDir()
const schemaFile = new URL('./audit/people.graphql', import.meta.url)

const people = Array.from({ length: 9 }, (_, index) => `person-${index}`)
const rowOf = (id: string) => ({
  id,
  name: `canary-name-${id}`,
  email: `canary-email-${id}`,
  likes: `canary-likes-${id}`,
  score: `canary-score-${id}`,
})

function build(name: SubgraphName) {
  return createExecutable({
    name,
    sdl: readSdl(schemaFile),
    resolvers: {
      Query: {
        customers: (_: unknown, { ids }: { ids: readonly string[] }) => ids.map(rowOf),
        notes: (_: unknown, { ids }: { ids: readonly string[] }) =>
          ids.map((id) => Object.freeze({ subject: id, text: `canary-note-${id}` })),
      },
      Mutation: { rename: (_: unknown, { id }: { id: string }) => rowOf(id) },
      Customer: { __resolveReference: ({ id }: { id: string }) => rowOf(id) },
    },
    rowCategories: {},
    lines: {},
  })
}

const audit = createAudit({
  dataDir,
  graph,
  now: () => new Date(),
  newId: nextId,
  onFault: console.error,
  secrets: testSecrets,
})
const subgraphs = { identity: build('identity'), engagement: build('engagement') }

const officer: Viewer = {
  subject: 'ann',
  clientId: 'desk',
  scopes: new Set(['customer:read']),
  purposes: [],
  sources: null,
  customerId: null,
}

function contextOf(purpose: PurposeKey, more: Partial<Viewer> = {}, recordedBy: typeof audit | null = audit) {
  const viewer = { ...officer, ...more }
  const deps = { graph, batcher, secrets: testSecrets, now: () => new Date() }
  return createRequestContext({ requestId: nextId(), viewer, purpose }, deps, recordedBy)
}

/** As a gateway answers: nothing before the commit. */
async function ask(context: ReturnType<typeof contextOf>, question: string) {
  const result = await subgraphs.identity.execute({ document: parse(question) }, context)
  await context.trail?.commit()
  return JSON.parse(JSON.stringify({ data: result.data }))
}

const categoryByField: Readonly<Record<string, Category>> = {
  name: 'IDENTIFYING',
  email: 'CONTACT',
  likes: 'BEHAVIOURAL',
  score: 'INFERRED',
}

beforeAll(async () => {
  const seed = command({
    name: 'test.seedPeople',
    text: cypher<{ readonly rows: readonly object[] }>`
      MERGE (:Source {key: 'crm', role: 'SYSTEM_OF_RECORD'}) MERGE (:Source {key: 'web', role: 'TOUCHPOINT'})
      WITH 1 AS one UNWIND $rows AS x
      CREATE (r:SourceRecord {id: x.source + ':' + x.id, source: x.source, sourceId: x.id})
      CREATE (r)-[:RESOLVED_TO {recordId: r.id}]->(:Customer {id: x.id, status: 'ACTIVE'})
      CREATE (:ConsentEvent:Entry {id: 'consent:' + x.id, recordId: r.id, purpose: 'Marketing', status: x.marketing, occurredAt: 1})`,
  })
  const statuses = ['GIVEN', 'WITHDRAWN', 'REFUSED']
  const rows = people.map((id, index) => ({
    id,
    source: index % 2 === 0 ? 'crm' : 'web',
    marketing: statuses[index % 3],
  }))
  await graph.write('test.seed', (transaction) => transaction.run(seed, { rows }))
})

describe('records of access', () => {
  it('are as many as reads: one a request and person, of just what was opened and refused in each subgraph', async () => {
    const next = dice(7)
    const expected = new Map<string, { readonly allowed: Category[]; readonly refused: Category[] }>()
    const purposes: readonly PurposeKey[] = [
      'Marketing',
      'CustomerCare',
      'ServiceProvision',
      'FraudPreventionAndDetection',
    ]
    let opened = 0
    let refused = 0
    const askOne = async () => {
      const context = contextOf(pick(purposes, next))
      const fields = Object.keys(categoryByField).filter(() => next() < 0.5)
      const ids = people.filter(() => next() < 0.4)
      const names = (['identity', 'engagement'] as const).filter(() => next() < 0.8)
      const document = parse(`query ($ids: [ID!]!) { customers(ids: $ids) { id ${fields.join(' ')} } }`)
      await Promise.all(
        names.map(async (name) => {
          // A plan may ask the same subgraph again: that is no second record.
          const runs = Array.from({ length: next() < 0.3 ? 2 : 1 }, () =>
            subgraphs[name].execute({ document, variables: { ids } }, context),
          )
          const [result] = await Promise.all(runs)
          for (const row of (result?.data as { customers: readonly Record<string, string | null>[] }).customers) {
            // Also where nothing of a category was selected: that they exist is told.
            const categoriesOf = (some: readonly string[]) => some.map((field) => categoryByField[field] as Category)
            const record = {
              allowed: categoriesOf(fields.filter((field) => row[field] !== null)).sort(),
              refused: categoriesOf(fields.filter((field) => row[field] === null)).sort(),
            }
            opened += record.allowed.length
            refused += record.refused.length
            expected.set(`${context.requestId} ${row.id} ${name}`, record)
          }
        }),
      )
      await context.trail?.commit()
    }
    for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 40 }, askOne))

    const lines = await spooledLines(auditFolder(dataDir))
    const entries = entriesIn(lines)
    expect(entries.length).toBe(expected.size)
    // The first line begins the chain.
    expect(lines.length - 1).toBe(new Set(entries.map(({ requestId, subject }) => `${requestId} ${subject}`)).size)
    expect(expected.size).toBeGreaterThan(1_000)
    expect(Math.min(opened, refused)).toBeGreaterThan(1_000)
    const recorded = new Map(entries.map((entry) => [keyOf(entry), outcomeOf(entry)]))
    expect(recorded).toEqual(expected)
    expect(lines.join('\n')).not.toContain('canary')
  })

  it('say who, for what, by which right and why not', async () => {
    const context = contextOf('Marketing')
    await ask(context, '{ customers(ids: ["person-0", "person-1"]) { name } }')
    await ask(contextOf('Marketing'), '{ customers(ids: ["person-0"]) { id } }')
    const entries = await entriesOf(context.requestId)
    expect(entries).toMatchObject([
      {
        subject: 'person-0',
        who: 'ann',
        client: 'desk',
        purpose: 'Marketing',
        subgraph: 'identity',
        policy: policy.version,
      },
      { subject: 'person-1', allowed: {}, refused: { IDENTIFYING: 'CONSENT_WITHDRAWN' }, written: [] },
    ])
    expect(entries[0]).toMatchObject({ allowed: { IDENTIFYING: 'C' }, refused: {} })
  })

  it('tell of objects handed out by category, of foreign customers and of missing scopes', async () => {
    const notes = contextOf('Marketing')
    await ask(notes, '{ notes(ids: ["person-0", "person-1"]) { text } }')
    expect((await entriesOf(notes.requestId)).map(outcomeOf)).toEqual([
      { allowed: ['BEHAVIOURAL'], refused: [] },
      { allowed: [], refused: ['BEHAVIOURAL'] },
    ])
    const partner = contextOf('CustomerCare', { sources: ['web'], scopes: new Set() })
    await ask(partner, '{ customers(ids: ["person-0", "person-1", "nobody@x.io"]) { secret name } }')
    expect(await entriesOf(partner.requestId)).toMatchObject([
      { subject: 'person-0', allowed: {}, refused: { ANY: 'NOT_YOUR_DATA' } },
      { subject: 'person-1', refused: { IDENTIFYING: 'NO_RELATIONSHIP', CONTACT: 'MISSING_SCOPE' } },
    ])
  })

  it('tell of writes', async () => {
    const context = contextOf('CustomerCare')
    context.trail?.of('identity').wrote('person-0', 'CONTACT')
    context.trail?.of('identity').wrote('person-0', 'CONTACT')
    await context.trail?.commit()
    expect(await entriesOf(context.requestId)).toMatchObject([
      { subject: 'person-0', allowed: {}, written: ['CONTACT'] },
    ])
  })
})

describe('a spool that cannot be written', () => {
  const question = '{ customers(ids: ["person-0"]) { name } }'
  const answer = { data: { customers: [{ name: 'canary-name-person-0' }] } }
  const folder = auditFolder(dataDir)

  it('refuses reads and writes until it can be written again; without audit the same read answers', async () => {
    await ask(contextOf('CustomerCare'), question)
    renameSync(folder, `${folder}.away`)
    writeFileSync(folder, 'in the way')
    const code = (text: string) => ask(contextOf('CustomerCare'), text).then(() => 'answered', codeOf)
    expect([await code(question), await code('mutation { rename(id: "person-0") { id } }')]).toEqual([
      'SERVICE_UNAVAILABLE',
      'SERVICE_UNAVAILABLE',
    ])
    // That somebody exists is something of them.
    expect(await code('{ customers(ids: ["person-0"]) { id } }')).toBe('SERVICE_UNAVAILABLE')
    expect(await code('{ customers(ids: []) { id } }')).toBe('answered')
    expect(await ask(contextOf('CustomerCare', {}, null), question)).toEqual(answer)

    rmSync(folder)
    renameSync(`${folder}.away`, folder)
    expect(await ask(contextOf('CustomerCare'), question)).toEqual(answer)
    expect(await code('mutation { rename(id: "person-0") { id } }')).toBe('answered')
  })

  it('refuses in a server that never could', async () => {
    const blocked = `${dataDir}/blocked`
    mkdirSync(blocked)
    writeFileSync(auditFolder(blocked), 'in the way')
    const other = createAudit({
      dataDir: blocked,
      graph,
      now: () => new Date(),
      newId: nextId,
      onFault: console.error,
      secrets: testSecrets,
    })
    const refused = ask(contextOf('CustomerCare', {}, other), question)
    await expect(refused).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
  })
})

async function entriesOf(requestId: string): Promise<readonly AuditEntry[]> {
  return entriesIn(await spooledLines(auditFolder(dataDir))).filter((entry) => entry.requestId === requestId)
}

function keyOf({ requestId, subject, subgraph }: AuditEntry): string {
  return `${requestId} ${subject} ${subgraph}`
}

function outcomeOf({ allowed, refused }: AuditEntry) {
  return { allowed: Object.keys(allowed).sort(), refused: Object.keys(refused).sort() }
}

function pick<T>(items: readonly T[], next: () => number): T {
  // The index is below the length.
  return items[Math.floor(next() * items.length)] as T
}
