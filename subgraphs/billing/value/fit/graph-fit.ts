import type { Graph } from '../../../../graph/run.ts'
import { statedVersions } from '../../metrics/stated-versions.ts'
import { type BgNbdFit, fitBgNbd } from '../bg-nbd.ts'
import { summariseCustomer } from '../customer-summary.ts'
import { fitGammaGamma, type GammaGammaFit } from '../gamma-gamma.ts'
import { type Purchase, purchaseHistories } from '../purchase-histories.ts'
import {
  createFit,
  customerIds,
  latestFitByCurrency,
  purchasesByCustomerId,
  subscriptionsOfCustomers,
} from '../queries.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { fitShiftedBetaGeometric, type ShiftedBetaGeometricFit } from '../shifted-beta-geometric.ts'
import { cohortsByRhythm, lifeOf, observedChurn, type SubscriptionLife } from '../subscription-cohorts.ts'

export interface RetentionFit {
  readonly subscriptions: number
  readonly observedChurn: number | null
  readonly model: ShiftedBetaGeometricFit | Refusal
}

/** A fit as the graph stores it. A model that was rejected states the reason. */
export interface StoredFit {
  readonly id: string
  /** 1 for the first fit of its currency. */
  readonly version: number
  readonly currency: string
  /** UTC milliseconds, like the next. */
  readonly fittedAt: number
  readonly dataUntil: number
  readonly customers: number
  readonly bgNbd: BgNbdFit | Refusal
  /** gamma in minor units. */
  readonly gammaGamma: GammaGammaFit | Refusal
  /** By rhythm, such as `1 MONTH`, over subscriptions of all currencies. */
  readonly retention: Readonly<Record<string, RetentionFit>>
}

const msPerDay = 86_400_000
const pageSize = 500

/** Fits every currency of the graph's portfolio to everything that has happened so far, and stores each as the newest version. */
export async function fitGraph(
  deps: { readonly graph: Graph; readonly now: () => Date },
  onProgress: (customers: number) => void = () => undefined,
): Promise<readonly StoredFit[]> {
  const { graph, now } = deps
  const fittedAt = now().getTime()
  const { purchases, lives, currencies } = await readPortfolio(graph, fittedAt, onProgress)
  const retention = fitRetention(lives)
  const fits: StoredFit[] = []
  for (const currency of [...currencies].sort()) {
    const [before] = await graph.read(latestFitByCurrency, { keys: [currency] })
    const version = (before?.version ?? 0) + 1
    const id = `fit:${currency}:${version}`
    const fit: StoredFit = {
      id,
      version,
      currency,
      fittedAt,
      dataUntil: fittedAt,
      retention,
      ...fitPurchases(purchases, currency, fittedAt),
    }
    await graph.write(createFit.name, (transaction) =>
      transaction.run(createFit, { id, currency, fittedAt, fit: JSON.stringify(fit) }),
    )
    fits.push(fit)
  }
  return fits
}

async function readPortfolio(graph: Graph, until: number, onProgress: (customers: number) => void) {
  const purchases: Purchase[] = []
  const lives: SubscriptionLife[] = []
  const currencies = new Set<string>()
  let after = ''
  let read = 0
  for (;;) {
    const keys = await graph.read(customerIds, { after, limit: pageSize })
    if (keys.length > 0) {
      purchases.push(...(await graph.read(purchasesByCustomerId.all, { keys })))
      const versions = await graph.read(subscriptionsOfCustomers, { keys })
      for (const all of Map.groupBy(statedVersions(versions), ({ id }) => id).values()) {
        const life = lifeOf(all, until)
        if (life === null) continue
        lives.push(life)
        for (const { currency } of all) if (currency !== null) currencies.add(currency)
      }
      for (const { currency } of purchases) currencies.add(currency)
      read += keys.length
      onProgress(read)
    }
    if (keys.length < pageSize) return { purchases, lives, currencies }
    after = keys.at(-1) ?? ''
  }
}

function fitPurchases(
  purchases: readonly Purchase[],
  currency: string,
  until: number,
): Pick<StoredFit, 'customers' | 'bgNbd' | 'gammaGamma'> {
  const bought = purchaseHistories(purchases, currency)
  if (isRefusal(bought)) return { customers: 0, bgNbd: bought, gammaGamma: bought }
  const customers = bought.histories.flatMap(
    (history) => summariseCustomer(history, Math.floor(until / msPerDay)) ?? [],
  )
  return { customers: customers.length, bgNbd: fitBgNbd(customers), gammaGamma: fitGammaGamma(customers) }
}

function fitRetention(lives: readonly SubscriptionLife[]): StoredFit['retention'] {
  const fits = [...cohortsByRhythm(lives)].map(([rhythm, cohorts]): [string, RetentionFit] => [
    rhythm,
    {
      subscriptions: lives.filter((life) => life.rhythm === rhythm).length,
      observedChurn: observedChurn(cohorts),
      model: fitShiftedBetaGeometric(cohorts),
    },
  ])
  return Object.fromEntries(fits.sort(([a], [b]) => (a < b ? -1 : 1)))
}
