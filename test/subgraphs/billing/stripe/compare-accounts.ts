import { expect } from 'vitest'
import { convertAll, ledgerOfLines } from './ledger-of-lines.ts'
import { randomAccount } from './random-accounts.ts'
import type { Truth } from './stripe-account.ts'

/** Answers how many agree, and names the first that does not with everything that it takes to see why. */
export function compareAccounts(from: number, count: number, ledger = ledgerOfLines): number {
  let agreed = 0
  for (let seed = from; seed < from + count; seed++) {
    const { manner, values, truth } = randomAccount(seed)
    const { lines, leftOut } = convertAll(values)
    expect(leftOut, `seed ${seed}`).toEqual([])
    const found = inOrder(ledger(lines))
    expect(found, `seed ${seed} ${JSON.stringify(manner)}`).toEqual(inOrder(truth))
    agreed++
  }
  return agreed
}

export function inOrder({ invoices, subscriptions, ...sums }: Truth): Truth {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)
  return { ...sums, invoices: invoices.toSorted(byId), subscriptions: subscriptions.toSorted(byId) }
}
