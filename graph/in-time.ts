import { codedError } from '../errors.ts'

/** How long a statement's answer is waited for once it is on its way to the database. */
export interface Patience {
  mostMs: number
  /** What whoever waits is told. */
  readonly late: string
}

const tickMs = 100
/** A statement's first answer takes longer: the database has yet to plan it, and to read what it is about from the disk. */
const answered = new WeakSet<object>()

/**
 * Rejects with SERVICE_UNAVAILABLE where the database does not answer the statement in time. It counts from when the statement was sent,
 * so that no queue of ours is taken for the database's delay; and a turn of the event loop that takes long counts as one tick, so that a
 * process which is busy itself does not take its own delay for it either.
 */
export async function inTime<T>(statement: object, { mostMs, late }: Patience, answer: Promise<T>): Promise<T> {
  if (!answered.has(statement)) {
    const first = await answer
    answered.add(statement)
    return first
  }
  const tooLate = Promise.withResolvers<never>()
  let ticks = 0
  let timer = setTimeout(tick, tickMs)
  function tick() {
    ticks++
    if (ticks * tickMs < mostMs) timer = setTimeout(tick, tickMs)
    // An answer that has come already, and was not read for want of time, is heard of first.
    else setImmediate(() => setImmediate(() => tooLate.reject(codedError('SERVICE_UNAVAILABLE', late))))
  }
  try {
    return await Promise.race([answer, tooLate.promise])
  } finally {
    clearTimeout(timer)
  }
}
