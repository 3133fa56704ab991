import { command, cypher, statement } from '../../graph/cypher.ts'

export const mergeSourcesOnce = command({
  name: 'resolution.mergeCorrectionSource',
  text: cypher<{ readonly key: string; readonly properties: Readonly<Record<string, unknown>> }>`
    MERGE (s:Source {key: $key})
    ON CREATE SET s += $properties`,
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
