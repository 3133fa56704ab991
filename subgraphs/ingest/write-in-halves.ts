import { GraphQLError } from 'graphql'
import { GraphError } from '../../graph/graph-errors.ts'
import type { Fault } from '../quarantine/line-faults.ts'

/**
 * One outcome per line, in order. A batch whose write fails is written in halves, so that a line that cannot be written does not affect the
 * others. `refuse` returns the outcome of a line that fails alone. It is also called with the failure of several lines, and throws if no
 * line is at fault.
 */
export async function writeInHalves<L, O>(
  lines: readonly L[],
  write: (lines: readonly L[]) => Promise<readonly O[]>,
  refuse: (error: unknown) => O | Promise<O>,
): Promise<readonly O[]> {
  try {
    return await write(lines)
  } catch (error) {
    return writeAfterFailure(lines, error, write, refuse)
  }
}

/** Like `writeInHalves`, for lines that together have failed with `error`. */
export async function writeAfterFailure<L, O>(
  lines: readonly L[],
  error: unknown,
  write: (lines: readonly L[]) => Promise<readonly O[]>,
  refuse: (error: unknown) => O | Promise<O>,
): Promise<readonly O[]> {
  const refused = await refuse(error)
  if (lines.length === 1) return [refused]
  const middle = lines.length >> 1
  const first = await writeInHalves(lines.slice(0, middle), write, refuse)
  return [...first, ...(await writeInHalves(lines.slice(middle), write, refuse))]
}

/** The outcome of a line whose write failed, with the words of the database for the operator. */
export function writeFault(error: unknown): Fault {
  const message = `could not be written (${reasonOf(error)}): replay it when the cause is gone`
  return { rule: 'WRITE_FAILED', message, path: null }
}

function reasonOf(error: unknown): string {
  // Our masked error hides the driver's own words, which the operator needs here.
  const hidden = error instanceof GraphError ? error.cause : error instanceof GraphQLError ? error.originalError : null
  const cause = hidden ?? error
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.length > 300 ? `${text.slice(0, 300)}...` : text
}
