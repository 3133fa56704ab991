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
    const what = `seed ${seed} ${JSON.stringify(manner)}`
    const found = inOrder(ledger(lines))
    expect(found, what).toEqual(inOrder(truth))
    // Everything else is told, and what a subscription charges is unknown only where that is said.
    const isOfTerms = ({ what: name }: { readonly what: string }) => /^(?:amount|discount) of sub_/.test(name)
    expect(
      leftOut.filter((item) => !isOfTerms(item)),
      what,
    ).toEqual([])
    const named = new Set(leftOut.filter(isOfTerms).map(({ what: name }) => name.replace(/^\w+ of /, '')))
    for (const { id, charge } of found.subscriptions)
      if (charge === 'unknown') expect(named, what).toContain(id.split(':')[0])
    agreed++
  }
  return agreed
}

export function inOrder({ invoices, subscriptions, ...sums }: Truth): Truth {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)
  return { ...sums, invoices: invoices.toSorted(byId), subscriptions: subscriptions.toSorted(byId) }
}
