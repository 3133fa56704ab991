import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCommand, runCommand } from '../../command-line.ts'
import { createDriver } from '../../graph/driver.ts'
import { migrate } from '../../graph/migrate.ts'
import { createGraph, type Graph } from '../../graph/run.ts'
import { startEmbeddedNeo4j } from '../../graph/server/embedded.ts'
import { readFebrl } from '../../resolution/evaluation/labelled-set.ts'
import { type RecordLine, recordLine } from '../../resolution/record-line.ts'
import { wholeNumber } from '../options.ts'
import { type Arm, createArms } from './arms.ts'
import { generatedPeople } from './people.ts'

interface Options {
  readonly people: number
  readonly data: string
  readonly records: number
  readonly writers: number
  readonly batch: number
  readonly slice: number
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

interface Lane {
  readonly arm: Arm
  readonly graph: Graph
  readonly close: () => Promise<void>
  /** Seconds by slice. */
  readonly seconds: number[]
}

async function openLane(arm: Arm): Promise<Lane> {
  const dataDir = await mkdtemp(join(tmpdir(), `bench-ingest-${arm.name}-`))
  const server = await startEmbeddedNeo4j({ dataDir, heapMb: 1_024, pageCacheMb: 512 })
  const driver = createDriver(server)
  await migrate(driver, 'neo4j')
  const graph = createGraph(driver, { database: 'neo4j', statementTimeoutMs: 60_000 })
  async function close() {
    await graph.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { arm, graph, close, seconds: [] }
}

/** Batches of one slice by so many writers at once. */
async function writeSlice(
  { arm, graph, seconds }: Lane,
  slice: readonly RecordLine[],
  { batch: size, writers }: Options,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(slice.length / size) }, (_, index) =>
    slice.slice(index * size, (index + 1) * size),
  ).values()
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (const batch of batches) await arm.write(graph, batch)
    }),
  )
  seconds.push((performance.now() - startedAt) / 1_000)
}

function report(lanes: readonly Lane[], sizes: readonly number[]): void {
  const records = sizes.reduce((sum, size) => sum + size, 0)
  const total = (seconds: readonly number[]) => seconds.reduce((sum, second) => sum + second, 0)
  const [plain] = lanes
  for (const { arm, seconds } of lanes) {
    const rate = records / total(seconds)
    const ratio = total(plain?.seconds ?? []) / total(seconds)
    const candidates = arm.compared() === 0 ? '' : `, ${(arm.compared() / records).toFixed(1)} candidates a record`
    console.log(`${arm.name}: ${Math.round(rate)} records/s, ratio to plain ${ratio.toFixed(3)}${candidates}`)
  }
}

async function bench(options: Options): Promise<number> {
  const { lines } = readFebrl('febrl4', options.data, true)
  const febrl = lines.map((line) => recordLine.parse(line))
  const people = [...generatedPeople(options.people)]
  // Mixed, so that every slice holds some of both.
  const each = Math.max(1, Math.ceil(people.length / febrl.length))
  const mixed = febrl
    .flatMap((line, index) => [line, ...people.slice(index * each, (index + 1) * each)])
    .slice(0, options.records)
  const lanes: Lane[] = []
  try {
    for (const arm of createArms()) lanes.push(await openLane(arm))
    const size = options.slice
    const sizes: number[] = []
    for (let at = 0, turn = 0; at < mixed.length; at += size, turn++) {
      const slice = mixed.slice(at, at + size)
      for (let step = 0; step < lanes.length; step++) {
        const lane = lanes[(turn + step) % lanes.length]
        if (lane !== undefined) await writeSlice(lane, slice, options)
      }
      sizes.push(slice.length)
      console.error(
        `${at + slice.length} of ${mixed.length}: ${lanes.map(({ arm, seconds }) => `${arm.name} ${seconds.at(-1)?.toFixed(1)} s`).join(', ')}`,
      )
    }
    report(lanes, sizes)
  } finally {
    for (const lane of lanes) await lane.close()
  }
  return 0
}

process.exitCode = await runCommand<Options>(command, process.argv.slice(2), bench)
