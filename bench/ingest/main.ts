import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDriver } from '../../graph/driver.ts'
import type { Graph } from '../../graph/run.ts'
import { startEmbeddedNeo4j } from '../../graph/server/embedded.ts'
import { createCommand, runCommand } from '../../process/command-line.ts'
import { failToStart } from '../../process/process-fault.ts'
import { readFebrl } from '../../resolution/evaluation/labelled-set.ts'
import { type RecordLine, recordLine } from '../../resolution/records/record-line.ts'
import { wholeNumber } from '../options.ts'
import { cpuMsOf } from '../process-cpu.ts'
import { generatedPeople } from './people.ts'
import { type Contender, contendersOfBoth, contendersOfThisRevision } from './revisions.ts'

interface Options {
  readonly people: number
  readonly data: string
  readonly records: number
  readonly writers: number
  readonly batch: number
  readonly slice: number
  readonly before?: string
}

const command = createCommand({
  name: 'npm run bench:ingest --',
  description:
    'Measures records per second of ingest with and without resolution, as ratios to a plain UNWIND ... MERGE of the same records.',
  examples: ['npm run bench:ingest', 'npm run bench:ingest -- --people 5000 --records 10000'],
})
  .option('--people <count>', 'generated records beside Febrl 4', wholeNumber, 60_000)
  .option('--data <folder>', 'folder of the Febrl files', '../shared/data/febrl')
  .option('--records <count>', 'most records of the mixture', wholeNumber, 1_000_000)
  .option('--writers <count>', 'batches in flight', wholeNumber, 4)
  .option('--batch <count>', 'records per transaction', wholeNumber, 100)
  .option('--slice <count>', 'records that each contender writes in turn', wholeNumber, 2_000)
  .option('--before <folder>', 'checkout of another revision: compares its full matching with this one')

interface OpenContender extends Contender {
  readonly graph: Graph
  readonly close: () => Promise<void>
  /** Seconds per slice. */
  readonly seconds: number[]
  /** Milliseconds of CPU that this process and the lane's database have spent so far. Null if the system does not state it. */
  readonly cpu: () => number | null
  /** The same per slice. It depends far less than the time on what else the machine does. */
  readonly cpuMs: number[]
}

async function openContender(contender: Contender): Promise<OpenContender> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-ingest-'))
  const server = await startEmbeddedNeo4j({ dataDir, heapMb: 1_024, pageCacheMb: 512 })
  const driver = createDriver(server)
  await contender.migrate(driver, 'neo4j')
  const graph = contender.createGraph(driver, { database: 'neo4j', statementTimeoutMs: 60_000 })
  async function close() {
    await graph.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const cpu = () => cpuMsOf([process.pid, server.serverPid() ?? process.pid])
  return { ...contender, graph, close, seconds: [], cpu, cpuMs: [] }
}

/** Batches of one slice, written by this many writers at once. */
async function writeSlice(
  { arm, graph, seconds, cpu, cpuMs }: OpenContender,
  slice: readonly RecordLine[],
  { batch: size, writers }: Options,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(slice.length / size) }, (_, index) =>
    slice.slice(index * size, (index + 1) * size),
  ).values()
  const [startedAt, cpuBefore] = [performance.now(), cpu()]
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (const batch of batches) await arm.write(graph, batch)
    }),
  )
  seconds.push((performance.now() - startedAt) / 1_000)
  cpuMs.push((cpu() ?? 0) - (cpuBefore ?? 0))
}

function report(contenders: readonly OpenContender[], sizes: readonly number[]): void {
  const records = sizes.reduce((sum, size) => sum + size, 0)
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  const [first] = contenders
  for (const { label, arm, seconds, cpuMs } of contenders) {
    const rate = records / total(seconds)
    const ratio = total(first?.seconds ?? []) / total(seconds)
    const cpu = (total(cpuMs) / records).toFixed(2)
    const candidates = arm.compared() === 0 ? '' : `, ${(arm.compared() / records).toFixed(1)} candidates per record`
    console.log(
      `${label}: ${Math.round(rate)} records/s, ratio to ${first?.label} ${ratio.toFixed(3)}, ${cpu} ms CPU per record${candidates}`,
    )
  }
}

async function bench(options: Options): Promise<number> {
  const { lines } = readFebrl({ dataset: 'febrl4', folder: options.data, hasIds: true })
  const febrl = lines.map((line) => recordLine.parse(line))
  const people = [...generatedPeople(options.people)]
  // Mixed, so that every slice contains some of both.
  const each = Math.max(1, Math.ceil(people.length / febrl.length))
  const mixed = febrl
    .flatMap((line, index) => [line, ...people.slice(index * each, (index + 1) * each)])
    .slice(0, options.records)
  const contenders: OpenContender[] = []
  const toOpen = options.before === undefined ? contendersOfThisRevision() : await contendersOfBoth(options.before)
  try {
    for (const contender of toOpen) contenders.push(await openContender(contender))
    const size = options.slice
    const sizes: number[] = []
    for (let at = 0, turn = 0; at < mixed.length; at += size, turn++) {
      const slice = mixed.slice(at, at + size)
      for (let step = 0; step < contenders.length; step++) {
        const contender = contenders[(turn + step) % contenders.length]
        if (contender !== undefined) await writeSlice(contender, slice, options)
      }
      sizes.push(slice.length)
      console.error(
        `${at + slice.length} of ${mixed.length}: ${contenders.map(({ label, seconds }) => `${label} ${seconds.at(-1)?.toFixed(1)} s`).join(', ')}`,
      )
    }
    report(contenders, sizes)
  } finally {
    for (const contender of contenders) await contender.close()
  }
  return 0
}

process.exitCode = await runCommand<Options>(command, process.argv.slice(2), bench).catch(failToStart)
