import { beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { dice } from '../canary/dice.ts'
import { type Asker, useJoinedWorld } from './joined-world.ts'
import { sources } from './two-sources.ts'

const world = useJoinedWorld()

const scopes = new Set(['customer:read', 'engagement:read', 'identity:steward'])
const officer: Asker = { viewer: { scopes }, purpose: 'FraudPreventionAndDetection' }
const privacy: Asker = {
  viewer: { scopes: new Set(['customer:read', 'engagement:read', 'privacy:manage']) },
  purpose: 'RightsFulfilment',
}
const partner: Asker = { viewer: { scopes, sources: ['shop'] }, purpose: 'CustomerCare' }

async function own(record: string): Promise<Asker> {
  const viewer = { scopes: new Set(['self']), customerId: await world.ownerOf(record), record }
  return { viewer, purpose: 'RightsFulfilment' }
}

/** Nothing that two of them state links them. */
function stranger(source: string, id: string): IngestLineInput {
  const identifiers = [{ type: 'EMAIL' as const, value: `${source}-${id}@x.io` }]
  const fullName = `${['Ann', 'Bruno', 'Carla', 'Dora', 'Emil', 'Frida', 'Goran'][Number(id)]} Lee${id}`
  return { kind: 'record', source, id, identifiers, attributes: { fullName }, observedAt: '2025-01-01' }
}

interface Change {
  readonly id: string
  readonly action: string
  readonly records: string
}

interface Told {
  readonly changes: readonly Change[]
  /** Ids of the entries of the timeline. */
  readonly entries: readonly string[]
}

interface Ref {
  readonly source: string
  readonly sourceId: string
}

const listOf = (ids: Iterable<string>) => [...new Set(ids)].toSorted().join(' ')

/** What a steward is told of a record's customer. The timeline is read two entries at a time. */
async function toldOf(recordId: string, asker: Asker = officer): Promise<Told> {
  const id = await world.ownerOf(recordId)
  const answer = async (selection: string) => {
    const { data } = await world.ask(`{ customer(id: "${id}") { ${selection} } }`, asker)
    return JSON.parse(JSON.stringify(data)).customer
  }
  const ref = '{ source sourceId }'
  const { identityChanges } = await answer(`identityChanges { id action kept ${ref} moved ${ref} }`)
  const entries: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const kinds = `kinds: [IDENTITY_CHANGE]${after && `, after: "${after}"`}`
    const { timeline } = await answer(
      `timeline(first: 2, ${kinds}) { edges { node { id title } } pageInfo { hasNextPage endCursor } }`,
    )
    entries.push(...timeline.edges.map(({ node }: { node: { id: string } }) => node.id))
    after = timeline.pageInfo.hasNextPage ? timeline.pageInfo.endCursor : null
  }
  const changes = identityChanges.map(
    ({ kept, moved, ...rest }: { id: string; action: string; kept: readonly Ref[]; moved: readonly Ref[] }) => ({
      ...rest,
      records: listOf([...kept, ...moved].map(({ source, sourceId }) => `${source}:${sourceId}`)),
    }),
  )
  return { changes, entries }
}

type Result = { readonly __typename: string; readonly changeId?: string; readonly mergeId?: string }

async function write(text: string, asker = officer): Promise<Result> {
  const ids = ['MergeCustomers', 'UnmergeCustomers', 'SplitCustomer', 'Assert']
    .filter((name) => text.startsWith(name[0]?.toLowerCase() + name.slice(1)))
    .map((name) => `... on ${name}Success { ${name === 'MergeCustomers' ? 'mergeId' : 'changeId'} }`)
  const { data, errors } = await world.ask(
    `mutation { result: ${text} { __typename ${ids} ... on Error { message } } }`,
    asker,
  )
  if (!data?.result) throw new Error(`${text}: ${JSON.stringify(errors)}`)
  return data.result as Result
}

const idOf = ({ mergeId, changeId }: Result) => mergeId ?? changeId
const refOf = (recordId: string) => {
  const [source, sourceId] = recordId.split(':')
  return `{ source: "${source}", sourceId: "${sourceId}" }`
}
const reason = 'reason: "they called"'

async function merge(keep: string, absorb: string): Promise<Result> {
  const [keepId, absorbId] = await Promise.all([keep, absorb].map(world.ownerOf))
  return write(`mergeCustomers(keepId: "${keepId}", absorbId: "${absorbId}", ${reason})`)
}

async function split(...part: readonly string[]): Promise<Result> {
  const id = await world.ownerOf(part[0] ?? '')
  return write(`splitCustomer(id: "${id}", records: [${part.map(refOf)}], ${reason})`)
}

