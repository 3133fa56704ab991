import { consentApi } from '../consent/consent-api.ts'

/** The name of the records that stand for an identifier nobody has claimed yet. No source may use it. */
export const identifierSource = 'identifier'

/** The name of the records that contain what people corrected. No source may use it. */
export const correctionSourceName = 'correction'

/** The source of merges, splits and decisions about them. */
export const changeSource = 'identity'

/** The source of feedback that staff entered through the API. */
export const feedbackApi = 'feedback-api'

/** The source of what the rules of billing found. */
export const anomalySource = 'anomaly-rules'

/**
 * Names under which the product itself writes, each with its meaning. No line may use one of them, because it would pass for the product,
 * and no token or client may be bound to one, because nobody owns what is written under it.
 */
export const ownSources: ReadonlyMap<string, string> = new Map([
  [identifierSource, 'facts about an identifier alone'],
  [correctionSourceName, 'what people corrected'],
  [consentApi, 'consents that were recorded through the API'],
  [feedbackApi, 'feedback that staff recorded through the API'],
  [changeSource, 'merges and splits'],
  [anomalySource, 'what the rules of billing found'],
])
