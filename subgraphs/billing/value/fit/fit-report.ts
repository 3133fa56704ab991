import { dateOf } from '../purchase-histories.ts'
import { fitFigures } from './fit-figures.ts'
import type { PortfolioFit } from './fit-portfolio.ts'

/** A fit for a reader at a terminal: the models, their convergence, and expected against actual purchases. */
export function fitReport(fit: PortfolioFit): string {
  const { bgnbd, gammaGamma, missing, convergence, calibration, holdout } = fitFigures(fit)
  const { leftOut } = calibration
  const lines = [
    `Learnt from ${calibration.start} to ${calibration.end} (${fixed(calibration.weeks, 1)} weeks): ${calibration.customers} customers, ${calibration.repeatCustomers} of them with repeats, in ${calibration.currency}.`,
    `Left out: ${leftOut.recurring} recurring purchases, ${leftOut.refunded} fully refunded, ${leftOut.otherCurrency} of other currencies.`,
    '',
    'BG/NBD (purchases; weeks)',
    `  r ${fixed(bgnbd.r, 3)}  alpha ${fixed(bgnbd.alpha, 3)}  a ${fixed(bgnbd.a, 3)}  b ${fixed(bgnbd.b, 3)}`,
    `  log-likelihood ${fixed(bgnbd.logLikelihood, 1)}, ${convergenceText(convergence.bgnbd)}`,
    '',
    `Gamma-Gamma (spend of a repeat purchase; ${calibration.currency})`,
    ...(gammaGamma && convergence.gammaGamma
      ? [
          `  p ${fixed(gammaGamma.p, 2)}  q ${fixed(gammaGamma.q, 2)}  gamma ${fixed(gammaGamma.gamma, 2)}`,
          `  log-likelihood ${fixed(convergence.gammaGamma.logLikelihood, 1)}, ${convergenceText(convergence.gammaGamma)}`,
          `  correlation of frequency and spend ${fixed(convergence.gammaGamma.correlation, 2)}`,
        ]
      : [`  refused: ${missing.gammaGamma ?? ''}`]),
    '',
    'Repeat purchases since the first day, all customers',
    ...table(
      ['week', 'until', 'actual', 'expected', 'error'],
      weeksShown(fit).map(({ week, day, actual, expected }) => [
        String(week),
        dateOf(day) + (day > fit.calibrationEndDay ? ' *' : ''),
        String(actual),
        fixed(expected, 1),
        actual > 0 ? percent(expected / actual - 1) : '',
      ]),
    ),
  ]
  if (holdout === null) return [...lines, '', 'No holdout: the calibration takes all the data.', ''].join('\n')
  return [
    ...lines,
    '* after the calibration',
    '',
    `Purchases in the ${fixed(holdout.weeks, 1)} holdout weeks, by repeats before`,
    ...table(
      ['repeats', 'customers', 'actual', 'expected'],
      holdout.byFrequency.map(({ frequency, customers, actual, expected }, i, rows) => [
        i === rows.length - 1 ? `${frequency}+` : String(frequency),
        String(customers),
        fixed(actual, 2),
        fixed(expected, 2),
      ]),
    ),
    '',
    `Forecast error: ${fixed(holdout.expectedPurchases, 1)} purchases expected, ${holdout.actualPurchases} came${holdout.totalError === null ? '' : ` (${percent(holdout.totalError)})`};`,
    `  mean absolute error per customer ${fixed(holdout.meanAbsoluteError, 2)} purchases, root mean square error ${fixed(holdout.rootMeanSquaredError, 2)};`,
    `  the running total a week ${holdout.weeklyError === null ? 'not known' : percent(holdout.weeklyError).replace('+', '')} off in the mean.`,
    '',
  ].join('\n')
}

/** About twelve rows, including the last week of the calibration and of the data. */
function weeksShown({ weeks, calibrationEndDay }: PortfolioFit): PortfolioFit['weeks'] {
  const every = Math.max(1, Math.ceil(weeks.length / 12))
  const lastLearnt = weeks.findLast(({ day }) => day <= calibrationEndDay)?.week
  return weeks.filter(({ week }) => week % every === 0 || week === lastLearnt || week === weeks.length)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)))
  return [head, ...rows].map((row) => `  ${row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ')}`)
}

function convergenceText({
  converged,
  iterations,
}: {
  readonly converged: boolean
  readonly iterations: number
}): string {
  return converged
    ? `converged in ${iterations} iterations`
    : `NOT CONVERGED after ${iterations} iterations: do not use it`
}

function fixed(value: number, decimals: number): string {
  return value.toFixed(decimals)
}

function percent(ratio: number): string {
  return `${ratio < 0 ? '' : '+'}${(100 * ratio).toFixed(1)} %`
}
