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
  return listed.has(type) ? (meaningIn(type, properties, word) ?? 'UNKNOWN') : word
}

/** The source's word in capitals if its meaning for a figure is unknown. Null if that is known, or if no figure needs it. */
export function unknownStateOf(type: BillingType, properties: Readonly<Record<string, unknown>>): string | null {
  const word = wordOf(properties)
  return word !== null && hasStates(type) && meaningIn(type, properties, word) === null ? word : null
}

/** States in which a line moves no money yet, or no longer does. */
const still: ReadonlySet<string> = new Set(['DRAFT', 'VOID', 'PENDING', 'FAILED', 'STILL'])

/** False also if the word is unknown: an unknown state changes no balance. A line without a state counts as stated. */
export function movesMoney(type: BillingType, status: string | null): boolean {
  if (status === null) return true
  const meaning = meaningOf(type, status)
  return meaning !== null && !still.has(meaning)
}

/** A list or an object states a status as well, and nobody knows which. */
function meaningIn(type: BillingType, { status }: Readonly<Record<string, unknown>>, word: string): string | null {
  return typeof status === 'object' ? null : meaningOf(type, word)
}

function wordOf({ status }: Readonly<Record<string, unknown>>): string | null {
  if (status === undefined || status === null) return null
  const word = (typeof status === 'object' ? JSON.stringify(status) : String(status))
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
    .slice(0, maxWord)
  return word === '' ? null : word
}

const maxWord = 100
