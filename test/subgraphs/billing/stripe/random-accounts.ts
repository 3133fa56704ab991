import { dice } from '../../../access/dice.ts'
import { createStripeAccount, type Manner } from './stripe-account.ts'

const manners: readonly Manner[] = (['EVENTS', 'TRANSACTIONS', 'BOTH', 'END'] as const).flatMap((balances) =>
  (['CHARGE', 'LIST', 'OBJECT', 'BOTH'] as const).flatMap((refunds) =>
    (['CHARGE', 'INVOICE', 'INVOICE_PAYMENT'] as const).flatMap((payments) =>
      [true, false].map((tellsPrevious) => ({ balances, refunds, payments, tellsPrevious })),
    ),
  ),
)

/** An account by its seed: what it told, in any order and some of it more than once, and what is right. */
export function randomAccount(seed: number) {
  const roll = dice(seed)
  const manner = manners[seed % manners.length] as Manner
  const account = createStripeAccount(String(seed), manner, roll)
  const steps = 3 + Math.floor(roll() * 30)
  for (let step = 0; step < steps; step++) account.step()
  // One account in five is told by an export of what it holds in the end.
  const isExport = seed % 5 === 4
  const told = isExport ? account.snapshot() : account.told()
  const values = told.flatMap((value) => (roll() < 0.2 ? [value, value] : [value]))
  return { manner, values: shuffled(values, roll), inOrder: told, truth: account.truth(isExport) }
}

function shuffled<T>(items: readonly T[], roll: () => number): readonly T[] {
  return items
    .map((item) => ({ item, place: roll() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** The same in two inputs, one of what was told before a moment and one of what was told after it; null where two inputs cannot tell all. */
export function twoExports(seed: number) {
  const { manner, inOrder, truth } = randomAccount(seed)
  const isSplit = seed % 5 !== 4 && manner.balances !== 'END' && manner.payments === 'CHARGE'
  if (!isSplit || manner.refunds === 'OBJECT' || manner.refunds === 'BOTH') return null
  const createdOf = (value: object) => ('created' in value ? Number(value.created) : 0)
  const cut = createdOf(inOrder[inOrder.length >> 1] ?? {})
  const roll = dice(seed)
  const values = [
    inOrder.filter((value) => createdOf(value) < cut),
    inOrder.filter((value) => createdOf(value) >= cut),
  ].map((part) => shuffled(part, roll))
  return { values, truth }
}
