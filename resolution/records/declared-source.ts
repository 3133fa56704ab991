import { fragment } from '../../graph/cypher.ts'

/** Whether somebody declared the source of the record `r`, or people of the operator's own corrected values in it. */
export const isOfDeclaredSource = fragment`(r.source = 'correction' OR EXISTS {
        MATCH (d:Source {key: r.source}) WHERE d.declaredBy IS NOT NULL
      })`
