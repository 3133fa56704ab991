import type { Row } from '../graph/convert.ts'
import { cypher, fragment, keyed } from '../graph/cypher.ts'
import { heard, ownSource } from '../resolution/golden-record/weight.ts'
import { latinWords } from '../resolution/normalise/transliterate.ts'
import { isSoleTrader } from './sole-trader-forms.ts'
import { isOfSystem, speaksForOwner } from './vouched.ts'

/**
 * The evidence that the account `c` is its owner: attributes of its records that state a legal form, and the names of the people whose
 * records relate to it, at most two. If a system of record knows the company, no form states what it is, because anybody could hide it in
 * this way, and no purchased list does, which must not show by what it closes. People of lesser sources do not count, because anybody could
 * turn it into a company of two in this way.
 */
export const ownership = fragment`c.displayName AS accountName,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE r.attributes CONTAINS '"legalForm"' AND (${ownSource} IN heard.owning OR NOT ${isOfSystem})
             RETURN r.attributes
           } AS formed,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(o:SourceRecord)
             WITH c, heard, '{"source":"' + o.source + '","id":"' + replace(replace(o.sourceId, '\\\\', '\\\\\\\\'), '"', '\\\\"') + '"}' AS relation LIMIT 20
             CALL (c, relation, heard) {
               MATCH (r:SourceRecord) USING TEXT INDEX r:SourceRecord(relations)
               WHERE r.relations CONTAINS relation AND ${speaksForOwner}
               MATCH (r)-[:RESOLVED_TO]->(p:Customer)
               RETURN DISTINCT p LIMIT 2
             }
             WITH DISTINCT p LIMIT 2
             RETURN coalesce(p.displayName, '')
           } AS people`

/**
 * Whether an account, by the columns of `ownership`, is its owner: one of its records states such a form, or none states any and it has the
 * name of the only known person.
 */
export function isOwnerItself(r: Row): boolean {
  // Our own JSON, an object each.
  const forms = r.strings('formed').flatMap((text): readonly unknown[] => JSON.parse(text).legalForm || [])
  if (forms.length > 0) return forms.some(isSoleTrader)
  const [person, ...others] = r.strings('people')
  if (person === undefined || others.length > 0) return false
  const name = wordsOf(r.stringOrNull('accountName') ?? '')
  return name !== '' && name === wordsOf(person)
}

export const soleTraderByAccountId = keyed({
  name: 'subgraphs.soleTraderByAccountId',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    RETURN key, ${ownership}`,
  row: (r) => ({ isSoleTrader: isOwnerItself(r) }),
})

/** In any order: `Lee, Ann` and `Ann Lee` are the same. */
function wordsOf(name: string): string {
  return latinWords(name).toSorted().join(' ')
}
