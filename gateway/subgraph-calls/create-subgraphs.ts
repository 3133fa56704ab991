import { subgraphNames } from '../../config.ts'
import { createBillingSubgraph } from '../../subgraphs/billing/index.ts'
import { createConsentSubgraph } from '../../subgraphs/consent/index.ts'
import type { ReceiptSigner } from '../../subgraphs/consent/ledger/receipt.ts'
import { createEngagementSubgraph } from '../../subgraphs/engagement/index.ts'
import { createIdentitySubgraph } from '../../subgraphs/identity/index.ts'
import { readSdl } from '../../subgraphs/runtime/executable.ts'
import type { Subgraph, SubgraphDeps } from '../../subgraphs/runtime/subgraph.ts'

/** The four subgraphs of the product without a guard: createExecutable adds it. Without `receipts`, no consent has a receipt. */
export function createSubgraphs(deps: SubgraphDeps, receipts: ReceiptSigner | null = null): readonly Subgraph[] {
  const sdls = subgraphNames.map((name) => readSdl(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url)))
  return [
    createIdentitySubgraph(deps),
    createEngagementSubgraph(deps),
    createBillingSubgraph(deps),
    createConsentSubgraph(deps, sdls, receipts),
  ]
}
