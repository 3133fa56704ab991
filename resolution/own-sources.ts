import { consentApi } from '../access/consent-api.ts'
import { correctionSourceName, identifierSource } from './record-id.ts'

/** Stands as the source of merges, splits and decisions about them. */
export const changeSource = 'identity'

/** Stands as the source of what the rules of billing found. */
export const anomalySource = 'anomaly-rules'

/** Names under which the product itself writes, each with what it stands for. No line may name one of them, or it would pass for the product. */
export const ownSources: ReadonlyMap<string, string> = new Map([
  [identifierSource, 'facts about an identifier alone'],
  [correctionSourceName, 'what people corrected'],
  [consentApi, 'consents that were recorded through the API'],
  [changeSource, 'merges and splits'],
  [anomalySource, 'what the rules of billing found'],
])
