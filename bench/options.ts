import { InvalidArgumentError } from 'commander'
import { createCommand } from '../process/command-line.ts'
import { type ContenderName, contenderNames, usualContenders } from './contender-names.ts'
import { type WorkloadName, workloadNames } from './workloads.ts'

export interface BenchOptions {
  readonly customers: number
  readonly events: number
  /** Numbers of concurrent requests, with one measurement each. */
  readonly connections: readonly number[]
  readonly workloads: readonly WorkloadName[]
  /** The seconds of one measurement, after its warm-up. */
  readonly seconds: number
  readonly rounds: number
  /** All contenders keep running and are queried in short turns: for contenders that differ little. */
  readonly together: boolean
  /** The first one is the reference for the others. */
  readonly contenders: readonly ContenderName[]
  /** The folder of the checkout that `ours-before` runs. Null: none was named. */
  readonly before: string | null
  /** Null: no file. */
  readonly json: string | null
}

/** Throws a commander error with a message for the user. `--help` ends with one as well. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const command = createCommand({
    name: 'npm run bench --',
    description: 'Measures the gateway and its peers on one loaded Neo4j.',
    examples: [
      'npm run bench',
      'npm run bench -- --customers 2000 --events 30000 --rounds 1 --contenders by-hand,ours',
    ],
  })
    .option('--customers <number>', 'customers in the graph', wholeNumber, 20_000)
    .option('--events <number>', 'touchpoints in the graph', wholeNumber, 300_000)
    .option('--connections <list>', 'concurrent requests', listOf(wholeNumber), [1, 32])
    .option('--workloads <list>', workloadNames.join(', '), listOf(oneOf(workloadNames)), [...workloadNames])
    .option('--seconds <number>', 'of each measurement', wholeNumber, 4)
    .option('--rounds <number>', 'rounds, each in a different order', wholeNumber, 3)
    .option('--together', 'keep all contenders running and query them in turn', false)
    .option('--contenders <list>', contenderNames.join(', '), listOf(oneOf(contenderNames)), [...usualContenders])
    .option('--before <folder>', 'checkout of another revision, for the contender ours-before')
    .option('--json <file>', 'write every measurement to this file as JSON')
    .parse(args, { from: 'user' })
  // Declared above, one by one.
  const options = command.opts() as Omit<BenchOptions, 'json' | 'before'> & {
    readonly json?: string
    readonly before?: string
  }
  if (options.contenders.includes('ours-before') !== (options.before !== undefined))
    command.error('error: --before FOLDER and the contender ours-before require each other')
  return { ...options, json: options.json ?? null, before: options.before ?? null }
}

export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number, 1 or more.')
  return value
}

function oneOf<T extends string>(names: readonly T[]): (text: string) => T {
  return (text) => {
    const name = names.find((known) => known === text)
    if (name === undefined) throw new InvalidArgumentError(`It must be one or more of: ${names.join(', ')}.`)
    return name
  }
}

function listOf<T>(item: (text: string) => T): (text: string) => readonly T[] {
  return (text) => [...new Set(text.split(',').map((part) => item(part.trim())))]
}
