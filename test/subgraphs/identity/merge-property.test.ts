import { beforeEach, describe, expect, it } from 'vitest'
import { consentVerdict } from '../../../access/consent/consent-verdict.ts'
import { recordFactsByCustomerId } from '../../../access/facts/fact-queries.ts'
import { purposeKeys } from '../../../access/purposes.ts'
import { cypher, statement } from '../../../graph/cypher.ts'
import { createBillingSubgraph } from '../../../subgraphs/billing/index.ts'
import { createConsentSubgraph } from '../../../subgraphs/consent/index.ts'
import type { LineType, Subgraph } from '../../../subgraphs/runtime/subgraph.ts'
import { dice } from '../../access/canary/dice.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { declare, deps, faultsIn, type RecordWritten, subjectsIn, write } from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph, batcher } = test
const ask = createViewers(test)
const subgraphDeps = { ...deps, graph, batcher, secrets: testSecrets }
const steward = {
  scopes: ['customer:read', 'identity:steward', 'privacy:manage'],
  purpose: 'RightsFulfilment' as const,
}
const seeds = Number(process.env.MERGE_SEEDS ?? '4')

/**
 * All that the graph holds, but for what stays by design: the audit, entries about the ids themselves, the history of decisions
 * (WAS_RESOLVED_TO), counters of changes and locks, what a person decided (an unmerge keeps the two sides apart from then on, so that no
 * question about them is open either), and the moments since when links that were made again have held.
 */
const dump = statement({
  name: 'test.dump',
  text: cypher`
    CALL () {
      MATCH (n) WHERE NOT n:IdentityChange AND NOT n:AuditRecord AND NOT n:AuditWriter AND NOT n:Migration AND NOT n:MigrationLock
        AND NOT n:MatchCandidate
      WITH n, properties(n) AS own
      RETURN [labels(n), [name IN keys(own) WHERE NOT name IN ['version', 'lock'] | [name, own[name]]]] AS item
      UNION ALL
      MATCH (a)-[x]->(b) WHERE NOT x:WAS_RESOLVED_TO AND NOT x:NOT_SAME_AS AND NOT x:CONCERNS
      WITH a, b, x, properties(x) AS own
      RETURN [type(x), coalesce(a.id, a.key), coalesce(b.id, b.key), [name IN keys(own) WHERE name <> 'since' | [name, own[name]]]] AS item
    }
    RETURN item`,
  row: (r) =>
    JSON.stringify(r.value('item'), (_, value) =>
      Array.isArray(value) && value.every(Array.isArray) ? value.toSorted() : value,
    ),
})

async function stateOf(): Promise<readonly string[]> {
  return (await graph.read(dump, {})).toSorted()
}

const given = ['Ann', 'Anna', 'Bruno', 'Carla', 'Zoe', 'Ingrid']
const family = ['Lee', 'Quartz', 'Castellanos', 'Lindqvist']

