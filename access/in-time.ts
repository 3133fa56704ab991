import { limits } from '../config.ts'
import { codedError } from '../errors.ts'

const tickMs = 100
/** Tests alone change it: their databases share a machine. */
export const patience = { mostMs: limits.decisionMs as number }
/** A database that has just started takes longer for its first answer. */
let hasAnswered = false

/**
 * Rejects with SERVICE_UNAVAILABLE where what a decision needs does not come within `limits.decisionMs`: nothing is opened, and nobody waits.
 * A turn of the event loop that takes long counts as one tick: a process that is busy itself does not take its own delay for the database's.
 */
export async function inTime<T>(facts: Promise<T>): Promise<T> {
  if (!hasAnswered) {
    const first = await facts
    hasAnswered = true
    return first
  }
  const late = Promise.withResolvers<never>()
  let ticks = 0
  let timer = setTimeout(tick, tickMs)
  function tick() {
    ticks++
    if (ticks * tickMs < patience.mostMs) timer = setTimeout(tick, tickMs)
    else late.reject(codedError('SERVICE_UNAVAILABLE', 'What may be seen could not be decided in time: try again.'))
  }
  try {
    return await Promise.race([facts, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
