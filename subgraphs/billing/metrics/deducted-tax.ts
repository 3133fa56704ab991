import { plainWhole } from '../exact-sum.ts'
import { type Rational, rational } from './rational.ts'
import { type Invoiced, lastTaxShare, taxIn } from './tax-share.ts'

/** What was billed: one line, or lines of one month that have these references in common. */
export interface Billed extends Invoiced {
  readonly invoiceId: string | null
  readonly subscriptionId: string | null
  readonly planId: string | null
}

/**
 * The tax in each credit note and write-off that states none: the share that its invoice has, or else its subscription or plan in the last
 * month by then in which it was invoiced. Taxes of one reference are rounded together, so that parts of an invoice deduct the tax of the
 * whole. Null for other lines and where no share is known. `billed` is in the order of its months.
 *
 * @param ofInvoice the tax share of an invoice. Null: the invoice is unknown.
 */
export function deductedTaxes(
  billed: readonly Billed[],
  ofInvoice: (id: string) => Rational | null,
): readonly (number | bigint | null)[] {
  const amounts = new Map<string, bigint>()
  return billed.map((line) => {
    if (!isUntaxedDeduction(line)) return null
    const found = shareOf(line, billed, ofInvoice)
    if (found === null) return null
    const before = amounts.get(found.key) ?? 0n
    const after = before + BigInt(line.amountMinor)
    amounts.set(found.key, after)
    return plainWhole(taxIn(after, found.share) - taxIn(before, found.share))
  })
}

export function isUntaxedDeduction({ type, taxMinor }: Pick<Billed, 'type' | 'taxMinor'>): boolean {
  return (type === 'CREDIT_NOTE' || type === 'WRITE_OFF') && taxMinor === null
}

/** Null if nothing was to pay. */
export function shareOfInvoice(amountMinor: number, taxMinor: number | null): Rational | null {
  return amountMinor > 0 ? rational(BigInt(taxMinor ?? 0), BigInt(amountMinor)) : null
}

function shareOf(line: Billed, billed: readonly Billed[], ofInvoice: (id: string) => Rational | null) {
  const share = line.invoiceId === null ? null : ofInvoice(line.invoiceId)
  if (share !== null) return { key: `invoice ${line.invoiceId}`, share }
  for (const name of ['subscriptionId', 'planId'] as const) {
    const id = line[name]
    const invoiced =
      id === null
        ? null
        : lastTaxShare(
            billed.filter((other) => other[name] === id),
            line.month,
          )
    if (invoiced !== null) return { key: `${name} ${id} ${line.month}`, share: invoiced }
  }
  return null
}