const undo = (id = '') => write(`unmergeCustomers(mergeId: "${id}", ${reason})`)
const assert = (what: 'Same' | 'Distinct', a: string, b: string) =>
  write(`assert${what}(a: ${refOf(a)}, b: ${refOf(b)}, ${reason})`)

const actionsOf = ({ changes }: Told) => changes.map(({ action }) => action)

beforeEach(async () => {
  await world.clear()
  // Ids of one length are ordered by when they were made.
  world.setNextId(10_000)
})

describe('each of two customers is told', () => {
  const [ann, bruno, carla] = ['shop:0', 'erp:1', 'erp:2'] as const
  beforeEach(() => world.ingest([...sources, stranger('shop', '0'), stranger('erp', '1'), stranger('erp', '2')]))

  it('of their merge and its undoing', async () => {
    await undo(idOf(await merge(ann, bruno)))
    const told = await toldOf(ann)
    expect(actionsOf(told)).toEqual(['UNMERGED', 'MERGED'])
    expect(told.entries).toEqual(told.changes.map(({ id }) => id))
    expect(await toldOf(bruno)).toEqual(told)
    // The control: it is nothing to others.
    expect(await toldOf(carla)).toEqual({ changes: [], entries: [] })
  })

  it('of a split', async () => {
    await merge(ann, bruno)
    await split(bruno)
    expect(actionsOf(await toldOf(bruno))).toEqual(['SPLIT', 'MERGED'])
    expect(await toldOf(bruno)).toEqual(await toldOf(ann))
  })

  it('that they are not the same, but not of what happened to the other alone', async () => {
    await undo(idOf(await merge(bruno, carla)))
    await assert('Distinct', ann, bruno)
    expect(actionsOf(await toldOf(ann))).toEqual(['ASSERTED_DISTINCT'])
    expect(actionsOf(await toldOf(bruno))).toEqual(['ASSERTED_DISTINCT', 'UNMERGED', 'MERGED'])
    expect(actionsOf(await toldOf(carla))).toEqual(['UNMERGED', 'MERGED'])
  })

  it('once, as one customer', async () => {
    const id = idOf(await merge(ann, bruno))
    await undo(id)
    await merge(bruno, ann)
    await merge(carla, bruno)
    const told = await toldOf(ann)
    expect(actionsOf(told)).toEqual(['MERGED', 'MERGED', 'UNMERGED', 'MERGED'])
    expect(told.entries).toEqual(told.changes.map(({ id }) => id))
  })

  it('in order among everything else that happened', async () => {
    const at = { source: 'erp', name: 'visit', channel: 'WEB', properties: {} } as const
    const visit = (id: string, occurredAt: string) =>
      ({ kind: 'event', id, record: { source: 'erp', id: '1' }, occurredAt, ...at }) as unknown as IngestLineInput
    await undo(idOf(await merge(ann, bruno)))
    await world.ingest([visit('a', '2024-01-01'), visit('b', '2025-12-31T23:59:59Z')])
    const id = await world.ownerOf(bruno)
    const read = async (range: string) => {
      const { data } = await world.ask(
        `{ customer(id: "${id}") { timeline(${range}) { edges { cursor node { id kind } } pageInfo { hasNextPage hasPreviousPage } } } }`,
        { viewer: { scopes }, purpose: 'CustomerCare' },
      )
      const { timeline } = JSON.parse(JSON.stringify(data)).customer
      const edges: readonly { readonly cursor: string; readonly node: { readonly kind: string } }[] = timeline.edges
      return { edges, kinds: edges.map(({ node }) => node.kind), hasNextPage: timeline.pageInfo.hasNextPage as boolean }
    }
    const all = await read('first: 9')
    expect(all.kinds).toEqual(['IDENTITY_CHANGE', 'IDENTITY_CHANGE', 'TOUCHPOINT', 'TOUCHPOINT'])
    const [first, second, third] = all.edges
    const next = await read(`first: 1, after: "${first?.cursor}"`)
    expect(next).toMatchObject({ edges: [{ node: second?.node }], hasNextPage: true })
    expect((await read(`first: 9, before: "${third?.cursor}"`)).edges.map(({ node }) => node)).toEqual([
      first?.node,
      second?.node,
    ])
    // The one just above the cursor.
    expect(await read(`first: 1, before: "${third?.cursor}"`)).toMatchObject({ edges: [{ node: second?.node }] })
    expect((await read('first: 9, until: "2025-01-01T00:00:00Z"')).kinds).toEqual(['TOUCHPOINT'])
  })
})

