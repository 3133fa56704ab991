import { Agent, request } from 'node:http'
import { createHistogram } from 'node:perf_hooks'
import type { LoadRequest, LoadResult, LoadRun, LoadTarget } from './load-types.ts'

/**
 * Keeps `connections` requests under way: each worker sends the next one as soon as it gets an answer. Counts the answers within the
 * measured time, which begins while the load is on. It lasts longer if answers are slow, until there are as many as connections.
 */
export async function runClosedLoop({ target, connections, warmUpSeconds, seconds }: LoadRun): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies = createHistogram()
  const measuredFrom = performance.now() + warmUpSeconds * 1_000
  const measuredUntil = measuredFrom + seconds * 1_000
  let endedAt: number | null = null
  let answers = 0
  let errors = 0
  let firstError: string | null = null

  async function work(worker: number): Promise<void> {
    // At any moment, workers request different customers.
    let next = Math.floor((target.requests.length / connections) * worker)
    while (endedAt === null) {
      const question = target.requests[next++ % target.requests.length]
      if (question === undefined) return
      const startedAt = performance.now()
      const failure = await ask(agent, target, question)
      const answeredAt = performance.now()
      answers++
      if (answeredAt < measuredFrom || endedAt !== null) continue
      if (failure === null) latencies.record(Math.max(1, Math.round((answeredAt - startedAt) * 1_000)))
      else errors++
      firstError ??= failure
      if (answeredAt >= measuredUntil && latencies.count + errors >= connections) endedAt = answeredAt
    }
  }

  try {
    await Promise.all(Array.from({ length: connections }, (_, worker) => work(worker)))
  } finally {
    agent.destroy()
  }
  const measuredSeconds = ((endedAt ?? measuredUntil) - measuredFrom) / 1_000
  const milliseconds = (percentile: number) => (latencies.count === 0 ? 0 : latencies.percentile(percentile) / 1_000)
  return {
    rps: latencies.count / measuredSeconds,
    p50Ms: milliseconds(50),
    p99Ms: milliseconds(99),
    answers,
    errors,
    firstError,
  }
}

const answerTimeoutMs = 30_000

/** Null: a right answer. */
function ask(agent: Agent, { url, headers }: LoadTarget, { path, body, expect }: LoadRequest): Promise<string | null> {
  return new Promise((resolve) => {
    const sent = request(
      new URL(path, url),
      {
        agent,
        timeout: answerTimeoutMs,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', (error) => resolve(String(error)))
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString()
          const isRight = response.statusCode === 200 && answer.includes(expect) && !answer.includes('"errors":')
          resolve(isRight ? null : `${response.statusCode} ${answer.slice(0, 500)}`)
        })
      },
    )
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
    sent.on('error', (error) => resolve(String(error)))
    sent.end(body)
  })
}

if (import.meta.main) {
  process.on('message', (run: LoadRun) => {
    void runClosedLoop(run).then((result) => process.send?.(result))
  })
  process.once('disconnect', () => process.exit())
}
