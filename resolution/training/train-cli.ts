import { readFile, rename, writeFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { Option } from 'commander'
import { codedError } from '../../errors.ts'
import type { Graph } from '../../graph/run.ts'
import { createCommand, runCommand } from '../../process/command-line.ts'
import { print, printLine } from '../../process/terminal.ts'
import { candidatePairsOf } from '../match/candidates.ts'
import { loadModel, type ModelFile, modelFile } from '../match/model.ts'
import { type TrainingResult, trainWeights } from '../match/train.ts'
import type { Assertion } from '../partition/assertions.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import type { partition } from '../partition/partition.ts'
import { ruleSet } from '../rule-set.ts'
import { changedDecisions } from './changed-decisions.ts'
import { allAssertions } from './queries.ts'
import { comparable, readRecords } from './read-records.ts'
import { type TrainingReport, tellReport } from './training-report.ts'

export interface TrainCliDeps {
  readonly openGraph: () => Promise<{
    readonly graph: Graph
    readonly now: () => Date
    readonly close: () => Promise<void>
  }>
  readonly stdout: Writable
  readonly stderr: Writable
  /** The model in use. */
  readonly modelPath: string
  /** The default file of a candidate. */
  readonly candidatePath: () => string
  /** @default partition */
  readonly decide?: typeof partition
}

interface Options {
  readonly kind: 'person' | 'organisation'
  readonly out?: string
  readonly adopt?: string | true
  readonly json?: true
}

/** `npm run identity:train`. Returns the exit code: 1 if it refuses. */
export async function runTrainCli(args: readonly string[], deps: TrainCliDeps): Promise<number> {
  const command = createCommand(
    {
      name: 'npm run identity:train --',
      description:
        'Estimates the weights of the match model from the records of the graph, without labels, and shows which decisions would change.',
      examples: ['npm run identity:train', 'npm run identity:train -- --adopt'],
    },
    deps,
  )
    .addOption(new Option('--kind <kind>', 'whose weights').choices(['person', 'organisation']).default('person'))
    .option('--out <file>', 'file of the candidate model (default: match-model-candidate.json in DATA_DIR)')
    .option('--adopt [file]', 'put the candidate in force: the one just trained, or the file of an earlier run')
    .option('--json', 'print one JSON object on standard output and nothing else there')
  return runCommand<Options>(command, args, (options) => trainOn(options, deps))
}

async function trainOn(options: Options, deps: TrainCliDeps): Promise<number> {
  const { graph, now, close } = await deps.openGraph()
  try {
    const type = options.kind === 'person' ? 'PERSON' : 'ORGANISATION'
    const records = await readRecords(graph, type, (read) => printLine(deps.stderr, `${read} records read`))
    const assertions = await graph.read(allAssertions, {})
    const report = await train(records, assertions, options, now(), deps)
    print(deps.stdout, options.json ? `${JSON.stringify(report)}\n` : tellReport(report))
    return report.outcome === 'TRAINED' || report.outcome === 'ADOPTED' ? 0 : 1
  } finally {
    await close()
  }
}

async function train(
  records: readonly MatchRecord[],
  assertions: readonly Assertion[],
  { kind, out, adopt }: Options,
  now: Date,
  { modelPath, candidatePath: usualPath, stderr, decide }: TrainCliDeps,
): Promise<TrainingReport> {
  const present = await readModel(modelPath)
  const result: TrainingResult | null =
    typeof adopt === 'string' ? null : estimate(records, kind, present, now, (text) => printLine(stderr, `${text}`))
  const base = { kind, records: records.length, present: present.version }
  if (result !== null && result.outcome !== 'TRAINED') return { ...base, ...result }
  const candidate = result?.model ?? (await readModel(String(adopt)))
  const candidatePath = typeof adopt === 'string' ? adopt : (out ?? usualPath())
  if (result !== null) await replaceFile(candidatePath, candidate)
  printLine(stderr, 'deciding all records by both models')
  const ofKind = new Set(records.map(({ id }) => id))
  const changes = changedDecisions(
    records,
    assertions.filter(({ a, b }) => ofKind.has(a) && ofKind.has(b)),
    { ...ruleSet, model: loadModel(present) },
    { ...ruleSet, model: loadModel(candidate) },
    decide,
  )
  const trained = result === null ? {} : { expectedMatches: result.expectedMatches, rounds: result.rounds }
  const found = { ...base, ...trained, candidate: candidate.version, candidatePath, changes }
  if (adopt === undefined) return { ...found, outcome: 'TRAINED' }
  if (changes.brokenAssertions.length > 0) return { ...found, outcome: 'AGAINST_PEOPLE' }
  await replaceFile(modelPath, candidate)
  return { ...found, outcome: 'ADOPTED' }
}

function estimate(
  records: readonly MatchRecord[],
  kind: Options['kind'],
  model: ModelFile,
  now: Date,
  log: (text: string) => void,
): TrainingResult {
  const traits = comparable(records).map((record) => record.traits)
  log(`comparing ${traits.length} records`)
  const version = `${now.toISOString().slice(0, 16).replace(/[-:]/g, '')}.${kind}`
  return trainWeights({ kind, records: traits, candidates: candidatePairsOf(traits), model, version })
}

/** Throws BAD_USER_INPUT if the file is not a model. */
async function readModel(path: string): Promise<ModelFile> {
  const parsed = modelFile.safeParse(await readFile(path, 'utf8').then(JSON.parse, () => null))
  if (parsed.success) return parsed.data
  throw codedError('BAD_USER_INPUT', `${path} is not a match model: name a file that \`npm run identity:train\` wrote.`)
}

/** Completely or not at all. */
async function replaceFile(path: string, model: ModelFile): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(model, null, 2)}\n`)
  await rename(`${path}.new`, path)
}
