/** The role of a source. Only records of a SYSTEM_OF_RECORD are evidence of a relationship. */
export const sourceRoles = ['SYSTEM_OF_RECORD', 'TOUCHPOINT', 'REFERENCE', 'WATCHLIST'] as const

export type SourceRole = (typeof sourceRoles)[number]
