import type { Graph, Transaction } from '../../graph/run.ts'
import { correctedVersions, type TakenLine } from './corrected-versions.ts'
import type { Fault } from './line-faults.ts'
import { type LineName, lineKey, quarantineIdOf } from './line-name.ts'
import { closeQuarantined, keepQuarantined, openVersions, type QuarantinedNode } from './queries.ts'
import { shownFault } from './shown-fault.ts'

export interface RejectedLine {
  readonly name: LineName
  readonly text: string
  readonly fault: Fault
}

/** Keeps refused lines in the graph, open until they are corrected, replayed or discarded. */
export async function keepRejected(
  transaction: Pick<Transaction, 'run'>,
  rejected: readonly RejectedLine[],
  at: Date,
): Promise<void> {
  if (rejected.length === 0) return
  const rows = rejected.map(
    ({ name, text, fault }): QuarantinedNode => ({
      id: quarantineIdOf(name, text),
      ...name,
      key: lineKey(name),
      line: text,
      rule: fault.rule,
      message: fault.message,
      shownMessage: shownFault(fault),
    }),
  )
  await transaction.run(keepQuarantined, { rows, at: at.getTime() })
}

/** Ids of the refused versions that these lines close. */
export async function idsCorrectedBy<T extends TakenLine>(
  read: Graph['read'] | Transaction['run'],
  taken: readonly T[],
  mayCorrect?: (line: T, id: string) => boolean,
): Promise<readonly string[]> {
  const keys = [...new Set(taken.map(({ name }) => lineKey(name)))].filter((key) => key !== null)
  if (keys.length === 0) return []
  return correctedVersions(taken, await read(openVersions, { keys }), mayCorrect).map(({ id }) => id)
}

export async function markCorrected(
  transaction: Pick<Transaction, 'run'>,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length > 0) await transaction.run(closeQuarantined, { ids, status: 'SETTLED', at: at.getTime() })
}
