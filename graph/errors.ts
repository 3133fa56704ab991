import neo4j from 'neo4j-driver'
import { GraphError, GraphTimeout, GraphUnavailable, InternalGraphError } from './graph-errors.ts'

/** Driver codes that mean that the database is unreachable or not ready. */
const unavailableCodes: ReadonlySet<string> = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.ClientError.Database.DatabaseNotFound',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Database.DatabaseUnavailable',
  'Neo.ClientError.Cluster.NotALeader',
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  // The disk is full, or the store stopped because of another fault of its machine.
  'Neo.DatabaseError.Transaction.TransactionCommitFailed',
  'Neo.DatabaseError.Transaction.TransactionStartFailed',
])

/** The database was reached, but ended the statement. */
const lateCodes: ReadonlySet<string> = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
  // An operator ended it, or it waited too long for a lock. The driver uses both names, because it must not repeat the statement by itself.
  'Neo.ClientError.Transaction.Terminated',
  'Neo.ClientError.Transaction.LockClientStopped',
])

/** Thrown inside a write to roll back and run it again, because its input changed in the meantime. */
export class RetryWrite extends Error {
  override readonly name = 'RetryWrite'
}

/** True if an immediate retry of the same work can succeed: deadlocks, lock conflicts, our own `RetryWrite`. */
export function isConflict(error: unknown): boolean {
  if (error instanceof RetryWrite) return true
  return driverCode(error)?.startsWith('Neo.TransientError.Transaction.') === true || isConstraint(error)
}

/** Occurs if two writes create the same node at once, but also if a single write violates a constraint of the graph. */
export function isConstraint(error: unknown): boolean {
  return driverCode(error) === 'Neo.ClientError.Schema.ConstraintValidationFailed'
}

export function isTransient(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.retriable
}

/** A driver error as one of our classes. Any other error passes unchanged. */
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
