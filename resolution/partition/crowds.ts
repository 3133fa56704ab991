import { placeholderIdOf } from '../records/record-id.ts'
import type { CompareTraits } from './compare-traits.ts'
import type { MatchRecord } from './match-record.ts'

/**
 * How many different people share an identifier, ordered from the fewest. NONE: so few that it links. UNDECLARED: too many only if records
 * of undeclared sources count, so it links those of declared sources only. STRANGERS: few of trusted records, but too many of declared
 * sources, so it links the trusted ones only. ALL: it links nobody.
 */
export const crowds = ['NONE', 'UNDECLARED', 'STRANGERS', 'ALL'] as const
export type Crowd = (typeof crowds)[number]

/** Whether an identifier that so many people share links the record. */
export function isLinkedIn(crowd: Crowd, { isDeclared, isTrusted }: Pick<MatchRecord, 'isDeclared' | 'isTrusted'>) {
  switch (crowd) {
    case 'NONE':
      return true
    case 'UNDECLARED':
      return isDeclared
    case 'STRANGERS':
      return isTrusted
    case 'ALL':
      return false
    default:
      return crowd satisfies never
  }
}

/** The same for the identifier `key`. Facts about it stay with whoever it still links, however many strangers state it. */
export function isLinkedBy(key: string, crowd: Crowd, record: Pick<MatchRecord, 'id' | 'isDeclared' | 'isTrusted'>) {
  return isLinkedIn(crowd, record) || (crowd !== 'ALL' && record.id === placeholderIdOf(key))
}

/** The one with more people. */
export function greaterCrowd(a: Crowd, b: Crowd): Crowd {
  return crowds.indexOf(a) > crowds.indexOf(b) ? a : b
}

/** The types of identifier that join whatever names state: a person has one of each in a system. */
export const idTypes: ReadonlySet<string> = new Set(['USER_ID', 'CRM_ID', 'BILLING_ID', 'LOYALTY_ID', 'LEI'])

export function typeOfKey(key: string): string {
  return key.slice(0, key.indexOf(':'))
}

/**
 * For the holders of the identifier `key`, in any order. Records that agree are one person, however many there are. Strangers who
 * accumulate on an identifier take it neither from those who had it nor from those who will.
 */
export function crowdOf(key: string, holders: readonly MatchRecord[], most: number, compare: CompareTraits): Crowd {
  if (holders.length <= most || !areMany(key, holders, most, compare)) return 'NONE'
  const declared = holders.filter(({ isDeclared }) => isDeclared)
  if (!areMany(key, declared, most, compare)) return 'UNDECLARED'
  const trusted = declared.filter(({ isTrusted }) => isTrusted)
  return areMany(key, trusted, most, compare) ? 'ALL' : 'STRANGERS'
}

/**
 * Nobody's records state more different names, birth dates and numbers than this, however similar they are. Beyond it, further records are
 * somebody else's, and each edge is looked at by itself.
 */
export const mostTellings = 200

/** Each record is another person if it differs from everybody found before: those with ids of their own come first, then in order of id. */
function areMany(key: string, holders: readonly MatchRecord[], most: number, compare: CompareTraits): boolean {
  const seen = new Set<string>()
  const people: MatchRecord[] = []
  const isTelling = ({ identifiers }: MatchRecord) =>
    identifiers.some((identifier) => identifier.key !== key && idTypes.has(identifier.type))
  const inOrder = holders.toSorted((a, b) => Number(isTelling(b)) - Number(isTelling(a)) || (a.id < b.id ? -1 : 1))
  for (const record of inOrder) {
    const told = tellingOf(record, key)
    if (seen.has(told)) continue
    seen.add(told)
    if (seen.size > mostTellings) return true
    if (!people.every((other) => areDifferentPeople(other, record, key, compare))) continue
    people.push(record)
    if (people.length > most) return true
  }
  return false
}

/** Equal if nothing distinguishes two records. */
function tellingOf({ type, traits, identifiers }: MatchRecord, key: string): string {
  const own = identifiers.filter((identifier) => identifier.key !== key && idTypes.has(identifier.type))
  return [type, traits.signature, ...own.map((identifier) => identifier.key)].join('\n')
}

/** Names, birth dates or numbers given for life show it; or nothing shows that they are one, and each has another id of one type. */
function areDifferentPeople(a: MatchRecord, b: MatchRecord, key: string, compare: CompareTraits): boolean {
  if (a.type !== b.type) return true
  const { relation } = compare(a.traits, b.traits)
  if (relation !== 'UNKNOWN') return relation === 'CONTRADICT'
  const [ofA, ofB] = [a, b].map(({ identifiers }) =>
    identifiers.filter((one) => one.key !== key && idTypes.has(one.type)),
  )
  if (ofA === undefined || ofB === undefined || ofA.some((one) => ofB.some((other) => other.key === one.key)))
    return false
  return ofA.some((one) => ofB.some((other) => other.type === one.type))
}
