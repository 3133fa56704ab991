/** The part of d3-random used here: the package brings no types. */
declare module 'd3-random' {
  type Source = () => number
  /** Uniform in [0, 1), the same sequence for the same seed. */
  export function randomLcg(seed: number): Source
  export const randomGamma: { source(source: Source): (shape: number, scale: number) => () => number }
  export const randomBeta: { source(source: Source): (alpha: number, beta: number) => () => number }
  export const randomExponential: { source(source: Source): (rate: number) => () => number }
}
