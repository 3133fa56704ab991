import { describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { createGraph } from '../../graph/run.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Fault, faultyDriver } from './faulty-driver.ts'
import { faultsIn, groupsIn, ids, type RecordWritten, write } from './graph-state.ts'

const { graph, driver, database, clear } = useGraph()

const before: readonly RecordWritten[] = [
  { source: 'crm', id: '1', identifiers: ids('USER_ID:1', 'EMAIL:a@x.io'), attributes: { fullName: 'Ann Lee' } },
  { source: 'crm', id: '2', identifiers: ids('USER_ID:2'), attributes: { fullName: 'Ann Lee' } },
]
/** Joins the two, brings a third, and changes what is known of one. */
const arriving: readonly RecordWritten[] = [
  { source: 'shop', id: '1', identifiers: ids('USER_ID:1', 'USER_ID:2') },
  { source: 'shop', id: '2', identifiers: ids('EMAIL:zoe@x.io'), attributes: { fullName: 'Zoe Quartz' } },
  { ...before[0], source: 'crm', id: '1', observedAt: '2026-02-02', identifiers: ids('USER_ID:1') },
]

const counts = statement({
  name: 'test.counts',
  text: cypher`
    MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock
    RETURN labels(n)[0] AS label, count(*) AS nodes, sum(COUNT { (n)-->() }) AS edges ORDER BY label`,
  row: (r) => `${r.string('label')} ${r.number('nodes')} ${r.number('edges')}`,
})

/** What is there once all has arrived; how many statements that took, and whether the fault struck. */
async function outcomeWith(fault: Fault) {
  await clear()
  await write(graph, before)
  const faulty = faultyDriver(driver, fault)
  const disturbed = createGraph(faulty.driver, { database })
  let statements = 0
  disturbed.watch(() => statements++)
  await write(disturbed, arriving)
  const state = { groups: await groupsIn(graph), counts: await graph.read(counts, {}), faults: await faultsIn(graph) }
  return { state, statements, hasStruck: faulty.hasStruck() }
}

const deadlock = 'Neo.TransientError.Transaction.DeadlockDetected'
/** What the driver makes of a leader that is one no longer. */
const leaderSwitch = 'SessionExpired'

describe('an error that passes', () => {
  it('at any statement, before the commit or after it, ends as if there had been none', async () => {
    const undisturbed = await outcomeWith({ at: 'STATEMENT', statement: 0, code: deadlock })
    expect(undisturbed.hasStruck).toBe(false)
    expect(undisturbed.state).toMatchObject({ groups: 'crm:1+crm:2+shop:1 | shop:2', faults: [] })
    const faults: readonly Fault[] = [
      ...Array.from({ length: 12 }, (_, index) => ({
        at: 'STATEMENT' as const,
        statement: index * 2 + 1,
        code: index % 2 === 0 ? deadlock : leaderSwitch,
      })),
      { at: 'BEFORE_COMMIT', code: 'ServiceUnavailable' },
      { at: 'AFTER_COMMIT', code: 'ServiceUnavailable' },
      { at: 'AFTER_COMMIT', code: leaderSwitch },
    ]
    for (const fault of faults) {
      const { state, hasStruck } = await outcomeWith(fault)
      expect(
        hasStruck || (fault.at === 'STATEMENT' && fault.statement > undisturbed.statements),
        JSON.stringify(fault),
      ).toBe(true)
      expect(state, JSON.stringify(fault)).toEqual(undisturbed.state)
    }
  }, 90_000)

  it('that does not pass reaches the caller, and leaves nothing', async () => {
    await clear()
    const faulty = faultyDriver(driver, {
      at: 'STATEMENT',
      statement: 3,
      code: 'Neo.ClientError.Statement.SyntaxError',
    })
    await expect(write(createGraph(faulty.driver, { database }), arriving)).rejects.toThrow(
      'An internal error occurred. Report the request id to the operator.',
    )
    expect(await groupsIn(graph)).toBe('')
  })
})
