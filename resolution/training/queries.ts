import { cypher, statement } from '../../graph/cypher.ts'
import type { Assertion } from '../partition/assertions.ts'

/** Everything that people decided about two records. */
export const allAssertions = statement({
  name: 'resolution.allAssertions',
  text: cypher`
    MATCH (a:SourceRecord)-[x:SAME_AS|NOT_SAME_AS]->(b:SourceRecord)
    RETURN x.id AS id, a.id AS a, b.id AS b, x.by AS by, x.at AS at,
           CASE WHEN x:SAME_AS THEN 'SAME' ELSE 'NOT_SAME' END AS relation
    ORDER BY a, b`,
  row: (r): Assertion => ({
    id: r.string('id'),
    relation: r.value<Assertion['relation']>('relation'),
    a: r.string('a'),
    b: r.string('b'),
    by: r.string('by'),
    at: r.number('at'),
  }),
})
