import { cypher, statement } from '../../../graph/cypher.ts'
import { sourceRow } from '../../../resolution/queries.ts'

export const sources = statement({
  name: 'identity.sources',
  text: cypher<{ readonly only: readonly string[] | null }>`
    MATCH (s:Source)
    WHERE $only IS NULL OR s.key IN $only
    RETURN s.key AS key, s.role AS role, s.controller AS controller, s.priority AS priority,
           s.defaultCountry AS defaultCountry, s.dateOrder AS dateOrder, s.uniqueIds AS uniqueIds,
           s.licence AS licence, s.permittedPurposes AS permittedPurposes, s.validUntil AS validUntil,
           s.method AS method, s.verifies AS verifies, s.declaredBy AS declaredBy,
           coalesce(s.mayRecordConsentFor, []) AS mayRecordConsentFor, coalesce(s.timeZone, 'UTC') AS timeZone,
           coalesce(s.isolated, false) AS isolated
    ORDER BY key`,
  row: sourceRow,
})
