import { type Context, context } from '@opentelemetry/api'
import type { KeyedStatement, Params } from './cypher.ts'
import { isOfDatabase } from './errors.ts'
import { CallersGone } from './graph-errors.ts'
import { inTime } from './in-time.ts'
import { createPace, type Pace } from './pace.ts'
import type { Graph, ReadOptions } from './run.ts'

/**
 * Joins simultaneous reads of several requests into few statements. It caches nothing and knows nothing about viewers: rows are frozen, and
 * each request decides about access after loading.
 */
export interface Batcher {
  /** The rows of `key`, in statement order. Empty if there are none. Rejects with the statement's own failure. */
  load<P extends Params, R extends object>(
    statement: KeyedStatement<P, R>,
    key: string,
    shared: P,
    /** The signal of the caller. Once the signals of all who wait for a batch are aborted, `leave` ends it. */
    signal?: AbortSignal | null,
  ): Promise<readonly R[]>
  /** Waits for the answer of a statement that was sent outside a batch, no longer than for one in a batch. */
  inTime<P extends Params, R extends object, T>(statement: KeyedStatement<P, R>, answer: Promise<T>): Promise<T>
  /** Ends statements that nobody waits for any more, in the database too. Their callers get CallersGone. */
  leave(): void
  /**
   * Schedules when a request may continue with the rows that it received: few do in one turn of the event loop, however many one batch
   * answers.
   */
  readonly pace: Pace
}

export interface BatcherSettings {
  /** The most keys in one statement. */
  readonly maxKeys?: number
  /** The most batches of one statement at once. Further keys wait and form the next, larger batch. */
  readonly maxInFlight?: number
  /** Passes the traces that wait for it to the statement. */
  readonly isTraced?: boolean
  readonly pace?: Pace
  /** How long answers are awaited, for statements with a time limit. @default what each statement states */
  readonly mostMs?: number
}

interface Waiting<R> {
  readonly resolve: (rows: readonly R[]) => void
  readonly reject: (error: unknown) => void
  readonly caller: Context | null
  readonly signal: AbortSignal | null
}

/** Waiting callers by key. One key that many requests need is read once. */
type Batch<R> = Map<string, Waiting<R>[]>

interface Queue<P extends Params, R extends object> {
  readonly statement: KeyedStatement<P, R>
  readonly shared: P
  readonly sharedKey: string
  readonly unsent: Batch<R>[]
  readonly sent: Map<Batch<R>, AbortController>
  inFlight: number
  isScheduled: boolean
}

