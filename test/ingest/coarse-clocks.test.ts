import { ulid } from 'ulid'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import type { LineKind } from '../../ingest/line.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { testSecrets, useGraph } from '../harness/neo4j.ts'

const { graph, batcher, clear } = useGraph()
const now = () => new Date('2026-06-01T00:00:00Z')
const lines = createLineTypes({ graph, batcher, now, newId: () => ulid(), secrets: testSecrets })
const ingest = (input: readonly Line[]) => ingestLines(input, { graph, lines, now })

type Line = { readonly kind: string } & Readonly<Record<string, unknown>>

const common = { source: 'shop', id: 'x', observedAt: '2026-05-01T10:00:00Z' }
const fact = { ...common, record: { source: 'shop', id: '1' }, occurredAt: '2026-05-01T10:00:00Z' }
const money = { amountMinor: 100, currency: 'EUR' }

/** Of every kind of line that has versions, versions that its source's clock does not tell apart, by what is different in them. */
const versionsByKind: Readonly<Record<string, (text: string, place: number) => Line>> = {
  record: (name) => ({ kind: 'record', ...common, attributes: { fullName: name } }),
  account: (name) => ({ kind: 'account', ...common, name }),
  event: (name) => ({ kind: 'event', ...fact, name, channel: 'WEB' }),
  feedback: (comment) => ({ kind: 'feedback', ...fact, type: 'TICKET', comment }),
  consent: (method) => ({ kind: 'consent', ...fact, purpose: 'Marketing', status: 'REFUSED', method }),
  objection: (method) => ({ kind: 'objection', ...fact, purpose: 'Marketing', method }),
  restriction: (method) => ({ kind: 'restriction', ...fact, method }),
  preference: (method) => ({ kind: 'preference', ...fact, channel: 'EMAIL', wish: 'UNWANTED', method }),
  fx: (_, place) => ({
    kind: 'fx',
    ...common,
    occurredAt: '2026-05-01',
    base: 'USD',
    quote: 'EUR',
    rate: `1.${place}`,
  }),
  external: (text) => ({
    kind: 'external',
    ...fact,
    type: 'CREDIT_SCORE',
    provider: 'Example Bureau',
    licence: 'B-7',
    permittedPurposes: ['FraudPreventionAndDetection'],
    values: { text },
  }),
  ...Object.fromEntries(
    ['BOOKING', 'CONTRACT', 'SUBSCRIPTION', 'INVOICE', 'PAYMENT', 'REFUND', 'CREDIT', 'CREDIT_NOTE', 'DISPUTE'].map(
      (type) => [
        `billing ${type}`,
        (name: string) => ({ kind: 'billing', ...fact, ...money, type, properties: { name } }),
      ],
    ),
  ),
}

const currentVersion = statement({
  name: 'test.currentVersion',
  text: cypher`
    MATCH (n) WHERE n.sourceId = 'x' AND NOT n:FactVersion
    RETURN coalesce(n.attributes, n.name, n.comment, n.method, n.rate, n.values) AS said`,
  row: (r) => r.string('said'),
})
const versionKeys = statement({
  name: 'test.versionKeys',
  text: cypher`MATCH (v:FactVersion|RecordVersion) RETURN v.key AS key ORDER BY key`,
  row: (r) => r.string('key'),
})

/** What the current version says of `texts`. */
async function saidOf(versions: readonly Line[], texts: readonly string[]): Promise<string | undefined> {
  const [found = ''] = await graph.read(currentVersion, {})
  return texts.find((text, place) => found.includes(text) || found === versions[place]?.rate)
}

const texts = ['apple', 'pear', 'plum', 'fig', 'quince']

beforeEach(clear)

