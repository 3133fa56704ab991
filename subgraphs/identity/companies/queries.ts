import { cypher, keyed } from '../../../graph/cypher.ts'
import { heard, weight } from '../../../resolution/golden-record/weight.ts'
import { speaksForOwner, weightOfOwner } from '../../vouched.ts'
import { isLicensed } from '../licensed.ts'
import { provenanceOfSource } from '../provenance.ts'
import { relationColumns, relationsRow, targetKey } from '../relation-queries.ts'

/** A company's records as relations name them. `least`: the weight that a record needs to state relations with the company. */
export const targetsByAccountId = keyed({
  name: 'identity.targetsByAccountId',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    WITH key, c, ${weightOfOwner} AS least
    MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
    RETURN key, r.source AS source, r.sourceId AS sourceId, least
    ORDER BY r.id LIMIT 1000`,
  row: (r) => ({
    target: targetKey({ source: r.string('source'), id: r.string('sourceId') }),
    least: r.number('least'),
  }),
})

/** People whose records relate to a record, ordered by customer: `limit` of them from `from` on, with all their records that do. */
export const membersByTarget = keyed({
  name: 'identity.membersByTarget',
  text: cypher<{
    readonly purpose: string
    readonly sources: readonly string[] | null
    readonly isGolden: boolean
    readonly least: number
    readonly from: string
    readonly limit: number
  }>`
    ${heard}
    UNWIND $keys AS key
    CALL (key, heard) {
      MATCH (r:SourceRecord) USING TEXT INDEX r:SourceRecord(relations)
      WHERE r.relations CONTAINS key AND ${weight} >= $least
      MATCH (r)-[to:RESOLVED_TO]->(c:Customer)
      WHERE c.id >= $from AND ${speaksForOwner}
        AND ($sources IS NULL OR r.source IN $sources
             OR ($isGolden AND EXISTS { MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord) WHERE x.source IN $sources }))
        AND ${isLicensed}
      WITH c, collect({record: r, confidence: to.confidence}) AS stated
      RETURN c, stated ORDER BY c.id LIMIT $limit
    }
    UNWIND stated AS item
    WITH key, heard, c, item.record AS r, item.confidence AS confidence
    OPTIONAL MATCH (s:Source {key: r.source})
    RETURN key, c.id AS ownerId, ${relationColumns}, confidence,
           ${provenanceOfSource}
    ORDER BY ownerId, r.id`,
  row: relationsRow,
})
