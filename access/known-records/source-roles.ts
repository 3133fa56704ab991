/** What a source is to its records; only a SYSTEM_OF_RECORD makes a relationship. */
export const sourceRoles = ['SYSTEM_OF_RECORD', 'TOUCHPOINT', 'REFERENCE', 'WATCHLIST'] as const

export type SourceRole = (typeof sourceRoles)[number]
