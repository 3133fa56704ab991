/** What the load sends again and again, in turn. */
export interface LoadRequest {
  readonly path: string
  readonly body: string
  /** Text that a right answer contains. */
  readonly expect: string
}

export interface LoadTarget {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly requests: readonly LoadRequest[]
}

export interface LoadRun {
  readonly target: LoadTarget
  readonly connections: number
  readonly warmUpSeconds: number
  readonly seconds: number
}

export interface LoadResult {
  /** Right answers a second. */
  readonly rps: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** All of the run, those of the warm-up and failures among them. */
  readonly answers: number
  /** Refused, failed, or not what was expected. */
  readonly errors: number
  /** The first of them, for people. */
  readonly firstError: string | null
}
