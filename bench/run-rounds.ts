import type { ContenderName } from './contender-names.ts'
import { contenders, type Running, type Setting } from './contenders.ts'
import type { LoadProcess } from './load/load-process.ts'
import type { LoadRequest } from './load/load-types.ts'
import type { BenchOptions } from './options.ts'
import { difference, firstAnswers, loadRequests, type Reference } from './questions.ts'
import type { Measurement } from './report.ts'
import type { Stop } from './server-process.ts'
import type { WorkloadName } from './workloads.ts'

export interface RoundsDeps {
  readonly setting: Setting
  readonly load: LoadProcess
  readonly log: (line: string) => void
  readonly spawned: (stop: Stop) => void
  readonly measured: (measurement: Measurement) => void
}

type Requests = readonly (readonly [WorkloadName, readonly LoadRequest[]])[]

/** Each contender in turn, alone beside the database and the load; the order turns from round to round. */
export async function runRounds(options: BenchOptions, deps: RoundsDeps): Promise<void> {
  const reference = await readReference(options, deps)
  await rehearse(options, deps)
  for (let round = 1; round <= options.rounds; round++) {
    const shift = (round - 1) % options.contenders.length
    for (const contender of [...options.contenders.slice(shift), ...options.contenders.slice(0, shift)]) {
      deps.log(`round ${round} of ${options.rounds}: ${contender} starts`)
      await withContender(contender, options, deps, async (running, requests) => {
        const checked = requests.map(([workload, questions]) =>
          check(contender, workload, questions, running, reference),
        )
        await Promise.all(checked)
        await drive(running, requests, options, deps, 3 * requests.length)
        await measure(contender, round, running, requests, options, deps)
      })
    }
  }
}

/** By-hand's answers. */
async function readReference(options: BenchOptions, deps: RoundsDeps): Promise<Reference> {
  deps.log('by-hand answers for reference')
  return withContender('by-hand', options, deps, async (running, requests) => {
    const reference: Record<WorkloadName, Reference[WorkloadName]> = { W1: [], W2: [] }
    const { dialect } = contenders['by-hand']
    for (const [workload, questions] of requests)
      reference[workload] = await firstAnswers(workload, questions, dialect, running)
    return reference
  })
}

const rehearsalSeconds = 10

/**
 * A round that is not measured: nobody must pay for a database that never saw such reads, or never wrote. Its virtual machine compiles
 * what is new to it for so long.
 */
async function rehearse(options: BenchOptions, deps: RoundsDeps): Promise<void> {
  for (const contender of options.contenders) {
    deps.log(`${contender} rehearses`)
    await withContender(contender, options, deps, async (running, requests) => {
      await drive(running, requests, options, deps, rehearsalSeconds)
    })
  }
}

async function withContender<T>(
  name: ContenderName,
  { customers, workloads }: BenchOptions,
  { setting, spawned }: RoundsDeps,
  work: (running: Running, requests: Requests) => Promise<T>,
): Promise<T> {
  const { dialect, start } = contenders[name]
  const stops: Stop[] = []
  try {
    const running = await start(setting, (stop) => {
      stops.push(stop)
      spawned(stop)
    })
    const requests: (readonly [WorkloadName, readonly LoadRequest[]])[] = []
    for (const workload of workloads)
      requests.push([workload, await loadRequests(workload, customers, dialect, running)])
    return await work(running, requests)
  } finally {
    await Promise.all(stops.map((stop) => stop()))
  }
}

async function check(
  name: ContenderName,
  workload: WorkloadName,
  requests: readonly LoadRequest[],
  running: Running,
  reference: Reference,
): Promise<void> {
  const answers = await firstAnswers(workload, requests, contenders[name].dialect, running)
  const differs = difference(answers, reference[workload])
  if (differs !== null) throw new Error(`${name} answers ${workload} otherwise than by-hand: ${differs}`)
}

async function drive(
  running: Running,
  requests: Requests,
  { connections }: BenchOptions,
  { load }: RoundsDeps,
  seconds: number,
) {
  for (const [, questions] of requests)
    await load.run({
      target: { ...running, requests: questions },
      connections: Math.max(...connections),
      warmUpSeconds: 0,
      seconds: seconds / requests.length,
    })
}

async function measure(
  contender: ContenderName,
  round: number,
  running: Running,
  requests: Requests,
  { connections, customers, seconds }: BenchOptions,
  { load, log, measured }: RoundsDeps,
): Promise<void> {
  for (const [workload, questions] of requests) {
    const target = { ...running, requests: questions }
    for (const count of connections) {
      const result = await load.run({ target, connections: count, warmUpSeconds: Math.min(1, seconds), seconds })
      const { rps, p50Ms, p99Ms, errors, firstError } = result
      measured({ workload, connections: count, customers, round, contender, rps, p50Ms, p99Ms, errors })
      log(
        `  ${workload}, ${count} connections: ${rps.toFixed(0)} requests/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
      )
      if (errors > 0) log(`  ${errors} errors, the first: ${firstError}`)
    }
  }
}
