import { consentApi } from '../consent/consent-api.ts'

/** Name of the records that stand for an identifier nobody has claimed yet. No source may take it. */
export const identifierSource = 'identifier'

/** Name of the records that hold what people corrected. No source may take it. */
export const correctionSourceName = 'correction'

/** Stands as the source of merges, splits and decisions about them. */
export const changeSource = 'identity'

/** Stands as the source of feedback that staff entered through the API. */
export const feedbackApi = 'feedback-api'

/** Stands as the source of what the rules of billing found. */
export const anomalySource = 'anomaly-rules'

/**
 * Names under which the product itself writes, each with what it stands for. No line may name one of them, or it would pass for the product, and
 * no token or client may be bounded to one, since nobody owns what is written under it.
 */
export const ownSources: ReadonlyMap<string, string> = new Map([
  [identifierSource, 'facts about an identifier alone'],
  [correctionSourceName, 'what people corrected'],
  [consentApi, 'consents that were recorded through the API'],
  [feedbackApi, 'feedback that staff recorded through the API'],
  [changeSource, 'merges and splits'],
  [anomalySource, 'what the rules of billing found'],
])
