/** Categories of personal data. Every guarded field has one. */
export const categories = [
  'IDENTIFYING',
  'CONTACT',
  'DEMOGRAPHIC',
  'FINANCIAL',
  'BEHAVIOURAL',
  'INFERRED',
  'EXTERNAL',
  'SPECIAL',
] as const

export type Category = (typeof categories)[number]
