/** Whole minor units of an ISO 4217 currency. */
export interface MoneyRow {
  readonly amountMinor: number | bigint
  readonly currency: string
}

// Making a formatter costs far more than using it; there is one a currency at most.
const formatByCurrency = new Map<string, Intl.NumberFormat>()

/** English notation with the currency's own number of decimals: JPY 0, KWD 3. Exact: no float is formed. */
export function formatMoney({ amountMinor, currency }: MoneyRow): string {
  let format = formatByCurrency.get(currency)
  if (format === undefined) {
    format = new Intl.NumberFormat('en', { style: 'currency', currency })
    formatByCurrency.set(currency, format)
  }
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2
  // A decimal text is formatted exactly.
  return format.format(toDecimalText(BigInt(amountMinor), decimals) as Intl.StringNumericLiteral)
}

function toDecimalText(minor: bigint, decimals: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
  return `${minor < 0n ? '-' : ''}${whole}${fraction}`
}
