/** Lets only one caller per statement go first, so that the database makes its plan once. */
export interface FirstRuns {
  /**
   * Runs at once, except while another caller's first run of the same text is under way. An aborted `signal` ends the wait, not the run.
   */
  after<T>(text: string, run: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /** The database has forgotten its plans. */
  forget(): void
}

/**
 * A database without a plan for a statement makes one for every caller who asks at that moment. Plans cost it more than anything else: the
 * first of a large statement takes seconds of CPU. Callers with the same text therefore wait for the answer of the first one.
 */
export function createFirstRuns(): FirstRuns {
  /** By text: the end of its first run. Null from then on. */
  const firstRuns = new Map<string, Promise<void> | null>()

  async function goAhead<T>(text: string, run: () => Promise<T>): Promise<T> {
    const over = Promise.withResolvers<void>()
    firstRuns.set(text, over.promise)
    try {
      return await run()
    } finally {
      // Also after a failure: then all others find out themselves, at the same time.
      if (firstRuns.get(text) === over.promise) firstRuns.set(text, null)
      over.resolve()
    }
  }

  return {
    async after(text, run, signal) {
      const first = firstRuns.get(text)
      if (first === undefined) return goAhead(text, run)
      if (first !== null) await orAborted(first, signal)
      return run()
    },
    forget: () => firstRuns.clear(),
  }
}

async function orAborted(first: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return first
  const aborted = Promise.withResolvers<void>()
  const end = () => aborted.resolve()
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  await Promise.race([first, aborted.promise]).finally(() => signal.removeEventListener('abort', end))
}
