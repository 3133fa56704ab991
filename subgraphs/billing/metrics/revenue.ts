import type { Exchange } from './exchange.ts'
import { missingRate } from './exchange.ts'
import type { FormulaInputs } from './formula.ts'
import type { LedgerFact } from './ledger-facts.ts'

/** What was billed in one currency, in minor units. */
export interface RevenueSum {
  invoices: number
  invoicedMinor: bigint
  invoicedTaxMinor: bigint
  creditedMinor: bigint
  creditedTaxMinor: bigint
  writtenOffMinor: bigint
  writtenOffTaxMinor: bigint
}

const nothing: Readonly<RevenueSum> = {
  invoices: 0,
  invoicedMinor: 0n,
  invoicedTaxMinor: 0n,
  creditedMinor: 0n,
  creditedTaxMinor: 0n,
  writtenOffMinor: 0n,
  writtenOffTaxMinor: 0n,
}

/** What counts as revenue: what moves the balance. Refunds and disputes do not: they are owed again until a credit note or write-off. */
export function revenueByCurrency(facts: readonly LedgerFact[]): ReadonlyMap<string, RevenueSum> {
  const sums = new Map<string, RevenueSum>()
  for (const { type, currency, amountMinor, balanceMinor, taxMinor } of facts) {
    if (currency === null || amountMinor === null || balanceMinor === null) continue
    let sum = sums.get(currency)
    if (sum === undefined) {
      sum = { ...nothing }
      sums.set(currency, sum)
    }
    const amount = BigInt(amountMinor)
    const tax = BigInt(taxMinor ?? 0)
    if (type === 'INVOICE') {
      sum.invoices++
      sum.invoicedMinor += amount
      sum.invoicedTaxMinor += tax
    } else if (type === 'CREDIT_NOTE') {
      sum.creditedMinor += amount
      sum.creditedTaxMinor += tax
    } else if (type === 'WRITE_OFF') {
      sum.writtenOffMinor += amount
      sum.writtenOffTaxMinor += tax
    }
  }
  return sums
}

export interface ConvertedInputs {
  readonly inputs: FormulaInputs
  readonly missing: readonly string[]
}

/** Lists with one entry per currency, ordered by currency. */
export function revenueInputs(sums: ReadonlyMap<string, RevenueSum>, exchange: Exchange): ConvertedInputs {
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  const list = (read: (sum: RevenueSum) => number | bigint) => rows.map(([, sum]) => read(sum))
  return {
    inputs: {
      invoices: list((sum) => sum.invoices),
      invoicedMinor: list((sum) => sum.invoicedMinor),
      invoicedTaxMinor: list((sum) => sum.invoicedTaxMinor),
      creditedMinor: list((sum) => sum.creditedMinor),
      creditedTaxMinor: list((sum) => sum.creditedTaxMinor),
      writtenOffMinor: list((sum) => sum.writtenOffMinor),
      writtenOffTaxMinor: list((sum) => sum.writtenOffTaxMinor),
      rate: rows.map(([currency]) => exchange.minorRate(currency) ?? '0'),
    },
    missing: rows.flatMap(([currency]) =>
      exchange.minorRate(currency) === null ? [missingRate(currency, exchange.currency)] : [],
    ),
  }
}
