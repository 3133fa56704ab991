import { describe, expect, it } from 'vitest'
import { maximumLikelihood } from '../../../../subgraphs/billing/value/maximum-likelihood.ts'
import { minimise } from '../../../../subgraphs/billing/value/minimise.ts'

describe('the simplex', () => {
  it("walks Rosenbrock's valley to its end", () => {
    const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2
    const { point, converged } = minimise(valley, [-1.2, 1])
    expect(converged).toBe(true)
    expect(point[0]).toBeCloseTo(1, 3)
    expect(point[1]).toBeCloseTo(1, 3)
  })

  it('stays out of where the function is infinite', () => {
    const { point } = minimise(([x = 0]) => (x <= 0 ? Number.POSITIVE_INFINITY : x - Math.log(x)), [3])
    expect(point[0]).toBeCloseTo(1, 4)
  })

  it('says when it ran out of iterations', () => {
    const { converged, iterations } = minimise(([x = 0]) => (x - 1000) ** 2, [0], { maxIterations: 5 })
    expect({ converged, iterations }).toEqual({ converged: false, iterations: 5 })
  })
})

describe('maximum likelihood', () => {
  it('finds the rate of an exponential: count over sum', () => {
    const fit = maximumLikelihood(([rate = 1]) => 40 * Math.log(rate) - rate * 10, [1])
    expect(fit.parameters[0]).toBeCloseTo(4, 4)
    expect(fit.converged).toBe(true)
  })

  it('does not call a parameter that runs away converged', () => {
    expect(maximumLikelihood(([x = 1]) => -1 / x, [1]).converged).toBe(false)
  })
})
