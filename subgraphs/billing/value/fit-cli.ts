import { readFile, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { codedError, codeOf } from '../../../errors.ts'
import { parseCdnow } from './cdnow-file.ts'
import { fitFigures } from './fit-figures.ts'
import { fitPortfolio } from './fit-portfolio.ts'
import { fitReport } from './fit-report.ts'
import { plotPurchases } from './plot.ts'
import { dayOf, purchaseHistories } from './purchase-histories.ts'
import { isRefusal, type Refusal } from './refusal.ts'

interface Options {
  readonly data: string
  readonly calibrationEnd?: string
  readonly currency: string
  readonly json?: true
  readonly plot?: string
}

const command = new Command('value:fit')
  .description('Fits BG/NBD and Gamma-Gamma to the purchases of a file and holds them against its later purchases.')
  .requiredOption('--data <file>', 'purchases: master id, sample id, date yyyymmdd, units, amount, parted by blanks')
  .option('--calibration-end <date>', 'last day to learn from, yyyy-mm-dd (default: the first half of the days)')
  .option('--currency <code>', 'currency of the amounts', 'USD')
  .option('--json', 'print the figures as JSON, nothing else')
  .option('--plot <file.svg>', 'write actual against expected purchases by week as an SVG')
  .action(run)

try {
  await command.parseAsync()
} catch (error) {
  // The reader's fault is told in a sentence; a bug of ours keeps its stack.
  if (codeOf(error) === null && !isFileError(error)) throw error
  process.stderr.write(`value:fit: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run({ data, calibrationEnd, currency, json, plot }: Options): Promise<void> {
  const endDay = calibrationEnd === undefined ? undefined : dayOf(calibrationEnd)
  if (Number.isNaN(endDay))
    throw codedError('BAD_USER_INPUT', `--calibration-end is a date yyyy-mm-dd, not ${calibrationEnd}`)
  const purchases = parseCdnow(await readFile(data, 'utf8'), currency)
  const fit = orThrow(fitPortfolio(orThrow(purchaseHistories(purchases)), endDay))
  if (plot !== undefined) await writeFile(plot, plotPurchases(fit.weeks, fit.calibrationEndDay))
  process.stdout.write(json ? `${JSON.stringify(fitFigures(fit), null, 2)}\n` : fitReport(fit))
}

function orThrow<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw codedError('BAD_USER_INPUT', answer.missing)
  return answer
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
