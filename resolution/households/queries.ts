import { command, cypher } from '../../graph/cypher.ts'
import { heard, weight } from '../golden-record/weight.ts'

export interface Stay {
  readonly recordId: string
  readonly home: string
  /** When the source knew it, in UTC milliseconds. */
  readonly at: number
}

/**
 * Ordered by home: writers that meet there wait and do not deadlock. A home of too many is not extended. Records are counted among those of
 * the same weight, so that nobody can fill the home of others.
 */
export const mergeStays = command({
  name: 'resolution.mergeStays',
  text: cypher<{ readonly stays: readonly Stay[]; readonly most: number }>`
    ${heard}
    UNWIND $stays AS stay
    MERGE (h:Home {key: stay.home})
    WITH stay, h, heard
    MATCH (r:SourceRecord {id: stay.recordId})
    WITH stay, h, r, heard, ${weight} AS own, COUNT { (h)<-[:LIVES_AT]-() } AS all
    CALL (h, heard, own, all) {
      WITH h, heard, own, all WHERE all > $most
      MATCH (h)<-[:LIVES_AT]-(r:SourceRecord) WHERE ${weight} >= own
      RETURN count(r) AS crowd
    }
    WITH stay, h, r, crowd WHERE crowd <= $most
    MERGE (r)-[l:LIVES_AT]->(h)
    ON CREATE SET l.firstSeen = stay.at, l.lastSeen = stay.at
    ON MATCH SET l.firstSeen = CASE WHEN stay.at < l.firstSeen THEN stay.at ELSE l.firstSeen END,
                 l.lastSeen = CASE WHEN stay.at > l.lastSeen THEN stay.at ELSE l.lastSeen END`,
})
