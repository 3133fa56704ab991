/** Points of the bucket with least left, when this request had paid. */
export interface Budget {
  readonly limit: number
  readonly remaining: number
  /** Epoch milliseconds. */
  readonly resetAt: number
  /** What this request paid, at most. */
  readonly cost: number
}
