import { createHash } from 'node:crypto'
import { command, cypher, statement } from './cypher.ts'
import type { Transaction } from './run.ts'

/** A call that must have one effect however often it is sent. */
export interface IdempotentCall {
  /** The owner of the key: nobody can read what another user or another token of the client was answered. */
  readonly caller: string
  /** Chosen by the client, for one input. */
  readonly key: string
  /** JSON. */
  readonly input: unknown
}

/** REPEATED: the answer of the first call; nothing was done again. REUSED: the key stands for another input. */
export type Once<T> = { readonly outcome: 'DONE' | 'REPEATED'; readonly value: T } | { readonly outcome: 'REUSED' }

/** After this time, a key can be used for another input. */
const keptMs = 24 * 60 * 60 * 1_000

/**
 * Does `work` once per key, in the transaction that also stores its answer, so that both exist or neither does. A second call at the same
 * time waits for the first. `T` is JSON.
 */
export async function runOnce<T>(
  transaction: Transaction,
  call: IdempotentCall,
  now: Date,
  work: () => Promise<T>,
): Promise<Once<T>> {
  // Any part may contain the separator: `a` with `b:c` is not `a:b` with `c`.
  const key = JSON.stringify([call.caller, call.key])
  const at = now.getTime()
  const inputHash = createHash('sha256')
    .update(JSON.stringify(call.input) ?? '')
    .digest('hex')
  const [claimed] = await transaction.run(claimKey, { key, inputHash, at, expired: at - keptMs })
  if (claimed === undefined) throw new TypeError('a claim answers one row')
  if (claimed.inputHash !== inputHash) return { outcome: 'REUSED' }
  // Written by the lines below only.
  if (claimed.result !== null) return { outcome: 'REPEATED', value: JSON.parse(claimed.result) as T }
  const value = await work()
  await transaction.run(keepResult, { key, result: JSON.stringify(value) })
  return { outcome: 'DONE', value }
}

/** The lock on a key, new or old, makes callers wait for each other. */
export const claimKey = statement({
  name: 'graph.claimKey',
  text: cypher<{ readonly key: string; readonly inputHash: string; readonly at: number; readonly expired: number }>`
    MERGE (k:IdempotencyKey {key: $key})
    ON CREATE SET k.inputHash = $inputHash, k.at = $at
    SET k.isLocked = true
    FOREACH (_ IN CASE WHEN k.at < $expired THEN [1] ELSE [] END |
      SET k.inputHash = $inputHash, k.at = $at, k.result = null
    )
    REMOVE k.isLocked
    RETURN k.inputHash AS inputHash, k.result AS result`,
  row: (r) => ({ inputHash: r.string('inputHash'), result: r.stringOrNull('result') }),
})

export const keepResult = command({
  name: 'graph.keepResult',
  text: cypher<{ readonly key: string; readonly result: string }>`
    MATCH (k:IdempotencyKey {key: $key})
    SET k.result = $result`,
})
