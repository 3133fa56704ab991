import { expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, ids, subjectOf, write } from '../../resolution/graph-state.ts'
import { createViewers } from '../../subgraphs/identity/viewers.ts'

const test = useGraph()
const { graph } = test
const ask = createViewers(test)

const guess = {
  identifiers: ids('EMAIL:vic@x.io'),
  attributes: { fullName: 'Zora Quux', birthDate: '1999-09-09' },
}
const victim = {
  identifiers: ids('EMAIL:vic@x.io'),
  attributes: { fullName: 'Vic Tim', birthDate: '1960-01-31' },
}

it.each([
  ['an undeclared source', 'stray', false],
  ['a form', 'web', false],
  // The control.
  ['a system of record', 'erp', true],
])('tells whoever writes a record of %s nothing of who else holds its identifier', async (_, source, expected) => {
  await test.clear()
  await declare(graph, [{ source: 'crm' }, { source: 'erp' }, { source: 'web', role: 'TOUCHPOINT' }])
  await write(graph, [{ source: 'crm', id: 'vic', ...victim }])
  const { id } = await subjectOf(graph, 'crm:vic')
  const shared = async () => {
    const query = 'query ($id: ID!) { customer(id: $id) { identifiers(first: 5) { edges { node { shared } } } } }'
    const { data } = await ask<{ customer: { identifiers: { edges: { node: { shared: boolean } }[] } } }>(query, { id })
    return data.customer.identifiers.edges.map(({ node }) => node.shared)
  }
  expect(await shared()).toEqual([false])
  await write(graph, [{ source, id: 'guess', ...guess }])
  expect((await subjectOf(graph, `${source}:guess`)).id).not.toBe(id)
  expect(await shared()).toEqual([expected])
})
