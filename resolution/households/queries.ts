import { command, cypher } from '../../graph/cypher.ts'

export interface Stay {
  readonly recordId: string
  readonly home: string
  /** When the source knew it, UTC milliseconds. */
  readonly at: number
}

/** In order of home: writers that meet there wait and do not lock each other out. A home of too many is not added to. */
export const mergeStays = command({
  name: 'resolution.mergeStays',
  text: cypher<{ readonly stays: readonly Stay[]; readonly most: number }>`
    UNWIND $stays AS stay
    MERGE (h:Home {key: stay.home})
    WITH stay, h
    WHERE COUNT { (h)<-[:LIVES_AT]-() } <= $most
    MATCH (r:SourceRecord {id: stay.recordId})
    MERGE (r)-[l:LIVES_AT]->(h)
    ON CREATE SET l.firstSeen = stay.at, l.lastSeen = stay.at
    ON MATCH SET l.firstSeen = CASE WHEN stay.at < l.firstSeen THEN stay.at ELSE l.firstSeen END,
                 l.lastSeen = CASE WHEN stay.at > l.lastSeen THEN stay.at ELSE l.lastSeen END`,
})
