import { type Fragment, fragment } from '../../graph/cypher.ts'

/** Whether the licence of a source lets its data serve `$purpose`. */
const permitsPurpose = (source: Fragment) =>
  fragment`$purpose IN ${source}.permittedPurposes AND coalesce(${source}.validUntil > timestamp(), true)`

/** Whether the record `r` may serve `$purpose`: a record of a reference or watch-list source only if its licence says so. */
export const isLicensed = fragment`(NOT coalesce(r.isReference, false) OR EXISTS {
          MATCH (licence:Source {key: r.source})
          WHERE ${permitsPurpose(fragment`licence`)}
        })`

/** The same if the source of `r` has been read as `s`. */
export const isLicensedBySource = fragment`NOT coalesce(r.isReference, false)
       OR (${permitsPurpose(fragment`s`)})`
