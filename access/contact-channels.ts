/** Channels whose contact points are CONTACT data. */
export const contactChannels = ['EMAIL', 'SMS', 'CALL', 'POST', 'SOCIAL'] as const

export type ContactChannel = (typeof contactChannels)[number]

const channelsByIdentifierType: Readonly<Record<string, readonly ContactChannel[]>> = {
  EMAIL: ['EMAIL'],
  PHONE: ['SMS', 'CALL'],
  SOCIAL_HANDLE: ['SOCIAL'],
}

const noChannels: readonly ContactChannel[] = []

/** The channels an identifier is reached by; none of a type that is no contact point: only a consent for every channel opens it. */
export function channelsOfIdentifier(type: string): readonly ContactChannel[] {
  return Object.hasOwn(channelsByIdentifierType, type) ? (channelsByIdentifierType[type] ?? noChannels) : noChannels
}
