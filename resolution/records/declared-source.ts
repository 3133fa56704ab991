import { fragment } from '../../graph/cypher.ts'

/** Whether the source of the record `r` is declared, or the operator's own staff corrected values in it. */
export const isOfDeclaredSource = fragment`(r.source = 'correction' OR EXISTS {
        MATCH (d:Source {key: r.source}) WHERE d.declaredBy IS NOT NULL
      })`