describe.each(
  Object.entries(versionsByKind),
)('versions of %s in one tick of the clock of their source', (kind, make) => {
  const inOrder = texts.map((text, place) => make(text, place))
  const source = kind === 'consent' ? [{ kind: 'source', source: 'shop' }] : []

  it('are newer the later they arrive, and change nothing when the file is sent again', async () => {
    for (const versions of [inOrder, inOrder.toReversed()]) {
      await clear()
      const given = versions === inOrder ? texts : texts.toReversed()
      await ingest([...source, ...versions])
      expect(await saidOf(versions, given)).toBe(given.at(-1))
      const kept = await graph.read(versionKeys, {})
      expect(kept).toHaveLength(4)
      expect(await ingest([...source, ...versions, ...versions.slice(0, 3)])).toMatchObject({ updated: 0 })
      expect(await saidOf(versions, given)).toBe(given.at(-1))
      expect(await graph.read(versionKeys, {})).toEqual(kept)
    }
  })

  it('are in the order that the source counts, whatever order they arrive in', async () => {
    const counted = inOrder.map((line, sequence) => ({ ...line, sequence }))
    const shuffled = [3, 0, 4, 1, 4, 2].flatMap((place) => counted[place] ?? [])
    expect(await ingest([...source, ...shuffled])).toMatchObject({ ignoredKeys: [], quarantined: 0 })
    expect(await saidOf(inOrder, texts)).toBe('quince')
    await ingest(counted.toReversed())
    expect(await saidOf(inOrder, texts)).toBe('quince')
  })

  it('stay in the order of their times where these differ, whatever else is stated', async () => {
    const dated = inOrder.map((line, place) => ({
      ...line,
      observedAt: `2026-05-01T10:00:0${place}Z`,
      sequence: texts.length - place,
    }))
    await ingest([...source, ...dated.toReversed()])
    expect(await saidOf(inOrder, texts)).toBe('quince')
  })
})

it('covers every kind of line whose versions have a time', () => {
  const kinds = new Set(Object.keys(versionsByKind).map((name) => name.split(' ')[0]))
  const timed = (Object.keys({ ...lines }) as LineKind[]).filter((kind) => kind !== 'source')
  expect([...kinds].toSorted()).toEqual(timed.toSorted())
})

describe('statuses that lead to each other', () => {
  const state = (type: string, status: string, more: object = {}): Line => ({
    ...{ kind: 'billing', ...fact, ...money, type, properties: { status, interval: 'MONTH' } },
    ...more,
  })
  const current = statement({
    name: 'test.currentStatus',
    text: cypher`MATCH (b:Billing {sourceId: 'x'}) RETURN b.status AS status`,
    row: (r) => r.string('status'),
  })
  const lives = {
    INVOICE: ['DRAFT', 'OPEN', 'PAID'],
    PAYMENT: ['PENDING', 'SUCCEEDED'],
    REFUND: ['PENDING', 'FAILED'],
    SUBSCRIPTION: ['INCOMPLETE', 'TRIALING', 'ACTIVE', 'CANCELED'],
    CONTRACT: ['DRAFT', 'ACTIVE', 'TERMINATED'],
    BOOKING: ['REQUESTED', 'CONFIRMED', 'CANCELLED'],
    DISPUTE: ['WARNING_NEEDS_RESPONSE', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'LOST'],
    CREDIT_NOTE: ['ISSUED', 'VOID'],
  }

  it.each(
    Object.entries(lives),
  )('are in the order of the life of %s at one moment, in whatever order they arrive', async (type, life) => {
    await ingest(life.toReversed().map((status) => state(type, status)))
    expect(await graph.read(current, {})).toEqual([life.at(-1)])
    await ingest(life.map((status) => state(type, status)))
    expect(await graph.read(current, {})).toEqual([life.at(-1)])
  })

  it.each(
    Object.entries(lives),
  )('are in the order of arrival for %s where the source states no time', async (type, life) => {
    // A correction: the payment of an invoice that was told as paid has bounced.
    const back = life.toReversed()
    for (const status of back) await ingest([state(type, status, { observedAt: undefined })])
    expect(await graph.read(current, {})).toEqual([life[0]])
  })

  it('follow the times where these differ', async () => {
    await ingest([state('INVOICE', 'PAID'), state('INVOICE', 'OPEN', { observedAt: '2026-05-01T10:00:01Z' })])
    expect(await graph.read(current, {})).toEqual(['OPEN'])
  })
})
