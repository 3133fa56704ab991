import type { CompareTraits } from './compare-traits.ts'
import type { MatchRecord } from './match-record.ts'

/**
 * How many different people share an identifier. NONE: so few that it links. STRANGERS: few of trusted records, and so many
 * in all that it links the trusted ones alone. ALL: it links nobody.
 */
export type Crowd = 'NONE' | 'STRANGERS' | 'ALL'

/** The types of identifier that join whatever names say: a person has one of each in a system. */
export const idTypes: ReadonlySet<string> = new Set(['USER_ID', 'CRM_ID', 'BILLING_ID', 'LOYALTY_ID', 'LEI'])

export function typeOfKey(key: string): string {
  return key.slice(0, key.indexOf(':'))
}

/**
 * Of the holders of the identifier `key`, in any order. Records that agree are one person, however many they are, and
 * strangers who pile up on an identifier do not take it from those who had it.
 */
export function crowdOf(key: string, holders: readonly MatchRecord[], most: number, compare: CompareTraits): Crowd {
  if (holders.length <= most || !areMany(key, holders, most, compare)) return 'NONE'
  const trusted = holders.filter(({ isTrusted }) => isTrusted)
  return trusted.length === 0 || areMany(key, trusted, most, compare) ? 'ALL' : 'STRANGERS'
}

/** Each record is another person if it differs from everybody found before it: those that tell ids of their own first, then in order of id. */
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
    if (!people.every((other) => areDifferentPeople(other, record, key, compare))) continue
    people.push(record)
    if (people.length > most) return true
  }
  return false
}

/** Equal where nothing tells two records apart. */
function tellingOf({ type, traits, identifiers }: MatchRecord, key: string): string {
  const own = identifiers.filter((identifier) => identifier.key !== key && idTypes.has(identifier.type))
  return [type, traits.signature, ...own.map((identifier) => identifier.key)].join('\n')
}

/** Names, birth dates or numbers given for life say so; or nothing says that they are one, and each has another id of one type. */
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
