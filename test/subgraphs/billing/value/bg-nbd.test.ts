import { describe, expect, it } from 'vitest'
import { bgNbdLogLikelihood, fitBgNbd } from '../../../../subgraphs/billing/value/bg-nbd.ts'
import {
  conditionalPurchases,
  expectedPurchases,
  probabilityAlive,
} from '../../../../subgraphs/billing/value/expected-purchases.ts'
import { isRefusal } from '../../../../subgraphs/billing/value/refusal.ts'
import { simulateCustomers } from './simulate-customers.ts'

const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const spend = { p: 6.25, q: 3.74, gamma: 1544 }

/** Gauss's series, as the authors' spreadsheet has it. */
function gauss2F1(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let j = 1; Math.abs(term) > 1e-16 * Math.abs(sum); j++) {
    term *= (((a + j - 1) * (b + j - 1)) / ((c + j - 1) * j)) * z
    sum += term
  }
  return sum
}

describe('the BG/NBD fit', () => {
  it('finds the parameters that customers were simulated with', () => {
    const truth = { r: 1.2, alpha: 8, a: 0.5, b: 4 }
    const fit = fitBgNbd(simulateCustomers(6000, truth, spend, { seed: 20 }))
    if (isRefusal(fit)) throw new Error(fit.missing)
    expect(fit.converged).toBe(true)
    expect(Math.abs(fit.r / truth.r - 1)).toBeLessThan(0.1)
    expect(Math.abs(fit.alpha / truth.alpha - 1)).toBeLessThan(0.1)
    // a and b alone are known less well than the mean chance to leave.
    expect(Math.abs(fit.a / (fit.a + fit.b) / (truth.a / (truth.a + truth.b)) - 1)).toBeLessThan(0.1)
  })

  it('is at a maximum', () => {
    const customers = simulateCustomers(500, published, spend, { seed: 21 })
    const fit = fitBgNbd(customers)
    if (isRefusal(fit)) throw new Error(fit.missing)
    const total = (model: typeof published) => customers.reduce((sum, c) => sum + bgNbdLogLikelihood(model, c), 0)
    expect(total(fit)).toBeCloseTo(fit.logLikelihood, 6)
    for (const key of ['r', 'alpha', 'a', 'b'] as const) {
      expect(total({ ...fit, [key]: fit[key] * 1.02 })).toBeLessThan(fit.logLikelihood)
      expect(total({ ...fit, [key]: fit[key] / 1.02 })).toBeLessThan(fit.logLikelihood)
    }
  })

  it('does not call a runaway converged: customers all alike have no spread to fit', () => {
    const alike = Array.from({ length: 200 }, () => ({ frequency: 3, recency: 20, age: 30 }))
    expect(fitBgNbd(alike)).toMatchObject({ converged: false })
  })

  it.each([[[]], [[{ frequency: 0, recency: 0, age: 10 }]]])('refuses without repeats: %j', (customers) => {
    expect(fitBgNbd(customers)).toEqual({ missing: expect.stringContaining('two days or more') })
  })
})

describe('expected purchases', () => {
  // The authors' spreadsheet, columns t and E[X(t)], at its parameters before rounding.
  const spreadsheet = { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }
  it.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])('of a new customer in %f weeks are %f', (weeks, purchases) => {
    expect(expectedPurchases(spreadsheet, weeks)).toBeCloseTo(purchases, 3)
  })

  it('of customer 0001 of the spreadsheet in 39 weeks are 1.226', () => {
    const customer = { frequency: 2, recency: 30.43, age: 38.86 }
    expect(conditionalPurchases(spreadsheet, customer, 39)).toBeCloseTo(1.226, 3)
  })

  it('equal the published form with 2F1, equation (9)', () => {
    for (const model of [published, { r: 3, alpha: 2, a: 2, b: 8 }, { r: 0.05, alpha: 30, a: 0.4, b: 0.7 }]) {
      const { r, alpha, a, b } = model
      for (const t of [0.5, 10, 52, 150]) {
        const series = gauss2F1(r, b, a + b - 1, t / (alpha + t))
        const closed = ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + t)) ** r * series)
        expect(expectedPurchases(model, t) / closed).toBeCloseTo(1, 8)
      }
    }
  })

  it('hold where the published form divides by 0 or overflows', () => {
    const at = expectedPurchases({ ...published, a: 1 }, 52)
    expect(at).toBeGreaterThan(expectedPurchases({ ...published, a: 1.001 }, 52))
    expect(at).toBeLessThan(expectedPurchases({ ...published, a: 0.999 }, 52))
    const daily = { frequency: 2000, recency: 300, age: 300 }
    // 2,000 purchases in 300 weeks without leaving: close to 6.67 a week for a year.
    expect(conditionalPurchases(published, daily, 52)).toBeGreaterThan(300)
    expect(conditionalPurchases(published, daily, 52)).toBeLessThan((2000 / 300) * 52)
    expect(expectedPurchases(published, 0)).toBe(0)
  })
})

describe('the chance to be alive', () => {
  it('says nothing without repeats', () => {
    expect(probabilityAlive(published, { frequency: 0, recency: 0, age: 30 })).toEqual({
      probability: 1,
      isInformative: false,
    })
  })

  it('falls with the time since the last purchase, faster for the frequent', () => {
    const chance = (frequency: number, recency: number) =>
      probabilityAlive(published, { frequency, recency, age: 39 }).probability
    expect(chance(2, 30)).toBeGreaterThan(chance(2, 10))
    expect(chance(10, 10)).toBeLessThan(chance(2, 10))
    expect(chance(2, 39)).toBeCloseTo((2.426 + 1) / (2.426 + 1 + 0.793), 9)
    expect(chance(5000, 1)).toBe(0)
  })
})
