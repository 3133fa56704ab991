import { formatMoney, type MoneyRow } from '../../money.ts'
import type { AgreementRow } from '../agreement-queries.ts'
import type { InvoiceRow, PaymentRow } from '../queries.ts'

export function invoiceTitle({ sourceId, money }: InvoiceRow): string {
  return `Invoice ${sourceId}${ofMoney(money)}`
}

export function paymentTitle({ money, status }: PaymentRow): string {
  return `Payment${ofMoney(money)}${status === 'SUCCEEDED' ? '' : `, ${status.toLowerCase()}`}`
}

export function agreementTitle({ kind, money, status }: AgreementRow): string {
  const name = `${kind.charAt(0)}${kind.slice(1).toLowerCase()}`
  return `${name}${ofMoney(money)}${status === null ? '' : `, ${status.toLowerCase().replace(/_/g, ' ')}`}`
}

function ofMoney(money: MoneyRow | null): string {
  return money === null ? '' : ` of ${formatMoney(money)}`
}
