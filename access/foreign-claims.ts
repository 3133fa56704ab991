import type { RecordFacts } from './facts.ts'
import { isOfSystem } from './knowing-records.ts'

/**
 * Whether two of the records may be of one person, as far as their verified identifiers tell. A touchpoint that verified for a record what
 * another customer holds has evidently met that other customer, who may have typed any name beside it: what else both records verified, such as
 * a mailbox that two people read until one of them left it, links the record only with those that hold the other customer's identifier as well,
 * as records of one family do. Records under one login are of one account and are taken together.
 */
export function foreignClaimsIn(facts: readonly RecordFacts[]): (a: RecordFacts, b: RecordFacts) => boolean {
  // Nearly always: no record verifies what somebody else holds.
  if (facts.every((record) => claimsOf(record).length === 0)) return () => true
  const byLogin = new Map<string, RecordFacts[]>()
  for (const record of facts)
    for (const login of record.logins ?? []) byLogin.set(login, [...(byLogin.get(login) ?? []), record])
  const accounts = new Map(
    facts.map((record) => {
      const account = [record, ...(record.logins ?? []).flatMap((login) => byLogin.get(login) ?? [])]
      const claims = isOfSystem(record) ? [] : account.flatMap(claimsOf)
      return [record, { claims, held: new Set(account.flatMap(({ held, verified }) => held ?? verified)) }]
    }),
  )
  return (a, b) => {
    const [of, beside] = [accounts.get(a), accounts.get(b)]
    if (of === undefined || beside === undefined) return true
    return of.claims.every((key) => beside.held.has(key)) && beside.claims.every((key) => of.held.has(key))
  }
}

/** What a touchpoint verified for the record although another customer holds it. */
function claimsOf(record: RecordFacts): readonly string[] {
  return isOfSystem(record) ? [] : (record.heldByOthers ?? record.ofOthers ?? [])
}
