import { codedError } from '../errors.ts'

/** The time that a query may take. A mutation has no limit: once begun, it is completed and answered. */
export interface Deadline {
  /** Aborted when the time is over, or when the caller has disconnected. */
  readonly signal: AbortSignal
  /** Returns what `work` returns, or throws SERVICE_UNAVAILABLE once the time is over. After that, nothing new begins. */
  readonly inTime: <T>(work: () => Promise<T>) => Promise<T>
  readonly isOver: () => boolean
  /** From now on, nothing is ended any more. */
  readonly lift: () => void
}

export function createDeadline(mostMs: number, gone: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  const late = Promise.withResolvers<never>()
  // Nobody handles this rejection if everything was in time.
  late.promise.catch(() => undefined)
  const abort = () => controller.abort()
  let isOver = false
  const timer = setTimeout(() => {
    isOver = true
    abort()
    late.reject(tooLate(mostMs))
  }, mostMs)
  if (gone?.aborted) abort()
  gone?.addEventListener('abort', abort, { once: true })
  return {
    signal: controller.signal,
    inTime: (work) => (isOver ? late.promise : Promise.race([work(), late.promise])),
    isOver: () => isOver,
    lift: () => clearTimeout(timer),
  }
}

/** It refuses the whole request: a partial answer would look complete. */
export function tooLate(mostMs: number) {
  return codedError(
    'SERVICE_UNAVAILABLE',
    `The request took longer than ${mostMs / 1000} s and was ended: ask for less at once, or try again later.`,
    { retryAfterSeconds: 5 },
  )
}
