/** Kinds of personal data; every guarded field has one. */
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
