import { fragment } from '../graph/cypher.ts'
import { isOfDeclaredSource } from '../resolution/declared-source.ts'

/**
 * Whether a declared source tells the fact `e`. Anybody can have facts written under a name that nobody declared, about an identifier, about
 * a record of their own that the rules then join with a customer, or about the record of a declared source.
 */
export const isVouched = fragment`EXISTS { MATCH (s:Source {key: e.source}) WHERE s.declaredBy IS NOT NULL }`

/** Whether any declared source knows the customer or company `c`: then only what is vouched for moves a journey or counts in a figure. */
export const isDeclaredOwner = fragment`EXISTS {
        MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord)
        WHERE x.isVouched OR EXISTS { MATCH (s:Source {key: x.source}) WHERE s.declaredBy IS NOT NULL }
      }`

/** Whether the fact `e` counts in figures: a declared source tells it, or none knows whom it is about. */
export const counts = fragment`(${isVouched} OR NOT EXISTS {
        MATCH (:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->(c) WHERE ${isDeclaredOwner}
      })`

/** The same of the billing fact `e`, which is marked where its source was not declared when it was written: all others are counted unread. */
export const countsInBilling = fragment`(e.isHearsay IS NULL OR ${counts})`

/**
 * Whether what the record `r` of the customer or company `c` states of relations acts on `c`: its source is declared, or none knows `c`.
 * Anybody can have a record written that the rules join with a company, and have it name a parent.
 */
export const speaksForOwner = fragment`(${isOfDeclaredSource} OR NOT ${isDeclaredOwner})`
