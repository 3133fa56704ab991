import type { Row } from '../graph/convert.ts'
import { about, cypher, fragment, keyed } from '../graph/cypher.ts'
import { heard, ownSource, weight } from '../resolution/golden-record/weight.ts'
import {
  companyNamesIn,
  isNamedAfter,
  mayShareGivenName,
  type OwnerNames,
  ownerNamesOf,
  statesFamilyName,
} from './names-of-owner.ts'
import { isNamedAsSoleTrader, isSoleTrader, statesForm, statesLegalPerson } from './sole-trader-forms.ts'
import { isOfSystem, speaksForOwner, weightOfOwner } from './vouched.ts'

/** Each record of `c` that states something about it, as a text of JSON with its `attributes`. Listed people and companies are not known by it. */
const telling = fragment`MATCH (c)
             WITH c, heard, ${weightOfOwner} AS least
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE NOT coalesce(r.isReference, false) AND ${weight} >= least`

/** Whether all that the record `r` states about the company has ended: our own JSON, in which `until` is the text of a time. */
const hasEnded = fragment`(coalesce(r.endedAt < timestamp(), false) OR all(part IN tail(split(r.relations, relation)) WHERE
                 coalesce(split(split(part, '}')[0], '"until":"')[1], '9999') < toString(datetime({epochMillis: timestamp()}))))`

/**
 * The evidence that the account `c` is its owner: its records that state a legal form or were a person's before, the names that they state, and
 * at most two of the people whose records relate to it, with all that their records state or stated about their names. If a system of
 * record knows the company, no form states what it is, because anybody could hide it in this way, and no purchased list does, which must
 * not show by what it closes or opens. People of lesser sources do not count, because anybody could turn it into a company of two in this
 * way, and neither do names that a lesser source gives to these people.
 */
export const ownership = fragment`c.displayName AS accountName,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE (r.attributes CONTAINS '"legalForm"' OR r.wasPerson) AND (${ownSource} IN heard.owning OR NOT ${isOfSystem})
             RETURN {stated: coalesce(r.attributes, '{}'), wasPerson: coalesce(r.wasPerson, false)}
           } AS formed,
           COLLECT {
             ${telling}
             RETURN DISTINCT coalesce(r.attributes, '{}')
           } AS named,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(o:SourceRecord)
             WITH c, heard, '{"source":"' + o.source + '","id":"' + replace(replace(o.sourceId, '\\\\', '\\\\\\\\'), '"', '\\\\"') + '"}' AS relation LIMIT 20
             CALL (c, relation, heard) {
               MATCH (r:SourceRecord) USING TEXT INDEX r:SourceRecord(relations)
               WHERE r.relations CONTAINS relation AND NOT coalesce(r.isReference, false)
               WITH c, heard, r, CASE WHEN ${hasEnded} THEN 1 ELSE 0 END AS isFormer ORDER BY isFormer
               WHERE ${speaksForOwner}
               MATCH (r)-[:RESOLVED_TO]->(p:Customer)
               // Two people, each of whom may have left by one record and not by another.
               RETURN DISTINCT p, isFormer LIMIT 4
             }
             WITH p, heard, min(isFormer) AS isFormer ORDER BY isFormer LIMIT 2
             RETURN {
               id: p.id,
               name: p.displayName,
               isFormer: isFormer = 1,
               stated: COLLECT {
                 ${about(telling, 'c', 'p')}
                 CALL (r) {
                   RETURN '{"attributes":' + coalesce(r.attributes, '{}') + '}' AS stated
                   UNION ALL
                   MATCH (v:RecordVersion {recordId: r.id})
                   RETURN v.line AS stated
                 }
                 RETURN DISTINCT stated
               }
             }
           } AS people`

interface RelatedPerson {
  readonly id: string
  readonly name: string | null
  /** Nothing relates the person to the company any more. */
  readonly isFormer: boolean
  readonly stated: readonly string[]
}

/**
 * Whether an account, by the columns of `ownership`, is its owner: one of its records states such a form, or none states any and its name
 * states one, or is a name of the only known person, or contains the family name without stating the form of a legal person. Two people who
 * both have or had that name are one person whom nothing links, or have split.
 */
export function isOwnerItself(r: Row): boolean {
  // Our own JSON, an object each.
  const formed = r.value<readonly { readonly stated: string; readonly wasPerson: boolean }[]>('formed')
  const forms = formed.map(({ stated }): unknown => JSON.parse(stated).legalForm).filter(statesForm)
  if (forms.length > 0) return forms.some(isSoleTrader)
  const names = companyNames(r)
  if (names.some(isNamedAsSoleTrader)) return true
  // What is now called a company is still that person, unless it states the form of one.
  if (formed.some(({ wasPerson }) => wasPerson) && !names.some(statesLegalPerson)) return true
  const people = relatedPeople(r).map(namesOf)
  if (people.length === 0) return false
  if (names.some((name) => people.every((person) => isNamedAfter(name, person)))) return true
  return !names.some(statesLegalPerson) && names.some((name) => areOneOfFamily(people, name))
}

function companyNames(r: Row): readonly string[] {
  const stated = r.strings('named').flatMap((text) => companyNamesIn(JSON.parse(text)))
  return [r.stringOrNull('accountName') ?? '', ...stated]
}

/** Who has left makes no company of two, and may have left a name to it. */
function relatedPeople(r: Row): readonly RelatedPerson[] {
  const related = r.value<readonly RelatedPerson[]>('people')
  const present = related.filter(({ isFormer }) => !isFormer)
  return present.length > 0 ? present : related
}

/**
 * The ids of the customers whom an account that is its owner is: those related to it whose name it has, or all of them if it has the name
 * of none.
 */
function ownersIn(r: Row): readonly string[] {
  const people = relatedPeople(r)
  const names = companyNames(r)
  const namesakes = people.filter((person) => {
    const owner = namesOf(person)
    return names.some((name) => isNamedAfter(name, owner) || statesFamilyName(name, owner))
  })
  return (namesakes.length > 0 ? namesakes : people).map(({ id }) => id)
}

/** Members of a family have its name in common, but not their given names. */
function areOneOfFamily(people: readonly OwnerNames[], companyName: string): boolean {
  return people.every(
    (person) => statesFamilyName(companyName, person) && people.every((other) => mayShareGivenName(person, other)),
  )
}

function namesOf({ name, stated }: RelatedPerson): OwnerNames {
  return ownerNamesOf({ displayName: name }, ...stated.map((text) => JSON.parse(text).attributes ?? {}))
}

export const soleTraderByAccountId = keyed({
  name: 'subgraphs.soleTraderByAccountId',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    RETURN key, ${ownership}`,
  /** `owners`: empty for a company. */
  row(r) {
    const isSoleTrader = isOwnerItself(r)
    return { isSoleTrader, owners: isSoleTrader ? ownersIn(r) : [] }
  },
})
