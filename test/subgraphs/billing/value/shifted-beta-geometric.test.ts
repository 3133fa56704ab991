import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../subgraphs/billing/value/refusal.ts'
import {
  fitShiftedBetaGeometric,
  observedRetention,
  retentionRate,
  survivalRate,
} from '../../../../subgraphs/billing/value/shifted-beta-geometric.ts'

// Fader and Hardie (2007), table 1, of 1,000 customers: seven years fitted, the five after them held out.
const regular = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173]
const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394]

function fitted(cohorts: Parameters<typeof fitShiftedBetaGeometric>[0]) {
  const fit = fitShiftedBetaGeometric(cohorts)
  if (isRefusal(fit)) throw new Error(fit.missing)
  return fit
}

describe('cohort retention', () => {
  it.each([
    { name: 'Regular', survivors: regular, alpha: 0.704, beta: 1.182 },
    { name: 'High End', survivors: highEnd, alpha: 0.668, beta: 3.806 },
  ])('fits $name as published and projects its later years', ({ survivors, alpha, beta }) => {
    const fit = fitted([{ survivors: survivors.slice(0, 8) }])
    expect(fit.converged).toBe(true)
    expect(Math.abs(fit.alpha / alpha - 1)).toBeLessThan(0.01)
    expect(Math.abs(fit.beta / beta - 1)).toBeLessThan(0.01)
    survivors.forEach((count, year) => {
      expect(Math.abs(survivalRate(fit, year) - count / 1000)).toBeLessThan(0.02)
    })
  })

  it('has a survival that is the product of its retention rates, which rise', () => {
    const model = { alpha: 0.704, beta: 1.182 }
    const rates = Array.from({ length: 12 }, (_, i) => retentionRate(model, i + 1))
    expect(rates[0]).toBeCloseTo(1.182 / (0.704 + 1.182), 12)
    rates.forEach((rate, i) => {
      expect(survivalRate(model, i + 1)).toBeCloseTo(survivalRate(model, i) * rate, 12)
    })
    expect(rates).toEqual([...rates].sort((a, b) => a - b))
  })

  it('takes cohorts observed for different times', () => {
    const one = fitted([{ survivors: regular }])
    const several = fitted([{ survivors: regular }, { survivors: regular.slice(0, 5) }, { survivors: [1000] }])
    expect(several.alpha).not.toBe(one.alpha)
    expect(Math.abs(several.alpha / one.alpha - 1)).toBeLessThan(0.05)
  })

  it('states what a cohort did', () => {
    expect(observedRetention({ survivors: [10, 8, 0, 0] })).toEqual([
      { renewal: 1, survivors: 8, retention: 0.8, churn: expect.closeTo(0.2, 12) },
      { renewal: 2, survivors: 0, retention: 0, churn: 1 },
      { renewal: 3, survivors: 0, retention: null, churn: null },
    ])
  })

  it('refuses what tells nothing, and throws on survivors that rise', () => {
    expect(fitShiftedBetaGeometric([])).toMatchObject({ missing: expect.stringContaining('two renewals') })
    expect(fitShiftedBetaGeometric([{ survivors: [10, 5] }])).toMatchObject({
      missing: expect.stringContaining('two renewals'),
    })
    expect(fitShiftedBetaGeometric([{ survivors: [10, 10, 10] }])).toMatchObject({
      missing: expect.stringContaining('nobody did'),
    })
    expect(() => fitShiftedBetaGeometric([{ survivors: [10, 5, 6] }])).toThrow('never rise')
  })
})
