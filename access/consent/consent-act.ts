/**
 * The kind of a ledger entry. OBJECTION: GDPR article 21, stored as a refusal. RESTRICTION: article 18. PREFERENCE: how the customer would
 * like to be reached; it neither opens nor closes a field.
 */
export const consentActs = ['CONSENT', 'OBJECTION', 'RESTRICTION', 'PREFERENCE'] as const

export type ConsentAct = (typeof consentActs)[number]