/** A few people, each with some records; now and then two share what they should not. */
function randomRecords(seed: number): readonly RecordWritten[] {
  const roll = dice(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
  return Array.from({ length: 3 }, (_, person) => {
    const [first, last] = [pick(given), pick(family)]
    const birthDate = pick(['1980-01-31', '1991-07-04', '1975-12-12'])
    return Array.from({ length: 1 + Math.floor(roll() * 3) }, (_, copy): RecordWritten => {
      const shared = roll() < 0.2
      return {
        source: pick(['crm', 'shop', 'web']),
        id: `${person}-${copy}`,
        observedAt: `2026-0${1 + Math.floor(roll() * 6)}-02`,
        identifiers: [
          { type: 'EMAIL', value: shared ? 'all@x.io' : `p${person}@x.io` },
          ...(roll() < 0.3 ? [{ type: 'PHONE' as const, value: `+44770090012${person}` }] : []),
          ...(roll() < 0.2 ? [{ type: 'NATIONAL_ID' as const, value: `AB12345${person}C` }] : []),
        ],
        attributes: {
          givenName: roll() < 0.15 ? pick(given) : first,
          familyName: last,
          ...(roll() < 0.5 && { birthDate }),
          ...(roll() < 0.4 && { preferredLanguage: pick(['en', 'de', 'sv']) }),
          ...(roll() < 0.3 && {
            addresses: [{ line1: `${person + 1} High Street`, city: 'Bristol', postalCode: 'BS1 9ZY' }],
          }),
        },
      }
    })
  }).flat()
}

async function writeLine(subgraph: Subgraph, line: { readonly kind: string }): Promise<void> {
  const writer = subgraph.lines[line.kind] as unknown as LineType<unknown>
  await writer.write([writer.shape.parse(line)])
}

async function writeFacts(seed: number, records: readonly RecordWritten[]): Promise<void> {
  const roll = dice(seed + 1_000)
  for (const [index, { source, id }] of records.entries()) {
    const common = { source: 'cmp', id: `f${index}`, record: { source, id }, occurredAt: '2026-02-02T00:00:00Z' }
    if (roll() < 0.4) {
      const status = roll() < 0.5 ? 'GIVEN' : 'WITHDRAWN'
      await writeLine(createConsentSubgraph(subgraphDeps), {
        kind: 'consent',
        ...common,
        controller: 'Acme',
        purpose: 'Marketing',
        status,
      } as { kind: string })
    }
    if (roll() < 0.4)
      await writeLine(createBillingSubgraph(subgraphDeps), {
        kind: 'billing',
        ...common,
        source: 'erp',
        type: 'INVOICE',
        amountMinor: 100 + index,
        currency: 'EUR',
      } as { kind: string })
  }
}

interface Preview {
  readonly moving: readonly { readonly source: string; readonly sourceId: string }[]
  readonly leaving: readonly unknown[]
  readonly winningValues: readonly { readonly name: string; readonly value: string }[]
  readonly recordsMoved: number
  readonly invoicesTouched: number
  readonly blockedBy: readonly string[]
  readonly consentChanges: readonly string[]
}

const previewText = `query($keep: ID!, $absorb: ID!) { mergePreview(keepId: $keep, absorbId: $absorb) {
  moving { source sourceId } leaving { source sourceId } winningValues { name value }
  recordsMoved invoicesTouched consentChanges blockedBy
} }`
const mergeText = `mutation($keep: ID!, $absorb: ID!) { mergeCustomers(keepId: $keep, absorbId: $absorb, reason: "same") {
  __typename ... on MergeCustomersSuccess { mergeId } ... on Conflict { blockedBy } ... on NotFound { message }
} }`
const unmergeText = `mutation($id: ID!) { unmergeCustomers(mergeId: $id, reason: "a mistake") { __typename ... on Error { message } } }`
const shownText = `query($id: ID!) { customer(id: $id) {
  records(first: 100) { edges { node { source sourceId } } }
  profile { givenName { value } familyName { value } attributes { name value } }
} }`

interface Shown {
  readonly records: {
    readonly edges: readonly { readonly node: { readonly source: string; readonly sourceId: string } }[]
  }
  readonly profile: {
    readonly givenName: { readonly value: string } | null
    readonly familyName: { readonly value: string } | null
    readonly attributes: readonly { readonly name: string; readonly value: string }[]
  }
}

async function shownOf(id: string): Promise<Shown> {
  const { data, codes } = await ask<{ customer: Shown }>(shownText, { id }, steward)
  expect(codes).toEqual([])
  return data.customer
}

const recordsIn = ({ records }: Shown) => records.edges.map(({ node }) => `${node.source}:${node.sourceId}`)

/** Invoices of a customer's records. */
const invoicesOf = statement({
  name: 'test.invoicesOf',
  text: cypher<{ readonly id: string }>`
    MATCH (:Customer {id: $id})<-[:RESOLVED_TO]-(r:SourceRecord)
    MATCH (l:Invoice {recordId: r.id})
    RETURN count(l) AS invoices`,
  row: (r) => r.number('invoices'),
})

interface Facts {
  readonly invoices: number
  readonly consents: readonly string[]
}

/** What hangs on a customer now: its invoices, and what each purpose is open for. */
async function factsOf(id: string): Promise<Facts> {
  const [invoices = 0] = await graph.read(invoicesOf, { id })
  const subjects = await graph.read(recordFactsByCustomerId, { keys: [id], withBirth: false })
  const now = Date.now()
  const consents = purposeKeys.map(
    (purpose) => consentVerdict(subjects, purpose, now, { withoutDevices: false }).status,
  )
  return { invoices, consents }
}

function consentChangesBetween(keep: Facts, absorb: Facts, after: Facts): readonly string[] {
  return purposeKeys.flatMap((purpose, index) => {
    const [kept, absorbed, together] = [keep, absorb, after].map(({ consents }) => consents[index])
    const isChanged = kept !== together || absorbed !== together
    return isChanged ? [`${purpose}: kept ${kept}, absorbed ${absorbed}, together ${together}`] : []
  })
}

const outcomes = { merged: 0, consentsChanged: 0, invoicesMoved: 0 }

describe('over random graphs', () => {
  beforeEach(async () => {
    await test.clear()
    await declare(graph, [
      { source: 'crm', role: 'SYSTEM_OF_RECORD' },
      { source: 'shop' },
      { source: 'web' },
      { source: 'cmp', mayRecordConsentFor: '*' },
      { source: 'erp' },
    ])
  })

  it.each(
    Array.from({ length: seeds }, (_, seed) => seed),
  )('a merge does what its preview says, and is undone: %i', async (seed) => {
    const records = randomRecords(seed)
    await write(graph, records)
    await writeFacts(seed, records)
    const customers = (await subjectsIn(graph)).filter(({ label }) => label === 'Customer')
    for (const [index, keep] of customers.entries())
      for (const absorb of customers.slice(index + 1)) {
        const before = await stateOf()
        const ids = { keep: keep.id, absorb: absorb.id }
        const { data, codes } = await ask<{ mergePreview: Preview }>(previewText, ids, steward)
        expect(codes).toEqual([])
        const preview = data.mergePreview
        expect(await stateOf()).toEqual(before)
        const [keptBefore, absorbedBefore] = [await shownOf(keep.id), await shownOf(absorb.id)]
        const [keptFacts, absorbedFacts] = [await factsOf(keep.id), await factsOf(absorb.id)]
        const { data: done } = await ask<{
          mergeCustomers: { __typename: string; mergeId: string; blockedBy: string[] }
        }>(mergeText, ids, steward)
        if (preview.blockedBy.length > 0) {
          expect(done.mergeCustomers).toEqual({ __typename: 'Conflict', blockedBy: preview.blockedBy })
          expect(await stateOf()).toEqual(before)
          continue
        }
        expect(done.mergeCustomers.__typename).toBe('MergeCustomersSuccess')
        expect(preview.leaving).toEqual([])
        const after = await shownOf(keep.id)
        const moved = preview.moving.map(({ source, sourceId }) => `${source}:${sourceId}`)
        expect(moved).toEqual(recordsIn(absorbedBefore))
        expect(preview.recordsMoved).toBe(moved.length)
        expect(recordsIn(after)).toEqual([...recordsIn(keptBefore), ...moved].toSorted())
        const won = new Map(preview.winningValues.map(({ name, value }) => [name, value]))
        expect(won.get('givenName') ?? null).toBe(after.profile.givenName?.value ?? null)
        expect(won.get('familyName') ?? null).toBe(after.profile.familyName?.value ?? null)
        expect(
          preview.winningValues.filter(({ name }) => !['givenName', 'familyName', 'fullName'].includes(name)),
        ).toEqual(after.profile.attributes)
        const facts = await factsOf(keep.id)
        expect(facts.invoices - keptFacts.invoices).toBe(preview.invoicesTouched)
        expect(consentChangesBetween(keptFacts, absorbedFacts, facts)).toEqual(preview.consentChanges)
        outcomes.invoicesMoved += preview.invoicesTouched
        outcomes.consentsChanged += preview.consentChanges.length
        expect(await faultsIn(graph)).toEqual([])
        const { data: undone } = await ask(unmergeText, { id: done.mergeCustomers.mergeId }, steward)
        expect(undone).toMatchObject({ unmergeCustomers: { __typename: 'UnmergeCustomersSuccess' } })
        expect(await stateOf()).toEqual(before)
        expect([await factsOf(keep.id), await factsOf(absorb.id)]).toEqual([keptFacts, absorbedFacts])
        expect(await faultsIn(graph)).toEqual([])
        outcomes.merged++
      }
  }, 120_000)
})

it('merges some of them, with consents and invoices', () => {
  expect(outcomes.merged).toBeGreaterThan(5)
  expect(outcomes.consentsChanged).toBeGreaterThan(0)
  expect(outcomes.invoicesMoved).toBeGreaterThan(0)
})

describe('where a record of the one contradicts the other', () => {
  it('the preview lists it as leaving, and the merge is refused until it was split off', async () => {
    await test.clear()
    await declare(graph, [{ source: 'crm', role: 'SYSTEM_OF_RECORD' }, { source: 'shop' }, { source: 'web' }])
    const zoe = { type: 'EMAIL' as const, value: 'zoe@x.io' }
    await write(graph, [
      {
        source: 'crm',
        id: '1',
        identifiers: [{ type: 'NATIONAL_ID', value: '010180-123A', country: 'FI' }],
        attributes: { givenName: 'Ann', familyName: 'Lee', birthDate: '1980-01-31' },
      },
      { source: 'shop', id: '1', identifiers: [zoe], attributes: { givenName: 'Zoe', familyName: 'Quartz' } },
      { source: 'web', id: '1', identifiers: [zoe], attributes: { birthDate: '1951-11-23' } },
    ])
    const idOf = async (record: string) =>
      (await subjectsIn(graph)).find(({ records }) => records.includes(record))?.id ?? ''
    const ids = { keep: await idOf('crm:1'), absorb: await idOf('shop:1') }
    expect(await idOf('web:1')).toBe(ids.absorb)
    const before = await stateOf()
    const { data } = await ask<{ mergePreview: Preview }>(previewText, ids, steward)
    expect(data.mergePreview).toMatchObject({
      leaving: [{ source: 'web', sourceId: '1' }],
      blockedBy: [expect.stringContaining('CONTRADICTION')],
    })
    const { data: refused } = await ask<{ mergeCustomers: unknown }>(mergeText, ids, steward)
    expect(refused.mergeCustomers).toEqual({ __typename: 'Conflict', blockedBy: data.mergePreview.blockedBy })
    expect(await stateOf()).toEqual(before)
    await ask(
      'mutation($id: ID!) { splitCustomer(id: $id, records: [{source: "web", sourceId: "1"}], reason: "not hers") { __typename } }',
      { id: ids.absorb },
      steward,
    )
    const { data: done } = await ask<{ mergeCustomers: unknown }>(mergeText, ids, steward)
    expect(done.mergeCustomers).toMatchObject({ __typename: 'MergeCustomersSuccess' })
    expect(await idOf('web:1')).not.toBe(ids.keep)
  })
})
