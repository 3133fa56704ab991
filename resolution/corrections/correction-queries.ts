import { command, cypher, statement } from '../../graph/cypher.ts'
import { standing } from '../write/standing.ts'

export const mergeSourcesOnce = command({
  name: 'resolution.mergeCorrectionSource',
  text: cypher<{ readonly key: string; readonly properties: Readonly<Record<string, unknown>> }>`
    MERGE (s:Source {key: $key})
    ON CREATE SET s += $properties`,
})

/** Of these records, those with the highest standing, see `standingOf`. */
export const recordsOfHighestStanding = statement({
  name: 'resolution.recordsOfHighestStanding',
  text: cypher<{ readonly ids: readonly string[] }>`
    MATCH (r:SourceRecord) WHERE r.id IN $ids
    OPTIONAL MATCH (s:Source {key: r.source})
    WITH r.id AS id, ${standing} AS standing
    WITH max(standing) AS highest, collect({id: id, standing: standing}) AS records
    UNWIND [record IN records WHERE record.standing = highest | record.id] AS id
    RETURN id`,
  row: (r) => r.string('id'),
})

/** The earlier corrections in a record that contains corrections. */
export const correctedRecord = statement({
  name: 'resolution.correctedRecord',
  text: cypher<{ readonly id: string }>`
    MATCH (r:SourceRecord {id: $id})
    RETURN r.attributes AS attributes, r.observedAt AS observedAt`,
  row: (r) => ({
    attributes: r.json<Readonly<Record<string, unknown>>>('attributes') ?? {},
    observedAt: r.number('observedAt'),
  }),
})
