import neo4j from 'neo4j-driver'
import { GraphError, GraphTimeout, GraphUnavailable, InternalGraphError } from './graph-errors.ts'

/** Driver codes that mean: no database could be reached, or it is not ready. */
const unavailableCodes: ReadonlySet<string> = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.ClientError.Database.DatabaseNotFound',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Database.DatabaseUnavailable',
  'Neo.ClientError.Cluster.NotALeader',
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  // The disk is full, or the store stopped for another fault of its machine.
  'Neo.DatabaseError.Transaction.TransactionCommitFailed',
  'Neo.DatabaseError.Transaction.TransactionStartFailed',
])

/** The database was reached, and ended the statement. */
const lateCodes: ReadonlySet<string> = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
  // An operator ended it, or it waited for a lock until then. The driver gives both these names, since it must not run them again by itself.
  'Neo.ClientError.Transaction.Terminated',
  'Neo.ClientError.Transaction.LockClientStopped',
])

/** Thrown inside a write to roll back and run it again: what it read changed under it. */
export class RetryWrite extends Error {
  override readonly name = 'RetryWrite'
}

/** True where running the same work again at once can succeed: deadlocks, lock conflicts, own `RetryWrite`. */
export function isConflict(error: unknown): boolean {
  if (error instanceof RetryWrite) return true
  return driverCode(error)?.startsWith('Neo.TransientError.Transaction.') === true || isConstraint(error)
}

/** Two writes that create the same at once meet it; so does a write that breaks a rule of the graph by itself. */
export function isConstraint(error: unknown): boolean {
  return driverCode(error) === 'Neo.ClientError.Schema.ConstraintValidationFailed'
}

export function isTransient(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.retriable
}

/** A driver error as one of our classes; any other error passes unchanged. */
export function toGraphError(error: unknown, statementName: string): unknown {
  const code = driverCode(error)
  if (code === null) return error
  if (lateCodes.has(code)) return new GraphTimeout(late, error)
  return isUnavailable(error, code) ? new GraphUnavailable(error) : new InternalGraphError(error, statementName)
}

/** Whether the same statement would fail with any other keys as well. */
export function isOfDatabase(error: unknown): boolean {
  return error instanceof GraphError && !(error instanceof InternalGraphError)
}

function isUnavailable(error: unknown, code: string): boolean {
  // The pool's acquisition timeout is a plain Neo4jError of code N/A whose cause is the dead server.
  return unavailableCodes.has(code) || (code === 'N/A' && error instanceof neo4j.Neo4jError)
}

export const late = 'The customer graph did not answer in time: ask for less at once, or try again later.'

function driverCode(error: unknown): string | null {
  return error instanceof neo4j.Neo4jError ? error.code : null
}
