import { purposeKeys } from '../../access/purposes.ts'
import { command, cypher } from '../../graph/cypher.ts'
import type { Graph } from '../../graph/run.ts'

/** What the graph says of a customer whose id is the state's name. */
export const states = ['nothing', 'relationship', 'ended', 'consented', 'refused', 'minor', 'restricted'] as const
export type State = (typeof states)[number]

/** Id of a company of the crm. */
export const company = 'company'

const create = command({
  name: 'test.seedStates',
  text: cypher<{ readonly people: readonly object[]; readonly company: string }>`
    MERGE (:Source {key: 'crm', role: 'SYSTEM_OF_RECORD', declaredBy: 'LINE'})
    MERGE (:Source {key: 'web', role: 'TOUCHPOINT', declaredBy: 'LINE'})
    CREATE (:SourceRecord {id: 'crm:company', source: 'crm', attributes: '{}'})
           -[:RESOLVED_TO {recordId: 'crm:company'}]->(:Account {id: $company, status: 'ACTIVE'})
    WITH 1 AS one UNWIND $people AS p
    CREATE (r:SourceRecord {id: p.source + ':' + p.id, source: p.source, sourceId: p.id, endedAt: p.endedAt,
                            attributes: p.attributes})
    CREATE (r)-[:RESOLVED_TO {recordId: r.id}]->(:Customer {id: p.id, status: 'ACTIVE'})
    WITH r, p UNWIND p.entries AS entry
    CREATE (e:ConsentEvent:Entry {id: 'consent:' + p.id + toString(entry.number), recordId: r.id, occurredAt: 1})
    SET e += entry.properties`,
})

export async function seedStates(graph: Graph): Promise<void> {
  const all = (status: string) => purposeKeys.map((purpose) => ({ purpose, status }))
  const of: Readonly<Record<State, { source?: string; endedAt?: number; attributes?: object; entries?: object[] }>> = {
    nothing: { source: 'web' },
    relationship: {},
    ended: { endedAt: 1 },
    consented: { source: 'web', entries: all('GIVEN') },
    refused: { entries: all('REFUSED') },
    minor: { attributes: { birthDate: '2015-01-01' }, entries: all('GIVEN') },
    restricted: { entries: [...all('GIVEN'), { act: 'RESTRICTION', status: 'REFUSED' }] },
  }
  const people = states.map((id) => {
    const { source = 'crm', endedAt = null, attributes = {}, entries = [] } = of[id]
    return {
      id,
      source,
      endedAt,
      attributes: JSON.stringify(attributes),
      entries: entries.map((properties, number) => ({ number, properties })),
    }
  })
  await graph.write('test.seedStates', (transaction) => transaction.run(create, { people, company }))
}
