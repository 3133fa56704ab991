import { fragment } from '../../graph/cypher.ts'

/** Whether the record `r` may serve `$purpose`: one of a reference or watch-list source only where its licence says so. */
export const isLicensed = fragment`(NOT coalesce(r.isReference, false) OR EXISTS {
          MATCH (licence:Source {key: r.source})
          WHERE $purpose IN licence.permittedPurposes AND coalesce(licence.validUntil > timestamp(), true)
        })`