export function createBatcher(graph: Pick<Graph, 'read'>, settings: BatcherSettings = {}): Batcher {
  const { maxKeys = 200, maxInFlight = 2, isTraced = false, pace = createPace(), mostMs } = settings
  let isLeaving = false
  // A queue contains only rows of its own statement's type. The map cannot express that, hence the casts where it is accessed.
  const queuesByStatement = new Map<KeyedStatement<never, object>, Map<string, Queue<never, object>>>()

  function queueOf<P extends Params, R extends object>(statement: KeyedStatement<P, R>, shared: P): Queue<P, R> {
    const statementKey = statement as unknown as KeyedStatement<never, object>
    let queues = queuesByStatement.get(statementKey)
    if (queues === undefined) {
      queues = new Map()
      queuesByStatement.set(statementKey, queues)
    }
    const sharedKey = textOf(shared)
    let queue = queues.get(sharedKey) as Queue<P, R> | undefined
    if (queue === undefined) {
      queue = { statement, shared, sharedKey, unsent: [], sent: new Map(), inFlight: 0, isScheduled: false }
      queues.set(sharedKey, queue as unknown as Queue<never, object>)
    }
    return queue
  }

  // The keys of a request come one after the other with the same object.
  let latestShared: Params | null = null
  let latestText = ''

  function textOf(shared: Params): string {
    if (shared !== latestShared) {
      latestText = JSON.stringify(shared)
      latestShared = shared
    }
    return latestText
  }

  function forget<P extends Params, R extends object>(queue: Queue<P, R>): void {
    // Shared parameters such as cursors have endless values, so an idle queue must not stay.
    if (queue.inFlight > 0 || queue.unsent.length > 0) return
    const statementKey = queue.statement as unknown as KeyedStatement<never, object>
    queuesByStatement.get(statementKey)?.delete(queue.sharedKey)
  }

  function schedule<P extends Params, R extends object>(queue: Queue<P, R>): void {
    if (queue.isScheduled || queue.inFlight >= maxInFlight || queue.unsent.length === 0) return
    queue.isScheduled = true
    // After this turn's promise jobs, all keys that the running resolvers need have been added.
    pace.after(() => {
      queue.isScheduled = false
      while (queue.inFlight < maxInFlight) {
        const batch = queue.unsent.shift()
        if (batch === undefined) break
        void send(queue, batch)
      }
    })
  }

  async function send<P extends Params, R extends object>(queue: Queue<P, R>, batch: Batch<R>): Promise<void> {
    queue.inFlight++
    const controller = new AbortController()
    queue.sent.set(batch, controller)
    try {
      await deliver(queue, batch, controller.signal)
    } finally {
      queue.inFlight--
      queue.sent.delete(batch)
      schedule(queue)
      forget(queue)
    }
  }

  /** A failed batch is retried in halves, so that only the key at fault fails. */
  async function deliver<P extends Params, R extends object>(
    queue: Queue<P, R>,
    batch: Batch<R>,
    signal: AbortSignal,
  ): Promise<void> {
    const keys = [...batch.keys()]
    try {
      const rowsByKey = await readKeys(queue, keys, { signal, ...(isTraced && { callers: callersOf(batch) }) })
      for (const [key, waiting] of batch) {
        const rows = rowsByKey.get(key) ?? none
        for (const caller of waiting) caller.resolve(rows as readonly R[])
      }
    } catch (error) {
      if (keys.length === 1 || isOfDatabase(error)) {
        for (const waiting of batch.values()) for (const caller of waiting) caller.reject(error)
        return
      }
      const entries = [...batch]
      const middle = entries.length >> 1
      await deliver(queue, new Map(entries.slice(0, middle)), signal)
      await deliver(queue, new Map(entries.slice(middle)), signal)
    }
  }

  async function readKeys<P extends Params, R extends object>(
    queue: Queue<P, R>,
    keys: readonly string[],
    options: ReadOptions,
  ): Promise<ReadonlyMap<string, readonly R[]>> {
    const rowsByKey = new Map<string, R[]>()
    const withKey = {
      ...queue.statement,
      row: (row: Parameters<typeof queue.statement.row>[0]) => [row.string('key'), queue.statement.row(row)] as const,
    }
    const { statement } = queue
    const answer = graph.read(withKey, { ...queue.shared, keys }, options)
    for (const [key, row] of await answerInTime(statement, answer)) {
      const rows = rowsByKey.get(key)
      if (rows === undefined) rowsByKey.set(key, [Object.freeze(row)])
      else rows.push(Object.freeze(row))
    }
    for (const rows of rowsByKey.values()) Object.freeze(rows)
    return rowsByKey
  }

  function answerInTime<P extends Params, R extends object, T>(
    statement: KeyedStatement<P, R>,
    answer: Promise<T>,
  ): Promise<T> {
    const { patience } = statement
    return patience === undefined
      ? answer
      : inTime(graph, statement, { ...patience, mostMs: mostMs ?? patience.mostMs }, answer)
  }

  function endAbandoned(): void {
    isLeaving = false
    for (const queues of queuesByStatement.values())
      for (const queue of queues.values()) {
        for (const batch of queue.unsent) dropAbandoned(batch)
        queue.unsent.splice(0, queue.unsent.length, ...queue.unsent.filter(({ size }) => size > 0))
        for (const [batch, controller] of queue.sent) if ([...batch.values()].every(isAbandoned)) controller.abort()
        forget(queue)
      }
  }

  return {
    pace,
    inTime: answerInTime,
    leave() {
      if (isLeaving) return
      isLeaving = true
      // Many callers leave in one turn if their server disconnects.
      setImmediate(endAbandoned)
    },
    load(statement, key, shared, signal = null) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new CallersGone())
        const queue = queueOf(statement, shared)
        let batch = queue.unsent.at(-1)
        if (batch === undefined || (batch.size >= maxKeys && !batch.has(key))) {
          batch = new Map()
          queue.unsent.push(batch)
        }
        const caller = isTraced ? context.active() : null
        const waiting = batch.get(key)
        if (waiting === undefined) batch.set(key, [{ resolve, reject, caller, signal }])
        else waiting.push({ resolve, reject, caller, signal })
        schedule(queue)
      })
    },
  }
}

function dropAbandoned<R>(batch: Batch<R>): void {
  for (const [key, waiting] of batch) {
    if (!isAbandoned(waiting)) continue
    batch.delete(key)
    for (const caller of waiting) caller.reject(new CallersGone())
  }
}

function isAbandoned<R>(waiting: readonly Waiting<R>[]): boolean {
  return waiting.every(({ signal }) => signal?.aborted === true)
}

function callersOf<R>(batch: Batch<R>): readonly Context[] {
  return [...batch.values()].flatMap((waiting) => waiting.flatMap(({ caller }) => caller ?? []))
}

const none: readonly never[] = Object.freeze([])
