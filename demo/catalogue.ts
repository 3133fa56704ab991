import { later } from './clock.ts'
import type { Country, Dice } from './dice.ts'
import type { BillingLine } from './line.ts'

export type Currency = 'GBP' | 'USD' | 'EUR'

/** Something that is sold for a period. `priceMinor` includes tax and applies to one interval. */
export type Plan = {
  readonly key: string
  readonly name: string
  readonly priceMinor: number
  readonly interval: 'MONTH' | 'YEAR'
  readonly intervalCount: number
  readonly forCompanies: boolean
}

export type Product = { readonly key: string; readonly name: string; readonly priceMinor: number }

export const currencies: Readonly<Record<Country, Currency>> = { GB: 'GBP', US: 'USD', DE: 'EUR', FR: 'EUR' }

export const plans = [
  {
    key: 'home-monthly',
    name: 'Coffee at home',
    priceMinor: 1900,
    interval: 'MONTH',
    intervalCount: 1,
    forCompanies: false,
  },
  {
    key: 'home-quarterly',
    name: 'Coffee at home, by the quarter',
    priceMinor: 5400,
    interval: 'MONTH',
    intervalCount: 3,
    forCompanies: false,
  },
  {
    key: 'home-yearly',
    name: 'Coffee at home, by the year',
    priceMinor: 20400,
    interval: 'YEAR',
    intervalCount: 1,
    forCompanies: false,
  },
  {
    key: 'office-quarterly',
    name: 'Coffee at the office',
    priceMinor: 84000,
    interval: 'MONTH',
    intervalCount: 3,
    forCompanies: true,
  },
] as const satisfies readonly Plan[]

export const products = [
  { key: 'espresso-beans', name: 'Espresso beans, 1 kg', priceMinor: 2450 },
  { key: 'filter-beans', name: 'Filter beans, 1 kg', priceMinor: 2290 },
  { key: 'green-tea', name: 'Green tea, 250 g', priceMinor: 1180 },
  { key: 'grinder', name: 'Hand grinder', priceMinor: 6900 },
  { key: 'espresso-machine', name: 'Espresso machine', priceMinor: 48900 },
  { key: 'descaler', name: 'Descaler', priceMinor: 890 },
] as const satisfies readonly Product[]

/** Topics that people read about and search for on the site. */
export const topics = [
  'espresso',
  'filter coffee',
  'tea',
  'grinders',
  'machines',
  'office supply',
  'sustainability',
] as const

/** Prices are the same number in each currency. A plan or product has one line per currency. */
export function catalogueLines(since: string): readonly BillingLine[] {
  const offers = [
    ...plans.map((plan) => ({ ...plan, type: 'PLAN' })),
    ...products.map((product) => ({ ...product, type: 'PRODUCT' })),
  ]
  return (['GBP', 'USD', 'EUR'] as const).flatMap((currency) =>
    offers.map(({ key, type, name, priceMinor, ...terms }) => ({
      kind: 'billing',
      source: 'erp',
      id: offerId(key, currency),
      type,
      occurredAt: later(since, -30),
      amountMinor: priceMinor,
      currency,
      properties: {
        name,
        ...('interval' in terms && { interval: terms.interval, intervalCount: terms.intervalCount }),
      },
    })),
  )
}

export function offerId(key: string, currency: Currency): string {
  return `${key}-${currency.toLowerCase()}`
}

/** Mostly monthly, as in such shops. */
export function pickHomePlan(dice: Dice): Plan {
  return plans[dice.pick([0, 0, 1, 1, 2])] ?? plans[0]
}

/** The tax contained in `amountMinor` at 20 %, rounded to the minor unit. */
export function includedTax(amountMinor: number): number {
  return Math.round(amountMinor / 6)
}
