/** What a customer thinks of being reached on a channel. */
export const channelPreferences = ['PREFERRED', 'ACCEPTED', 'UNWANTED'] as const

export type ChannelPreference = (typeof channelPreferences)[number]
