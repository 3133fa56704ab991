import { createHistogram, monitorEventLoopDelay, type RecordableHistogram } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LoadRequest, LoadTarget } from '../../bench/load/load-types.ts'
import { openConnections } from './connections.ts'

export interface OpenLoopResult {
  /** Right answers a second. */
  readonly goodput: number
  readonly offered: number
  readonly acceptedP99Ms: number
  /** 503 or 429, with Retry-After. */
  readonly refused: number
  readonly refusedP99Ms: number
  /** How late this process itself was: part of each of the figures above. */
  readonly ownDelayP99Ms: number
  readonly otherFaults: readonly string[]
}

const tickMs = 5
const microseconds = 1_000

/** Asks at a rate, however slowly the answers come: what users do. */
export async function runOpenLoop(target: LoadTarget, perSecond: number, seconds: number): Promise<OpenLoopResult> {
  const connections = openConnections(new URL(target.url))
  const requests = target.requests.map((request) => toBytes(target, request))
  const accepted = createHistogram()
  const refused = createHistogram()
  const otherFaults: string[] = []
  const ownDelay = monitorEventLoopDelay({ resolution: tickMs })
  ownDelay.enable()
  const startedAt = performance.now()
  const pending = new Set<Promise<void>>()
  let sent = 0
  while (performance.now() - startedAt < seconds * 1_000) {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond)
    for (; sent < due; sent++) {
      const asked = connections.ask(requests[sent % requests.length] ?? nothing).then(
        ({ status, ms, hasRetryAfter, text }) => {
          if (status === 200 && !text.includes('"errors":')) record(accepted, ms)
          else if ((status === 503 || status === 429) && hasRetryAfter) record(refused, ms)
          else otherFaults.push(`${status} ${text.slice(0, 200)}`)
        },
        (error: unknown) => {
          otherFaults.push(String(error))
        },
      )
      pending.add(asked)
      void asked.finally(() => pending.delete(asked))
    }
    await sleep(tickMs)
  }
  await Promise.all(pending)
  ownDelay.disable()
  connections.close()
  const p99 = (latencies: RecordableHistogram) => (latencies.count === 0 ? 0 : latencies.percentile(99) / microseconds)
  return {
    goodput: accepted.count / seconds,
    offered: sent / seconds,
    acceptedP99Ms: p99(accepted),
    refused: refused.count,
    refusedP99Ms: p99(refused),
    ownDelayP99Ms: ownDelay.percentile(99) / 1e6,
    otherFaults,
  }
}

const nothing = Buffer.alloc(0)

function toBytes({ url, headers }: LoadTarget, { path, body }: LoadRequest): Buffer {
  const all = {
    host: new URL(url).host,
    ...headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

function record(latencies: RecordableHistogram, ms: number): void {
  latencies.record(Math.max(1, Math.round(ms * microseconds)))
}
