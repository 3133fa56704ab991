import { ulid } from 'ulid'
import { beforeAll, expect, it } from 'vitest'
import { categories } from '../../../access/categories.ts'
import { createAccess } from '../../../access/create-access.ts'
import { eachRecordsFactsByCustomerId, recordFactsByCustomerId } from '../../../access/facts/fact-queries.ts'
import { purposeKeys } from '../../../access/purposes.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { createReader } from '../../../graph/reader.ts'
import { createConsentSubgraph } from '../../../subgraphs/consent/index.ts'
import { consentLine, objectionLine } from '../../../subgraphs/consent/lines.ts'
import { readBirth } from '../../../subgraphs/read-birth.ts'
import type { LineType } from '../../../subgraphs/runtime/subgraph.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { declare, faultsIn, type RecordWritten, subjectsIn, write } from '../../resolution/graph-state.ts'
import { dice } from '../canary/dice.ts'

const test = useGraph()
const now = () => new Date('2026-06-01T00:00:00Z')
const { lines } = createConsentSubgraph({ ...test, now, newId: () => ulid(), secrets: testSecrets })
const roll = dice(7)
const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T

const people = Array.from({ length: 24 }, (_, index) => `p${index}`)
const names = [...'abcdefghijklmnopqrstuvwx'].map((letter) => `Zor${letter}a Quil${letter}on`)

/** Six to twelve records that mostly say the same. */
function recordsOf(person: string, index: number): readonly RecordWritten[] {
  const [isYoung, isSystem] = [roll() < 0.3, roll() < 0.5]
  return Array.from({ length: 6 + Math.floor(roll() * 7) }, (_, at) => ({
    source: isSystem && roll() < 0.5 ? 'crm' : 'shop',
    id: `${person}-${at}`,
    identifiers: [
      { type: 'EMAIL' as const, value: `${person}@x.io`, ...(roll() < 0.2 && { verifiedAt: '2026-01-01T00:00:00Z' }) },
    ],
    attributes: { fullName: names[index], ...(isYoung && roll() < 0.3 && { birthDate: '2012-05-05' }) },
    ...(roll() < 0.1 && { endedAt: pick(['2026-01-05T00:00:00Z', '2027-01-05T00:00:00Z']) }),
  }))
}

const withoutSpares = command({
  name: 'test.withoutSpares',
  text: cypher`MATCH (c:Customer) SET c.keptSpares = c.spares REMOVE c.spares`,
})
const withSpares = command({
  name: 'test.withSpares',
  text: cypher`MATCH (c:Customer) SET c.spares = c.keptSpares REMOVE c.keptSpares`,
})
const unhear = command({
  name: 'test.unhear',
  text: cypher`MATCH (r:SourceRecord)-[to:RESOLVED_TO]->() WHERE r.isSpare AND to.heardBy IS NOT NULL REMOVE to.heardBy`,
})

const run = (statement: typeof unhear) =>
  test.graph.write('test.spares', (transaction) => transaction.run(statement, {}))

/** All that a viewer who knows of every record is decided about a customer, for every purpose. */
async function decisionsAbout(id: string): Promise<string> {
  const reader = createReader(test.graph, test.batcher, () => [])
  const scopes = new Set(['customer:read'])
  const viewer = { subject: 's', clientId: 'c', scopes, purposes: purposeKeys, sources: null, customerId: null }
  const told = await Promise.all(
    purposeKeys.map(async (purpose) => {
      const access = createAccess(viewer, purpose, { reader, now, readBirth })
      const decided = await Promise.all(
        categories.map(async (category) => [
          await access.decide(id, category),
          await access.decide(id, category, ['EMAIL']),
        ]),
      )
      const { size, isAll } = await access.knownRecords(id)
      return { purpose, decided, size, isAll, withheld: await access.withheld(id) }
    }),
  )
  return JSON.stringify(told, (_, value) => (value instanceof Set ? [...value].toSorted() : value))
}

const decisions = async () => {
  const ids = (await subjectsIn(test.graph)).map(({ id }) => id)
  return Promise.all(ids.map(async (id) => `${id} ${await decisionsAbout(id)}`))
}

async function rowsOf(statement: typeof recordFactsByCustomerId): Promise<number> {
  const keys = (await subjectsIn(test.graph)).map(({ id }) => id)
  return (await test.graph.read(statement, { keys, withBirth: false })).length
}

beforeAll(async () => {
  await declare(test.graph, [
    { source: 'crm', role: 'SYSTEM_OF_RECORD', controller: 'Acme' },
    { source: 'shop', verifies: ['EMAIL'] },
    { source: 'cmp', mayRecordConsentFor: '*' },
  ])
  const records = people.map(recordsOf)
  for (const own of records) {
    // The ledger speaks of some before the others arrive, and of others after it.
    await write(test.graph, own.slice(0, 4))
    await tell(own.slice(0, 4))
    await write(test.graph, own.slice(4))
    await tell(own)
  }
}, 300_000)

let count = 0
async function tell(records: readonly RecordWritten[]): Promise<void> {
  for (let entries = Math.floor(roll() * 3); entries > 0; entries--) {
    const { source, id } = pick(records)
    const common = { source: 'cmp', id: `e${count++}`, record: { source, id }, controller: 'Acme' }
    const occurredAt = `2026-0${1 + Math.floor(roll() * 5)}-03T00:00:00Z`
    const isObjection = roll() < 0.2
    // The map of line types is loose where all subgraphs meet.
    const writer = (isObjection ? lines.objection : lines.consent) as unknown as LineType<unknown>
    const line = isObjection
      ? objectionLine.parse({ kind: 'objection', ...common, purpose: 'CustomerCare', occurredAt })
      : consentLine.parse({
          kind: 'consent',
          ...common,
          purpose: pick(['Marketing', 'Marketing', 'Personalisation']),
          status: pick(['GIVEN', 'GIVEN', 'WITHDRAWN', 'REFUSED']),
          occurredAt,
        })
    await writer.write([line])
  }
}

it('decides about a customer of many agreeing records as if each of them were read', async () => {
  const folded = await decisions()
  const rows = await rowsOf(recordFactsByCustomerId)
  await run(withoutSpares)
  const each = await decisions()
  await run(withSpares)
  expect(folded).toEqual(each)
  expect(rows).toBeLessThan(await rowsOf(eachRecordsFactsByCustomerId))
  expect(await faultsIn(test.graph)).toEqual([])
})

it('which takes that the ledger makes a record heard', async () => {
  await run(withoutSpares)
  const each = await decisions()
  await run(withSpares)
  await run(unhear)
  expect(await decisions()).not.toEqual(each)
})
