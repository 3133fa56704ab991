/** What a customer thinks of being reached on a channel. */
export const wishes = ['PREFERRED', 'ACCEPTED', 'UNWANTED'] as const

export type Wish = (typeof wishes)[number]
