import { expect } from 'vitest'
import { convertAll, ledgerOfLines } from './ledger-of-lines.ts'
import { randomAccount, severalExports } from './random-accounts.ts'
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

/** As `compareAccounts`, of accounts that several inputs tell, each converted by itself; answers when so many agree. */
export function compareInputs(from: number, count: number, ledger = ledgerOfLines): number {
  let compared = 0
  for (let seed = from; compared < count; seed++) {
    const inputs = severalExports(seed)
    if (inputs === null) continue
    const converted = inputs.values.map(convertAll)
    // What came back of a charge that only another input tells is named as left out.
    if (converted.some(({ leftOut }) => leftOut.length > 0)) continue
    for (const order of [converted, inputs.order.flatMap((index) => converted[index] ?? [])])
      expect(inOrder(ledger(order.flatMap(({ lines }) => lines))), `seed ${seed}`).toEqual(inOrder(inputs.truth))
    compared++
  }
  return compared
}

export function inOrder({ invoices, subscriptions, ...sums }: Truth): Truth {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)
  return { ...sums, invoices: invoices.toSorted(byId), subscriptions: subscriptions.toSorted(byId) }
}
