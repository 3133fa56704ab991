import { type Minimum, minimise } from './minimise.ts'

export interface Likelihood {
  /** Natural logarithm, at the maximum. */
  readonly logLikelihood: number
  readonly iterations: number
  /** False when the search ran out of iterations or a parameter ran away: the figures are then no maximum. */
  readonly converged: boolean
}

// e^-12 to e^12, in units where each parameter is near 1. A flat likelihood (customers all alike) runs to such a wall.
const wall = 12
const maxRestarts = 6

/**
 * The positive parameters at which `logLikelihood` is greatest. Searched over their logarithms, which keeps them positive, and begun
 * again at the answer until a fresh simplex finds nothing better: one that collapsed early would pass for an answer.
 */
export function maximumLikelihood(
  logLikelihood: (parameters: readonly number[]) => number,
  start: readonly number[],
): Likelihood & { readonly parameters: readonly number[] } {
  const cost = (logs: readonly number[]): number => {
    if (logs.some((log) => Math.abs(log) > wall)) return Number.POSITIVE_INFINITY
    const value = -logLikelihood(logs.map(Math.exp))
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }
  let best: Minimum = minimise(cost, start.map(Math.log))
  let iterations = best.iterations
  let hasConverged = false
  for (let restart = 0; restart < maxRestarts && !hasConverged; restart++) {
    const again = minimise(cost, best.point)
    iterations += again.iterations
    hasConverged = again.converged && best.value - again.value < 1e-7 * (1 + Math.abs(best.value))
    best = again
  }
  return {
    parameters: best.point.map(Math.exp),
    logLikelihood: -best.value,
    iterations,
    converged: hasConverged && best.point.every((log) => Math.abs(log) < wall - 1),
  }
}
