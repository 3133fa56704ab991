import { codedError } from '../errors.ts'

const mostMs = 1_000

/** Rejects with SERVICE_UNAVAILABLE where what a decision needs does not come in time: nothing is opened, and nobody waits. */
export async function inTime<T>(facts: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(codedError('SERVICE_UNAVAILABLE', 'What may be seen could not be decided in time: try again.'))
  }, mostMs)
  try {
    return await Promise.race([facts, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
