import type { ContenderName } from './contender-names.ts'
import { contenders, type Running, type Setting } from './contenders.ts'
import type { LoadProcess } from './load/load-process.ts'
import type { LoadRequest } from './load/load-types.ts'
import type { BenchOptions } from './options.ts'
import { cpuMsOf } from './process-cpu.ts'
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

/** The order of the contenders rotates from round to round. */
export async function runRounds(options: BenchOptions, deps: RoundsDeps): Promise<void> {
  const reference = await readReference(options, deps)
  if (options.together) return runTogether(options, deps, reference)
  await rehearse(options, deps)
  await runApart(options, deps, reference)
}

/** Each contender in turn, alone beside the database and the load. */
async function runApart(options: BenchOptions, deps: RoundsDeps, reference: Reference): Promise<void> {
  for (let round = 1; round <= options.rounds; round++)
    for (const contender of inOrderOf(round, options.contenders)) {
      deps.log(`round ${round} of ${options.rounds}: ${contender} starts`)
      await withContender(contender, options, deps, async (started) => {
        const { running, requests } = started
        await check(contender, requests, running, reference)
        await drive(running, requests, options, deps, 3 * requests.length)
        await measure({ round, ...started }, options, deps)
      })
    }
}

/** All contenders are running, and one is queried: changes of the machine's speed affect all of them alike. */
async function runTogether(options: BenchOptions, deps: RoundsDeps, reference: Reference): Promise<void> {
  const started: Started[] = []
  try {
    for (const contender of options.contenders) {
      deps.log(`${contender} starts`)
      const one = await startContender(contender, options, deps)
      started.push(one)
      await check(contender, one.requests, one.running, reference)
      await drive(one.running, one.requests, options, deps, rehearsalSeconds)
    }
    for (let round = 1; round <= options.rounds; round++) {
      deps.log(`round ${round} of ${options.rounds}`)
      for (const one of inOrderOf(round, started)) await measure({ round, ...one }, options, deps)
    }
  } finally {
    await Promise.all(started.map(({ stop }) => stop()))
  }
}

function inOrderOf<T>(round: number, all: readonly T[]): readonly T[] {
  const shift = (round - 1) % all.length
  return [...all.slice(shift), ...all.slice(0, shift)]
}

/** By-hand's answers. */
async function readReference(options: BenchOptions, deps: RoundsDeps): Promise<Reference> {
  deps.log('by-hand answers for reference')
  return withContender('by-hand', options, deps, async ({ running, requests }) => {
    const reference: Record<WorkloadName, Reference[WorkloadName]> = { W1: [], W2: [] }
    const { dialect } = contenders['by-hand']
    for (const [workload, questions] of requests)
      reference[workload] = await firstAnswers(workload, questions, dialect, running)
    return reference
  })
}

const rehearsalSeconds = 10

/**
 * A round that is not measured: no contender must pay for a database that has never executed such reads or writes. Its virtual machine
 * compiles new code for about this long.
 */
async function rehearse(options: BenchOptions, deps: RoundsDeps): Promise<void> {
  for (const contender of options.contenders) {
    deps.log(`${contender} rehearses`)
    await withContender(contender, options, deps, async ({ running, requests }) => {
      await drive(running, requests, options, deps, rehearsalSeconds)
    })
  }
}

interface Started {
  readonly contender: ContenderName
  readonly running: Running
  readonly requests: Requests
  /** Its servers' requests. */
  readonly pids: readonly number[]
  readonly stop: Stop
}

/** Leaves nothing behind if it fails. */
async function startContender(
  contender: ContenderName,
  { customers, workloads }: BenchOptions,
  { setting, spawned }: RoundsDeps,
): Promise<Started> {
  const { dialect, start } = contenders[contender]
  const stops: Stop[] = []
  const pids: number[] = []
  const stop = async () => {
    await Promise.all(stops.map((stopOne) => stopOne()))
  }
  try {
    const running = await start(setting, (server) => {
      stops.push(server.stop)
      pids.push(server.pid)
      spawned(server.stop)
    })
    const requests: (readonly [WorkloadName, readonly LoadRequest[]])[] = []
    for (const workload of workloads)
      requests.push([workload, await loadRequests(workload, customers, dialect, running)])
    return { contender, running, requests, pids, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function withContender<T>(
  name: ContenderName,
  options: BenchOptions,
  deps: RoundsDeps,
  work: (started: Started) => Promise<T>,
): Promise<T> {
  const started = await startContender(name, options, deps)
  try {
    return await work(started)
  } finally {
    await started.stop()
  }
}

async function check(name: ContenderName, requests: Requests, running: Running, reference: Reference): Promise<void> {
  const checked = requests.map(async ([workload, questions]) => {
    const answers = await firstAnswers(workload, questions, contenders[name].dialect, running)
    const differs = difference(answers, reference[workload])
    if (differs !== null) throw new Error(`${name} answers ${workload} differently from by-hand: ${differs}`)
  })
  await Promise.all(checked)
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

interface Turn extends Pick<Started, 'contender' | 'running' | 'requests' | 'pids'> {
  readonly round: number
}

async function measure(
  { contender, round, running, requests, pids }: Turn,
  { connections, customers, seconds }: BenchOptions,
  { load, log, measured }: RoundsDeps,
): Promise<void> {
  for (const [workload, questions] of requests) {
    const target = { ...running, requests: questions }
    for (const count of connections) {
      const cpuBefore = cpuMsOf(pids)
      const result = await load.run({ target, connections: count, warmUpSeconds: Math.min(1, seconds), seconds })
      const cpuAfter = cpuMsOf(pids)
      const { rps, p50Ms, p99Ms, answers, errors, firstError } = result
      const cpuMs = cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / answers
      measured({ workload, connections: count, customers, round, contender, rps, p50Ms, p99Ms, cpuMs, errors })
      log(
        `  ${contender}, ${workload}, ${count} connections: ${rps.toFixed(0)} requests/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, CPU ${cpuMs?.toFixed(2) ?? '-'} ms`,
      )
      if (errors > 0) log(`  ${errors} errors, the first: ${firstError}`)
    }
  }
}
