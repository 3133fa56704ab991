import { beforeEach, describe, expect, it } from 'vitest'
import { command, cypher } from '../../../graph/cypher.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { billing, createBillingGraph } from './billing-graph.ts'

const test = useGraph()
const { write, entities } = createBillingGraph(test, '2026-07-01T00:00:00Z')

const declare = command({
  name: 'test.declareSources',
  text: cypher<{ readonly sources: readonly (readonly (string | null)[])[] }>`
    UNWIND $sources AS source
    MERGE (s:Source {key: source[0]})
    SET s.role = 'SYSTEM_OF_RECORD', s.controller = source[1], s.declaredBy = source[2]`,
})

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:ann'], EVE: ['form:eve'] })
})

const sources = [
  ['crm', 'Hill', 'LINE'],
  ['erp', 'hill', 'LINE'],
  ['partner', 'Valley', 'LINE'],
  ['form', 'Hill', null],
]

describe('whom an agreement names as user or party', () => {
  // The last one is the control: told by a declared source of the same operator, the same line ties.
  it.each([
    ['form', false],
    ['partner', false],
    ['erp', true],
  ])('counts as such only if %s may tie to the record: %s', async (source, isTied) => {
    await test.graph.write('test.declareSources', (transaction) => transaction.run(declare, { sources }))
    const ann = { source: 'crm', id: 'ann' }
    const more = { status: 'active', usedBy: ann, parties: [{ role: 'user', record: ann }] }
    for (const [id, type] of [
      ['s1', 'SUBSCRIPTION'],
      ['c1', 'CONTRACT'],
    ] as const)
      await write({ ...billing(id, type, '2026-01-01', 10, more), source, record: { source: 'form', id: 'eve' } })
    const used = await entities<{ subscriptions: { edges: readonly object[] } }>(
      'Customer',
      ['ANN'],
      'subscriptions(first: 5, as: USER) { edges { node { id } } }',
    )
    expect(used.rows[0]?.subscriptions.edges).toHaveLength(isTied ? 1 : 0)
    const own = await entities<object>(
      'Customer',
      ['EVE'],
      `subscriptions(first: 5) { edges { node { usedBy { id } } } }
       contracts(first: 5) { edges { node { parties { role customer { id } } } } }`,
    )
    const user = isTied ? { id: 'ANN' } : null
    expect(own).toEqual({
      rows: [
        {
          subscriptions: { edges: [{ node: { usedBy: user } }] },
          contracts: { edges: [{ node: { parties: [{ role: 'USER', customer: user }] } }] },
        },
      ],
      codes: [],
    })
  })
})
