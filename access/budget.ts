/** The points left in the bucket with the fewest, after this request was paid for. */
export interface Budget {
  readonly limit: number
  readonly remaining: number
  /** Epoch milliseconds. */
  readonly resetAt: number
  /** The most that this request can have cost. */
  readonly cost: number
}
