import type { Protections } from '../../../subgraphs/aggregates/protections.ts'
import type { TestGraph } from '../../harness/neo4j.ts'
import { type Asked, createAttackWorld, erase, forget, type Line, object } from './world.ts'

export interface Noticed {
  /** People after whose own change an answer was another. */
  readonly noticed: readonly string[]
  readonly questions: number
}

const purposes = ['FraudPreventionAndDetection', 'ServiceOptimisation']

/** What befalls one person, in turn: an objection, an erasure, a late invoice and answer. */
async function befall(test: TestGraph, write: (lines: readonly Line[]) => Promise<void>, id: string, turn: number) {
  const record = `crm:${id}`
  if (turn % 3 === 0) await test.graph.write('test.object', (tx) => tx.run(object, { record, purposes }))
  else if (turn % 3 === 1) await test.graph.write('test.erase', (tx) => tx.run(erase, { record }))
  else
    await write([
      {
        kind: 'billing',
        source: 'erp',
        id: `late-${id}`,
        record: { source: 'crm', id },
        type: 'INVOICE',
        occurredAt: '2026-02-14T10:00:00Z',
        amountMinor: 913_741,
        currency: 'EUR',
        properties: {},
      },
      {
        kind: 'feedback',
        source: 'web',
        id: `late-${id}`,
        record: { source: 'crm', id },
        type: 'NPS',
        score: 0,
        occurredAt: '2026-02-14T10:00:00Z',
      },
    ])
}

/** Asks everything, lets something befall one person after the other, and asks again each time. */
export async function attackBeforeAndAfter(
  test: TestGraph,
  off: Partial<Protections>,
  people: readonly string[],
  questions: readonly Asked[],
): Promise<Noticed> {
  await test.graph.write('test.forget', (tx) => tx.run(forget, {}))
  const world = createAttackWorld(test, off)
  // Each question by a client of its own: clients that pool what they are told have as many as they like.
  const answers = () => Promise.all(questions.map((question, index) => world.ask(question, `client ${index}`)))
  let before = await answers()
  const noticed: string[] = []
  for (const [turn, id] of people.entries()) {
    await befall(test, world.write, id, turn)
    const after = await answers()
    if (after.some((answer, index) => answer !== before[index])) noticed.push(id)
    before = after
  }
  return { noticed, questions: questions.length * (people.length + 1) }
}
