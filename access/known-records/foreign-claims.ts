import type { RecordFacts } from '../facts/record-facts.ts'
import { isOfSystem } from './knowing-records.ts'

/**
 * Whether two of the records may belong to one person, judged by their verified identifiers. A touchpoint that verified for a record what
 * another customer holds has evidently met that other customer, who may have typed any name beside it. What else both records verified,
 * such as a mailbox that two people read until one of them left it, links the record only with those that hold the other customer's
 * identifier as well, as records of one family do. Records under one login belong to one account and are treated together.
 */
export function foreignClaimsIn(facts: readonly RecordFacts[]): (a: RecordFacts, b: RecordFacts) => boolean {
  // Nearly always: no record verifies what somebody else holds.
  if (facts.every((record) => claimsOf(record).length === 0)) return () => true
  const byLogin = new Map<string, Account>()
  for (const record of facts)
    for (const login of record.logins ?? []) {
      const account = byLogin.get(login) ?? { claims: new Set(), held: new Set() }
      byLogin.set(login, account)
      take(record, account)
    }
  const accounts = new Map(facts.map((record) => [record, accountsOf(record, byLogin)]))
  const isClaimedBy = (claimant: RecordFacts, other: RecordFacts) => {
    const held = accounts.get(other) ?? []
    const claims = isAccount(claimant) ? [] : (accounts.get(claimant) ?? []).flatMap((account) => [...account.claims])
    return claims.some((key) => !held.some((account) => account.held.has(key)))
  }
  return (a, b) => !isClaimedBy(a, b) && !isClaimedBy(b, a)
}

/** What the records of one login claim and hold. */
interface Account {
  readonly claims: Set<string>
  readonly held: Set<string>
}

function take(record: RecordFacts, { claims, held }: Account): void {
  for (const key of claimsOf(record)) claims.add(key)
  for (const key of record.held ?? record.verified) held.add(key)
}

/** By login of the record. A record without a login has its own entry. */
function accountsOf(record: RecordFacts, byLogin: ReadonlyMap<string, Account>): readonly Account[] {
  const known = (record.logins ?? []).flatMap((login) => byLogin.get(login) ?? [])
  if (known.length > 0) return known
  const own: Account = { claims: new Set(), held: new Set() }
  take(record, own)
  return [own]
}

/** What a touchpoint verified for the record although another customer holds it. */
function claimsOf(record: RecordFacts): readonly string[] {
  return isAccount(record) ? [] : (record.heldByOthers ?? record.ofOthers ?? [])
}

/** Another customer who holds what a separated record has verified is nearly always the record's own one. */
function isAccount(record: RecordFacts): boolean {
  return isOfSystem(record) || record.onlyRestricts === true
}
