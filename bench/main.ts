import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'
import { loadConfig } from '../config.ts'
import { usageFault } from '../process/command-line.ts'
import { openBenchGraph } from './bench-graph.ts'
import { startLoadProcess } from './load/load-process.ts'
import { type BenchOptions, parseOptions } from './options.ts'
import { compareToByHand, type Measurement, table } from './report.ts'
import { runRounds } from './run-rounds.ts'
import type { Stop } from './server-process.ts'

/** All processes under way, in the order of their start. */
const stops: Stop[] = []
let isStopping = false

const log = (line: string) => {
  if (!isStopping) console.error(line)
}

/** The database last, because the servers still have connections to it. */
async function stopAll(): Promise<void> {
  isStopping = true
  for (const stop of stops.toReversed()) await stop()
}

/** Here and not before the command, because nobody needs the packages to read its help. */
function installPeers(): void {
  const setup = fileURLToPath(new URL('../setup.mjs', import.meta.url))
  const { status } = spawnSync(process.execPath, [setup, '--with', 'bench'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The packages of the other gateways could not be installed.')
}

async function bench(options: BenchOptions): Promise<void> {
  installPeers()
  const dataDir = join(loadConfig().dataDir, 'bench')
  const spawned = (stop: Stop) => {
    stops.push(stop)
  }
  const size = { customers: options.customers, events: options.events }
  const { uri, user, password } = await openBenchGraph({ dataDir, size, log, spawned })
  const load = startLoadProcess()
  spawned(load.stop)
  const setting = { neo4j: { uri, user, password }, dataDir, before: options.before }
  const measurements: Measurement[] = []
  const measured = (measurement: Measurement) => {
    measurements.push(measurement)
  }
  try {
    await runRounds(options, { setting, load, log, spawned, measured })
  } finally {
    // Measurements before a contender failed are reported as well.
    if (!isStopping && measurements.length > 0) await report(measurements, options)
  }
}

async function report(measurements: readonly Measurement[], { contenders, json }: BenchOptions): Promise<void> {
  console.log(table(measurements, contenders))
  if (json !== null) await writeFile(json, `${JSON.stringify(compareToByHand(measurements), null, 2)}\n`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    console.error('stopping')
    void stopAll().finally(() => process.exit(130))
  })

try {
  await bench(parseOptions(process.argv.slice(2)))
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : usageFault
  else {
    log(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
} finally {
  // A signal stops them by itself, and ends the process.
  if (!isStopping) await stopAll()
}
