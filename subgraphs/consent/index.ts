import { channelsOfIdentifier } from '../../access/consent/contact-channels.ts'
import { readSdl } from '../runtime/executable.ts'
import type { Subgraph, SubgraphDeps } from '../runtime/subgraph.ts'
import type { ContactPointRow } from './contact-point.ts'
import { guardedFields } from './guarded-fields.ts'
import { createAppend } from './ledger/append.ts'
import { consentFact, objectionFact, preferenceFact, restrictionFact } from './ledger/ledger-facts.ts'
import type { ReceiptSigner } from './ledger/receipt.ts'
import { ledgerLines } from './ledger/write-ledger.ts'
import { consentLine, objectionLine, preferenceLine, restrictionLine } from './lines.ts'
import { createResolvers } from './resolvers.ts'

/**
 * `sdls`: the schemas of all subgraphs, which name the fields that a closed category withholds. Without them, the fields are not named.
 * Without `receipts`, no consent has a receipt.
 */
export function createConsentSubgraph(
  deps: SubgraphDeps,
  sdls?: readonly string[],
  receipts: ReceiptSigner | null = null,
): Subgraph {
  return {
    name: 'consent',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers({
      now: deps.now,
      append: createAppend(deps),
      receipts,
      fieldsByCategory: sdls === undefined ? null : guardedFields(sdls),
    }),
    rowCategories: {
      'ContactPoint.value': ({ type }: ContactPointRow) => ({
        category: 'CONTACT',
        channels: type === 'ADDRESS' ? ['POST'] : channelsOfIdentifier(type ?? ''),
      }),
    },
    lines: {
      consent: ledgerLines(consentLine, consentFact, deps),
      objection: ledgerLines(objectionLine, objectionFact, deps),
      restriction: ledgerLines(restrictionLine, restrictionFact, deps),
      preference: ledgerLines(preferenceLine, preferenceFact, deps),
    },
  }
}
