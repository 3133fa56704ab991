import fc from 'fast-check'
import { ulid } from 'ulid'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../graph/cypher.ts'
import { createBillingSubgraph } from '../../../subgraphs/billing/index.ts'
import { billingLine } from '../../../subgraphs/billing/lines.ts'
import type { LineType } from '../../../subgraphs/runtime/subgraph.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'

const test = useGraph()
const deps = {
  graph: test.graph,
  batcher: test.batcher,
  now: () => new Date('2026-06-01T00:00:00Z'),
  newId: () => ulid(),
  secrets: testSecrets,
}
// The map of line types is loose where all subgraphs meet; this is its own kind.
const billing = createBillingSubgraph(deps).lines.billing as unknown as LineType<unknown>

const allBilling = statement({
  name: 'test.allBilling',
  text: cypher`MATCH (b:Billing) RETURN b.id AS id, b.amountMinor AS amountMinor, b.observedAt AS observedAt, labels(b) AS labels ORDER BY id`,
  row: (r) => ({
    id: r.string('id'),
    amountMinor: r.numberOrNull('amountMinor'),
    observedAt: r.number('observedAt'),
    labels: r.strings('labels').toSorted(),
  }),
})

const recordOf = statement({
  name: 'test.recordOf',
  text: cypher<{ readonly id: string }>`
    MATCH (b:Billing {id: $id}) MATCH (r:SourceRecord {id: b.recordId})-[:RESOLVED_TO]->(c:Customer)
    RETURN r.id AS record, r.isPlaceholder AS isPlaceholder, c.id AS customer`,
  row: (r) => ({
    record: r.string('record'),
    isPlaceholder: r.boolean('isPlaceholder'),
    customer: r.string('customer'),
  }),
})

/** Older versions of one fact, newest knowledge first. */
const versionsOfFact = statement({
  name: 'test.versionsOfFact',
  text: cypher<{ readonly id: string }>`
    MATCH (v:FactVersion {factId: $id})
    RETURN v.observedAt AS observedAt, v.recordedAt AS recordedAt, v.replacedAt AS replacedAt, v.fact AS fact
    ORDER BY observedAt DESC, v.contentHash DESC`,
  row: (r) => ({
    observedAt: r.number('observedAt'),
    recordedAt: r.number('recordedAt'),
    replacedAt: r.number('replacedAt'),
    fact: r.json<object>('fact'),
  }),
})

function line(id: string, more: object = {}) {
  return billingLine.parse({
    kind: 'billing',
    source: 'erp',
    id,
    record: { source: 'crm', id: '1' },
    type: 'INVOICE',
    occurredAt: '2026-01-01T00:00:00Z',
    amountMinor: 100,
    currency: 'EUR',
    ...more,
  })
}

const write = async (...lines: readonly unknown[]) => (await billing.write(lines)).results.map(({ status }) => status)
const current = () => test.graph.read(allBilling, {})

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1'] })
})

