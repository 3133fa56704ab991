/**
 * Faults between us and the database. Callers may read the messages; the driver's own words are in `cause`. `errors.ts` maps each class to
 * a code.
 */
export abstract class GraphError extends Error {}

/** The database is unreachable or not ready. */
export class GraphUnavailable extends GraphError {
  override readonly name = 'GraphUnavailable'

  constructor(cause: unknown) {
    super('The customer graph is unreachable at the moment: try again.', { cause })
  }
}

/** The database was reached, but did not answer in time. */
export class GraphTimeout extends GraphError {
  override readonly name = 'GraphTimeout'

  constructor(message: string, cause?: unknown) {
    super(message, { cause })
  }
}

/** A write that was abandoned because others hold what it needs. Nothing of it is stored. */
export class WriteConflict extends GraphError {
  override readonly name = 'WriteConflict'
  readonly retryAfterSeconds = 5

  constructor(cause: unknown) {
    const message =
      'Too many writes are waiting at the moment, and nothing of this one was stored: send it again after the time in the header retry-after.'
    super(message, { cause })
  }
}

/** Work that was abandoned because its callers have disconnected. */
export class CallersGone extends GraphError {
  override readonly name = 'NobodyWaits'

  constructor(cause?: unknown) {
    super('The client disconnected before the answer was ready.', { cause })
  }
}

/** A statement that the database refuses: a fault of ours. */
export class InternalGraphError extends GraphError {
  override readonly name = 'InternalGraphError'
  readonly statement: string

  constructor(cause: unknown, statement: string) {
    super('An internal error occurred. Report the request id to the operator.', { cause })
    this.statement = statement
  }
}
