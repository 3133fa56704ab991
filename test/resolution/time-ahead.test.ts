import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../config.ts'
import { readMigrations } from '../../graph/migrate.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { formatSummary } from '../../ingest/report.ts'
import { believedTime, timesAhead } from '../../resolution/records/time-ahead.ts'
import { testSecrets, useGraph } from '../harness/neo4j.ts'
import { subjectsIn } from './graph-state.ts'

const { graph, batcher, driver, database, clear } = useGraph()
beforeEach(clear)

const now = Date.parse('2026-06-01T12:00:00Z')
const poison = '9999-12-31'

/** As if the line came some minutes after the first. */
function ingest(minutes: number, ...lines: readonly IngestLineInput[]) {
  const deps = {
    graph,
    batcher,
    now: () => new Date(now + minutes * 60_000),
    newId: () => crypto.randomUUID(),
    secrets: testSecrets,
  }
  return ingestLines(lines, { graph, lines: createLineTypes(deps), now: deps.now })
}

function ann(givenName: string, observedAt: string): IngestLineInput {
  const attributes = { givenName, familyName: 'Lee' }
  return { kind: 'record', source: 'crm', id: '1', observedAt, identifiers: [], attributes }
}

const event = { kind: 'event', source: 'web', id: '1', record: { source: 'crm', id: '1' }, channel: 'WEB' } as const

async function nameOfAnn(): Promise<string | null | undefined> {
  return (await subjectsIn(graph))[0]?.displayName
}

async function run(text: string, params: object = {}): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const session = driver.session({ database })
  try {
    return (await session.run(text, params)).records.map((record) => record.toObject())
  } finally {
    await session.close()
  }
}

