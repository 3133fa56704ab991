import neo4j from 'neo4j-driver'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../errors.ts'
import { RetryWrite, toGraphError } from '../../graph/errors.ts'
import { createRetryWriting, type WriteSettings } from '../../graph/retry-write.ts'

const deadlock = new neo4j.Neo4jError(
  'deadlock',
  'Neo.TransientError.Transaction.DeadlockDetected',
  '50N05',
  'deadlock',
)
const constraint = new neo4j.Neo4jError(
  'exists',
  'Neo.ClientError.Schema.ConstraintValidationFailed',
  '22N41',
  'exists',
)
const timedOut = new neo4j.Neo4jError('late', 'Neo.ClientError.Transaction.TransactionTimedOut', '25N14', 'late')

const outcome = (settings: WriteSettings, attempt: () => Promise<unknown>) =>
  createRetryWriting(settings)('test', attempt).then(
    (value) => ({ value }),
    (error: unknown) => ({ code: codeOf(error), message: (error as Error).message, error }),
  )
const failing = (error: unknown) => () => Promise.reject(error)

describe('a write that others disturb until it is given up', () => {
  it.each([
    ['a deadlock', deadlock],
    ['what it read has changed', new RetryWrite('changed')],
  ])('is told as such, with when to come back: %s', async (_name, error) => {
    const told = await outcome({ maxAttempts: 2 }, failing(error))
    expect(told).toMatchObject({ code: 'SERVICE_UNAVAILABLE', error: { retryAfterSeconds: 5 } })
  })

  it('is a fault of ours where a constraint fails each time: the control', async () => {
    expect(await outcome({ maxAttempts: 2 }, failing(constraint))).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  })

  it('succeeds where they let go of it', async () => {
    let attempts = 0
    const attempt = async () => {
      attempts++
      if (attempts < 3) throw deadlock
      return attempts
    }
    expect(await outcome({}, attempt)).toEqual({ value: 3 })
  })
})

describe('a write that waits for its turn', () => {
  async function behindAnother(settings: WriteSettings) {
    const retryWriting = createRetryWriting({ writesInFlight: 1, ...settings })
    const first = Promise.withResolvers<void>()
    const running = retryWriting('first', () => first.promise)
    let hasRun = false
    const second = retryWriting('second', async () => {
      hasRun = true
    }).then(
      () => null,
      (error: unknown) => codeOf(error),
    )
    setTimeout(() => first.resolve(), 50)
    await running
    return { code: await second, hasRun }
  }

  it('is given up once nobody can be expected to wait for it, and not run', async () => {
    expect(await behindAnother({ patienceMs: 10 })).toEqual({ code: 'SERVICE_UNAVAILABLE', hasRun: false })
  })

  it('waits as long as it takes without a bound: the control', async () => {
    expect(await behindAnother({})).toEqual({ code: null, hasRun: true })
  })
})

it('a statement that the database ended is not told as a database that is away', () => {
  const away = new neo4j.Neo4jError('away', 'ServiceUnavailable', '08N01', 'away')
  const late = { message: expect.stringContaining('did not answer in time') }
  expect(toGraphError(timedOut, 'test')).toMatchObject(late)
  expect(toGraphError(away, 'test')).toMatchObject({ message: expect.stringContaining('unreachable') })
})
