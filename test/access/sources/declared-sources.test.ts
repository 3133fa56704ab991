import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command, cypher, statement } from '../../../graph/cypher.ts'
import { readMigrations } from '../../../graph/migrate.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { createLineTypes } from '../../../ingest/line-types.ts'
import { listQuarantine } from '../../../ingest/quarantine/quarantine.ts'
import { replayQuarantine } from '../../../ingest/quarantine/replay.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

type Status = 'GIVEN' | 'WITHDRAWN'
type IdentifierType = 'EMAIL' | 'USER_ID'

function record(source: string, id: string, { isVerified } = { isVerified: false }): IngestLineInput {
  const identifiers = (['EMAIL', 'USER_ID'] as const).map((type: IdentifierType) => ({
    type,
    value: type === 'EMAIL' ? `${id}@example.com` : id,
    ...(isVerified && { verifiedAt: '2026-01-01' }),
  }))
  return { kind: 'record', source, id, observedAt: '2026-01-01', identifiers, attributes: { familyName: id } }
}

function consent(source: string, id: string, status: 'GIVEN' | 'REFUSED', occurredAt: string): IngestLineInput {
  return { kind: 'consent', source, id, record: { source, id }, purpose: 'Marketing', status, occurredAt }
}

function consentFrom(from: string, source: string, id: string, status: Status, occurredAt: string): IngestLineInput {
  const record = { source, id }
  return {
    kind: 'consent',
    source: from,
    id: `${from}-${id}-${status}`,
    record,
    purpose: 'Marketing',
    status,
    occurredAt,
  }
}

async function displayName(id: string, purpose: 'CustomerCare' | 'Marketing') {
  const { data } = await product.ask({
    as: purpose === 'Marketing' ? 'marketing' : 'support',
    for: purpose,
    query: `{ customerByIdentifier(type: EMAIL, value: "${id}@example.com") { displayName } }`,
  })
  return (data?.customerByIdentifier as { displayName: string | null } | null)?.displayName ?? null
}

const forget = command({
  name: 'test.forgetDeclarations',
  text: cypher`MATCH (s:Source) REMOVE s.declaredBy, s.mayRecordConsentFor SET s.role = 'SYSTEM_OF_RECORD'`,
})
const sources = statement({
  name: 'test.sources',
  text: cypher`MATCH (s:Source) RETURN s.key AS key, s.role AS role, s.declaredBy AS declaredBy,
                                       coalesce(s.mayRecordConsentFor, []) AS recordsFor ORDER BY key`,
  row: (r) => [r.string('key'), r.string('role'), r.stringOrNull('declaredBy'), r.strings('recordsFor')] as const,
})

describe('a source that nobody declared', () => {
  it('makes nobody a customer, is told at the end of the ingest, and can be declared later', async () => {
    const summary = await product.ingest([record('stray', 'stray-1'), record('stray', 'stray-2')])
    expect(summary.undeclaredSources).toEqual([{ source: 'stray', count: 2, firstLine: 1 }])
    expect(await displayName('stray-1', 'CustomerCare')).toBeNull()
    // The negative control: declared, the same record opens.
    const declared = await product.ingest([{ kind: 'source', source: 'stray' }, record('stray', 'stray-2')])
    expect(declared.undeclaredSources).toEqual([])
    expect(await displayName('stray-1', 'CustomerCare')).toBe('stray-1')
  })
})

describe('a verification', () => {
  const person = (id: string, source: string) => [
    record('crm', id, { isVerified: true }),
    consent('crm', id, 'REFUSED', '2026-01-01'),
    record(source, id, { isVerified: true }),
    consent(source, id, 'GIVEN', '2026-02-01'),
  ]

  it.each([
    ['of an undeclared source', 'unknown', [], null],
    ['of a touchpoint', 'web', [{ kind: 'source', source: 'web', role: 'TOUCHPOINT' }], null],
    [
      'of a type that the source does not verify',
      'app',
      [{ kind: 'source', source: 'app', role: 'SYSTEM_OF_RECORD', verifies: ['PHONE'] }],
      null,
    ],
    // The negative controls: whose word counts, reopens.
    [
      'of a touchpoint that verifies the type',
      'login',
      [{ kind: 'source', source: 'login', role: 'TOUCHPOINT', verifies: ['EMAIL'] }],
      'login',
    ],
    ['of another system of record', 'erp', [{ kind: 'source', source: 'erp' }], 'erp'],
  ] as const)('%s lets a later consent beat a refusal only if it counts', async (_, source, lines, expected) => {
    await product.ingest([{ kind: 'source', source: 'crm' }, ...lines.map((line) => ({ ...line }) as IngestLineInput)])
    const id = `verified-${source}`
    await product.ingest(person(id, source))
    expect(await displayName(id, 'Marketing')).toBe(expected === null ? null : id)
  })
})