describe('writing facts', () => {
  it('accepts, updates and knows duplicates, and keeps what an update replaced', async () => {
    const first = line('i1')
    const corrected = line('i1', { amountMinor: 90, observedAt: '2026-02-01T00:00:00Z' })
    expect(await write(first)).toEqual(['ACCEPTED'])
    expect(await write(first)).toEqual(['DUPLICATE'])
    expect(await write(corrected)).toEqual(['UPDATED'])
    expect(await write(first, corrected)).toEqual(['DUPLICATE', 'DUPLICATE'])
    expect(await current()).toMatchObject([{ id: 'billing:erp:i1', amountMinor: 90 }])
    const versions = await test.graph.read(versionsOfFact, { id: 'billing:erp:i1' })
    expect(versions).toMatchObject([{ replacedAt: deps.now().getTime(), fact: { amountMinor: 100, type: 'INVOICE' } }])
  })

  it('tells a line apart from the same id in one batch', async () => {
    const later = line('i1', { amountMinor: 90, observedAt: '2026-02-01T00:00:00Z' })
    expect(await write(later, line('i1'), later, line('i2'))).toEqual([
      'ACCEPTED',
      'DUPLICATE',
      'DUPLICATE',
      'ACCEPTED',
    ])
    expect(await current()).toMatchObject([{ amountMinor: 90 }, { amountMinor: 100 }])
    expect(await test.graph.read(versionsOfFact, { id: 'billing:erp:i1' })).toMatchObject([
      { fact: { amountMinor: 100 } },
    ])
  })

  it('gives a fact the labels of its type, also where the type is corrected', async () => {
    await write(line('x', { type: 'PAYMENT', properties: { status: 'succeeded' } }))
    expect(await current()).toMatchObject([{ labels: ['Billing', 'Entry', 'LedgerEntry', 'Payment'] }])
    await write(line('x', { type: 'PAYMENT', properties: { status: 'failed' }, observedAt: '2026-02-01' }))
    expect(await current()).toMatchObject([{ labels: ['Billing', 'Entry', 'Payment'] }])
    await write(line('x', { type: 'REFUND', observedAt: '2026-03-01' }))
    expect(await current()).toMatchObject([{ labels: ['Billing', 'LedgerEntry'] }])
    await write(line('x', { type: 'PLAN', record: undefined, observedAt: '2026-04-01', properties: { name: 'Gold' } }))
    expect(await current()).toMatchObject([{ labels: ['Billing', 'Plan'] }])
  })

  it('costs one statement where all is known, and few however large the batch', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => line(`i${index}`))
    const count = async (work: () => Promise<unknown>) => {
      const names: string[] = []
      const stop = test.graph.watch(({ name }) => names.push(name))
      await work()
      stop()
      return names
    }
    expect((await count(() => write(...lines))).length).toBeLessThanOrEqual(6)
    expect(await count(() => write(...lines))).toEqual(['billing.storedBilling'])
    const newer = lines.map((item) => ({ ...item, amountMinor: 7, observedAt: '2026-02-01' }))
    expect((await count(() => write(...newer))).length).toBeLessThanOrEqual(8)
  })

  it('ends in the same graph whatever the order, the batches and the writers', async () => {
    const version = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      amountMinor: fc.integer({ min: 1, max: 4 }),
      day: fc.integer({ min: 1, max: 4 }),
    })
    const toLines = (versions: readonly { id: string; amountMinor: number; day: number }[]) =>
      // Of one day the higher amount is the newer one, as the source's own count says.
      versions.map(({ id, amountMinor, day }) =>
        line(id, { amountMinor, observedAt: `2026-01-0${day}`, sequence: amountMinor }),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 12 }), fc.nat(12), async (versions, cut) => {
        await test.clear()
        await createPeople(test.graph, { ANN: ['crm:1'] })
        await write(...toLines(versions))
        const atOnce = await current()
        await test.clear()
        await createPeople(test.graph, { ANN: ['crm:1'] })
        const lines = toLines(versions).toReversed()
        const batches = [lines.slice(0, cut), lines.slice(cut)].filter((batch) => batch.length > 0)
        await Promise.all(batches.map((batch) => write(...batch)))
        expect(await current()).toEqual(atOnce)
      }),
      { numRuns: 12 },
    )
  })

  it('takes a fact whose record has not arrived', async () => {
    expect(await write(line('i9', { record: { source: 'crm', id: 'unseen' } }))).toEqual(['ACCEPTED'])
    const [owner] = await test.graph.read(recordOf, { id: 'billing:erp:i9' })
    expect(owner).toMatchObject({ record: 'crm:unseen', isPlaceholder: true })
    const alone = line('i10', { record: undefined, identifier: { type: 'EMAIL', value: ' Ann@X.io' } })
    expect(await write(alone)).toEqual(['ACCEPTED'])
    expect(await test.graph.read(recordOf, { id: 'billing:erp:i10' })).toHaveLength(1)
  })
})
