import { fragment } from '../../graph/cypher.ts'

/**
 * Whether a declared source tells the fact `e`, or tells of the record that it is about. Anybody can have facts written under a name that
 * nobody declared, about an identifier or a record of their own that the rules then join with a customer.
 */
export const isVouched = fragment`EXISTS {
        MATCH (s:Source) WHERE s.key IN [e.source, split(e.recordId, ':')[0]] AND s.declaredBy IS NOT NULL
      }`

/** Whether any declared source knows the customer or company `c`: then only what is vouched for moves a journey or counts in a score. */
export const isDeclaredOwner = fragment`EXISTS {
        MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord) MATCH (s:Source {key: x.source}) WHERE s.declaredBy IS NOT NULL
      }`
