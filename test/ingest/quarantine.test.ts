import { mkdtempSync } from 'node:fs'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { runIngestCli } from '../../ingest/cli.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { listQuarantine } from '../../ingest/quarantine/quarantine.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
const { graph, clear } = testGraph
const folder = mkdtempSync(join(tmpdir(), 'quarantine-'))
let product: Product

beforeAll(async () => {
  product = await startProduct(testGraph)
})
beforeEach(clear)
afterAll(async () => {
  await product.close()
  await rm(folder, { recursive: true })
})

async function run(argv: readonly string[], lines: readonly unknown[] = []) {
  const stdout = new PassThrough({ encoding: 'utf8' })
  const stderr = new PassThrough({ encoding: 'utf8' })
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const code = await runIngestCli(argv, {
    stdin: Readable.from([Buffer.from(texts.join('\n'))]),
    stdout,
    stderr,
    now: () => new Date('2026-06-01T00:00:00Z'),
    signal: new AbortController().signal,
    openGraph: async () => ({ graph, lines: createLineTypes(product.deps), close: async () => undefined }),
  })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

async function ingest(...lines: readonly unknown[]) {
  return JSON.parse((await run(['-', '--json'], lines)).stdout)
}

async function open() {
  const found = []
  for await (const line of listQuarantine(graph)) found.push(line)
  return found
}

const keptTexts = statement({
  name: 'test.keptTexts',
  text: cypher`MATCH (q:Quarantined) RETURN q.line AS line`,
  row: (r) => r.string('line'),
})
const openIds = async () => (await open()).map(({ sourceId }) => sourceId)

const crm = { kind: 'source', source: 'crm' }
const person = (id: string) => ({
  kind: 'record',
  source: 'crm',
  id,
  observedAt: '2026-01-01',
  identifiers: [{ type: 'EMAIL', value: `${id}@x.io`, verifiedAt: '2026-01-01' }],
  attributes: { givenName: id },
})
const event = (id: string, more: object = {}) => ({
  kind: 'event',
  source: 'web',
  id,
  record: { source: 'crm', id: 'ann' },
  name: 'page_viewed',
  channel: 'WEB',
  occurredAt: '2026-02-01T10:00:00Z',
  ...more,
})

describe('a line that arrives corrected', () => {
  it('settles the refused one of the same kind, source and id, and no other', async () => {
    await ingest(
      event('e1', { occurredAt: 'yesterday' }),
      event('e2', { channel: 'TELEX' }),
      event('e3', { channel: 'TELEX' }),
      { kind: 'account', source: 'crm', id: 'acme', observedAt: 'now' },
      { ...event('e1'), kind: 'feedback' },
      event('e1', { source: 'app', channel: 'TELEX' }),
    )
    expect(await open()).toHaveLength(6)
    await ingest(event('e1'), event('e2'), { ...person('acme'), type: 'ORGANISATION' })
    expect((await open()).map(({ kind, source, sourceId }) => `${kind} ${source} ${sourceId}`).sort()).toEqual([
      'event app e1',
      'event web e3',
      'feedback web e1',
    ])
    expect((await run(['--replay'])).stdout).toContain('3 quarantined')
  })

  it('settles it in the order of the file, and not by what is older', async () => {
    await ingest(event('e1', { channel: 'TELEX' }), event('e1'))
    expect(await openIds()).toEqual([])
    await ingest(event('e2'), event('e2', { channel: 'TELEX', occurredAt: 'later' }))
    expect(await openIds()).toEqual(['e2'])
    // The older file again, and a later version that is fine.
    await ingest(event('e2'))
    expect(await openIds()).toEqual(['e2'])
    await ingest(event('e2', { observedAt: '2026-03-01' }))
    expect(await openIds()).toEqual(['e2'])
    await ingest(event('e2', { name: 'page_left', observedAt: '2026-03-02' }))
    expect(await openIds()).toEqual([])
  })

  it('settles no refused line that is newer', async () => {
    await ingest(event('e1', { channel: 'TELEX', observedAt: '2026-04-01' }))
    await ingest(event('e1', { observedAt: '2026-03-01' }))
    expect(await openIds()).toEqual(['e1'])
    await ingest(event('e1', { observedAt: '2026-04-01' }))
    expect(await openIds()).toEqual([])
  })

  it('settles it by the API, too, whose refusals carry no marks of a terminal', async () => {
    const asked = (channel: string, source = 'web') =>
      product.ask({
        as: personaViewer('steward', { scopes: new Set(['events:write', 'identity:ingest', 'ingest:write']) }),
        for: 'ServiceProvision',
        query: `mutation ($records: [RecordInput!]!, $key: String!) { ingestRecords(records: $records, idempotencyKey: $key) {
          ... on IngestSuccess { items { status message } } ... on Error { message } } }`,
        variables: {
          key: crypto.randomUUID(),
          records: [
            { source, id: 'r1', observedAt: '2026-01-01T00:00:00Z', identifiers: [{ type: 'EMAIL', value: channel }] },
          ],
        },
      })
    const refused = await asked('x'.repeat(3_000))
    expect(refused.errors).toEqual([])
    const [item] = (refused.data as { ingestRecords: { items: { status: string; message: string }[] } }).ingestRecords
      .items
    expect(item?.status).toBe('QUARANTINED')
    expect(item?.message).toMatch(/^identifiers\[0\]\.value: /)
    expect(item?.message).not.toMatch(/[^\x20-\x7e]/)
    expect(await openIds()).toEqual(['r1'])
    await asked('a@x.io')
    expect(await openIds()).toEqual([])
  })
})

describe('a line that nobody wants', () => {
  it('is discarded by its id, or with all others, and its text is erased', async () => {
    await ingest('{"kind":', event('e1', { channel: 'TELEX' }), event('e2', { channel: 'TELEX' }))
    const [first] = await open()
    const discarded = JSON.parse((await run(['--discard', first?.id ?? '', 'nothing', '--json'])).stdout)
    expect(discarded).toEqual({ ids: [first?.id], unknown: ['nothing'] })
    expect(await open()).toHaveLength(2)
    expect((await run(['--discard', 'all'])).stdout).toContain('2 discarded')
    expect(await open()).toEqual([])
    expect(await graph.read(keptTexts, {})).toEqual(['', '', ''])
    await ingest('{"kind":')
    expect(await open()).toMatchObject([{ line: '{"kind":' }])
  })
})

describe('a file of refused lines', () => {
  it('holds every line below its reason, and settles them when it is edited and sent', async () => {
    const long = JSON.stringify(event('long', { properties: { text: 'x'.repeat(1_100_000) } }))
    await ingest(
      '{"kind":"event",',
      { ...event('e1'), id: undefined },
      { ...event('e2'), kind: 'evnt' },
      event('e3', { occurredAt: 'n/a' }),
      event('e4', { occurredAt: 'n/a' }),
      long,
    )
    const path = join(folder, 'refused.jsonl')
    expect((await run(['--export', path])).stdout).toContain(`6 lines were written to ${path}`)
    expect((await stat(path)).mode & 0o077).toBe(0)
    const text = await readFile(path, 'utf8')
    const reasons = text.split('\n').filter((line) => line.startsWith('#quarantined ') && / [A-Z_]+ /.test(line))
    expect(reasons.map((line) => / ([A-Z_]{5,}) /.exec(line)?.[1]).sort()).toEqual(
      ['BROKEN_JSON', 'NO_ID', 'NO_TIME', 'NO_TIME', 'TOO_LONG', 'UNKNOWN_KIND'].sort(),
    )
    // The control: the file as it is changes nothing.
    const again = JSON.parse((await run([path, '--json'])).stdout)
    expect(again).toMatchObject({ lines: 5, quarantined: 5 })
    expect(await open()).toHaveLength(6)

    const edited = text.split('\n').map((line) => {
      if (line.startsWith('#')) return line
      if (line === '{"kind":"event",') return JSON.stringify(event('e0'))
      return line
        .replace('"source":"web","record"', '"source":"web","id":"e1","record"')
        .replace('evnt', 'event')
        .replace('"id":"e3"', '"id":"e3","note":"n/a"')
        .replace(
          /"occurredAt":"n\/a"/,
          line.includes('"e3"') ? '"occurredAt":"2026-02-01"' : '"occurredAt":"wrong still"',
        )
    })
    const sent = join(folder, 'edited.jsonl')
    await writeFile(sent, edited.join('\n'))
    expect(JSON.parse((await run([sent, '--json'])).stdout)).toMatchObject({ accepted: 4, quarantined: 1 })
    // What was edited and refused again took the place of what it was.
    const left = (await open()).map(({ rule, message }) => [rule, message.includes('wrong still')])
    expect(left.toSorted()).toEqual([
      ['NO_TIME', true],
      ['TOO_LONG', false],
    ])
  })

  it('is not written over another, and its marks are no data', async () => {
    const path = join(folder, 'there.jsonl')
    await writeFile(path, 'mine')
    const { code, stderr } = await run(['--export', path])
    expect([code, stderr]).toEqual([2, expect.stringContaining('exists already')])
    expect(await readFile(path, 'utf8')).toBe('mine')
    expect(await ingest('# a comment is not JSON')).toMatchObject({
      quarantined: 1,
      reasons: [{ rule: 'BROKEN_JSON' }],
    })
  })
})

describe('an id that names a fact of somebody else', () => {
  const names = async (id: string) => {
    const query = `{ customerByIdentifier(type: EMAIL, value: "${id}@x.io") {
      touchpoints(first: 9) { edges { node { name } } } invoices(first: 9) { edges { node { total { amountMinor } } } }
      reach(purpose: Marketing, channel: EMAIL) { value } } }`
    const { data } = await product.ask({ as: 'support', for: 'CustomerCare', query })
    const found = data?.customerByIdentifier as {
      touchpoints: { edges: { node: { name: string } }[] }
      invoices: { edges: { node: { total: { amountMinor: number } } }[] }
    }
    return {
      events: found.touchpoints.edges.map(({ node }) => node.name),
      invoices: found.invoices.edges.map(({ node }) => node.total.amountMinor),
    }
  }
  const bob = { record: { source: 'crm', id: 'bob' } }
  const invoice = (more: object = {}) => ({
    kind: 'billing',
    source: 'erp',
    id: 'i1',
    record: { source: 'crm', id: 'ann' },
    type: 'INVOICE',
    occurredAt: '2026-01-01',
    amountMinor: 100,
    currency: 'EUR',
    ...more,
  })

  it('is refused, whichever came later, and the first owner keeps what is theirs', async () => {
    await ingest(crm, person('ann'), person('bob'))
    const second = event('e1', { ...bob, name: 'order_placed', observedAt: '2026-05-01' })
    const lines = [event('e1'), second, invoice(), invoice({ ...bob, amountMinor: 7 })]
    const first = await ingest(...lines)
    expect(first).toMatchObject({ accepted: 2, quarantined: 2, reasons: [{ rule: 'ID_TAKEN', count: 2 }] })
    expect(await ingest(...lines)).toMatchObject({ accepted: 0, updated: 0, duplicate: 2, quarantined: 2 })
    expect(await names('ann')).toEqual({ events: ['page_viewed'], invoices: [100] })
    expect(await names('bob')).toEqual({ events: [], invoices: [] })
    // The first owner's own update is taken, and does not settle the other's line.
    expect(await ingest(event('e1', { name: 'page_left', observedAt: '2026-05-02' }))).toMatchObject({ updated: 1 })
    expect(await openIds()).toHaveLength(2)
  })

  it('is refused within one call of the API', async () => {
    await ingest(crm, person('ann'), person('bob'))
    const query = `mutation ($events: [EventInput!]!, $key: String!) { ingestEvents(events: $events, idempotencyKey: $key) {
      ... on IngestSuccess { items { status message } } ... on Error { message } } }`
    const item = (id: string, name: string) => ({
      source: 'web',
      id: 'e9',
      record: { source: 'crm', sourceId: id },
      name,
      channel: 'WEB',
      occurredAt: '2026-02-01T00:00:00Z',
    })
    const events = [item('ann', 'page_viewed'), item('bob', 'page_left')]
    const viewer = personaViewer('support', { scopes: new Set(['events:write', 'ingest:write', 'engagement:write']) })
    const { data, errors } = await product.ask({
      as: viewer,
      for: 'CustomerCare',
      query,
      variables: { events, key: 'k' },
    })
    expect(errors).toEqual([])
    const { items } = data?.ingestEvents as { items: { status: string }[] }
    expect(items.map(({ status }) => status)).toEqual(['ACCEPTED', 'QUARANTINED'])
    expect(await openIds()).toEqual(['e9'])
  })

  it('is refused alike where both are of one person, so that the answer does not tell it', async () => {
    const login = { type: 'USER_ID', value: 'u-ann' }
    const both = [person('ann'), person('bob')].map((line) => ({ ...line, identifiers: [login] }))
    await ingest(crm, ...both.map((line) => ({ ...line, attributes: { givenName: 'Ann', familyName: 'Lee' } })))
    await ingest(event('e1'))
    const strange = { type: 'USER_ID', value: 'u-eve' }
    const told = async (more: object) => {
      const { reasons } = await ingest(event('e1', { observedAt: '2026-05-01', ...more }))
      return (reasons as readonly { rule: string; count: number; message: string }[]).map(
        ({ rule, count, message }) => ({ rule, count, message }),
      )
    }
    const ofAnn = await told(bob)
    expect(ofAnn).toMatchObject([{ rule: 'ID_TAKEN', count: 1 }])
    expect(await told({ record: undefined, identifier: login })).toEqual(ofAnn)
    expect(await told({ record: undefined, identifier: strange })).toEqual(ofAnn)
    // The control: an update names the same record.
    expect(await ingest(event('e1', { name: 'page_left', observedAt: '2026-05-02' }))).toMatchObject({
      updated: 1,
      quarantined: 0,
    })
  })

  it('silences no refusal, which is kept beside the other', async () => {
    await ingest(crm, person('ann'), person('bob'))
    const consent = (more: object) => ({
      kind: 'consent',
      source: 'crm',
      id: 'c1',
      purpose: 'Marketing',
      occurredAt: '2026-02-01',
      record: { source: 'crm', id: 'ann' },
      ...more,
    })
    const withdrawn = consent({ ...bob, status: 'WITHDRAWN' })
    await ingest(consent({ id: 'c0', ...bob, status: 'GIVEN', occurredAt: '2026-01-01' }))
    expect(await ingest(consent({ status: 'GIVEN' }), withdrawn)).toMatchObject({ accepted: 2, quarantined: 0 })
    expect(await ingest(withdrawn)).toMatchObject({ duplicate: 1 })
    const query = (id: string) => `{ customerByIdentifier(type: EMAIL, value: "${id}@x.io") { consents { status } } }`
    const statuses = async (id: string) => {
      const viewer = personaViewer('support', { scopes: new Set(['customer:read', 'consent:read']) })
      const { data } = await product.ask({ as: viewer, for: 'CustomerCare', query: query(id) })
      return (data?.customerByIdentifier as { consents: { status: string }[] }).consents.map(({ status }) => status)
    }
    expect([await statuses('ann'), await statuses('bob')]).toEqual([['GIVEN'], ['WITHDRAWN']])
    // What opens is not kept in this way.
    expect(await ingest(consent({ id: 'c0', status: 'GIVEN' }))).toMatchObject({ quarantined: 1 })
  })
})
