import { dice } from '../../../access/canary/dice.ts'
import { createStripeAccount, type Manner } from './stripe-account.ts'

type Main = Pick<Manner, 'balances' | 'refunds' | 'payments' | 'tellsPrevious'>

const manners: readonly Main[] = (['EVENTS', 'TRANSACTIONS', 'BOTH', 'END'] as const).flatMap((balances) =>
  (['CHARGE', 'LIST', 'OBJECT', 'BOTH'] as const).flatMap((refunds) =>
    (['CHARGE', 'INVOICE', 'INVOICE_PAYMENT'] as const).flatMap((payments) =>
      [true, false].map((tellsPrevious) => ({ balances, refunds, payments, tellsPrevious })),
    ),
  ),
)

function mannerOf(seed: number, roll: () => number): Manner {
  const one = <T>(...of: readonly [T, ...T[]]): T => of[Math.floor(roll() * of.length)] ?? of[0]
  const coin = () => roll() < 0.5
  return {
    ...(manners[seed % manners.length] as Main),
    file: one('SHUFFLED', 'SHUFFLED', 'OLDEST_FIRST', 'NEWEST_FIRST', 'PAGES'),
    hasTwoCurrencies: coin(),
    countsByHand: coin(),
    hasCustomerDiscounts: coin(),
    tellsDiscountsAlone: coin(),
    form: one('EXPANDED', 'EXPANDED', 'COUPON_ID', 'ID'),
    tellsCoupons: coin(),
    discountEvents: one('NONE', 'EXPANDED', 'COUPON_ID'),
    isNew: coin(),
  }
}

/** An account by its seed: what it told, in any order and some of it more than once, and what is right. */
export function randomAccount(seed: number) {
  const roll = dice(seed)
  const manner = mannerOf(seed, roll)
  const account = createStripeAccount(String(seed), manner, roll)
  const steps = 3 + Math.floor(roll() * 40)
  for (let step = 0; step < steps; step++) account.step()
  // One account in five is told by an export of what it holds in the end.
  const isExport = seed % 5 === 4
  const told = isExport ? account.snapshot() : account.told()
  const twice = told.flatMap((value) => (roll() < 0.2 ? [value, value] : [value]))
  return {
    ...{ manner, isExport, values: asFile(twice, manner, roll), inOrder: told },
    truth: account.truth(isExport),
  }
}

function asFile(values: readonly object[], { file }: Manner, roll: () => number): readonly object[] {
  if (file === 'OLDEST_FIRST') return values
  if (file === 'NEWEST_FIRST') return values.toReversed()
  return file === 'SHUFFLED' ? shuffled(values, roll) : pages(values.toReversed(), roll)
}

/** As Stripe's API lists them. */
function pages(newestFirst: readonly object[], roll: () => number): readonly object[] {
  const size = 1 + Math.floor(roll() * 10)
  return Array.from({ length: Math.ceil(newestFirst.length / size) }, (_, page) => ({
    ...{ object: 'list', has_more: false },
    data: newestFirst.slice(page * size, (page + 1) * size),
  }))
}

function shuffled<T>(items: readonly T[], roll: () => number): readonly T[] {
  return items
    .map((item) => ({ item, place: roll() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** The same in two to four inputs, each of what was told between two moments; null where several inputs cannot tell all. */
export function severalExports(seed: number) {
  const { manner, inOrder, truth } = randomAccount(seed)
  const isSplit = seed % 5 !== 4 && manner.balances !== 'END' && manner.payments === 'CHARGE'
  if (!isSplit) return null
  // What only one of them tells of discounts is not known to the other.
  if (manner.form !== 'EXPANDED' || manner.hasCustomerDiscounts) return null
  const createdOf = (value: object) => ('created' in value ? Number(value.created) : 0)
  const roll = dice(seed)
  const count = 2 + Math.floor(roll() * 3)
  const cuts = Array.from({ length: count - 1 }, (_, index) =>
    createdOf(inOrder[Math.floor(((index + 1) * inOrder.length) / count)] ?? {}),
  )
  const [cut = 0] = cuts
  const partOf = (value: object) => cuts.filter((from) => createdOf(value) >= from).length
  // Changes that lead back to where they began have no order unless what was before them is told.
  const later = inOrder.filter((value) => createdOf(value) >= cut && 'type' in value)
  const changes = later.map((value) => `${createdOf(value)} ${/"id":"(sub_\w+)"/.exec(JSON.stringify(value))?.[1]}`)
  if (changes.some((change, index) => change.includes('sub_') && changes.indexOf(change) !== index)) return null
  const parts = Array.from({ length: count }, (_, part) => inOrder.filter((value) => partOf(value) === part))
  const values = parts.map((part) => (manner.tellsPrevious ? shuffled(part, roll) : part))
  // In whatever order the inputs are then ingested.
  return { values, order: shuffled([...values.keys()], roll), truth }
}
