import type { Writable } from 'node:stream'
import { Command, Option } from 'commander'
import type { Graph } from '../../graph/run.ts'
import { printLine } from '../../terminal.ts'
import { reportOf } from '../match/evaluate.ts'
import type { Model } from '../match/model.ts'
import { evaluateGraph } from './evaluate-graph.ts'
import { type LabelledLine, readFebrl, readLabelledSet } from './labelled-set.ts'

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
        'febrl1, febrl4, or a folder with records.jsonl (ingest lines) and truth.csv (source,id,cluster)',
      ).makeOptionMandatory(),
    )
    .option('--data <folder>', 'where the Febrl files are', '../shared/data/febrl')
    .option('--without-ids', 'leaves soc_sec_id out of the Febrl files', false)
    .option('--errors <count>', 'how many of the worst errors to explain', '10')
    .parse(args, { from: 'user' })
  const { dataset, data, withoutIds, errors } = program.opts<Options>()
  const { lines, truth } =
    dataset === 'febrl1' || dataset === 'febrl4' ? readFebrl(dataset, data, !withoutIds) : readLabelledSet(dataset)
  const { graph, close } = await deps.openEmptyGraph()
  try {
    const startedAt = performance.now()
    const refused = await deps.ingest(graph, lines)
    const seconds = (performance.now() - startedAt) / 1_000
    const figures = await evaluateGraph(graph, truth, deps.model)
    const rate = `${Math.round(lines.length / seconds)} records/s through ingest`
    printLine(deps.stdout, `${reportOf(figures, Number(errors))}\n\n${rate}, ${refused} lines refused`)
    return 0
  } finally {
    await close()
  }
}
