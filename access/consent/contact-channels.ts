/** Channels whose contact points are CONTACT data. */
export const contactChannels = ['EMAIL', 'SMS', 'CALL', 'POST', 'SOCIAL'] as const

export type ContactChannel = (typeof contactChannels)[number]

const channelsByIdentifierType: Readonly<Record<string, readonly ContactChannel[]>> = {
  EMAIL: ['EMAIL'],
  PHONE: ['SMS', 'CALL'],
  SOCIAL_HANDLE: ['SOCIAL'],
}

const noChannels: readonly ContactChannel[] = []

/**
 * The channels on which an identifier reaches somebody. Empty for a type that is not a contact point, which only a consent for every
 * channel opens.
 */
export function channelsOfIdentifier(type: string): readonly ContactChannel[] {
  return Object.hasOwn(channelsByIdentifierType, type) ? (channelsByIdentifierType[type] ?? noChannels) : noChannels
}

/** The channels that the contact point in an attribute serves. Empty if it has none that can be named. */
export function channelsOfAttribute(name: string): readonly ContactChannel[] {
  return name === 'addresses' ? postal : noChannels
}

const postal: readonly ContactChannel[] = ['POST']
