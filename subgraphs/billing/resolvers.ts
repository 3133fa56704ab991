import type { Aggregates } from '../aggregates/aggregates.ts'
import type { ResolverDeps } from '../runtime/subgraph.ts'
import { createAgreementFields } from './resolvers/agreement-fields.ts'
import { anomalyFields, billingAnomalies } from './resolvers/anomaly-fields.ts'
import { decimal } from './resolvers/decimal.ts'
import { invoiceFields } from './resolvers/invoice-fields.ts'
import { metricFields } from './resolvers/metric-fields.ts'
import { createOwnerFields } from './resolvers/owner-fields.ts'
import { createPortfolioFields } from './resolvers/portfolio-fields.ts'
import { createValueFields, customerValue } from './resolvers/value-fields.ts'
import type { Resolvers } from './types.generated.ts'

export function createResolvers(deps: ResolverDeps, aggregates: Aggregates) {
  return {
    ...createPortfolioFields(aggregates),
    ...invoiceFields,
    ...createAgreementFields(deps),
    ...metricFields,
    ...createValueFields(deps),
    ...anomalyFields,
    Decimal: decimal,
    Customer: {
      __resolveReference: ({ id }) => ({ id }),
      ...createOwnerFields('CUSTOMER', deps),
      value: customerValue,
      billingAnomalies: billingAnomalies('CUSTOMER'),
    },
    Account: {
      __resolveReference: ({ id }) => ({ id, subject: id }),
      ...createOwnerFields('ACCOUNT', deps),
      billingAnomalies: billingAnomalies('ACCOUNT'),
    },
    ExternalReport: {
      provenance: ({ source, sourceId, observedAt, recordedAt, validUntil, licence }) => ({
        source,
        sourceRecordId: sourceId,
        method: 'PURCHASED',
        observedAt,
        recordedAt,
        validUntil,
        confidence: 1,
        licence,
      }),
    },
  } satisfies Resolvers
}
