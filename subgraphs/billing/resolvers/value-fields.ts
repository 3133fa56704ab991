import { readsEachPerson } from '../../aggregates/aggregates.ts'
import { ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { SubgraphDeps } from '../../runtime/subgraph.ts'
import type { CustomerRow } from '../rows.ts'
import type { CustomerValueArgs, Resolvers } from '../types.generated.ts'
import {
  checkTerms,
  type PurchaseValueRow,
  purchaseValue,
  type SubscriptionValueRow,
  subscriptionValue,
} from '../value/customer-value.ts'
import type { StoredFit } from '../value/fit/graph-fit.ts'
import type { ValueTerms } from '../value/lifetime-value.ts'
import { latestFitByCurrency, purchasesByCustomerId } from '../value/queries.ts'
import { isRefusal } from '../value/refusal.ts'
import { readLedger } from './metric-fields.ts'

export interface CustomerValueRow {
  readonly subject: string
  readonly terms: ValueTerms
}

export function createValueFields({ now }: Pick<SubgraphDeps, 'now'>) {
  return {
    CustomerValue: {
      purchases: async ({ subject, terms }, _, context): Promise<PurchaseValueRow | null> => {
        const purchases = await ownerRows(purchasesByCustomerId, {}, subject, context)
        const fitOf = await fits(
          purchases.map(({ currency }) => currency),
          context,
        )
        return purchaseValue(subject, purchases, fitOf, terms)
      },
      subscriptions: async ({ subject, terms }, _, context): Promise<SubscriptionValueRow | null> => {
        const ledger = await readLedger({ id: subject, isAccount: false }, Number.MAX_SAFE_INTEGER, context, [
          'FINANCIAL',
          'INFERRED',
        ])
        const currencies = [...ledger.versionsById.values()].flat().flatMap(({ currency }) => currency ?? [])
        return subscriptionValue(subject, ledger, await fits(currencies, context), terms, now().getTime())
      },
    },
    PurchaseValue: { fit: ({ fit }, _, context) => shownFit(fit, context) },
    SubscriptionValue: { fit: ({ fit }, _, context) => shownFit(fit, context) },
    ValueFit: { models: modelsOf },
  } satisfies Resolvers
}

/** Throws BAD_USER_INPUT for terms out of range. */
export function customerValue({ id }: CustomerRow, args: CustomerValueArgs): CustomerValueRow {
  const { horizonWeeks, yearlyDiscount, margin } = args
  const terms = { horizonWeeks: horizonWeeks ?? 52, yearlyDiscount: yearlyDiscount ?? 0.1, margin: margin ?? 1 }
  checkTerms(terms)
  return { subject: id, terms }
}

async function fits(currencies: readonly string[], { reader }: RequestContext) {
  const distinct = [...new Set(currencies)]
  const loaded = await Promise.all(distinct.map((currency) => reader.row(latestFitByCurrency, {}).load(currency)))
  const fitByCurrency = new Map(distinct.map((currency, index) => [currency, loaded[index] ?? null]))
  return (currency: string) => fitByCurrency.get(currency) ?? null
}

/** A fit states exact figures about all customers: it is for callers who may read each of them and figures about many. */
function shownFit(fit: StoredFit | null, context: RequestContext): StoredFit | null {
  return readsEachPerson(context, 'FINANCIAL') && context.viewer.scopes.has('portfolio:read') ? fit : null
}

function modelsOf({ bgNbd, gammaGamma, retention }: StoredFit): Readonly<Record<string, unknown>> {
  return {
    bgNbd: isRefusal(bgNbd) ? { refused: bgNbd.missing } : bgNbd,
    gammaGamma: isRefusal(gammaGamma) ? { refused: gammaGamma.missing } : gammaGamma,
    retention: Object.fromEntries(
      Object.entries(retention).map(([rhythm, { model, ...observed }]) => [
        rhythm,
        { ...observed, ...(isRefusal(model) ? { refused: model.missing } : model) },
      ]),
    ),
  }
}
