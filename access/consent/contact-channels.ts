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

/** The channels that the contact point in an attribute serves; none of what is no contact point that can be named by a channel. */
export function channelsOfAttribute(name: string): readonly ContactChannel[] {
  return name === 'addresses' ? postal : noChannels
}

const postal: readonly ContactChannel[] = ['POST']