describe('a time beyond what clocks may differ', () => {
  it('counts as the time of arrival', () => {
    const edge = new Date(now + limits.clockSkewMs).toISOString()
    expect(believedTime(edge, now)).toBe(now + limits.clockSkewMs)
    expect(believedTime(new Date(now + limits.clockSkewMs + 1).toISOString(), now)).toBe(now)
    expect(timesAhead({ occurredAt: edge, observedAt: poison, other: undefined }, now)).toEqual([
      `observedAt ${poison}`,
    ])
    expect(timesAhead({ occurredAt: edge }, now)).toBeNull()
  })

  it('does not keep a record from being replaced by what comes later', async () => {
    const first = await ingest(0, ann('Mallory', poison))
    expect(first.timesAhead).toEqual([{ kind: 'record', name: 'observedAt', count: 1, firstLine: 1 }])
    expect(formatSummary(first, 1)).toContain('record observedAt x 1, first in line 1')
    expect(await run('MATCH (r:SourceRecord) RETURN r.timesAhead AS ahead')).toEqual([
      { ahead: [`observedAt ${poison}`] },
    ])
    expect((await ingest(2, ann('Ann', '2026-06-01T12:01:00Z'))).updated).toBe(1)
    expect(await nameOfAnn()).toBe('Ann Lee')
    expect(await run('MATCH (r:SourceRecord) RETURN r.timesAhead AS ahead')).toEqual([{ ahead: null }])
  })

  it('gives way to a version that arrives after it, however old that is, and does not come back when the file is sent again', async () => {
    const lines = [ann('Mallory', poison), ann('Ann', '2025-11-01')]
    await ingest(0, ...lines)
    expect(await nameOfAnn()).toBe('Ann Lee')
    expect(await run('MATCH (v:RecordVersion) RETURN count(v) AS n')).toEqual([{ n: 1 }])
    for (const minutes of [60, 120]) expect(await ingest(minutes, ...lines)).toMatchObject({ updated: 0, duplicate: 2 })
    expect(await nameOfAnn()).toBe('Ann Lee')
    expect(await run('MATCH (v:RecordVersion) RETURN count(v) AS n')).toEqual([{ n: 1 }])
    // In two deliveries as in one. Among versions of the past the newer one stands: the control.
    await clear()
    await ingest(0, lines[0] as IngestLineInput)
    await ingest(1, lines[1] as IngestLineInput)
    await ingest(2, ann('Anna', '2024-01-01'))
    await ingest(3, ...lines)
    expect(await nameOfAnn()).toBe('Ann Lee')
  })

  it('changes nothing when the same line comes again', async () => {
    await ingest(0, ann('Ann', poison), { ...event, name: 'page_viewed', occurredAt: poison })
    const again = await ingest(60, ann('Ann', poison), { ...event, name: 'page_viewed', occurredAt: poison })
    expect(again).toMatchObject({ duplicate: 2, accepted: 0, updated: 0 })
    expect(await run('MATCH (n:SourceRecord|Entry) RETURN DISTINCT n.observedAt AS at')).toEqual([{ at: now }])
  })

  it('does not give a fact its written time once that has passed', async () => {
    const ahead = { ...event, name: 'page_viewed', occurredAt: '2026-06-01T21:00:00Z' }
    await ingest(0, ann('Ann', '2026-01-01'), ahead)
    expect(await ingest(600, ahead)).toMatchObject({ duplicate: 1, accepted: 0, updated: 0 })
    expect(await run('MATCH (t:Touchpoint) RETURN t.occurredAt AS at, t.recordedAt AS recordedAt')).toEqual([
      { at: now, recordedAt: now },
    ])
  })

  it('does not place a fact at the top of a timeline, nor above its own later version', async () => {
    const lines = [ann('Ann', '2026-01-01'), { ...event, name: 'poison', occurredAt: poison, observedAt: poison }]
    expect((await ingest(0, ...lines)).timesAhead.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'event occurredAt',
      'event observedAt',
    ])
    const later = { ...event, name: 'page_viewed', occurredAt: '2026-06-01T12:01:00Z' }
    expect((await ingest(2, later)).updated).toBe(1)
    expect(await run('MATCH (t:Touchpoint) RETURN t.name AS name, t.occurredAt AS at')).toEqual([
      { name: 'page_viewed', at: now + 60_000 },
    ])
  })

  it('does not verify an identifier for ever', async () => {
    const identifiers = [{ type: 'EMAIL' as const, value: 'a@x.io', verifiedAt: poison }]
    await ingest(0, { kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01', identifiers })
    expect(await run('MATCH (r)-[h:HAS_IDENTIFIER]->() RETURN h.verifiedAt AS at, r.timesAhead AS ahead')).toEqual([
      { at: now, ahead: [`identifiers[0].verifiedAt ${poison}`] },
    ])
  })

  it('leaves alone what may lie ahead: the end of a licence, and the day from which a rate holds', async () => {
    const fx = { kind: 'fx', source: 'ecb', id: '1', base: 'EUR', quote: 'USD', rate: '1.1' } as const
    await ingest(0, { ...fx, occurredAt: '2026-07-01' })
    expect(await run('MATCH (x:FxRate) RETURN x.occurredAt AS at, x.observedAt AS seen')).toEqual([
      { at: Date.parse('2026-07-01'), seen: now },
    ])
  })

  it('is mended in rows that came before the rule; without it they win for ever', async () => {
    await ingest(0, ann('Mallory', '2026-01-01'), { ...event, name: 'old', occurredAt: '2026-01-01' })
    const at = Date.parse(poison)
    await run(`MATCH (n:SourceRecord|Entry) SET n.observedAt = ${at}`)
    await run(`MATCH (n:Entry) SET n.occurredAt = ${at}, n.sk = '${new Date(at).toISOString()}_' + n.id`)
    await ingest(1, ann('Ann', '2026-06-01T12:00:30Z'))
    expect(await nameOfAnn()).toBe('Mallory Lee')
    const migration = (await readMigrations()).find(({ version }) => version === '017')
    for (const statement of [...(migration?.statements ?? []), ...(migration?.statements ?? [])]) await run(statement)
    expect(await run('MATCH (n:Entry) RETURN n.sk AS sk, n.occurredAt AS at, n.timesAhead AS ahead')).toEqual([
      {
        sk: `${new Date(now).toISOString()}_event:web:1`,
        at: now,
        ahead: ['occurredAt 9999-12-31T00:00:00Z', 'observedAt 9999-12-31T00:00:00Z'],
      },
    ])
    await ingest(2, ann('Ann', '2026-06-01T12:00:45Z'))
    expect(await nameOfAnn()).toBe('Ann Lee')
  })
})
