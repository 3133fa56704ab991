interface Vertex {
  readonly point: readonly number[]
  readonly value: number
}

export interface Minimum extends Vertex {
  readonly iterations: number
  /** False when the iterations ran out before the simplex had shrunk. */
  readonly converged: boolean
}

export interface MinimiseOptions {
  /** Edge of the first simplex. */
  readonly step?: number
  /** Spread of the values, and of the points, at which the simplex counts as shrunk. */
  readonly tolerance?: number
  readonly maxIterations?: number
}

/**
 * The downhill simplex of Nelder and Mead (1965, Computer Journal 7), standard coefficients 1, 2, 1/2, 1/2. `f` may answer Infinity
 * outside its domain. Our own because npm offers none fit for use: fmin 0.0.4 exports nothing to ES modules and its shrink step
 * assigns an undeclared variable; numeric is no longer kept.
 */
export function minimise(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-9, maxIterations = 4000 }: MinimiseOptions = {},
): Minimum {
  const at = (point: readonly number[]): Vertex => ({ point, value: f(point) })
  let simplex = [at(start), ...start.map((_, i) => at(start.map((x, j) => (i === j ? x + step : x))))]
  for (let iterations = 0; ; iterations++) {
    simplex = simplex.sort((a, b) => a.value - b.value)
    const [best, worst, secondWorst] = [vertex(simplex, 0), vertex(simplex, -1), vertex(simplex, -2)]
    const converged = isShrunk(simplex, best, worst, tolerance)
    if (converged || iterations >= maxIterations) return { ...best, iterations, converged }

    const others = simplex.slice(0, -1)
    const centre = start.map((_, i) => others.reduce((sum, { point }) => sum + (point[i] ?? 0), 0) / others.length)
    const reflected = at(between(centre, worst.point, -1))
    if (reflected.value < best.value) {
      const expanded = at(between(centre, worst.point, -2))
      simplex = [...others, expanded.value < reflected.value ? expanded : reflected]
    } else if (reflected.value < secondWorst.value) {
      simplex = [...others, reflected]
    } else {
      const nearer = reflected.value < worst.value ? reflected : worst
      const contracted = at(between(centre, nearer.point, 0.5))
      simplex =
        contracted.value < nearer.value
          ? [...others, contracted]
          : [best, ...simplex.slice(1).map(({ point }) => at(between(best.point, point, 0.5)))]
    }
  }
}

/** The point `ratio` of the way from `from` to `to`. */
function between(from: readonly number[], to: readonly number[], ratio: number): readonly number[] {
  return from.map((x, i) => x + ratio * ((to[i] ?? 0) - x))
}

function isShrunk(simplex: readonly Vertex[], best: Vertex, worst: Vertex, tolerance: number): boolean {
  const reach = tolerance * (1 + Math.abs(best.value))
  if (!(worst.value - best.value <= reach)) return false
  const width = Math.max(...simplex.flatMap(({ point }) => point.map((x, i) => Math.abs(x - (best.point[i] ?? 0)))))
  // The value is flat to the second order around its minimum: points are known to the root of what values are.
  return width <= Math.sqrt(tolerance)
}

function vertex(simplex: readonly Vertex[], index: number): Vertex {
  const found = simplex.at(index)
  if (found === undefined)
    throw new Error('A simplex has at least two vertices: give minimise() a start of one number or more')
  return found
}
