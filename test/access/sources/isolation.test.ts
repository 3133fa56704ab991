import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../../../access/access.ts'
import { createAccess } from '../../../access/create-access.ts'
import { guardSchema } from '../../../access/guard.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { createWithholding } from '../../../access/withholding.ts'
import { command, cypher, keyed } from '../../../graph/cypher.ts'
import { createReader, type Reader } from '../../../graph/reader.ts'
import { readBirth } from '../../../subgraphs/read-birth.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { until } from '../../harness/until.ts'

const { graph, batcher } = useGraph()

const emailByCustomerId = keyed({
  name: 'test.emailByCustomerId',
  text: cypher`UNWIND $keys AS key MATCH (c:Customer {id: key}) RETURN key, c.email AS email`,
  row: (r) => ({ email: r.string('email') }),
})

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])
  type Query @public @unrecorded(because: "a test") { customer(id: ID!): Customer }
  type Customer @key(fields: "id") @unrecorded(because: "a test") { id: ID! @public email: String @personalData(category: CONTACT) }
  ${readFileSync(new URL('../../../subgraphs/runtime/value-types.graphql', import.meta.url), 'utf8')}`

interface Context {
  readonly reader: Reader
  readonly access: Access
}

const schema = buildSubgraphSchema([
  {
    typeDefs: parse(sdl),
    resolvers: {
      Query: { customer: (_: unknown, { id }: { id: string }) => ({ id }) },
      Customer: {
        email: async ({ id }: { id: string }, _: unknown, { reader }: Context) =>
          (await reader.row(emailByCustomerId, {}).load(id))?.email ?? null,
      },
    },
  },
])
guardSchema(schema, {})

// One parsed document, as a persisted operation is.
const document = parse('query($id: ID!) { customer(id: $id) { id email } }')

function caller(purpose: PurposeKey, more: Partial<Viewer> = {}) {
  const viewer: Viewer = {
    subject: 's',
    clientId: 'c',
    scopes: new Set(),
    purposes: [purpose],
    sources: null,
    customerId: null,
    ...more,
  }
  return { viewer, purpose }
}

/** What one request carries; a process-wide one is the fault these tests must see. */
function contextFor({
  viewer,
  purpose,
}: ReturnType<typeof caller>): Context & { withholding: ReturnType<typeof createWithholding> } {
  const reader = createReader(graph, batcher, () => [])
  const access = createAccess(viewer, purpose, { reader, now: () => new Date(), readBirth })
  return { reader, access, withholding: createWithholding(purpose) }
}

async function ask(
  who: ReturnType<typeof caller>,
  id: string,
  context = contextFor(who),
): Promise<string | null | undefined> {
  const { data } = await execute({ schema, document, variableValues: { id }, contextValue: context })
  return (data?.customer as { email: string | null } | null | undefined)?.email
}

const seed = command({
  name: 'test.seedEmails',
  text: cypher<{ readonly ids: readonly string[] }>`
    MERGE (:Source {key: 'crm', role: 'SYSTEM_OF_RECORD'})
    WITH 1 AS one UNWIND $ids AS id
    CREATE (r:SourceRecord {id: 'crm:' + id, source: 'crm', sourceId: id})
    CREATE (r)-[:RESOLVED_TO {recordId: r.id}]->(:Customer {id: id, status: 'ACTIVE', email: id + '@x.io'})`,
})
const setConsent = command({
  name: 'test.setConsent',
  text: cypher<{ readonly id: string; readonly status: string; readonly at: number }>`
    CREATE (:Entry:ConsentEvent {id: randomUUID(), recordId: 'crm:' + $id, purpose: 'Marketing', status: $status,
                                 occurredAt: $at})`,
})
const say = (id: string, status: string, at: number) =>
  graph.write('test.setConsent', (transaction) => transaction.run(setConsent, { id, status, at }))

beforeAll(async () => {
  await graph.write('test.seedEmails', (transaction) => transaction.run(seed, { ids: ['ann', 'bob', 'eve'] }))
})

const desk = caller('ServiceProvision')
const advertiser = caller('Marketing')
const ann = caller('RightsFulfilment', { customerId: 'ann' })

describe('two callers of one operation', () => {
  it('never get answers of each other, 1,000 times in turn', async () => {
    let mixed = 0
    async function takeTurns(): Promise<void> {
      for (let turn = 0; turn < 50; turn++) {
        const id = turn % 2 === 0 ? 'ann' : 'bob'
        if ((await ask(desk, id)) !== `${id}@x.io`) mixed++
        if ((await ask(advertiser, id)) !== null) mixed++
      }
    }
    await Promise.all(Array.from({ length: 10 }, takeTurns))
    expect(mixed).toBe(0)
  })

  it('share no answer at the same moment, 500 times', async () => {
    const answers = await Promise.all(
      Array.from({ length: 500 }, () =>
        Promise.all([ask(desk, 'ann'), ask(advertiser, 'ann'), ask(ann, 'bob'), ask(ann, 'ann')]),
      ),
    )
    for (const answer of answers) expect(answer).toEqual(['ann@x.io', null, undefined, 'ann@x.io'])
  })

  it('would be mixed by decisions kept for the process', async () => {
    const shared = contextFor(desk)
    expect(await ask(desk, 'ann', shared)).toBe('ann@x.io')
    expect(await ask(advertiser, 'ann', shared)).toBe('ann@x.io')
  })
})

describe('a withdrawal', () => {
  /** 20 callers ask again and again; answers that began after the acknowledgement and show the field. */
  async function lateAnswers(
    context: () => ReturnType<typeof contextFor>,
  ): Promise<{ late: number; seen: number; after: number }> {
    await say('eve', 'GIVEN', Date.now() - 10_000)
    const counts = { late: 0, seen: 0, after: 0 }
    let acknowledged = Number.POSITIVE_INFINITY
    let isOver = false
    async function poll() {
      while (!isOver) {
        // What is answered from memory would never let the clock go on.
        await new Promise((resolve) => setImmediate(resolve))
        const began = performance.now()
        const email = await ask(advertiser, 'eve', context())
        if (began > acknowledged) counts.after++
        if (email === null) continue
        counts.seen++
        if (began > acknowledged) counts.late++
      }
    }
    const pollers = Array.from({ length: 20 }, poll)
    await until(() => counts.seen >= 40)
    await say('eve', 'WITHDRAWN', Date.now() - 5_000)
    acknowledged = performance.now()
    await until(() => counts.after >= 100)
    isOver = true
    await Promise.all(pollers)
    return counts
  }

  it('holds for every request that begins after it', async () => {
    const { late, seen, after } = await lateAnswers(() => contextFor(advertiser))
    expect(late).toBe(0)
    expect(seen).toBeGreaterThanOrEqual(40)
    expect(after).toBeGreaterThanOrEqual(100)
  })

  it('would be missed by facts kept for the process', async () => {
    await graph.write('test.forget', (transaction) => transaction.run(forgetEve, {}))
    const kept = contextFor(advertiser)
    const { late } = await lateAnswers(() => kept)
    expect(late).toBeGreaterThan(0)
  })
})

const forgetEve = command({
  name: 'test.forgetEve',
  text: cypher`MATCH (e:ConsentEvent {recordId: 'crm:eve'}) DETACH DELETE e`,
})
