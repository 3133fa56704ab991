import type { Writable } from 'node:stream'
import { Command, Option } from 'commander'
import type { Graph } from '../../graph/run.ts'
import { printLine } from '../../terminal.ts'
import type { Model } from '../match/model.ts'
import { evaluateGraph } from './evaluate-graph.ts'
import { reportOf } from './figures.ts'
import { type GeneratedSet, generateLabelledSet } from './generated/generated-set.ts'
import { reportByKind } from './generated/report-by-kind.ts'
import { type LabelledLine, type LabelledSet, readFebrl, readLabelledSet } from './labelled-set.ts'

export interface EvalCliDeps {
  readonly model: Model
  readonly stdout: Writable
  /** An empty graph of its own, gone when it is closed. */
  readonly openEmptyGraph: () => Promise<{ readonly graph: Graph; readonly close: () => Promise<void> }>
  /** The path that every record takes. Answers how many lines were refused. */
  readonly ingest: (graph: Graph, lines: readonly LabelledLine[]) => Promise<number>
}

interface Options {
  readonly dataset: string
  readonly data: string
  readonly withoutIds: boolean
  readonly errors: string
  readonly seed: string
  readonly people: string
}

/** `npm run identity:eval`. Answers the exit code. */
export async function runEvalCli(args: readonly string[], deps: EvalCliDeps): Promise<number> {
  const program = new Command('identity:eval')
    .description(
      'Ingests labelled records into an empty graph of its own and holds what becomes of them against the labels.',
    )
    .addOption(
      new Option(
        '--dataset <name>',
        'generated, febrl1, febrl4, or a folder with records.jsonl (ingest lines) and truth.csv (source,id,cluster)',
      ).makeOptionMandatory(),
    )
    .option('--data <folder>', 'where the Febrl files are', '../shared/data/febrl')
    .option('--without-ids', 'leaves national numbers out (generated, Febrl)', false)
    .option('--seed <number>', 'which generated set: odd seeds are there to develop on, even ones to report', '1')
    .option('--people <count>', 'how many people a generated set has', '2000')
    .option('--errors <count>', 'how many of the worst errors to explain', '10')
    .parse(args, { from: 'user' })
  const options = program.opts<Options>()
  const generated = options.dataset === 'generated' ? generate(options) : null
  const { lines, truth } = generated ?? readSet(options)
  const { graph, close } = await deps.openEmptyGraph()
  try {
    const startedAt = performance.now()
    const refused = await deps.ingest(graph, lines)
    const seconds = (performance.now() - startedAt) / 1_000
    const figures = await evaluateGraph(graph, truth, deps.model)
    const rate = `${Math.round(lines.length / seconds)} records/s through ingest`
    printLine(deps.stdout, `${reportOf(figures, Number(options.errors))}\n\n${rate}, ${refused} lines refused`)
    if (generated !== null) printLine(deps.stdout, `\n${reportByKind(generated, figures.errors)}`)
    return 0
  } finally {
    await close()
  }
}

function generate({ seed, people, withoutIds }: Options): GeneratedSet {
  return generateLabelledSet({ seed: Number(seed), people: Number(people), hasIds: !withoutIds })
}

function readSet({ dataset, data, withoutIds }: Options): LabelledSet {
  return dataset === 'febrl1' || dataset === 'febrl4' ? readFebrl(dataset, data, !withoutIds) : readLabelledSet(dataset)
}
