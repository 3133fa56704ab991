import type { Assertion } from './assertions.ts'
import type { CompareTraits } from './compare-traits.ts'
import { idTypes, typeOfKey } from './crowds.ts'
import type { Edge } from './edges.ts'
import type { MatchRecord } from './match-record.ts'

/** More known people than this are never joined by one record, nor by connected records: a person decides. */
const mostPeople = 2

/** The same for people who contradict each other, if only ids of theirs connect them with the record. */
const mostWithoutEvidence = 1

/** The rule of the link of a record that is held back because it would join too many. */
export const heldRule = 'JOINS_MANY'

/**
 * Records whose identifiers reach more than two known people whom nothing else joins, each with a record of every such person; and records
 * whose ids reach two who contradict each other, unless what they state themselves agrees with one of the two. They join nobody. A function
 * of the evidence alone. If some of these are of undeclared sources, the others stay where they are, and if some are trusted, those stay:
 * strangers set none of them aside. All records that bridge people are set aside at once, so that two which do the same are not evidence
 * for each other. Those that reach too many by themselves go first: what is left is counted together with what it is connected to, so that
 * a chain of small steps is one.
 */
export function hubsOf(
  records: readonly MatchRecord[],
  edges: readonly Edge[],
  assertions: readonly Assertion[],
  compare: CompareTraits,
): ReadonlyMap<string, readonly string[]> {
  const people: People = { recordById: new Map(records.map((record) => [record.id, record])), compare }
  const same = assertions.filter(({ relation }) => relation === 'SAME')
  const hubs = new Map<string, readonly string[]>()
  let links = edges.filter(({ kind }) => kind === 'ID' || kind === 'CONTACT')
  for (;;) {
    const bridged = bridgesOf(links, same, people)
    if (bridged === null) return hubs
    const alone = [...bridged.reachByBridge].flatMap(([id, reach]) => {
      const found = tooMany([id], reach, 'ANYTHING', bridged, people)
      return found === null ? [] : [[id, found] as const]
    })
    const together =
      alone.length > 0
        ? []
        : bridged.groups.flatMap((group) => {
            const reach = group.flatMap((id) => bridged.reachByBridge.get(id) ?? [])
            const base = reach.filter(({ record }) => !bridged.reachByBridge.has(record))
            const found = tooMany(group, base, 'NAMES', bridged, people)
            return found === null ? [] : strangersFirst(group, people).map((id) => [id, found] as const)
          })
    const held = alone.length > 0 ? alone : together
    if (held.length === 0) return hubs
    const first = new Set(
      strangersFirst(
        held.map(([id]) => id),
        people,
      ),
    )
    for (const [id, found] of held) if (first.has(id)) hubs.set(id, found)
    links = links.filter(({ a, b }) => !hubs.has(a) && !hubs.has(b))
  }
}

/** Those of undeclared sources; if there are none, those that are not trusted; all if all are. */
function strangersFirst(ids: readonly string[], { recordById }: People): readonly string[] {
  const undeclared = ids.filter((id) => recordById.get(id)?.isDeclared !== true)
  if (undeclared.length > 0) return undeclared
  const strangers = ids.filter((id) => recordById.get(id)?.isTrusted !== true)
  return strangers.length > 0 ? strangers : ids
}

/** A record of each of the people whom these records may not join. Null if they may. */
function tooMany(
  ids: readonly string[],
  reach: readonly Reach[],
  by: Difference,
  { membersOf }: Bridged,
  people: People,
): readonly string[] | null {
  const found = peopleIn(reach, membersOf, people, by)
  if (found.length > mostPeople) return found
  // What a mailbox or a number reaches is not joined against names anyway.
  const byIds = reach.filter(({ keys }) => [...keys].some((key) => idTypes.has(typeOfKey(key))))
  const others = peopleIn(byIds, membersOf, people, 'NAMES')
  return others.length > mostWithoutEvidence && !haveOwnEvidence(ids, byIds, membersOf, people) ? others : null
}

/** One of them states a name or birth date that agrees with somebody it reaches. */
function haveOwnEvidence(
  ids: readonly string[],
  reach: readonly Reach[],
  membersOf: Bridged['membersOf'],
  { recordById, compare }: People,
): boolean {
  const reached = reach.flatMap(({ root }) => membersOf(root))
  return ids.some((id) => {
    const own = recordById.get(id)
    return (
      own !== undefined &&
      reached.some((other) => {
        const traits = other === id ? undefined : recordById.get(other)?.traits
        return traits !== undefined && compare(own.traits, traits).relation === 'AGREE'
      })
    )
  })
}

interface Bridged {
  /** By bridge: the known records that it leads to, clusters without bridges and other bridges. */
  readonly reachByBridge: ReadonlyMap<string, readonly Reach[]>
  /** Bridges that lead to each other or to the same cluster. */
  readonly groups: readonly (readonly string[])[]
  readonly membersOf: (root: string) => readonly string[]
}

