/**
 * What an entry of the ledger is. OBJECTION: GDPR article 21, kept as a refusal. RESTRICTION: article 18. PREFERENCE: how the customer
 * would like to be reached; it opens and closes no field.
 */
export const consentActs = ['CONSENT', 'OBJECTION', 'RESTRICTION', 'PREFERENCE'] as const

export type ConsentAct = (typeof consentActs)[number]
