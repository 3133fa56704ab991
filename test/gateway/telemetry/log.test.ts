import { GraphQLError } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codedError } from '../../../errors.ts'
import { createLog, type Log } from '../../../gateway/telemetry/log.ts'
import { logRequests } from '../../../gateway/telemetry/log-requests.ts'
import { observeAll } from '../../../gateway/telemetry/observe.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct, tokenOf } from '../../harness/product.ts'

const testGraph = useGraph()
const canary = 'canary.7f3a@example.com'
const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const
const linesByLevel = new Map<string, string[]>(levels.map((level) => [level, []]))
const logs: { readonly level: string; readonly log: Log }[] = levels.map((level) => ({
  level,
  log: createLog(level, 'gateway', { write: (line) => linesByLevel.get(level)?.push(line) }),
}))
let product: Product

beforeAll(async () => {
  product = await startProduct(
    testGraph,
    {},
    {
      metrics: observeAll(logs.map(({ level, log }) => logRequests(log, level))),
      onFault(requestId, fault) {
        for (const { log } of logs) log.error({ requestId, fault }, 'fault')
      },
    },
  )
})
afterAll(() => product.close())

function all(): string {
  return [...linesByLevel.values()].flat().join('')
}

/** What Neo4j itself says of a value that is there twice. */
async function faultOfNeo4j(): Promise<unknown> {
  const twice = command({
    name: 'test.sameIdTwice',
    text: cypher<{ readonly id: string }>`UNWIND [1, 2] AS i CREATE (:Customer {id: $id})`,
  })
  const session = testGraph.driver.session()
  try {
    await session.run(twice.text, { id: canary })
  } catch (error) {
    return error
  } finally {
    await session.close()
  }
  throw new Error('it was written')
}

async function post(body: string, token = tokenOf(personaViewer('support'))): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-purpose': 'CustomerCare' }
  const response = await fetch(product.url, { method: 'POST', headers, body })
  await response.text()
  return response.status
}

describe('the log', () => {
  it('holds no value of a caller or of the graph, at any level', async () => {
    const byEmail = 'customerByIdentifier(type: EMAIL, value:'
    const withVariable = 'query Find($value: String!) { customerByIdentifier(type: EMAIL, value: $value) { id } }'
    expect(await post(JSON.stringify({ query: `{ ${byEmail} "${canary}") { id } }` }))).toBe(200)
    expect(await post(JSON.stringify({ query: withVariable, variables: { value: canary } }))).toBe(200)
    await post(JSON.stringify({ query: withVariable, variables: { value: { is: canary } } }))
    await post(JSON.stringify({ query: `{ ${byEmail} ${JSON.stringify(canary)} { id }` }))
    await post(`{"query": "${canary}`)
    await post(JSON.stringify({ query: '{ __typename }', operationName: canary }))
    expect(await post('{"query":"{ __typename }"}', canary)).toBe(401)
    const inner = await faultOfNeo4j()
    expect(String(inner)).toContain(canary)
    const deep = new Error(canary, { cause: new TypeError(`cannot read ${canary}`, { cause: inner }) })
    const faults = [
      inner,
      deep,
      new AggregateError([deep], canary),
      canary,
      new GraphQLError(canary, { extensions: { value: canary, code: 'INTERNAL_SERVER_ERROR' } }),
      codedError('INTERNAL_SERVER_ERROR', canary, { statement: 'identity.things' }, deep),
      new SyntaxError(`Unexpected token in ${canary}\n    at ${canary} (${canary}:1:1)`),
    ]
    for (const { log } of logs)
      for (const fault of faults) {
        log.error({ requestId: 'r', fault }, 'fault')
        if (fault instanceof Error) log.error(fault)
        log.warn(
          { token: canary, headers: { authorization: canary }, request: { body: canary, variables: { a: canary } } },
          'x',
        )
      }
    expect(all()).not.toContain('canary')
  })

  it('would hold some, written as loggers usually do', async () => {
    const lines: string[] = []
    const usual = pino({}, { write: (line: string) => lines.push(line) })
    usual.error(await faultOfNeo4j())
    expect(lines.join('')).toContain(canary)
  })

  it('says of a request who, what, how and how long; of a fault what and where', async () => {
    const lines = linesByLevel.get('trace') ?? []
    lines.length = 0
    const ask = (value: string) =>
      post(
        JSON.stringify({
          query: 'query Find($v: String!) { customerByIdentifier(type: EMAIL, value: $v) { id } }',
          variables: { v: value },
        }),
      )
    await ask('a@example.com')
    await ask('a@example.com')
    await ask('b@example.com')
    const [first, again, other] = lines.map((line) => JSON.parse(line))
    expect(first).toMatchObject({
      level: 'info',
      service: 'gateway',
      operation: 'Find',
      client: 'test-support',
      status: 200,
    })
    expect(first.hash).toMatch(/^[0-9a-f]{16}$/)
    expect(first.ms).toBeGreaterThan(0)
    expect(first.requestId).toBeTruthy()
    expect(again.variablesHash).toBe(first.variablesHash)
    expect(other.variablesHash).not.toBe(first.variablesHash)
    expect(other.hash).toBe(first.hash)
    logs[0]?.log.error({ fault: await faultOfNeo4j() }, 'fault')
    const fault = JSON.parse(lines.at(-1) ?? '{}').fault
    expect(fault.code).toBe('Neo.ClientError.Schema.ConstraintValidationFailed')
    expect(fault.frames.join()).toContain('neo4j')
  })
})
