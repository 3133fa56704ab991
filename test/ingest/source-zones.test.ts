import { ulid } from 'ulid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { cypher, statement } from '../../graph/cypher.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import { lineShapes } from '../../ingest/line.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { lineFields } from '../../ingest/lines-document.ts'
import { isTimeField, time } from '../../resolution/records/line-parts.ts'
import { testSecrets, useGraph } from '../harness/neo4j.ts'
import { createBillingGraph } from '../subgraphs/billing/billing-graph.ts'

const test = useGraph()
const { graph, batcher, clear } = test
const now = () => new Date('2026-12-01T00:00:00Z')
const lines = createLineTypes({ graph, batcher, now, newId: () => ulid(), secrets: testSecrets })
const ingest = (...input: readonly Line[]) => ingestLines(input, { graph, lines, now })
type Line = { readonly kind: string } & Readonly<Record<string, unknown>>

const berlin = { kind: 'source', source: 'erp', timeZone: 'Europe/Berlin' }
const fact = { source: 'erp', id: 'f', record: { source: 'crm', id: '1' }, occurredAt: '2026-07-01T10:00' }
const storedTimes = statement({
  name: 'test.storedTimes',
  text: cypher`MATCH (n {sourceId: 'f'}) WHERE NOT n:FactVersion RETURN properties(n) AS node`,
  row: (r) => r.value<Readonly<Record<string, unknown>>>('node'),
})
/** Times of the one fact or record, in UTC. */
async function timesOf(...names: readonly string[]) {
  const [node = {}] = await graph.read(storedTimes, {})
  return names.map((name) => (typeof node[name] === 'number' ? new Date(node[name]).toISOString().slice(0, 16) : null))
}

beforeEach(clear)

describe('the time zone of a source', () => {
  it('holds for times and dates of facts that state none', async () => {
    await ingest(berlin, { ...fact, kind: 'event', name: 'x', channel: 'WEB', observedAt: '2026-07-02' })
    expect(await timesOf('occurredAt', 'observedAt')).toEqual(['2026-07-01T08:00', '2026-07-01T22:00'])
  })

  it('is UTC where none is stated, also of a source that nobody declared', async () => {
    await ingest({ kind: 'source', source: 'erp' }, { ...fact, kind: 'event', name: 'x', channel: 'WEB' })
    expect(await timesOf('occurredAt')).toEqual(['2026-07-01T10:00'])
  })

  it('is not that of the source whose record a fact is about', async () => {
    const lines = [
      { ...berlin, source: 'crm' },
      { ...fact, kind: 'event', name: 'x', channel: 'WEB' },
    ]
    await ingest(...lines)
    expect(await timesOf('occurredAt')).toEqual(['2026-07-01T10:00'])
  })

  it('leaves times alone that state theirs', async () => {
    await ingest(berlin, { ...fact, kind: 'event', name: 'x', channel: 'WEB', occurredAt: '2026-07-01T10:00-0530' })
    expect(await timesOf('occurredAt')).toEqual(['2026-07-01T15:30'])
  })

  it('holds for times in the properties of billing lines, and for no other text there', async () => {
    const properties = { dueAt: '2026-07-15', periodStart: '2026-07-01 08:00', note: '2026-07-01', name: '2026-07-02' }
    const invoice = { ...fact, kind: 'billing', type: 'INVOICE', amountMinor: 100, currency: 'EUR', properties }
    await ingest(berlin, invoice)
    expect(await timesOf('occurredAt', 'dueAt', 'periodStart')).toEqual([
      '2026-07-01T08:00',
      '2026-07-14T22:00',
      '2026-07-01T06:00',
    ])
    const [node] = await graph.read(storedTimes, {})
    expect(node?.dueDay).toBe(Date.parse('2026-07-15') / 86_400_000)
    expect(JSON.parse(String(node?.properties))).toMatchObject({ note: '2026-07-01', name: '2026-07-02' })
    // Harmless to run again.
    expect(await ingest(berlin, invoice)).toMatchObject({ duplicate: 2, updated: 0 })
  })

  it('holds for records, their identifiers and relations, but not for what they say of people', async () => {
    const identifiers = [{ type: 'EMAIL', value: 'a@x.io', verifiedAt: '2026-06-01' }]
    const relations = [{ role: 'EMPLOYEE_OF', to: { source: 'erp', id: 'o' }, from: '2026-05-01' }]
    const attributes = { birthDate: '1980-02-03', lastLoginAt: '2026-05-01T10:00', memberUntil: '2027-01-01' }
    const record = { kind: 'record', source: 'erp', id: 'f', observedAt: '2026-07-01T00:30', endedAt: '2026-07-03' }
    await ingest(berlin, { ...record, identifiers, relations, attributes })
    expect(await timesOf('observedAt', 'endedAt')).toEqual(['2026-06-30T22:30', '2026-07-02T22:00'])
    const [node] = await graph.read(storedTimes, {})
    expect(JSON.parse(String(node?.attributes))).toEqual(attributes)
    expect(JSON.parse(String(node?.relations))).toMatchObject([{ from: '2026-05-01T00:00:00+02:00' }])
  })

  it('changes for the lines after it', async () => {
    const event = (id: string) => ({ ...fact, id, kind: 'event', name: 'x', channel: 'WEB' })
    await ingest(berlin, event('e1'), { ...berlin, timeZone: 'America/New_York' }, event('f'))
    expect(await timesOf('occurredAt')).toEqual(['2026-07-01T14:00'])
  })

  it('is read from the graph by a later run', async () => {
    await ingest(berlin)
    await ingest({ ...fact, kind: 'event', name: 'x', channel: 'WEB' })
    expect(await timesOf('occurredAt')).toEqual(['2026-07-01T08:00'])
  })

  it('must be known, and says what is asked for', async () => {
    const { reasons } = await ingest({ ...berlin, timeZone: 'CEST' }, { ...berlin, timeZone: '+02:00' })
    expect(reasons.map(({ message }) => message)).toEqual([
      'timeZone: must be a time zone of the IANA database, such as Europe/Berlin, America/New_York or UTC, not "CEST"',
      'timeZone: must be a time zone of the IANA database, such as Europe/Berlin, America/New_York or UTC, not "+02:00"',
    ])
  })

  it('is asked for every field that holds a time', () => {
    const names = [...new Set(lineFields().map(({ path }) => path.split('.').at(-1) ?? ''))]
    const times = new Set(Object.values(lineShapes).flatMap((shape) => timesIn(shape)))
    expect(names.filter(isTimeField)).toEqual(names.filter((name) => times.has(name)))
    expect(times.size).toBeGreaterThan(5)
  })
})

