import { Agent, request } from 'node:http'
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LoadTarget } from '../../bench/load/load-types.ts'

export interface OpenLoopResult {
  /** Right answers a second. */
  readonly goodput: number
  readonly offered: number
  readonly acceptedP99Ms: number
  /** 503 or 429, with Retry-After. */
  readonly refused: number
  readonly refusedP99Ms: number
  readonly otherFaults: readonly string[]
}

const tickMs = 5
const microseconds = 1_000

/** Asks at a rate, however slowly the answers come: what users do. */
export async function runOpenLoop(target: LoadTarget, perSecond: number, seconds: number): Promise<OpenLoopResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })
  const accepted = createHistogram()
  const refused = createHistogram()
  const otherFaults: string[] = []
  const startedAt = performance.now()
  const pending = new Set<Promise<void>>()
  let sent = 0
  while (performance.now() - startedAt < seconds * 1_000) {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond)
    for (; sent < due; sent++) {
      const asked = ask(agent, target, sent).then(
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
  agent.destroy()
  const p99 = (latencies: RecordableHistogram) => (latencies.count === 0 ? 0 : latencies.percentile(99) / microseconds)
  return {
    goodput: accepted.count / seconds,
    offered: sent / seconds,
    acceptedP99Ms: p99(accepted),
    refused: refused.count,
    refusedP99Ms: p99(refused),
    otherFaults,
  }
}

function record(latencies: RecordableHistogram, ms: number): void {
  latencies.record(Math.max(1, Math.round(ms * microseconds)))
}

interface Asked {
  readonly status: number
  readonly ms: number
  readonly hasRetryAfter: boolean
  readonly text: string
}

function ask(agent: Agent, { url, headers, requests }: LoadTarget, index: number): Promise<Asked> {
  const { path = '/graphql', body = '' } = requests[index % requests.length] ?? {}
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, url),
      {
        agent,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            ms: performance.now() - startedAt,
            hasRetryAfter: response.headers['retry-after'] !== undefined,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
