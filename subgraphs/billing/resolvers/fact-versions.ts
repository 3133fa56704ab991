import type { MoneyRow } from '../../money.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { versionsByFactId } from '../ledger-queries.ts'

export interface FactVersionRow {
  readonly subject: string
  /** The record that it belonged to then. */
  readonly recordId: string | null
  readonly occurredAt: number
  readonly observedAt: number
  readonly recordedAt: number
  readonly replacedAt: number | null
  readonly amount: MoneyRow | null
  readonly status: string | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** The resolver of `versions`. */
export async function versions(
  { id, subject }: { readonly id: string; readonly subject: string },
  _: unknown,
  { reader }: RequestContext,
): Promise<readonly FactVersionRow[]> {
  const rows = await reader.rows(versionsByFactId, {}).load(id)
  return rows.map(({ fact, ...times }) => ({
    ...times,
    subject,
    recordId: typeof fact.recordId === 'string' ? fact.recordId : null,
    occurredAt: numberOf(fact.occurredAt) ?? times.observedAt,
    amount: moneyOf(fact),
    status: typeof fact.status === 'string' ? fact.status : null,
    properties: typeof fact.properties === 'string' ? JSON.parse(fact.properties) : {},
  }))
}

function moneyOf({ amountMinor, currency }: Readonly<Record<string, unknown>>): MoneyRow | null {
  const minor = numberOf(amountMinor)
  return minor === null || typeof currency !== 'string' ? null : { amountMinor: minor, currency }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
