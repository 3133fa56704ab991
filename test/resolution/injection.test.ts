import { expect, it } from 'vitest'
import { normaliseIdentifier } from '../../resolution/normalise/identifier.ts'
import { idFault } from '../../resolution/records/comparable-id.ts'
import { payloads } from '../harness/injection-payloads.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createViewers } from '../subgraphs/identity/viewers.ts'
import { declare, faultsIn, subjectsIn, write } from './graph-state.ts'

const test = useGraph()
const { graph } = test

/** Null for an id that the door refuses. */
function takenAsId(id: string): string | null {
  return idFault(id) === null ? id : null
}

it('takes every text as a value, in every place that takes text', async () => {
  const texts = new Set<string>()
  const counts = new Map<string, number>()
  const stop = graph.watch(({ name, failed }) => {
    texts.add(name)
    if (failed) counts.set(name, (counts.get(name) ?? 0) + 1)
  })
  await declare(graph, [{ source: 'crm' }])
  await write(graph, [{ source: 'crm', id: 'first', identifiers: [], attributes: {} }])
  await write(
    graph,
    payloads.map((payload, index) => ({
      source: 'crm',
      id: takenAsId(`${index}${payload}`.slice(0, 512)) ?? `${index}`,
      identifiers: [
        { type: 'USER_ID', value: `${index}${payload}`, country: payload, issuer: payload, kind: payload },
        { type: 'EMAIL', value: payload },
        { type: 'PHONE', value: payload },
      ],
      attributes: { [payload]: payload, givenName: payload, familyName: payload, addresses: [{ [payload]: payload }] },
      relations: [{ role: payload, to: { source: 'crm', id: takenAsId(payload) ?? 'first' } }],
    })),
  )
  const ask = createViewers(test)
  let fillers = 0
  for (const [index, payload] of payloads.entries()) {
    const found = await ask<{ customerByIdentifier: { id: string } | null }>(
      'query($value: String!, $id: ID!) { customerByIdentifier(type: USER_ID, value: $value) { id } customer(id: $id) { id } records(refs: [{source: $value, sourceId: $id}]) { source } account(id: $id) { id } }',
      { value: `${index}${payload}`, id: payload },
    )
    expect(found.codes).toEqual([])
    // A template that nobody filled in is nobody's id.
    const { isFiller } = normaliseIdentifier({ type: 'USER_ID', value: `${index}${payload}` })
    fillers += isFiller ? 1 : 0
    expect(found.data).toMatchObject({
      customerByIdentifier: isFiller ? null : { id: expect.any(String) },
      customer: null,
      account: null,
      records: [null],
    })
  }
  expect(fillers).toBeLessThan(10)
  stop()
  const subjects = await subjectsIn(graph)
  expect(subjects.flatMap(({ records }) => records)).toHaveLength(payloads.length + 1)
  expect(await faultsIn(graph)).toEqual([])
  expect([...counts]).toEqual([])
  // No text of a statement was made from a value: each name is one of the module's own.
  expect([...texts].every((name) => /^(resolution|identity|access|graph|test)\.\w+$/.test(name))).toBe(true)
}, 120_000)
