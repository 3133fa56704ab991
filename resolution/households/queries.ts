import { command, cypher } from '../../graph/cypher.ts'
import { isOfDeclaredSource } from '../declared-source.ts'

export interface Stay {
  readonly recordId: string
  readonly home: string
  /** When the source knew it, UTC milliseconds. */
  readonly at: number
}

/**
 * In order of home: writers that meet there wait and do not lock each other out. A home of too many is not added to; records of declared
 * sources are counted alone.
 */
export const mergeStays = command({
  name: 'resolution.mergeStays',
  text: cypher<{ readonly stays: readonly Stay[]; readonly most: number }>`
    UNWIND $stays AS stay
    MERGE (h:Home {key: stay.home})
    WITH stay, h
    MATCH (r:SourceRecord {id: stay.recordId})
    WITH stay, h, r, COUNT { (h)<-[:LIVES_AT]-() } AS all, ${isOfDeclaredSource} AS isDeclared
    WHERE all <= $most
       OR (isDeclared AND COUNT { MATCH (h)<-[:LIVES_AT]-(r:SourceRecord) WHERE ${isOfDeclaredSource} } <= $most)
    MERGE (r)-[l:LIVES_AT]->(h)
    ON CREATE SET l.firstSeen = stay.at, l.lastSeen = stay.at
    ON MATCH SET l.firstSeen = CASE WHEN stay.at < l.firstSeen THEN stay.at ELSE l.firstSeen END,
                 l.lastSeen = CASE WHEN stay.at > l.lastSeen THEN stay.at ELSE l.lastSeen END`,
})
