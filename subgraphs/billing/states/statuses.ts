import type { BillingType } from '../lines.ts'
import { hasStates, meaningOf } from './state-words.ts'

export const invoiceStatuses = ['DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE', 'UNKNOWN'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]
export const paymentStatuses = ['SUCCEEDED', 'PENDING', 'FAILED', 'UNKNOWN'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** Types whose statuses are a published list; of the others the source's own word shows. */
const listed: ReadonlySet<BillingType> = new Set(['INVOICE', 'PAYMENT', 'REFUND'])

/**
 * `properties.status` in capitals: of an invoice, payment or refund as the published lists spell it, UNKNOWN where they hold no such
 * word. Null where the source states none.
 */
export function statusOf(type: BillingType, properties: Readonly<Record<string, unknown>>): string | null {
  const word = wordOf(properties)
  if (word === null) return null
  return listed.has(type) ? (meaningOf(type, word) ?? 'UNKNOWN') : word
}

/** The source's word in capitals where nobody knows what it means for a figure; null where that is known, or no figure asks. */
export function unknownStateOf(type: BillingType, properties: Readonly<Record<string, unknown>>): string | null {
  const word = wordOf(properties)
  return word !== null && hasStates(type) && meaningOf(type, word) === null ? word : null
}

/** States in which a line moves no money (yet, or any more). */
const still: ReadonlySet<string> = new Set(['DRAFT', 'VOID', 'PENDING', 'FAILED', 'STILL'])

/** False also where the word is unknown: what nobody understands changes no balance. A line without a state is taken at its word. */
export function movesMoney(type: BillingType, status: string | null): boolean {
  if (status === null) return true
  const meaning = meaningOf(type, status)
  return meaning !== null && !still.has(meaning)
}

function wordOf({ status }: Readonly<Record<string, unknown>>): string | null {
  if (typeof status !== 'string' && typeof status !== 'number' && typeof status !== 'boolean') return null
  const word = String(status)
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
    .slice(0, maxWord)
  return word === '' ? null : word
}

const maxWord = 100
