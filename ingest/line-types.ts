import { createBillingSubgraph } from '../subgraphs/billing/index.ts'
import { createConsentSubgraph } from '../subgraphs/consent/index.ts'
import { createEngagementSubgraph } from '../subgraphs/engagement/index.ts'
import { createIdentitySubgraph } from '../subgraphs/identity/index.ts'
import type { LineTypes, Subgraph, SubgraphDeps } from '../subgraphs/runtime/subgraph.ts'

/** Every kind of line with its shape and its writer. */
export function createLineTypes(deps: SubgraphDeps): LineTypes {
  return mergeLineTypes([
    createIdentitySubgraph(deps),
    createEngagementSubgraph(deps),
    createBillingSubgraph(deps),
    createConsentSubgraph(deps),
  ])
}

/** Throws if two subgraphs claim one kind. */
export function mergeLineTypes(subgraphs: readonly Pick<Subgraph, 'name' | 'lines'>[]): LineTypes {
  const merged: Record<string, LineTypes[string]> = {}
  for (const { name, lines } of subgraphs)
    for (const [kind, type] of Object.entries(lines)) {
      if (Object.hasOwn(merged, kind))
        throw new Error(`Subgraph ${name} claims the line kind ${kind}, which another subgraph already owns`)
      merged[kind] = type
    }
  return merged
}
