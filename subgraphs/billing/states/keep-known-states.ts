import { command, cypher, statement } from '../../../graph/cypher.ts'
import type { Transaction } from '../../../graph/run.ts'
import { compareVersions, type Version } from '../../../resolution/records/version-order.ts'
import type { BillingType } from '../lines.ts'
import { balanceOf } from '../rules.ts'

/** A version of a line, as far as its state is concerned. */
interface StateVersion extends Version {
  readonly recordedAt: number
  readonly status?: string | null
  readonly unknownState?: string | null
}

/** Subscriptions are absent: an unknown state never counts as running. */
export const unknownStates = statement({
  name: 'billing.unknownStates',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (b:Billing {id: id})
    WHERE b.unknownState IS NOT NULL AND b.type <> 'SUBSCRIPTION'
    CALL (b) {
      MATCH (v:FactVersion {factId: b.id})
      RETURN collect(v.fact) AS versions
    }
    RETURN id, b.type AS type, b.amountMinor AS amountMinor, coalesce(b.isPaidAtOnce, false) AS isPaidAtOnce,
           versions`,
  row: (r) => ({
    id: r.string('id'),
    // Written from the closed list only.
    type: r.string('type') as BillingType,
    amountMinor: r.numberOrNull('amountMinor'),
    isPaidAtOnce: r.boolean('isPaidAtOnce'),
    // Written by our own JSON.stringify only.
    versions: r.strings('versions').map((json): StateVersion => JSON.parse(json)),
  }),
})

export const setStates = command({
  name: 'billing.setStates',
  text: cypher<{
    readonly states: readonly {
      readonly id: string
      readonly status: string | null
      readonly balanceMinor: number | null
    }[]
  }>`
    UNWIND $states AS state
    MATCH (b:Billing {id: state.id})
    SET b.status = state.status, b.balanceMinor = state.balanceMinor
    REMOVE b:LedgerEntry
    WITH b, state
    FOREACH (_ IN CASE WHEN state.balanceMinor IS NULL THEN [] ELSE [1] END | SET b:LedgerEntry)
    FOREACH (_ IN CASE WHEN b:Invoice AND state.status = 'PAID' THEN [1] ELSE [] END | SET b:MarkedPaid)`,
})

/**
 * An unknown word says nothing, so it does not revoke a known state: a payment that succeeded continues to settle its invoice. Of all
 * earlier versions, the latest one with a known state counts, whatever order they arrived in.
 */
export async function keepKnownStates(transaction: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const doubtful = await transaction.run(unknownStates, { ids })
  const states = doubtful.flatMap(({ id, type, amountMinor, isPaidAtOnce, versions }) => {
    const [last] = versions.filter(({ unknownState }) => !unknownState).toSorted((a, b) => compareVersions(b, a))
    if (last === undefined) return []
    const status = last.status ?? null
    return [{ id, status, balanceMinor: balanceOf(type, amountMinor ?? undefined, status, isPaidAtOnce) || null }]
  })
  if (states.length > 0) await transaction.run(setStates, { states })
}
