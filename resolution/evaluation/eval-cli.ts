import type { Writable } from 'node:stream'
import { InvalidArgumentError } from 'commander'
import type { Graph } from '../../graph/run.ts'
import { createCommand, runCommand } from '../../process/command-line.ts'
import { printLine } from '../../process/terminal.ts'
import type { Model } from '../match/model.ts'
import { evaluateGraph } from './evaluate-graph.ts'
import { reportOf } from './figures.ts'
import { type GeneratedSet, generateLabelledSet } from './generated/generated-set.ts'
import { reportByKind } from './generated/report-by-kind.ts'
import { type LabelledLine, type LabelledSet, readFebrl, readLabelledSet } from './labelled-set.ts'

export interface EvalCliDeps {
  readonly model: Model
  readonly stdout: Writable
  /** A separate empty graph, which is deleted when it is closed. */
  readonly openEmptyGraph: () => Promise<{ readonly graph: Graph; readonly close: () => Promise<void> }>
  /** The path that every record takes. Returns the number of refused lines. */
  readonly ingest: (graph: Graph, lines: readonly LabelledLine[]) => Promise<number>
}

interface Options {
  readonly dataset: string
  readonly data: string
  readonly withoutIds: boolean
  readonly verifying: boolean
  readonly errors: number
  readonly seed: number
  readonly people: number
}

/** `npm run identity:eval`. Returns the exit code. */
export async function runEvalCli(args: readonly string[], deps: EvalCliDeps): Promise<number> {
  const command = createCommand({
    name: 'npm run identity:eval --',
    description: 'Ingests labelled records into an empty graph of its own and compares the result with the labels.',
    examples: ['npm run identity:eval -- --dataset my-labelled-records', 'npm run identity:eval -- --dataset febrl4'],
  })
    .requiredOption(
      '--dataset <name>',
      'generated, febrl1, febrl4, or a folder with records.jsonl (ingest lines) and truth.csv (source,id,cluster)',
    )
    .option('--data <folder>', 'folder of the Febrl files', '../shared/data/febrl')
    .option('--without-ids', 'leave national numbers out (generated, Febrl)', false)
    .option(
      '--verifying',
      'let some systems verify contact points, and impostors state those of others (generated)',
      false,
    )
    .option('--seed <number>', 'which generated set: use odd seeds to develop and even ones to report', toCount, 1)
    .option('--people <count>', 'number of people in a generated set', toCount, 2000)
    .option('--errors <count>', 'number of errors to explain, the worst first', toCount, 10)
  return runCommand<Options>(command, args, (options) => evaluate(options, deps))
}

function toCount(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number, 0 or more.')
}

async function evaluate(options: Options, deps: EvalCliDeps): Promise<number> {
  const generated = options.dataset === 'generated' ? generate(options) : null
  const { lines, truth } = generated ?? readSet(options)
  const { graph, close } = await deps.openEmptyGraph()
  try {
    const startedAt = performance.now()
    const refused = await deps.ingest(graph, lines)
    const seconds = (performance.now() - startedAt) / 1_000
    const figures = await evaluateGraph(graph, truth, deps.model)
    const rate = `${Math.round(lines.length / seconds)} records/s through ingest`
    printLine(deps.stdout, `${reportOf(figures, options.errors)}\n\n${rate}, ${refused} lines refused`)
    if (generated !== null) printLine(deps.stdout, `\n${reportByKind(generated, figures.errors)}`)
    return 0
  } finally {
    await close()
  }
}

function generate({ seed, people, withoutIds, verifying }: Options): GeneratedSet {
  return generateLabelledSet({ seed, people, hasIds: !withoutIds, isVerifying: verifying })
}

function readSet({ dataset, data, withoutIds }: Options): LabelledSet {
  return dataset === 'febrl1' || dataset === 'febrl4'
    ? readFebrl({ dataset, folder: data, hasIds: !withoutIds })
    : readLabelledSet(dataset)
}
