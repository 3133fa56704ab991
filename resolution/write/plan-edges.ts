import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import type { StoredIdentifier, StoredRecord } from '../neighbourhood/stored-record.ts'
import { type Crowd, isLinkedIn } from '../partition/crowds.ts'
import { heldRule } from '../partition/hubs.ts'
import type { SubjectType } from '../rule-set.ts'

/** A subject by its final id, with its records and the confidence of each. */
export interface NamedSubject {
  readonly id: string
  readonly type: SubjectType
  readonly links: ReadonlyMap<string, { readonly rule: string; readonly confidence: number }>
}

export interface ResolutionChanges {
  readonly ended: readonly { readonly recordId: string; readonly reason: 'MERGED' | 'MOVED' }[]
  readonly begun: readonly (Link & { readonly to: string; readonly type: SubjectType })[]
  readonly updated: readonly Link[]
}

interface Link {
  readonly recordId: string
  readonly rule: string
  readonly confidence: number
}

/** MERGED: with its whole customer. MOVED: away from others that it was with. */
export function planResolutionWrites(
  subjects: readonly NamedSubject[],
  neighbourhood: Neighbourhood,
  givenUp: ReadonlySet<string>,
): ResolutionChanges {
  const storedLinks = new Map(
    [...neighbourhood.subjects.values()].flatMap(({ records }) =>
      records.map(({ record, rule, confidence }) => [record.id, { rule, confidence }] as const),
    ),
  )
  const ended: ResolutionChanges['ended'][number][] = []
  const begun: ResolutionChanges['begun'][number][] = []
  const updated: Link[] = []
  for (const { id, type, links } of subjects)
    for (const [recordId, { rule, confidence }] of links) {
      const before = neighbourhood.subjectIdByRecord.get(recordId)
      const stored = storedLinks.get(recordId)
      if (before === id) {
        if (stored?.rule !== rule || stored.confidence !== confidence) updated.push({ recordId, rule, confidence })
        continue
      }
      if (before !== undefined) ended.push({ recordId, reason: givenUp.has(before) ? 'MERGED' : 'MOVED' })
      begun.push({ recordId, to: id, type, rule, confidence })
    }
  return { ended, begun, updated }
}

export interface IdentifierChanges {
  readonly dropped: readonly { readonly key: string; readonly from: string }[]
  readonly added: readonly { readonly key: string; readonly to: string; readonly type: SubjectType }[]
  readonly crowds: readonly MarkedCrowd[]
}

/** As stored. */
export interface MarkedCrowd {
  readonly key: string
  readonly isGeneric: boolean
  readonly crowd: Extract<Crowd, 'UNDECLARED' | 'STRANGERS'> | null
}

/**
 * An identifier identifies the one customer, and the one account, to which all its holders belong. A shared or generic one identifies
 * nobody.
 */
export function planIdentifiers(subjects: readonly NamedSubject[], neighbourhood: Neighbourhood): IdentifierChanges {
  const { members, records, replaced, holdings, crowdOf, countOutside, declaredRead } = neighbourhood
  const subjectByRecord = new Map(subjects.flatMap((subject) => [...subject.links.keys()].map((id) => [id, subject])))
  const keys = new Set<string>()
  for (const id of members) for (const { key } of records.get(id)?.identifiers ?? []) keys.add(key)
  for (const record of replaced.values()) for (const { key } of record.identifiers) keys.add(key)
  const dropped: IdentifierChanges['dropped'][number][] = []
  const added: IdentifierChanges['added'][number][] = []
  const crowds: IdentifierChanges['crowds'][number][] = []
  for (const key of [...keys].toSorted()) {
    const stored = holdings.get(key)
    const crowd = crowdOf(key)
    // Strangers arrived at what they crowd: the records that it links were not read, and nothing changes for them.
    if (crowd === stored?.crowd && isOfSome(crowd) && countOutside(key) > 0 && !declaredRead.has(key)) continue
    const owners = ownersOf(key, neighbourhood, subjectByRecord)
    const identified = owners.filter(({ type }) => owners.filter((other) => other.type === type).length === 1)
    for (const from of stored?.identifies ?? [])
      if (!identified.some(({ id }) => id === from)) dropped.push({ key, from })
    for (const { id, type } of identified) if (!stored?.identifies.includes(id)) added.push({ key, to: id, type })
    if ((stored?.crowd ?? 'NONE') !== crowd)
      crowds.push({ key, isGeneric: crowd === 'ALL', crowd: isOfSome(crowd) ? crowd : null })
  }
  return { dropped, added, crowds }
}

