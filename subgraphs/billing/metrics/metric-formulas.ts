interface MetricFormula {
  readonly formula: string
  readonly version: number
  readonly unit: 'MONEY' | 'RATIO' | 'MONTHS'
}

const netRevenue =
  'sum(round((invoicedMinor - invoicedTaxMinor - creditedMinor + creditedTaxMinor - writtenOffMinor + writtenOffTaxMinor) * rate))'

/**
 * Every figure, in the language of formula.ts. Lists `...Minor` have one entry a currency, which `rate` (minor units of the answer's
 * currency for one of its own) converts, or one entry a subscription. `perYear` is 365, 52, 12 or 1 for intervals of days, weeks,
 * months, years.
 */
export const metricFormulas = {
  historicValue: { formula: netRevenue, version: 1, unit: 'MONEY' },
  revenue: { formula: netRevenue, version: 1, unit: 'MONEY' },
  mrr: { formula: 'sum(round(netMinor * perYear / intervalCount / 12 * rate))', version: 1, unit: 'MONEY' },
  arr: { formula: 'sum(round(netMinor * perYear / intervalCount * rate))', version: 1, unit: 'MONEY' },
  arpu: { formula: 'round(revenueMinor * 365 / (12 * windowDays))', version: 1, unit: 'MONEY' },
  averageOrderValue: {
    formula: 'round(sum(round((invoicedMinor - invoicedTaxMinor) * rate)) / sum(invoices))',
    version: 1,
    unit: 'MONEY',
  },
  cac: { formula: 'sum(round(costMinor * rate))', version: 1, unit: 'MONEY' },
  paybackMonths: { formula: 'cacMinor / arpuMinor', version: 1, unit: 'MONTHS' },
  netRevenueRetention: { formula: 'sum(endMinor) / sum(startMinor)', version: 1, unit: 'RATIO' },
  churnRate: { formula: 'lost / atStart', version: 1, unit: 'RATIO' },
  churnProbability: { formula: 'alpha / (alpha + beta + renewals)', version: 1, unit: 'RATIO' },
  portfolioRevenue: { formula: 'invoicedMinor - creditedMinor - writtenOffMinor', version: 1, unit: 'MONEY' },
  portfolioArpu: { formula: 'round(revenueMinor / customers)', version: 1, unit: 'MONEY' },
  portfolioAverageOrderValue: { formula: 'round(invoicedMinor / invoices)', version: 1, unit: 'MONEY' },
  portfolioMrr: { formula: 'sum(mrrMinor)', version: 1, unit: 'MONEY' },
  portfolioArr: { formula: 'sum(arrMinor)', version: 1, unit: 'MONEY' },
  portfolioCac: { formula: 'round(costMinor / firstBuyers)', version: 1, unit: 'MONEY' },
  portfolioRetention: {
    formula: '(startMinor + expansionMinor - contractionMinor - lostMinor) / startMinor',
    version: 1,
    unit: 'RATIO',
  },
  // What a customer pays within so many months.
  portfolioPayback: { formula: 'cacMinor * months / arpuMinor', version: 1, unit: 'MONTHS' },
  difference: { formula: 'sum(contributionMinor)', version: 1, unit: 'MONEY' },
} as const satisfies Readonly<Record<string, MetricFormula>>

export type MetricName = keyof typeof metricFormulas
