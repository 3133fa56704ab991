/** A customer's preference about a channel. */
export const channelPreferences = ['PREFERRED', 'ACCEPTED', 'UNWANTED'] as const

export type ChannelPreference = (typeof channelPreferences)[number]