/** Whether an identifier that so many people share links some of its holders, and not all. */
function isOfSome(crowd: Crowd): crowd is 'UNDECLARED' | 'STRANGERS' {
  return crowd === 'UNDECLARED' || crowd === 'STRANGERS'
}

interface Owner {
  readonly id: string
  readonly type: SubjectType
}

/** A record that is held back takes an identifier from nobody: otherwise it would keep them from being found by it. */
function ownersOf(
  key: string,
  { subjects, subjectIdByRecord, holdersByKey, matchRecords, countOutside, crowdOf }: Neighbourhood,
  subjectByRecord: ReadonlyMap<string, NamedSubject>,
): readonly Owner[] {
  const holders = holdersByKey.get(key) ?? new Set<string>()
  const crowd = crowdOf(key)
  if (crowd === 'ALL' || (crowd === 'NONE' && countOutside(key) > 0)) return []
  const owners = new Map<string, Owner>()
  // Strangers who crowd it take it from nobody either.
  const counted = [...holders].filter((id) => {
    const record = matchRecords.get(id)
    return crowd === 'NONE' || (record !== undefined && isLinkedIn(crowd, record))
  })
  // Nor does an isolated source take it from others by having verified it.
  const shared = counted.filter((id) => (matchRecords.get(id)?.realm ?? null) === null)
  const inRealm = shared.length > 0 ? shared : counted
  const ours = inRealm.filter((id) => matchRecords.get(id)?.isListed !== true)
  const heldOwners = new Map<string, Owner>()
  // A listed record with it does not make it shared.
  for (const holder of ours.length > 0 ? ours : inRealm) {
    const named = subjectByRecord.get(holder)
    const stored = subjects.get(subjectIdByRecord.get(holder) ?? '')
    const owner = named ?? stored
    const rule = named?.links.get(holder)?.rule ?? stored?.records.find(({ record }) => record.id === holder)?.rule
    if (owner !== undefined) (rule === heldRule ? heldOwners : owners).set(owner.id, owner)
  }
  return [...(owners.size > 0 ? owners : heldOwners).values()]
}

export interface EvidenceChanges {
  readonly created: readonly Evidence[]
  readonly updated: readonly Evidence[]
  readonly dropped: readonly { readonly recordId: string; readonly key: string }[]
}

interface Evidence {
  readonly recordId: string
  readonly key: string
  /** When the source knew it. */
  readonly seenAt: number
  readonly properties: Readonly<Record<string, unknown>>
}

/** Ordered by key, then record: writers that meet at a generic identifier lock in one order. */
export function planEvidence(
  arriving: readonly StoredRecord[],
  replaced: ReadonlyMap<string, StoredRecord>,
): EvidenceChanges {
  const created: Evidence[] = []
  const updated: Evidence[] = []
  const dropped: EvidenceChanges['dropped'][number][] = []
  for (const { id: recordId, identifiers, observedAt: seenAt } of arriving) {
    const before = new Set(replaced.get(recordId)?.identifiers.map(({ key }) => key))
    for (const identifier of identifiers) {
      const evidence = { recordId, key: identifier.key, seenAt, properties: propertiesOf(identifier) }
      if (before.delete(identifier.key)) updated.push(evidence)
      else created.push(evidence)
    }
    for (const key of before) dropped.push({ recordId, key })
  }
  return { created: created.toSorted(byKey), updated: updated.toSorted(byKey), dropped: dropped.toSorted(byKey) }
}

function propertiesOf({ raw, isValid, verifiedAt, country, issuer, kind }: StoredIdentifier): Evidence['properties'] {
  return { raw, isValid, verifiedAt, country, issuer, kind }
}

function byKey(a: Pick<Evidence, 'key' | 'recordId'>, b: Pick<Evidence, 'key' | 'recordId'>): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  return a.recordId < b.recordId ? -1 : 1
}