describe('the other customer stays unknown', () => {
  const [ann, bruno] = ['shop:0', 'erp:1'] as const
  beforeEach(async () => {
    await world.ingest([...sources, stranger('shop', '0'), stranger('erp', '1'), stranger('shop', '2')])
    await undo(idOf(await merge(ann, bruno)))
  })

  async function entriesOf(record: string, asker: Asker) {
    const { data } = await world.ask(
      `{ customer(id: "${await world.ownerOf(record)}") { supersededIds timeline(first: 9) { edges { node { title } } pageInfo { hasNextPage } } } }`,
      asker,
    )
    const { supersededIds, timeline } = JSON.parse(JSON.stringify(data)).customer
    const titles = timeline.edges.map(({ node }: { node: { title: string | null } }) => node.title)
    return { titles, ids: supersededIds.length, hasMore: timeline.pageInfo.hasNextPage }
  }

  it.each([ann, bruno])('to whom signs in with %s', async (record) => {
    expect(await entriesOf(record, await own(record))).toEqual({ titles: [], ids: 0, hasMore: false })
    // The control: while the two are one, they know both records, because a person joined them.
    await merge(ann, bruno)
    expect((await entriesOf(record, await own(record))).titles).toHaveLength(3)
  })

  it('to a partner that knows one of them', async () => {
    expect(await toldOf(ann, partner)).toEqual({ changes: [], entries: [] })
    await undo(idOf(await merge(ann, 'shop:2')))
    // The control: both are known.
    expect(actionsOf(await toldOf('shop:2', partner))).toEqual(['UNMERGED', 'MERGED'])
  })

  it.each([ann, bruno])('while a privacy officer who answers the one of %s is told of both', async (record) => {
    expect((await entriesOf(record, privacy)).titles).toEqual([expect.any(String), expect.any(String)])
  })
})

describe('whatever happens, each customer is told of all that concerns their records', () => {
  const records = ['shop:0', 'erp:1', 'shop:2', 'erp:3', 'shop:4', 'erp:5', 'shop:6']
  const owners = async () =>
    new Map(await Promise.all(records.map(async (id) => [id, await world.ownerOf(id)] as const)))

  it.each(Array.from({ length: 20 }, (_, seed) => seed))('sequence %i', async (seed) => {
    const roll = dice(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
    await world.ingest([...sources, ...records.map((id) => stranger(...(id.split(':') as [string, string])))])
    const happened: { readonly action: string; readonly records: readonly string[] }[] = []
    const undoable = new Map<string, { readonly isMerge: boolean; readonly records: readonly string[] }>()
    for (let turn = 0; turn < 8; turn++) {
      const before = await owners()
      const withIt = (id: string) => records.filter((other) => before.get(other) === before.get(id))
      const [a, b] = [pick(records), pick(records)]
      const part = withIt(a).filter((id) => id === a || roll() < 0.4)
      const id = pick([...undoable.keys()])
      const undone = undoable.get(id)
      const turns = {
        MERGED: { run: () => merge(a, b), records: [...withIt(a), ...withIt(b)] },
        SPLIT: { run: () => split(...part), records: withIt(a) },
        ASSERTED_SAME: { run: () => assert('Same', a, b), records: [a, b] },
        ASSERTED_DISTINCT: { run: () => assert('Distinct', a, b), records: [a, b] },
        [undone?.isMerge ? 'UNMERGED' : 'REVERTED']: { run: () => undo(id), records: undone?.records ?? [] },
      }
      const action = pick(['MERGED', ...Object.keys(turns), 'UNMERGED', 'REVERTED'].filter((one) => one in turns))
      const { run, records: concerned } = turns[action] ?? turns.MERGED
      const result = await run()
      if (!result.__typename.endsWith('Success')) continue
      happened.push({ action, records: concerned })
      if (undone !== undefined && ['UNMERGED', 'REVERTED'].includes(action)) undoable.delete(id)
      else if (action !== 'ASSERTED_SAME')
        undoable.set(idOf(result) ?? '', { isMerge: action === 'MERGED', records: concerned })
      if (action === 'MERGED') continue
      // An assertion or an undoing that joins customers is also a merge of them.
      const after = await owners()
      const ended = [...new Set(before.values())].filter((owner) => ![...after.values()].includes(owner))
      for (const owner of ended) {
        const survivors = records.filter((record) => before.get(record) === owner).map((record) => after.get(record))
        const joined = records.filter((record) => survivors.includes(after.get(record)))
        happened.push({ action: 'MERGED', records: joined })
      }
    }
    const now = await owners()
    for (const owner of new Set(now.values())) {
      const mine = records.filter((record) => now.get(record) === owner)
      const { changes, entries } = await toldOf(mine[0] ?? '')
      const expected = happened.filter((one) => one.records.some((id) => mine.includes(id)))
      expect(changes.map(({ action, records }) => `${action} ${records}`).toSorted()).toEqual(
        expected.map((one) => `${one.action} ${listOf(one.records)}`).toSorted(),
      )
      const ids = changes.map(({ id }) => id)
      expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
      expect(entries).toEqual(ids)
    }
  })
})
