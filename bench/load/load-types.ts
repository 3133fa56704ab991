/** What the load sends repeatedly, in turn. */
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
  /** Right answers per second. */
  readonly rps: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** All answers of the run, including the warm-up and failures. */
  readonly answers: number
  /** Refused, failed or unexpected answers. */
  readonly errors: number
  /** The first of them, for people. */
  readonly firstError: string | null
}
