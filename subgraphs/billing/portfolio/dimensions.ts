export const dimensions = ['MONTH', 'CHANNEL', 'PLAN', 'ACCOUNT'] as const
export type Dimension = (typeof dimensions)[number]
