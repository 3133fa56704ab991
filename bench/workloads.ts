export const workloadNames = ['W1', 'W2'] as const
/** W1: one customer by e-mail address. W2: a page of customers, each with the same fields as in W1. */
export type WorkloadName = (typeof workloadNames)[number]

/** Customers on a page of W2. */
export const pageSize = 50
export const touchpointsShown = 10
export const invoicesShown = 5
