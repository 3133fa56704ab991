/** ISO/IEC TS 27560 states of a consent. */
export const consentStatuses = [
  'REQUESTED',
  'GIVEN',
  'REFUSED',
  'WITHDRAWN',
  'EXPIRED',
  'INVALIDATED',
  'UNKNOWN',
] as const

export type ConsentStatus = (typeof consentStatuses)[number]
