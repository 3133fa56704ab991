import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Access } from '../../access/access.ts'
import { createAccess } from '../../access/create-access.ts'
import { codedError } from '../../errors.ts'
import type { Reader } from '../../graph/reader.ts'
import { readBirth } from '../../subgraphs/read-birth.ts'
import { personaViewer } from '../harness/product.ts'

/** Facts never come: the database is too busy. */
const failing = {
  rows: () => ({ load: () => Promise.reject(codedError('SERVICE_UNAVAILABLE', 'too busy')), clear: () => undefined }),
} as unknown as Reader

function openAccess(): Access {
  return createAccess(personaViewer('support'), 'CustomerCare', {
    reader: failing,
    now: () => new Date(),
    readBirth,
  })
}

const questions: Readonly<Record<string, (access: Access) => unknown>> = {
  decide: (access) => access.decide('a', 'CONTACT'),
  canSee: (access) => access.canSee('a'),
  canSeeAccount: (access) => access.canSeeAccount('a'),
  knownRecords: (access) => access.knownRecords('a'),
  openRecords: (access) => access.openRecords('a', ['FINANCIAL']),
  partsOf: (access) => access.partsOf('a'),
}

// Vitest's own listener would fail the run.
let usual: NodeJS.UnhandledRejectionListener[] = []
let unhandled: unknown[] = []
const note = (fault: unknown) => void unhandled.push(fault)

beforeEach(() => {
  unhandled = []
  usual = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', note)
})
afterEach(() => {
  process.removeAllListeners('unhandledRejection')
  for (const listener of usual) process.on('unhandledRejection', listener)
})

it.each(
  Object.keys(questions),
)('a failed answer to %s that nobody waits for does not end the process', async (name) => {
  const answer = questions[name]?.(openAccess())
  expect(answer).toBeInstanceOf(Promise)
  await sleep(20)
  expect(unhandled).toEqual([])
  // Whoever waits hears of it.
  await expect(answer).rejects.toThrow('too busy')
})

it('would end it, where nobody took care', async () => {
  void Promise.reject(new Error('dropped'))
  await sleep(20)
  expect(unhandled).toHaveLength(1)
})