/** Names of the fields whose shape is that of a time. */
function timesIn(shape: z.core.$ZodType, name = ''): readonly string[] {
  if (shape === time) return [name]
  // The part of a shape that this looks at, whatever kind of shape it is.
  const { innerType, element, shape: fields } = shape._zod.def as Partial<z.core.$ZodObjectDef & Inner>
  return [
    ...(innerType ? timesIn(innerType, name) : []),
    ...(element ? timesIn(element, name) : []),
    ...Object.entries(fields ?? {}).flatMap(([key, field]) => timesIn(field, key)),
  ]
}
interface Inner {
  readonly innerType: z.core.$ZodType
  readonly element: z.core.$ZodType
}

describe('the due day of an invoice', () => {
  const billing = createBillingGraph(test, '2026-07-15T00:00:00Z')
  const invoice = (dueAt: string) => ({
    ...fact,
    kind: 'billing',
    type: 'INVOICE',
    amountMinor: 100,
    currency: 'EUR',
    properties: { dueAt },
  })
  const owner = { kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01', attributes: { name: 'Ann' } }
  const customerOf = statement({
    name: 'test.customerOf',
    text: cypher`MATCH (:SourceRecord {id: 'crm:1'})-[:RESOLVED_TO]->(c) RETURN c.id AS id`,
    row: (r) => r.string('id'),
  })
  async function isLateAt(moment: string): Promise<boolean | undefined> {
    billing.clock.now = new Date(moment)
    const [id = ''] = await graph.read(customerOf, {})
    const { rows } = await billing.entities<{ readonly delinquent: boolean }>('Customer', [id], 'delinquent')
    return rows[0]?.delinquent
  }

  it.each([
    ['UTC', '2026-07-16T00:00:00Z'],
    ['America/Los_Angeles', '2026-07-16T07:00:00Z'],
    ['Asia/Kathmandu', '2026-07-15T18:15:00Z'],
  ])('ends at midnight in %s, the zone of its source', async (timeZone, end) => {
    await ingest({ ...berlin, timeZone }, { kind: 'source', source: 'crm' }, owner, invoice('2026-07-15'))
    expect(await isLateAt(new Date(Date.parse(end) - 1).toISOString())).toBe(false)
    expect(await isLateAt(end)).toBe(true)
  })

  it.each([
    '2026-07-15',
    '2026-07-15T00:00:00Z',
    '2026-07-15T00:00:00+02:00',
  ])('ends at midnight where the customer is, before the zone of the source: %s', async (dueAt) => {
    const there = { ...owner, timeZone: 'America/New_York' }
    await ingest(berlin, { kind: 'source', source: 'crm' }, there, invoice(dueAt))
    expect(await isLateAt('2026-07-16T03:59:59Z')).toBe(false)
    expect(await isLateAt('2026-07-16T04:00:00Z')).toBe(true)
    // The newest record that states one.
    await ingest({ ...owner, observedAt: '2026-02-01', timeZone: 'Asia/Tokyo' })
    expect(await isLateAt('2026-07-15T15:00:00Z')).toBe(true)
    expect(await isLateAt('2026-07-15T14:59:59Z')).toBe(false)
  })

  it('must be in a zone that is known', async () => {
    expect(await ingest({ ...owner, timeZone: 'Berlin' })).toMatchObject({ quarantined: 1 })
    expect(await ingest({ ...owner, kind: 'account', timeZone: 'Europe/Berlin' })).toMatchObject({ accepted: 1 })
  })
})
