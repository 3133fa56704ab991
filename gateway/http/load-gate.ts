import type { IncomingMessage, RequestListener } from 'node:http'
import { codedError } from '../../errors.ts'
import { createPace, type Pace } from '../../graph/pace.ts'

export interface LoadGateSettings {
  /** The most requests under way at once while answers are fast. */
  readonly most: number
  /** At least this many are admitted, however slow answers are: by default as many as the database has connections. */
  readonly least?: number
  /** If the average answer is slower than this, the bound is lowered. */
  readonly slowMs?: number
  /** How long a request waits for its turn. */
  readonly queueMs: number
  /** Schedules all work of a request: see createPace. */
  readonly pace?: Pace
}

/** Ends a request's time among those under way. Only the first call has an effect. */
export interface Leave {
  /** The request is over. */
  readonly over: () => void
  /** The request waits for its caller, which says nothing about how fast answers are. */
  readonly waiting: () => void
}

export interface LoadGate {
  /** Calls one of the two, at once or within queueMs. */
  readonly ask: (enter: (leave: Leave) => void, refuse: () => void) => void
  readonly state: () => {
    readonly bound: number
    readonly underWay: number
    readonly waiting: number
    readonly shed: number
  }
}

/** The place of a request among those under way. */
export interface Place {
  /** Leaves it to others, while the request's body arrives. */
  readonly give: () => void
  /** Takes a place in turn with all other requests. False: the server is overloaded. */
  readonly retake: () => Promise<boolean>
}

interface Waiting {
  readonly enter: (leave: Leave) => void
  readonly timer: NodeJS.Timeout
}

/** The weight of the newest duration in the running average. */
const newest = 0.05
const lowerAtMostEveryMs = 100
/** For this time after a refusal, no request waits: what arrives now is not a burst, and callers learn of the refusal at once. */
const noWaitMs = 1_000

/**
 * Limits how many requests are under way. The limit follows the measured response time, like the window of TCP: it decreases by a tenth
 * while the average exceeds slowMs, and increases by one for each full round of fast answers, needed or not, because a limit that stayed
 * low after a rush would refuse callers at the first short delay. Requests above the limit wait for queueMs, in order, as many as may be
 * under way. All others are refused at once, which costs next to nothing and keeps the admitted ones fast.
 */
export function createLoadGate({
  most,
  least = 64,
  slowMs = 250,
  queueMs,
  pace = createPace(),
}: LoadGateSettings): LoadGate {
  let bound = most
  let underWay = 0
  let averageMs = 0
  let loweredAt = 0
  let shed = 0
  let shedAt = Number.NEGATIVE_INFINITY
  const queue = new Set<Waiting>()

  function learn(tookMs: number): void {
    averageMs += newest * (tookMs - averageMs)
    const now = performance.now()
    if (averageMs > slowMs) {
      if (now - loweredAt < lowerAtMostEveryMs) return
      loweredAt = now
      bound = Math.max(least, bound * 0.9)
    } else bound = Math.min(most, bound + 1 / bound)
  }

  function admit(enter: Waiting['enter']): void {
    underWay++
    const startedAt = performance.now()
    let isOver = false
    const leave = () => {
      if (isOver) return false
      isOver = true
      underWay--
      next()
      return true
    }
    const over = () => {
      if (leave()) learn(performance.now() - startedAt)
    }
    pace.run(() => enter({ over, waiting: leave }))
  }

  function next(): void {
    for (const waiting of queue) {
      if (underWay >= Math.floor(bound)) return
      clearTimeout(waiting.timer)
      queue.delete(waiting)
      admit(waiting.enter)
    }
  }

  function shedOne(refuse: () => void): void {
    shed++
    shedAt = performance.now()
    refuse()
  }

  return {
    ask(enter, refuse) {
      if (underWay < Math.floor(bound)) return admit(enter)
      if (queue.size >= Math.floor(bound) || performance.now() - shedAt < noWaitMs) return shedOne(refuse)
      const waiting: Waiting = {
        enter,
        timer: setTimeout(() => {
          queue.delete(waiting)
          shedOne(refuse)
        }, queueMs),
      }
      queue.add(waiting)
    },
    state: () => ({ bound: Math.floor(bound), underWay, waiting: queue.size, shed }),
  }
}

const places = new WeakMap<IncomingMessage, Place>()

/** Undefined if the request came through no gate. */
export function placeOf(request: IncomingMessage): Place | undefined {
  return places.get(request)
}

/** Refuses a request that got no place. */
export function overloaded() {
  return codedError(
    'SERVICE_UNAVAILABLE',
    'The server is overloaded: try again after the time in the header retry-after.',
    { retryAfterSeconds: 1 },
  )
}

/** Puts `listener` behind a gate for the endpoint; pages and checks always pass. A refusal is 503 with Retry-After. */
export function withLoadGate(listener: RequestListener, gate: LoadGate, newId: () => string): RequestListener {
  return (request, response) => {
    if (!request.url?.startsWith('/graphql')) return listener(request, response)
    gate.ask(
      (first) => {
        // A caller who disconnected while waiting.
        if (response.destroyed) return first.over()
        let leave = first
        response.once('close', () => leave.over())
        places.set(request, {
          give: () => leave.waiting(),
          retake: () =>
            new Promise((resolve) => {
              const enter = (again: Leave) => {
                leave = again
                if (response.destroyed) again.over()
                resolve(true)
              }
              gate.ask(enter, () => resolve(false))
            }),
        })
        listener(request, response)
      },
      () => {
        const requestId = newId()
        const { message, extensions } = overloaded()
        const body = JSON.stringify({ errors: [{ message, extensions: { ...extensions, requestId } }] })
        response.writeHead(503, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': body.length,
          'cache-control': 'no-store',
          'retry-after': '1',
          'x-request-id': requestId,
        })
        response.end(body)
      },
    )
  }
}
