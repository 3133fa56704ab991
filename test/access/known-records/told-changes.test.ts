import { beforeAll, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { type Asker, useJoinedWorld } from './joined-world.ts'
import { sources } from './two-sources.ts'

const world = useJoinedWorld()

const scopes = new Set(['customer:read', 'engagement:read', 'identity:steward'])
const fraud = 'FraudPreventionAndDetection'
const officer: Asker = { viewer: { scopes }, purpose: fraud }
const support: Asker = { viewer: { scopes }, purpose: 'CustomerCare' }
const partner: Asker = { viewer: { scopes, sources: ['shop'] }, purpose: 'CustomerCare' }

function record(source: string, id: string, ...emails: readonly string[]): IngestLineInput {
  const identifiers = emails.map((name) => ({ type: 'EMAIL' as const, value: `${name}@x.io` }))
  return { kind: 'record', source, id, identifiers, attributes: { fullName: 'Ann Lee' }, observedAt: '2025-01-01' }
}

async function write(text: string, asker = officer): Promise<void> {
  const { data, errors } = await world.ask(
    `mutation { result: ${text} { __typename ... on Error { message } } }`,
    asker,
  )
  const told = JSON.stringify({ data, errors })
  if (!/Success"/.test(told)) throw new Error(`${text}: ${told}`)
}

async function merge(keep: string, absorb: string): Promise<void> {
  const ids = await Promise.all([keep, absorb].map(world.ownerOf))
  await write(`mergeCustomers(keepId: "${ids[0]}", absorbId: "${ids[1]}", reason: "they called")`)
}

async function split(from: string, source: string, sourceId: string): Promise<void> {
  const id = await world.ownerOf(from)
  await write(`splitCustomer(id: "${id}", records: [{ source: "${source}", sourceId: "${sourceId}" }], reason: "no")`)
}

/** What tells that records were merged, split or corrected. */
async function toldOf(recordId: string, asker: Asker) {
  const selection = `supersededIds ${asker.viewer.customerId ? '' : 'identityChanges { action }'}
    timeline(first: 9, kinds: [IDENTITY_CHANGE]) { edges { node { __typename title } } pageInfo { hasNextPage } }`
  const { data } = await world.ask(`{ customer(id: "${await world.ownerOf(recordId)}") { ${selection} } }`, asker)
  const { customer } = JSON.parse(JSON.stringify(data))
  return {
    ids: customer.supersededIds.length as number,
    changes: (customer.identityChanges ?? []).map(({ action }: { action: string }) => action),
    entries: customer.timeline.edges.length as number,
    hasMore: customer.timeline.pageInfo.hasNextPage as boolean,
  }
}

const nothing = { ids: 0, changes: [], entries: 0, hasMore: false }

beforeAll(async () => {
  await world.ingest([
    ...sources,
    ...[record('shop', '1', 'a'), record('erp', '1', 'b')],
    ...[record('shop', '2', 'c'), record('erp', '2', 'd')],
    ...[record('shop', '3', 'e'), record('erp', '3', 'f')],
    ...[record('shop', '4', 'g'), record('shop', '5', 'h')],
    ...[record('shop', '6', 'i'), record('erp', '6', 'j')],
    ...[record('shop', '7', 'k'), record('aml', '7', 'k')],
    ...[record('shop', '8', 'l'), record('shop', '9', 'm')],
  ])
  await merge('shop:1', 'erp:1')
  await merge('erp:2', 'shop:2')
  await merge('shop:3', 'erp:3')
  await split('shop:3', 'erp', '3')
  await merge('shop:4', 'shop:5')
  await world.ingest([{ ...record('shop', '6', 'i', 'j'), observedAt: '2025-02-01' } as IngestLineInput])
  await split('shop:7', 'aml', '7')
  await merge('shop:8', 'shop:9')
  await split('shop:8', 'shop', '9')
}, 300_000)

describe('a partner is told nothing of what joined or parted', () => {
  it.each([
    ['a record of theirs and that of another source', 'shop:1', ['MERGED'], 1],
    ['a record of theirs, which gave up its id, and that of another source', 'shop:2', ['MERGED'], 1],
    ['a record of theirs and one that was split off since', 'shop:3', ['SPLIT', 'MERGED'], 0],
    ['two records by the rules', 'shop:6', ['MERGED'], 1],
  ])('%s', async (_, recordId, actions, ids) => {
    expect(await toldOf(recordId, partner)).toEqual(nothing)
    // The negative control: who may know of every record.
    const entries = actions.length
    expect(await toldOf(recordId, officer)).toEqual({ ids, changes: actions, entries, hasMore: false })
  })

  it('but of what joined or parted two records of theirs: the negative control', async () => {
    expect(await toldOf('shop:4', partner)).toEqual({ ids: 1, changes: ['MERGED'], entries: 1, hasMore: false })
    const parted = { ids: 0, changes: ['SPLIT', 'MERGED'], entries: 2, hasMore: false }
    expect(await toldOf('shop:8', partner)).toEqual(parted)
  })
})

it('support is not told that a watch-list record was split off', async () => {
  expect(await toldOf('shop:7', support)).toEqual(nothing)
  expect(await toldOf('shop:7', officer)).toMatchObject({ changes: ['SPLIT'], entries: 1 })
})

it('a customer who signs in is not told of a record that the rules joined, but of one that a person confirmed', async () => {
  const self = async (record: string): Promise<Asker> => ({
    viewer: { scopes: new Set(['self']), customerId: await world.ownerOf(record), record },
    purpose: 'RightsFulfilment',
  })
  expect(await toldOf('shop:6', await self('shop:6'))).toEqual(nothing)
  expect(await toldOf('shop:1', await self('shop:1'))).toMatchObject({ ids: 1, entries: 1 })
})
