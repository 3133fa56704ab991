import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Statement, statement } from '../../graph/cypher.ts'
import { createFirstRuns } from '../../graph/first-run.ts'
import { statementsUnderWay } from '../../graph/in-time.ts'
import { useGraph } from '../harness/neo4j.ts'

const { graph } = useGraph()
const marks = ['a', 'b', 'c', 'd']

/** Takes long to plan and no time to run. The database has no plan of its text yet. */
function slowToPlan(mark: string): Statement<{ key: string }, object> {
  const conditions = Array.from({ length: 20 }, (_, n) => {
    const holds = `MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord {id: '${n}'})-[:HAS_IDENTIFIER]->(i:Identifier)`
    return `($key = '${n}' OR EXISTS { ${holds} WHERE i.key = 'a' OR r.id = 'b' })`
  })
  const text = `MATCH (c:Customer {id: $key}) WHERE ${conditions.join(' AND ')} RETURN '${mark}' AS first`
  return statement({ name: 'test.firstRun', text: { text }, row: () => ({}) })
}

/** For how many of the statements the database was ever seen making a plan at the same time. */
async function mostPlanned(statements: readonly Statement<{ key: string }, object>[]): Promise<number> {
  const answers = Promise.all(statements.map((each) => graph.read(each, { key: 'nobody' })))
  let isOver = false
  void answers.finally(() => {
    isOver = true
  })
  let most = 0
  while (!isOver) {
    const underWay = await graph.read(statementsUnderWay, {})
    const planned = underWay.filter(({ text, status }) => text.includes('AS first') && status === 'planning')
    most = Math.max(most, planned.length)
  }
  expect(await answers).toEqual(statements.map(() => []))
  return most
}

describe('a statement that several ask for while the database has no plan of it', () => {
  it('is planned once', async () => {
    const one = slowToPlan('one')
    expect(await mostPlanned(marks.map(() => one))).toBe(1)
  }, 120_000)

  it('would be planned by each of them: the control, of several statements', async () => {
    expect(await mostPlanned(marks.map(slowToPlan))).toBeGreaterThan(1)
  }, 120_000)
})

describe('a first run', () => {
  it('is waited for, and no run after it', async () => {
    const runs = createFirstRuns()
    const first = Promise.withResolvers<string>()
    const second = Promise.withResolvers<string>()
    const started: string[] = []
    const run = (name: string, answer: Promise<string>) => {
      started.push(name)
      return answer
    }
    const answers = [
      runs.after('text', () => run('first', first.promise)),
      runs.after('text', () => run('second', second.promise)),
      runs.after('another text', () => run('another', Promise.resolve('another'))),
    ]
    await answers[2]
    expect(started).toEqual(['first', 'another'])
    first.resolve('first')
    await answers[0]
    expect(await runs.after('text', () => run('third', Promise.resolve('third')))).toBe('third')
    expect(started).toEqual(['first', 'another', 'second', 'third'])
    second.resolve('second')
    expect(await Promise.all(answers)).toEqual(['first', 'second', 'another'])
  })

  it('that fails lets all others run', async () => {
    const runs = createFirstRuns()
    const failing = runs.after('text', () => sleep(1).then(() => Promise.reject(new Error('first'))))
    const others = marks.map((mark) => runs.after('text', () => Promise.resolve(mark)))
    await expect(failing).rejects.toThrow('first')
    expect(await Promise.all(others)).toEqual(marks)
  })

  it('is not waited for once the signal is aborted, and is one again when the plans are forgotten', async () => {
    const runs = createFirstRuns()
    const hanging = Promise.withResolvers<string>()
    const first = runs.after('text', () => hanging.promise)
    const gone = new AbortController()
    const waiting = runs.after('text', () => Promise.resolve('ended'), gone.signal)
    gone.abort()
    expect(await waiting).toBe('ended')
    runs.forget()
    expect(await runs.after('text', () => Promise.resolve('first again'))).toBe('first again')
    hanging.resolve('late')
    expect(await first).toBe('late')
  })
})