function bridgesOf(links: readonly Edge[], same: readonly Assertion[], people: People): Bridged | null {
  const linked = neighboursOf(links)
  const bridges = new Set<string>()
  for (const [id, neighbours] of linked)
    if (neighbours.size > 1 && (isGlue(people.recordById.get(id), neighbours) || isBridge(neighbours, linked, people)))
      bridges.add(id)
  if (bridges.size === 0) return null
  const base = createUnion()
  for (const { a, b } of links) if (!bridges.has(a) && !bridges.has(b)) base.unite(a, b)
  for (const { a, b } of same) base.unite(a, b)
  const groups = createUnion()
  const reachByBridge = new Map<string, readonly Reach[]>()
  for (const id of bridges) {
    const reach: Reach[] = []
    for (const [other, keys] of linked.get(id) ?? []) {
      const root = base.rootOf(other)
      groups.unite(id, bridges.has(other) ? other : `cluster ${root}`)
      if (people.recordById.get(other)?.isKnown) reach.push({ root, record: other, keys })
    }
    reachByBridge.set(id, reach)
  }
  const membersByRoot = Map.groupBy(people.recordById.keys(), (id) => base.rootOf(id))
  return {
    reachByBridge,
    groups: [...Map.groupBy(bridges, (id) => groups.rootOf(id)).values()],
    membersOf: (root) => membersByRoot.get(root) ?? [],
  }
}

/** By record: the records that it links to, each with the identifiers concerned. */
type Linked = ReadonlyMap<string, Neighbours>
type Neighbours = ReadonlyMap<string, ReadonlySet<string>>

interface People {
  readonly recordById: ReadonlyMap<string, MatchRecord>
  readonly compare: CompareTraits
}

interface Reach {
  /** Of its cluster without bridges. */
  readonly root: string
  readonly record: string
  readonly keys: ReadonlySet<string>
}

function neighboursOf(edges: readonly Edge[]): Linked {
  const linked = new Map<string, Map<string, Set<string>>>()
  for (const { a, b, identifier } of edges)
    for (const [record, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const neighbours = linked.get(record) ?? new Map<string, Set<string>>()
      linked.set(record, neighbours)
      const keys = neighbours.get(other)
      if (keys === undefined) neighbours.set(other, new Set([identifier]))
      else keys.add(identifier)
    }
  return linked
}

/** Only identifiers of it are known, and two of them that join whatever names state lead on. */
function isGlue(record: MatchRecord | undefined, neighbours: Neighbours): boolean {
  if (record === undefined || isNamed(record)) return false
  const keys = new Set<string>()
  for (const linking of neighbours.values()) for (const key of linking) if (idTypes.has(typeOfKey(key))) keys.add(key)
  return keys.size > 1
}

function isNamed({ traits }: MatchRecord): boolean {
  return traits.names.length > 0 || traits.organisationNames.length > 0 || traits.birth !== null
}

/** Two of its neighbours are different people, and do not hold one identifier themselves. */
function isBridge(neighbours: Neighbours, linked: Linked, people: People): boolean {
  // Those reached by the same identifiers represent each other: a hundred holders of one are one group.
  const groups = [...Map.groupBy(neighbours, ([, keys]) => [...keys].toSorted().join('\n')).values()]
  return groups.some((left, index) =>
    groups.slice(index + 1).some((right) => {
      const [[, leftKeys] = noEntry, [, rightKeys] = noEntry] = [left[0], right[0]]
      if (!leftKeys.isDisjointFrom(rightKeys)) return false
      return left.some(([a]) =>
        right.some(([b]) => !linked.get(a)?.has(b) && areDifferent([a], leftKeys, [b], rightKeys, people, 'ANYTHING')),
      )
    }),
  )
}

const noEntry = ['', new Set<string>()] as const

/** One known record for each different person, ordered by id. */
function peopleIn(
  reach: readonly Reach[],
  membersOf: Bridged['membersOf'],
  people: People,
  by: Difference,
): readonly string[] {
  const byRoot = Map.groupBy(reach, ({ root }) => root)
  const clusters = [...byRoot]
    .map(([root, reached]) => ({
      record: reached.map(({ record }) => record).toSorted()[0] ?? root,
      members: membersOf(root),
      keys: new Set(reached.flatMap(({ keys }) => [...keys])),
    }))
    .toSorted((a, b) => (a.record < b.record ? -1 : 1))
  const found: typeof clusters = []
  for (const cluster of clusters)
    if (found.every((other) => areDifferent(other.members, other.keys, cluster.members, cluster.keys, people, by)))
      found.push(cluster)
  return found.map(({ record }) => record)
}

/** What makes two people different: names and dates alone, or also the values by which one record reaches them. */
type Difference = 'NAMES' | 'ANYTHING'

/**
 * Names or dates show it; or nothing shows that they are one, and one record reaches them by two values of one type: a person has one user
 * id in a system, and may well have an e-mail address besides.
 */
function areDifferent(
  left: readonly string[],
  leftKeys: ReadonlySet<string>,
  right: readonly string[],
  rightKeys: ReadonlySet<string>,
  { recordById, compare }: People,
  by: Difference,
): boolean {
  let isContradicted = false
  for (const a of left)
    for (const b of right) {
      const [one, other] = [recordById.get(a), recordById.get(b)]
      if (one === undefined || other === undefined || !one.isKnown || !other.isKnown) continue
      const { relation } = compare(one.traits, other.traits)
      if (relation === 'AGREE') return false
      isContradicted ||= relation === 'CONTRADICT'
    }
  if (isContradicted) return true
  if (by === 'NAMES' || !leftKeys.isDisjointFrom(rightKeys)) return false
  const types = new Set([...leftKeys].map(typeOfKey))
  return [...rightKeys].some((key) => types.has(typeOfKey(key)))
}

function createUnion() {
  const parents = new Map<string, string>()
  function rootOf(id: string): string {
    let root = id
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent
    if (root !== id) parents.set(id, root)
    return root
  }
  return {
    rootOf,
    unite(a: string, b: string): void {
      const [rootA, rootB] = [rootOf(a), rootOf(b)]
      if (rootA !== rootB) parents.set(rootB, rootA)
    },
  }
}