describe('a consent', () => {
  const crm: IngestLineInput = { kind: 'source', source: 'crm' }
  const cmp = (mayRecordConsentFor: string | string[]): IngestLineInput => ({
    kind: 'source',
    source: 'cmp',
    role: 'TOUCHPOINT',
    mayRecordConsentFor,
  })

  it.each([
    ['of an undeclared source', [], 'stranger', null],
    ['of a source that may speak for others', [cmp(['erp'])], 'cmp', null],
    ['of a source that may speak for the record', [cmp(['crm'])], 'cmp', 'open'],
    ['of a source that may speak for all', [cmp('*')], 'cmp', 'open'],
    ['of the own source', [], 'crm', 'open'],
  ] as const)('%s opens only what that source may speak for', async (name, declared, from, expected) => {
    const id = `spoken-${name.replace(/ /g, '-')}`
    await product.ingest([crm, ...declared, record('crm', id)])
    const summary = await product.ingest([consentFrom(from, 'crm', id, 'GIVEN', '2026-01-01')])
    expect(await displayName(id, 'Marketing')).toBe(expected === null ? null : id)
    expect(summary.reasons.map(({ rule }) => rule)).toEqual(expected === null ? ['NOT_ALLOWED'] : [])
  })

  it('of an undeclared source opens nothing, of its own records neither', async () => {
    await product.ingest([record('drifter', 'own-1'), record('drifter', 'own-2')])
    const refused = await product.ingest([consentFrom('drifter', 'drifter', 'own-1', 'GIVEN', '2026-01-01')])
    expect(refused.reasons.map(({ rule }) => rule)).toEqual(['NOT_ALLOWED'])
    expect(await displayName('own-1', 'Marketing')).toBeNull()
    // The control: the same of a source that somebody declared.
    await product.ingest([{ kind: 'source', source: 'drifter' }])
    const taken = await product.ingest([consentFrom('drifter', 'drifter', 'own-2', 'GIVEN', '2026-01-01')])
    expect(taken.quarantined).toBe(0)
    expect(await displayName('own-2', 'Marketing')).toBe('own-2')
  })

  it('is kept until its source may speak, and taken on replay', async () => {
    await product.ingest([
      crm,
      cmp([]),
      record('crm', 'kept'),
      consentFrom('cmp', 'crm', 'kept', 'GIVEN', '2026-01-01'),
    ])
    expect(await displayName('kept', 'Marketing')).toBeNull()
    await product.ingest([cmp(['crm'])])
    const ids: string[] = []
    for await (const line of listQuarantine(testGraph.graph)) if (line.line.includes('kept')) ids.push(line.id)
    const deps = { graph: testGraph.graph, lines: createLineTypes(product.deps), now: () => new Date() }
    expect(await replayQuarantine(ids, deps)).toMatchObject({ ids, summary: { accepted: 1 } })
    expect(await displayName('kept', 'Marketing')).toBe('kept')
  })

  it('that is taken back is taken from everybody', async () => {
    await product.ingest([crm, record('crm', 'back'), consentFrom('crm', 'crm', 'back', 'GIVEN', '2026-01-01')])
    expect(await displayName('back', 'Marketing')).toBe('back')
    const summary = await product.ingest([consentFrom('stranger', 'crm', 'back', 'WITHDRAWN', '2026-02-01')])
    expect(summary.quarantined).toBe(0)
    expect(await displayName('back', 'Marketing')).toBeNull()
  })

  it('of an identifier alone is recorded by whoever is declared for it', async () => {
    const alone = (source: string, id: string): IngestLineInput => ({
      kind: 'consent',
      source,
      id,
      identifier: { type: 'EMAIL', value: `${id}@example.com` },
      purpose: 'Marketing',
      status: 'GIVEN',
      occurredAt: '2026-01-01',
    })
    const summary = await product.ingest([crm, cmp(['identifier']), alone('crm', 'alone-1'), alone('cmp', 'alone-2')])
    expect(summary).toMatchObject({ accepted: expect.any(Number), quarantined: 1 })
    expect(summary.reasons[0]?.message).toContain('add "identifier" to mayRecordConsentFor')
  })

  it('that names no controller is given to that of its source', async () => {
    await product.ingest([
      { kind: 'source', source: 'shop', controller: 'Shop' },
      record('shop', 'whose'),
      consentFrom('shop', 'shop', 'whose', 'GIVEN', '2026-01-01'),
    ])
    const ask = async (controller?: string) => {
      const { data } = await product.ask({
        as: personaViewer('marketing', { controller }),
        for: 'Marketing',
        query: '{ customerByIdentifier(type: EMAIL, value: "whose@example.com") { displayName } }',
      })
      return (data?.customerByIdentifier as { displayName: string | null }).displayName
    }
    expect([await ask('Other'), await ask('Shop'), await ask()]).toEqual([null, 'whose', 'whose'])
  })
})

describe('a graph that is older than this rule', () => {
  it('keeps its sources as they were treated, and whom they spoke for', async () => {
    await testGraph.clear()
    await product.ingest([
      { kind: 'source', source: 'cmp', mayRecordConsentFor: ['old'] },
      record('old', 'old-1'),
      consentFrom('cmp', 'old', 'old-1', 'GIVEN', '2026-01-01'),
    ])
    await testGraph.graph.write(forget.name, (transaction) => transaction.run(forget, {}))
    const migration = (await readMigrations()).find(({ version }) => version === '014')
    const session = testGraph.driver.session()
    // Twice: a migration that broke off is run again.
    for (const text of [...(migration?.statements ?? []), ...(migration?.statements ?? [])]) await session.run(text)
    await session.close()
    expect(await testGraph.graph.read(sources, {})).toEqual([
      ['cmp', 'SYSTEM_OF_RECORD', 'MIGRATION', ['old']],
      ['old', 'SYSTEM_OF_RECORD', 'MIGRATION', []],
    ])
    expect(await displayName('old-1', 'CustomerCare')).toBe('old-1')
  })
})
