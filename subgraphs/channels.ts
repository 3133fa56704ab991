/** The closed list of the published schema. */
export const channels = [
  'WEB',
  'MOBILE_APP',
  'EMAIL',
  'SMS',
  'PUSH',
  'CALL',
  'CHAT',
  'STORE',
  'SOCIAL',
  'EVENT',
  'SUPPORT',
  'AD',
  'PARTNER',
  'DEVICE',
  'POST',
] as const

export type Channel = (typeof channels)[number]
