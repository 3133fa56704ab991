import { minorDigits } from '../../../money.ts'
import { dateOf } from '../purchase-histories.ts'
import { isRefusal } from '../refusal.ts'
import type { PortfolioFit } from './fit-portfolio.ts'

/**
 * A fit as plain data, in the shape that `value:fit --json` prints. Times in weeks; gamma, and the density behind its likelihood, in major
 * units of the currency, as in the papers. A model that was rejected is null, and `missing` states the reason.
 */
export function fitFigures(fit: PortfolioFit) {
  const { bgNbd, gammaGamma, holdout } = fit
  const { r, alpha, a, b, logLikelihood, iterations, converged } = bgNbd
  const spend = isRefusal(gammaGamma) ? null : gammaGamma
  const minor = minorInMajor(fit.currency)
  return {
    bgnbd: { r, alpha, a, b, logLikelihood },
    gammaGamma: spend && { p: spend.p, q: spend.q, gamma: spend.gamma / minor },
    missing: isRefusal(gammaGamma) ? { gammaGamma: gammaGamma.missing } : {},
    convergence: {
      bgnbd: { converged, iterations },
      gammaGamma: spend && {
        converged: spend.converged,
        iterations: spend.iterations,
        logLikelihood: spend.logLikelihood + spend.customers * Math.log(minor),
        correlation: spend.correlation,
      },
    },
    calibration: {
      start: dateOf(fit.firstDay),
      end: dateOf(fit.calibrationEndDay),
      weeks: (fit.calibrationEndDay - fit.firstDay + 1) / 7,
      customers: fit.customers.length,
      repeatCustomers: fit.customers.filter(({ frequency }) => frequency > 0).length,
      currency: fit.currency,
      leftOut: fit.leftOut,
    },
    holdout: holdout && { end: dateOf(fit.endDay), ...holdout },
  }
}

export type FitFigures = ReturnType<typeof fitFigures>

function minorInMajor(currency: string): number {
  return 10 ** minorDigits(currency)
}
