import { describe, expect, it } from 'vitest'
import { expectedSpend, fitGammaGamma, type GammaGammaFit } from '../../../../subgraphs/billing/value/gamma-gamma.ts'
import { isRefusal } from '../../../../subgraphs/billing/value/refusal.ts'
import { simulateCustomers } from './simulate-customers.ts'

const truth = { p: 6.25, q: 3.74, gamma: 1544 }
const customers = simulateCustomers(6000, { r: 1.2, alpha: 8, a: 0.5, b: 4 }, truth, { seed: 30 })

function fitted(portfolio: Parameters<typeof fitGammaGamma>[0]): GammaGammaFit {
  const fit = fitGammaGamma(portfolio)
  if (isRefusal(fit)) throw new Error(fit.missing)
  return fit
}

describe('the Gamma-Gamma fit', () => {
  it('finds the parameters that spend was simulated with', () => {
    const fit = fitted(customers)
    expect(fit.converged).toBe(true)
    expect(Math.abs(fit.p / truth.p - 1)).toBeLessThan(0.1)
    expect(Math.abs(fit.q / truth.q - 1)).toBeLessThan(0.1)
    expect(Math.abs(fit.gamma / truth.gamma - 1)).toBeLessThan(0.1)
  })

  it('does not hang on the unit of the money', () => {
    const [cents, mills] = [1, 10].map((unit) =>
      fitted(customers.map((c) => ({ ...c, meanSpendMinor: c.meanSpendMinor && c.meanSpendMinor * unit }))),
    )
    expect(mills?.p).toBeCloseTo(cents?.p ?? 0, 4)
    expect(mills?.q).toBeCloseTo(cents?.q ?? 0, 4)
    expect((mills?.gamma ?? 0) / (cents?.gamma ?? 1)).toBeCloseTo(10, 4)
  })

  it('refuses where spend rises or falls with frequency', () => {
    for (const direction of [1, -1]) {
      const bound = customers.flatMap((c) =>
        c.meanSpendMinor === null ? [] : [{ ...c, meanSpendMinor: 5000 + direction * 200 * Math.min(c.frequency, 20) }],
      )
      expect(fitGammaGamma(bound)).toEqual({
        missing: expect.stringMatching(/correlation is -?0\.9\d|correlation is -?1/),
      })
    }
  })

  it('refuses beyond 0.3 and not below it', () => {
    // Two frequencies, two spends: their correlation is that of a table of four cells.
    const cell = (frequency: number, meanSpendMinor: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({ frequency, meanSpendMinor: meanSpendMinor + (i % 7) }))
    const correlated = (more: number) => [
      ...cell(1, 1000, 100 + more),
      ...cell(1, 3000, 100 - more),
      ...cell(2, 1000, 100 - more),
      ...cell(2, 3000, 100 + more),
    ]
    expect(isRefusal(fitGammaGamma(correlated(29)))).toBe(false)
    expect(isRefusal(fitGammaGamma(correlated(31)))).toBe(true)
  })

  it('refuses without repeat spend, and an infinite mean', () => {
    const once = { frequency: 0, meanSpendMinor: null }
    expect(fitGammaGamma([once, once, once])).toEqual({ missing: expect.stringContaining('there are 0') })
    // Two free repeats leave too few.
    const free = { frequency: 2, meanSpendMinor: 0 }
    expect(fitGammaGamma([free, free, { frequency: 1, meanSpendMinor: 500 }])).toMatchObject({
      missing: expect.stringContaining('there are 1'),
    })
    const wild = Array.from({ length: 200 }, (_, i) => ({
      frequency: 5,
      meanSpendMinor: 1000 / (1 - (i + 0.5) / 200) ** 2,
    }))
    expect(fitGammaGamma(wild)).toEqual({ missing: expect.stringContaining('finite above 1 only') })
  })
})

describe('expected spend', () => {
  it('lies between the customer and the portfolio, nearer to the customer with every purchase', () => {
    const portfolio = expectedSpend(truth, { frequency: 0, meanSpendMinor: null })
    expect(portfolio).toBeCloseTo((6.25 * 1544) / 2.74, 6)
    const spends = [1, 2, 10, 1000].map((frequency) => expectedSpend(truth, { frequency, meanSpendMinor: 10_000 }))
    expect(spends).toEqual([...spends].sort((a, b) => a - b))
    expect(spends[0]).toBeGreaterThan(portfolio)
    expect(spends.at(-1)).toBeCloseTo(10_000, -1)
  })
})
