import { dateOf } from '../purchase-histories.ts'
import { isRefusal } from '../refusal.ts'
import type { StoredFit } from './graph-fit.ts'

/** Fits of the graph for a reader at a terminal. */
export function graphFitReport(fits: readonly StoredFit[]): string {
  if (fits.length === 0) return 'The graph holds no purchases and no subscriptions of people: nothing was fitted.\n'
  return fits.map(reportOf).join('\n')
}

function reportOf({ id, version, currency, dataUntil, customers, bgNbd, gammaGamma, retention }: StoredFit): string {
  const lines = [
    `${id}: version ${version} for ${currency}, ${customers} customers with single purchases until ${dateOf(Math.floor(dataUntil / 86_400_000))}`,
    isRefusal(bgNbd)
      ? `  BG/NBD refused: ${bgNbd.missing}`
      : `  BG/NBD  r ${fixed(bgNbd.r)}  alpha ${fixed(bgNbd.alpha)} weeks  a ${fixed(bgNbd.a)}  b ${fixed(bgNbd.b)}, ${likelihoodText(bgNbd)}`,
    isRefusal(gammaGamma)
      ? `  Gamma-Gamma refused: ${gammaGamma.missing}`
      : `  Gamma-Gamma  p ${fixed(gammaGamma.p)}  q ${fixed(gammaGamma.q)}  gamma ${fixed(gammaGamma.gamma)} minor units, ${likelihoodText(gammaGamma)}`,
    ...Object.entries(retention).map(([rhythm, { subscriptions, observedChurn, model }]) =>
      isRefusal(model)
        ? `  Retention, every ${rhythm}: refused: ${model.missing}`
        : `  Retention, every ${rhythm}: ${subscriptions} subscriptions, observed churn ${observedChurn === null ? 'none' : fixed(observedChurn)}, alpha ${fixed(model.alpha)}  beta ${fixed(model.beta)}, ${likelihoodText(model)}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function likelihoodText(fit: {
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}) {
  return `log-likelihood ${fit.logLikelihood.toFixed(1)}, ${fit.converged ? '' : 'NOT '}converged after ${fit.iterations} iterations`
}

function fixed(value: number): string {
  return value.toFixed(3)
}
