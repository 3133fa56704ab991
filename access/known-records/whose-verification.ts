import { type Fragment, fragment } from '../../graph/cypher.ts'

const verifies = (type: Fragment) => fragment`
  CASE WHEN s.verifies IS NULL THEN coalesce(s.role = 'SYSTEM_OF_RECORD', false) ELSE ${type} IN s.verifies END`

/**
 * Whether source `s` verifies identifiers of the type of `i`: its source line says so, or it is a system of record whose line states
 * nothing else. Anybody who may write a record can write `verifiedAt` into it.
 */
export const isVerifier = verifies(fragment`i.type`)

/** The same of the identifier with this `key`. */
export const isVerifierOfKey = verifies(fragment`split(key, ':')[0]`)

/** Whether the evidence `h` that a record of source `s` has of identifier `i` counts as verified. */
export const isVerified = fragment`
  (h.verifiedAt IS NOT NULL AND ${isVerifier})`

/**
 * Whether the identifier is a login at its source. One that is written in other letters, such as full-width or invisible ones, is another
 * login, although resolution reads both as one identifier.
 */
export const isLogin = fragment`
  (i.type = 'USER_ID' AND coalesce(h.raw = i.value, true) AND ${isVerifier})`

/** What the evidence `h` states about who issued the identifier: see `scopeOf`. */
export const statedScope = fragment`
  CASE WHEN coalesce(h.country, h.issuer, h.kind) IS NOT NULL THEN [h.country, h.issuer, h.kind] END`

/** Types whose values mean something only to their issuer: an equal number of another issuer is another identifier. */
const issuerOf = fragment`CASE WHEN NOT i.type IN ['EMAIL', 'PHONE', 'LEI'] THEN toLower(trim(h.issuer)) END`

/**
 * For the identifier `i` of the subject `c`, if `proves` is true: whether somebody else holds it as well (`isOfOthers`), so that it does
 * not prove whose a record is, and the sources that have it as the login of somebody else (`loginsOfOthers`). A family reads one mailbox,
 * and each reader can have it verified under any name. Other holders count if their source verified it, or if a system of record states it
 * on a record that has verified no other contact point: a form that names somebody's address does not make the address shared, and neither
 * does somebody who confirmed an address of their own in a system and added another person's. Usually one relationship answers this, since
 * resolution found one customer; the single-element lists keep the database from searching the other holders first. Who states another
 * issuer than the evidence `h` holds another identifier.
 */
export const holdersBeside = fragment`
      WITH *, ${issuerOf} AS issuer
      CALL (c, i, proves, issuer) {
        UNWIND CASE WHEN proves AND NOT coalesce(i.isGeneric, false) THEN [i] ELSE [] END AS asked
        WITH c, i, issuer, asked WHERE NOT EXISTS { (asked)-[:IDENTIFIES]->(c) }
        UNWIND [asked.key] AS from
        MATCH (x:SourceRecord)-[h:HAS_IDENTIFIER {leadsFrom: from}]->() USING INDEX SEEK h:HAS_IDENTIFIER(leadsFrom)
        MATCH (x)-[:RESOLVED_TO]->(other) WHERE other <> c AND labels(other) = labels(c)
          AND coalesce(${issuerOf} = issuer, true)
        MATCH (s:Source {key: x.source})
        RETURN coalesce(sum(CASE WHEN ${isVerified} OR (s.role = 'SYSTEM_OF_RECORD' AND NOT EXISTS {
                 MATCH (x)-[own:HAS_IDENTIFIER]->(point:Identifier)
                 WHERE own.verifiedAt IS NOT NULL AND point.type IN ['EMAIL', 'PHONE', 'SOCIAL_HANDLE'] AND point.key <> from
                   AND (s.verifies IS NULL OR point.type IN s.verifies)
               }) THEN 1 END), 0) > 0 AS isOfOthers,
               collect(DISTINCT CASE WHEN ${isLogin} THEN s.key END) AS loginsOfOthers
      }`
