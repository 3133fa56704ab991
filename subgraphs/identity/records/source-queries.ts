import { cypher, statement } from '../../../graph/cypher.ts'
import { sourceColumns, sourceRow } from '../../../resolution/queries.ts'

export const sources = statement({
  name: 'identity.sources',
  text: cypher<{ readonly only: readonly string[] | null }>`
    MATCH (s:Source)
    WHERE $only IS NULL OR s.key IN $only
    RETURN ${sourceColumns}
    ORDER BY key`,
  row: sourceRow,
})
