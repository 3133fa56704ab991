import { reach } from './constants.ts'

/** A number from -reach to reach that belongs to `identity`: the same for everybody who asks, however often. */
export type ErrorOf = (identity: string) => number

/** How fast large errors become rare: one step of a figure changes the probability of an answer by a factor of e^(1/spread) at most. */
export const spread = 3

/**
 * A Laplace distribution without its tails. It is continuous: errors in steps would reveal what lies between two steps. `pseudonym` is
 * keyed by the deployment, so that nobody without the key can distinguish an error from any other.
 */
export function createErrors(pseudonym: (context: string, value: string) => string): ErrorOf {
  const inside = 1 - Math.exp(-reach / spread)
  return (identity) => {
    const bytes = Buffer.from(pseudonym('aggregate error', identity), 'base64url')
    const place = bytes.readUIntBE(0, 6) / 2 ** 48 - 0.5
    return -spread * Math.sign(place) * Math.log(1 - 2 * Math.abs(place) * inside)
  }
}
