/** GDPR article 6, as far as consent lines state one. */
export const legalBases = ['CONSENT', 'CONTRACT', 'LEGITIMATE_INTEREST', 'LEGAL_OBLIGATION'] as const
export type LegalBasis = (typeof legalBases)[number]
