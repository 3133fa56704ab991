import { fragment } from '../graph/cypher.ts'
import { isOfDeclaredSource } from '../resolution/declared-source.ts'

/**
 * Whether a declared source tells the fact `e`, or staff entered it through the API. Anybody can have facts written under a name that nobody declared, about an identifier, about
 * a record of their own that the rules then join with a customer, or about the record of a declared source.
 */
export const isVouched = fragment`(e.source = 'feedback-api' OR EXISTS { MATCH (s:Source {key: e.source}) WHERE s.declaredBy IS NOT NULL })`

/**
 * Whether the declared sources `s` and `o` are of one operator: both state the same controller, or neither states one. Whoever can guess
 * an id of another operator must not tie anything to what it names.
 */
export const isOfOneOperator = fragment`s.declaredBy IS NOT NULL AND o.declaredBy IS NOT NULL
        AND toLower(trim(coalesce(s.controller, ''))) = toLower(trim(coalesce(o.controller, '')))`

/** Whether the fact `e`, which only names the record `r`, may tie itself to it: the record's own source tells it, or a declared one of the same operator. */
export const mayTie = fragment`(e.source = r.source OR EXISTS {
        MATCH (s:Source {key: e.source}) MATCH (o:Source {key: r.source}) WHERE ${isOfOneOperator}
      })`

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
