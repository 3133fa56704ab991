import type { BillingType } from './lines.ts'

export const invoiceStatuses = ['DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]
export const paymentStatuses = ['SUCCEEDED', 'PENDING', 'FAILED'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

const invoiceSynonyms: Readonly<Record<string, InvoiceStatus>> = {
  VOIDED: 'VOID',
  CANCELLED: 'VOID',
  CANCELED: 'VOID',
  WRITTEN_OFF: 'UNCOLLECTIBLE',
}
const paymentSynonyms: Readonly<Record<string, PaymentStatus>> = {
  PAID: 'SUCCEEDED',
  COMPLETED: 'SUCCEEDED',
  CAPTURED: 'SUCCEEDED',
  SETTLED: 'SUCCEEDED',
  CANCELLED: 'FAILED',
  CANCELED: 'FAILED',
  DECLINED: 'FAILED',
}

/**
 * `properties.status` in capitals, as the published lists spell it; null where absent, or where no invoice has such a status. A payment or
 * refund of unknown status is PENDING: a debt shown too long is found, one hidden is not.
 */
export function statusOf(type: BillingType, properties: Readonly<Record<string, unknown>>): string | null {
  const { status } = properties
  if (typeof status !== 'string' || status.trim() === '') return null
  const capitals = status
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
  switch (type) {
    case 'INVOICE':
      return isInvoiceStatus(capitals) ? capitals : (invoiceSynonyms[capitals] ?? null)
    case 'PAYMENT':
    case 'REFUND':
      return isPaymentStatus(capitals) ? capitals : (paymentSynonyms[capitals] ?? 'PENDING')
    default:
      return capitals
  }
}

function isInvoiceStatus(status: string): status is InvoiceStatus {
  return invoiceStatuses.some((known) => known === status)
}

function isPaymentStatus(status: string): status is PaymentStatus {
  return paymentStatuses.some((known) => known === status)
}
