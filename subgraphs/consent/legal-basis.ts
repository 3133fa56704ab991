/** GDPR article 6, as far as consent lines state it. */
export const legalBases = [
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'PUBLIC_TASK',
  'LEGITIMATE_INTEREST',
] as const
export type LegalBasis = (typeof legalBases)[number]
