import { codedError } from '../errors.ts'

/** Until when a query may take. A mutation has no such time: what was begun is ended, and answered. */
export interface Deadline {
  /** Aborted when the time is over, or when the caller has gone. */
  readonly signal: AbortSignal
  /** What `work` answers, or SERVICE_UNAVAILABLE once the time is over: then nothing is begun any more. */
  readonly inTime: <T>(work: () => Promise<T>) => Promise<T>
  readonly isOver: () => boolean
  /** Nothing is ended any more. */
  readonly lift: () => void
}

export function createDeadline(mostMs: number, gone: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  const late = Promise.withResolvers<never>()
  // Heard of by nobody where everything was in time.
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

/** The whole request is refused by it: parts of an answer would look like all there is. */
export function tooLate(mostMs: number) {
  return codedError(
    'SERVICE_UNAVAILABLE',
    `The request took longer than ${mostMs / 1000} s and was ended: ask for less at once, or try again later.`,
    { retryAfterSeconds: 5 },
  )
}
