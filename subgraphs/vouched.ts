import { fragment } from '../graph/cypher.ts'
import { weight } from '../resolution/golden-record/weight.ts'

/**
 * Whether a declared source states the fact `e`, or staff entered it through the API. Anybody can have facts written under an undeclared
 * name, about an identifier, about a record of their own that the rules then join with a customer, or about the record of a declared
 * source.
 */
export const isVouched = fragment`(e.source = 'feedback-api' OR EXISTS { MATCH (s:Source {key: e.source}) WHERE s.declaredBy IS NOT NULL })`

/**
 * Whether `s` is a declared system of record of the operator of the declared source `o`: both state the same controller, or neither states
 * one. Somebody who can guess an id of another operator, or fill in a form of the same one, must not link anything to what the id names.
 */
export const isSystemOfOperator = fragment`s.role = 'SYSTEM_OF_RECORD' AND s.declaredBy IS NOT NULL AND o.declaredBy IS NOT NULL
        AND toLower(trim(coalesce(s.controller, ''))) = toLower(trim(coalesce(o.controller, '')))`

/**
 * Whether the fact `e`, which only names the record `r`, may link itself to it: the record's own source states it, or a system of record of
 * the same operator.
 */
export const mayReference = fragment`(e.source = r.source OR EXISTS {
        MATCH (s:Source {key: e.source}) MATCH (o:Source {key: r.source}) WHERE ${isSystemOfOperator}
      })`

/**
 * Whether any declared source knows the customer or company `c`: then only what declared sources state moves a journey or counts in a
 * figure.
 */
export const isDeclaredOwner = fragment`EXISTS {
        MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord)
        WHERE x.isVouched OR EXISTS { MATCH (s:Source {key: x.source}) WHERE s.declaredBy IS NOT NULL }
      }`

/** Whether the fact `e` counts in figures: a declared source states it, or no declared source knows its subject. */
export const counts = fragment`(${isVouched} OR NOT EXISTS {
        MATCH (:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->(c) WHERE ${isDeclaredOwner}
      })`

/**
 * The same for the billing fact `e`, which is marked if its source was not declared when it was written: all others count without a further
 * read.
 */
export const countsInBilling = fragment`(e.isHearsay IS NULL OR ${counts})`

/** Whether a system of record has sent a record of the customer or company `c`: then nothing that a form states about `c` counts. */
export const isOfSystem = fragment`EXISTS {
          MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord)
          WHERE x.source IN heard.owning AND NOT coalesce(x.isPlaceholder, false)
        }`

/**
 * The weight that a record needs to state something about the customer or company `c`: that of the best source that knows `c`. A list alone
 * knows nobody.
 */
export const weightOfOwner = fragment`CASE
        WHEN ${isOfSystem} THEN 3
        WHEN EXISTS {
          MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord)-[has:HAS_IDENTIFIER]->(id:Identifier)
          WHERE has.verifiedAt IS NOT NULL AND x.source + ' ' + id.type IN heard.verifiers
        } THEN 2
        WHEN EXISTS { MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord) WHERE x.isVouched OR x.source IN heard.declared } THEN 1
        ELSE 0 END`

/**
 * Whether what the record `r` states about the customer or company `c` counts. Anybody can have a record written that the rules join with a
 * company, or that names a company, and have it name a parent.
 */
export const speaksForOwner = fragment`${weight} >= ${weightOfOwner}`
