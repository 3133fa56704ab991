import type { BillingType } from '../lines.ts'
import { hasStates, meaningOf } from './state-words.ts'

export const invoiceStatuses = ['DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE', 'UNKNOWN'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]
export const paymentStatuses = ['SUCCEEDED', 'PENDING', 'FAILED', 'UNKNOWN'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** Types whose statuses are a published list. For the others, the source's own word is shown. */
const listed: ReadonlySet<BillingType> = new Set(['INVOICE', 'PAYMENT', 'REFUND'])

/**
 * `properties.status` in capitals. For an invoice, payment or refund: as the published lists spell it, or UNKNOWN if they contain no such
 * word. Null if the source states none.
 */
export function statusOf(type: BillingType, properties: Readonly<Record<string, unknown>>): string | null {
  const word = wordOf(properties)
  if (word === null) return null
  return listed.has(type) ? (meaningOf(type, word) ?? 'UNKNOWN') : word
}

/** The source's word in capitals if its meaning for a figure is unknown. Null if that is known, or if no figure needs it. */
export function unknownStateOf(type: BillingType, properties: Readonly<Record<string, unknown>>): string | null {
  const word = wordOf(properties)
  return word !== null && hasStates(type) && meaningOf(type, word) === null ? word : null
}

/** States in which a line moves no money yet, or no longer does. */
const still: ReadonlySet<string> = new Set(['DRAFT', 'VOID', 'PENDING', 'FAILED', 'STILL'])

/** False also if the word is unknown: an unknown state changes no balance. A line without a state counts as stated. */
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
