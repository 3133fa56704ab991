import { readFile, writeFile } from 'node:fs/promises'
import { cursorTo } from 'node:readline'
import { Command } from 'commander'
import { codedError, codeOf } from '../../../errors.ts'
import type { Graph } from '../../../graph/run.ts'
import { print, printLine } from '../../../terminal.ts'
import { parseCdnow } from './cdnow-file.ts'
import { fitFigures } from './fit-figures.ts'
import { fitPortfolio } from './fit-portfolio.ts'
import { fitReport } from './fit-report.ts'
import { fitGraph } from './graph-fit.ts'
import { graphFitReport } from './graph-fit-report.ts'
import { plotPurchases } from './plot.ts'
import { dayOf, purchaseHistories } from './purchase-histories.ts'
import { isRefusal, type Refusal } from './refusal.ts'

interface Options {
  readonly data?: string
  readonly calibrationEnd?: string
  readonly currency: string
  readonly json?: true
  readonly plot?: string
}

/** The graph to fit without `--data`; called only then, since it may start a database. */
export interface FitCliDeps {
  readonly openGraph: () => Promise<{
    readonly graph: Graph
    readonly now: () => Date
    readonly close: () => Promise<void>
  }>
}

/** `value:fit`. What the reader did wrong is told in a sentence, with exit code 1; a bug of ours rejects. */
export async function runFitCli(argv: readonly string[], deps: FitCliDeps): Promise<void> {
  const command = new Command('value:fit')
    .description(
      "Fits the customer value models: to the graph's portfolio, which keeps the fit as a new version, or to a file, which is held against its later purchases.",
    )
    .option('--data <file>', 'purchases: master id, sample id, date yyyymmdd, units, amount, parted by blanks')
    .option('--calibration-end <date>', 'last day to learn from, yyyy-mm-dd (default: the first half of the days)')
    .option('--currency <code>', 'currency of the amounts of the file', 'USD')
    .option('--json', 'print the figures as JSON, nothing else')
    .option('--plot <file.svg>', 'write actual against expected purchases by week as an SVG; with --data')
    .action((options: Options) =>
      options.data === undefined ? fitPortfolioOfGraph(options, deps) : fitFile(options.data, options),
    )
  try {
    await command.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (codeOf(error) === null && !isFileError(error)) throw error
    printLine(process.stderr, `value:fit: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}

async function fitPortfolioOfGraph({ json, plot, calibrationEnd }: Options, { openGraph }: FitCliDeps): Promise<void> {
  if (plot !== undefined || calibrationEnd !== undefined)
    throw codedError('BAD_USER_INPUT', '--plot and --calibration-end go with --data')
  const open = await openGraph()
  try {
    const fits = await fitGraph(open, (customers) => {
      if (process.stderr.isTTY) {
        cursorTo(process.stderr, 0)
        print(process.stderr, `Read ${customers} customers`)
      }
    })
    print(process.stdout, json ? `${JSON.stringify({ fits }, null, 2)}\n` : graphFitReport(fits))
  } finally {
    await open.close()
  }
}

async function fitFile(data: string, { calibrationEnd, currency, json, plot }: Options): Promise<void> {
  const endDay = calibrationEnd === undefined ? undefined : dayOf(calibrationEnd)
  if (Number.isNaN(endDay))
    throw codedError('BAD_USER_INPUT', `--calibration-end is a date yyyy-mm-dd, not ${calibrationEnd}`)
  const purchases = parseCdnow(await readFile(data, 'utf8'), currency)
  const fit = orThrow(fitPortfolio(orThrow(purchaseHistories(purchases)), endDay))
  if (plot !== undefined) await writeFile(plot, plotPurchases(fit.weeks, fit.calibrationEndDay))
  print(process.stdout, json ? `${JSON.stringify(fitFigures(fit), null, 2)}\n` : fitReport(fit))
}

function orThrow<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw codedError('BAD_USER_INPUT', answer.missing)
  return answer
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
