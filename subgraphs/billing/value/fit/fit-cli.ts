import { readFile, writeFile } from 'node:fs/promises'
import { cursorTo } from 'node:readline'
import { InvalidArgumentError } from 'commander'
import { codedError, codeOf } from '../../../../errors.ts'
import type { Graph } from '../../../../graph/run.ts'
import { createCommand, runCommand } from '../../../../process/command-line.ts'
import { errorText } from '../../../../process/file-fault.ts'
import { print, printLine } from '../../../../process/terminal.ts'
import { parseCdnow } from '../cdnow-file.ts'
import { plotPurchases } from '../plot.ts'
import { dayOf, purchaseHistories } from '../purchase-histories.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { fitFigures } from './fit-figures.ts'
import { fitPortfolio } from './fit-portfolio.ts'
import { fitReport } from './fit-report.ts'
import { fitGraph } from './graph-fit.ts'
import { graphFitReport } from './graph-fit-report.ts'

interface Options {
  readonly data?: string
  readonly calibrationEnd?: string
  readonly currency: string
  readonly json?: true
  readonly plot?: string
}

/** Opens the graph to fit without `--data`. Called only then, because it may start a database. */
export interface FitCliDeps {
  readonly openGraph: () => Promise<{
    readonly graph: Graph
    readonly now: () => Date
    readonly close: () => Promise<void>
  }>
}

/** `npm run value:fit`. Returns the exit code: 1 with a message if the data do not allow a fit. A bug of ours rejects. */
export async function runFitCli(argv: readonly string[], deps: FitCliDeps): Promise<number> {
  const command = createCommand({
    name: 'npm run value:fit --',
    description:
      'Fits the customer value models to the purchases and subscriptions of the graph and keeps the fit as a new version. With --data it fits them to a file instead and compares the fit with the later purchases of that file.',
    examples: ['npm run value:fit', 'npm run --silent value:fit -- --data purchases.txt --plot purchases.svg'],
  })
    .option('--data <file>', 'purchases: master id, sample id, date yyyymmdd, units and amount, separated by blanks')
    .option(
      '--calibration-end <date>',
      'last day to learn from, yyyy-mm-dd (default: the first half of the days)',
      toDay,
    )
    .option('--currency <code>', 'currency of the amounts in the file', 'USD')
    .option('--json', 'print the figures as JSON and nothing else')
    .option('--plot <file.svg>', 'with --data: write actual and expected purchases per week as an SVG')
  try {
    return await runCommand<Options>(command, argv, async (options) => {
      if (options.data !== undefined) await fitFile(options.data, options)
      else if (options.plot !== undefined || options.calibrationEnd !== undefined)
        command.error('error: --plot and --calibration-end need --data')
      else await fitPortfolioOfGraph(options, deps)
      return 0
    })
  } catch (error) {
    if (codeOf(error) === null && !isFileError(error)) throw error
    printLine(process.stderr, `value:fit: ${errorText(error)}`)
    return 1
  }
}

function toDay(text: string): string {
  if (!Number.isNaN(dayOf(text))) return text
  throw new InvalidArgumentError('Write the day as yyyy-mm-dd.')
}

async function fitPortfolioOfGraph({ json }: Options, { openGraph }: FitCliDeps): Promise<void> {
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
