/** Whole minor units of an ISO 4217 currency. */
export interface MoneyRow {
  readonly amountMinor: number | bigint
  readonly currency: string
}

// Creating a formatter costs far more than using it. There is at most one per currency.
const formatByCurrency = new Map<string, Intl.NumberFormat>()

/** English notation with the currency's own number of decimals: JPY 0, KWD 3. Exact: no float is involved. */
export function formatMoney({ amountMinor, currency }: MoneyRow): string {
  const format = formatOf(currency)
  const decimals = minorDigits(currency)
  // A decimal text is formatted exactly.
  return format.format(toDecimalText(BigInt(amountMinor), decimals) as Intl.StringNumericLiteral)
}

/** The decimals of ISO 4217 where the language data of Intl differ: there, IQD has none. All others have two. */
const digitsByCurrency: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
])

/** Decimals of the currency: JPY 0, EUR 2, KWD 3. */
export function minorDigits(currency: string): number {
  return digitsByCurrency.get(currency) ?? 2
}

function formatOf(currency: string): Intl.NumberFormat {
  let format = formatByCurrency.get(currency)
  if (format === undefined) {
    const digits = minorDigits(currency)
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    format = new Intl.NumberFormat('en', { style: 'currency', currency, ...fraction })
    formatByCurrency.set(currency, format)
  }
  return format
}

function toDecimalText(minor: bigint, decimals: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
  return `${minor < 0n ? '-' : ''}${whole}${fraction}`
}
