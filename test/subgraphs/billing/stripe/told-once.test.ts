import { describe, expect, it } from 'vitest'
import { convertAll, entriesOf, ledgerOfLines } from './ledger-of-lines.ts'
import * as stripe from './objects.ts'

/** Seconds since 1970 on a day of June 2026. */
const day = (number: number) => Date.UTC(2026, 5, number) / 1_000
const cus = (balance: number) => ({ ...stripe.customer, id: 'cus_a', balance })
const event = (type: string, created: number, object: object, previous?: object) => ({
  ...{ object: 'event', id: `evt ${JSON.stringify([type, created, object, previous])}`, type, created },
  data: { object, ...(previous && { previous_attributes: previous }) },
})

/** A finalised invoice: what it asks for is its total, less what went to the balance. */
function invoice(total: number, starting: number, ending: number, more: object = {}) {
  const due = total - (ending - starting)
  return {
    ...{ object: 'invoice', id: 'in_a', customer: 'cus_a', currency: 'eur', created: day(1), total, status: 'paid' },
    ...{ amount_due: due, amount_paid: due, starting_balance: starting, ending_balance: ending },
    ...{ status_transitions: { finalized_at: day(1) }, ...more },
  }
}
const charge = (amount: number, more: object = {}) => ({
  ...{ object: 'charge', id: 'ch_a', customer: 'cus_a', currency: 'eur', created: day(2), amount, status: 'succeeded' },
  ...{ amount_captured: amount, captured: true, amount_refunded: 0, refunded: false, invoice: 'in_a', ...more },
})
const refund = (id: string, amount: number, more: object = {}) => ({
  ...{ object: 'refund', id, amount, charge: 'ch_a', currency: 'eur', created: day(3), status: 'succeeded', ...more },
})
const note = (total: number, more: object = {}) => ({
  ...{ object: 'credit_note', id: 'cn_a', customer: 'cus_a', invoice: 'in_a', currency: 'eur', total },
  ...{ created: day(3), status: 'issued', ...more },
})
const transaction = (id: string, amount: number, ending: number, created: number, more: object = {}) => ({
  ...{ object: 'customer_balance_transaction', id, customer: 'cus_a', amount, ending_balance: ending, currency: 'eur' },
  ...{ created, ...more },
})

function owed(...values: readonly object[]) {
  const { lines, leftOut } = convertAll(values)
  expect(leftOut).toEqual([])
  const backwards = convertAll(values.toReversed().flatMap((value) => [value, value])).lines
  const ledger = ledgerOfLines(lines)
  expect(ledgerOfLines(backwards).owed).toEqual(ledger.owed)
  return ledger.owed.eur ?? 0
}

describe('one credit that several objects tell', () => {
  const negative = invoice(-1_000, 0, -1_000)
  const used = invoice(3_000, -1_000, 0, { id: 'in_b', created: day(5), status_transitions: { finalized_at: day(5) } })
  const paid = charge(2_000, { invoice: 'in_b', created: day(5) })

  it('of a negative invoice counts once, whatever tells it', () => {
    expect(owed(cus(-1_000), negative)).toBe(-1_000)
    expect(owed(negative)).toBe(-1_000)
    expect(owed(negative, transaction('t1', -1_000, -1_000, day(1), { invoice: 'in_a' }))).toBe(-1_000)
    expect(owed(event('customer.created', day(0), cus(0)), event('invoice.paid', day(1), negative))).toBe(-1_000)
    expect(owed({ ...negative, starting_balance: null, ending_balance: null }, cus(-1_000))).toBe(-1_000)
  })

  it('of a negative invoice is no revenue: its line says so, with its tax', () => {
    const { lines } = convertAll([{ ...negative, subscription: 'sub_a', tax: -160 }])
    const [line] = lines.filter(({ id }) => id === 'in_a')
    expect(line).toMatchObject({ type: 'CREDIT_NOTE', amountMinor: 1_000 })
    expect(line?.properties).toMatchObject({ subscriptionId: 'sub_a', taxMinor: 160 })
  })

  it('that the next invoice uses up is nothing', () => {
    expect(owed(cus(0), negative, used, paid)).toBe(0)
    expect(owed(negative, used, paid)).toBe(0)
    expect(owed(negative, used)).toBe(0)
    expect(owed(negative, { ...used, status: 'open', amount_paid: 0 })).toBe(2_000)
  })

  it('comes back once where the invoice that used it is voided', () => {
    const open = { ...invoice(3_000, -1_000, 0), status: 'open', amount_paid: 0 }
    const voided = { ...open, status: 'void', status_transitions: { finalized_at: day(1), voided_at: day(4) } }
    const told = [event('customer.created', day(0), cus(-1_000)), event('invoice.finalized', day(1), open)]
    expect(owed(...told)).toBe(2_000)
    expect(owed(...told, event('customer.updated', day(1), cus(0)))).toBe(2_000)
    expect(owed(...told, event('invoice.voided', day(4), voided))).toBe(-1_000)
    expect(owed(...told, event('invoice.voided', day(4), voided), event('customer.updated', day(4), cus(-1_000)))).toBe(
      -1_000,
    )
    expect(owed(cus(-1_000), voided)).toBe(-1_000)
    const back = transaction('t2', -1_000, -1_000, day(4), { invoice: 'in_a' })
    expect(owed(...told, event('invoice.voided', day(4), voided), back)).toBe(-1_000)
    expect(owed(...told, event('invoice.voided', day(4), { ...voided, ending_balance: null }), back)).toBe(-1_000)
  })

  it('of a credit note goes where the note says', () => {
    const told = [invoice(3_000, 0, 0), charge(3_000)]
    expect(owed(...told, cus(-1_000), note(1_000, { customer_balance_transaction: 't1' }))).toBe(-1_000)
    expect(owed(...told, note(1_000, { customer_balance_transaction: 't1' }))).toBe(-1_000)
    expect(owed(...told, note(1_000), transaction('t1', -1_000, -1_000, day(3), { credit_note: 'cn_a' }))).toBe(-1_000)
    expect(owed(...told, note(1_000, { out_of_band_amount: 1_000 }))).toBe(0)
    expect(owed(...told, note(1_000, { refund: 're_1' }), refund('re_1', 1_000))).toBe(0)
    const split = note(1_000, { refund: 're_1', customer_balance_transaction: 't1', out_of_band_amount: 100 })
    expect(owed(...told, split, refund('re_1', 600))).toBe(-300)
  })

  it('of a note whose refund Stripe only records goes back with it', () => {
    const told = [invoice(3_000, 0, 0), charge(3_000)]
    const recorded = { refund: null, type: 'payment_record_refund', payment_record_refund: { payment_record: 'pr_1' } }
    const noted = note(1_000, { refunds: [{ ...recorded, amount_refunded: 1_000 }], post_payment_amount: 1_000 })
    expect(owed(...told, noted)).toBe(0)
    expect(owed(...told, { ...noted, status: 'void' })).toBe(0)
    expect(
      owed(...told, { ...noted, refunds: [{ refund: 're_1', amount_refunded: 1_000 }] }, refund('re_1', 1_000)),
    ).toBe(0)
  })

  it('of a note on an open invoice makes it smaller, until the note is void', () => {
    const open = { ...invoice(3_000, 0, 0), status: 'open', amount_due: 2_000, amount_paid: 0 }
    expect(owed(open, note(1_000))).toBe(2_000)
    expect(owed(open, note(1_000, { status: 'void', voided_at: day(3) }))).toBe(3_000)
    expect(owed(open, note(1_000), event('credit_note.voided', day(3), note(1_000, { status: 'void' })))).toBe(3_000)
  })

  it('given by hand, which nothing else tells of, stays: a control', () => {
    expect(owed(cus(-500))).toBe(-500)
    expect(owed(cus(-500), invoice(1_900, 0, 0), charge(1_900))).toBe(-500)
    expect(owed(cus(0), invoice(1_900, 0, 0), charge(1_900))).toBe(0)
  })

  it('is as large as the last event says, of one second by what each replaced', () => {
    const at = day(2)
    const updates = [
      event('customer.updated', at, cus(-700), { balance: 0 }),
      event('customer.updated', at, cus(-200), { balance: -700 }),
      event('customer.updated', at, cus(0), { balance: -200 }),
      event('customer.updated', at, cus(300), { balance: 0 }),
    ]
    expect(owed(event('customer.created', at, cus(0)), ...updates)).toBe(300)
    expect(owed(event('customer.created', at, cus(0)), ...updates.slice(0, 3))).toBe(0)
  })
})

describe('a balance that several inputs tell', () => {
  const finalised = (starting: number, ending: number, more: object = {}) =>
    invoice(2_000, starting, ending, { status_transitions: { finalized_at: day(2) }, created: day(2), ...more })
  const inputsOwe = (...inputs: readonly (readonly object[])[]) =>
    [inputs, inputs.toReversed()].map(
      (order) => ledgerOfLines(order.flatMap((values) => convertAll(values).lines)).customerBalance.eur ?? 0,
    )

  it('of one second is as its transactions say, not as an invoice says that is told again later', () => {
    const used = finalised(400, 0)
    const moved = [
      transaction('t1', -400, 0, day(2), { invoice: 'in_a' }),
      transaction('t2', -300, -300, day(2), { credit_note: 'cn_b' }),
    ]
    expect(
      inputsOwe([event('invoice.finalized', day(2), used), ...moved], [event('invoice.paid', day(5), used)]),
    ).toEqual([-300, -300])
  })

  it('of one second is as the input says that tells more of it', () => {
    const [one, two] = [finalised(0, 0), finalised(0, 34, { id: 'in_b' })]
    const both = [event('invoice.finalized', day(2), one), event('invoice.finalized', day(2), two)]
    expect(inputsOwe(both, [event('invoice.paid', day(5), one)])).toEqual([34, 34])
    // Where no input tells both, nothing orders them: the answer is the same in any order of the inputs.
    expect(inputsOwe([event('invoice.paid', day(5), one)], [event('invoice.paid', day(6), two)])).toEqual([34, 34])
  })

  it('that a voided invoice took and gave back in one second is what it was before', () => {
    const open = finalised(878, 0)
    const voided = { ...open, status: 'void', status_transitions: { finalized_at: day(2), voided_at: day(2) } }
    const told = [event('invoice.finalized', day(2), open), event('invoice.voided', day(2), voided)]
    const updates = [
      event('customer.updated', day(2), cus(878), { balance: 0 }),
      event('customer.updated', day(2), cus(0), { balance: 878 }),
    ]
    for (const values of [told, [...told, ...updates], [...updates, ...told]])
      expect(inputsOwe([event('customer.updated', day(1), cus(878), { balance: 0 })], values)).toEqual([878, 878])
  })

  it('is named where an input tells how it changed and not what it was before', () => {
    const noted = event('credit_note.created', day(3), note(300, { customer_balance_transaction: 't1' }))
    const whatOf = (...values: readonly object[]) => convertAll(values).leftOut.map(({ what }) => what)
    expect(whatOf(noted)).toEqual(['balance of cus_a in eur'])
    // An invoice that was finalised before this input begins says nothing of what happened in between.
    const paid = event('invoice.paid', day(3), {
      ...invoice(2_000, 0, 0),
      status_transitions: { finalized_at: day(1) },
    })
    expect(whatOf(paid, noted)).toEqual(['balance of cus_a in eur'])
    const controls = [
      [event('customer.created', day(1), cus(0)), noted],
      [event('customer.updated', day(2), cus(-200), { name: 'A' }), noted],
      [noted, transaction('t1', -300, -500, day(3), { credit_note: 'cn_a' })],
      [noted, event('customer.updated', day(3), cus(-500), { balance: -200 })],
      [note(300, { customer_balance_transaction: 't1' })],
    ]
    for (const values of controls) expect(whatOf(...values)).toEqual([])
  })

  it('starts from what a draft shows of it', () => {
    const draft = { ...invoice(2_000, -700, 0), status: 'draft', id: 'in_d', ending_balance: null }
    const shown = event('invoice.created', day(4), draft)
    const noted = event(
      'credit_note.created',
      day(5),
      note(300, { customer_balance_transaction: 't1', created: day(5) }),
    )
    expect(owed(shown, noted, invoice(300, 0, 0), charge(300))).toBe(-1_000)
    const revision = event('invoice.created', day(4), {
      ...draft,
      from_invoice: { action: 'revision', invoice: 'in_x' },
    })
    expect(convertAll([revision, noted]).leftOut).toHaveLength(1)
  })
})

describe('of two exports', () => {
  const failed = refund('re_1', 900, { status: 'failed' })
  const accounts = [
    // What a customer has is told with other objects in one of them, and alone in the other.
    { older: [cus(-500), invoice(2_000, 0, 0), charge(2_000)], newer: [cus(0)], owes: {} },
    { older: [cus(0), invoice(2_000, 0, 0)], newer: [cus(-500)], owes: { eur: -500 } },
    {
      older: [invoice(2_000, 0, 0), charge(2_000, { amount_refunded: 900 })],
      newer: [charge(2_000), failed],
      owes: {},
    },
    // A refund failed in between, and neither export contains refunds.
    { older: [invoice(2_000, 0, 0), charge(2_000, { amount_refunded: 900 })], newer: [charge(2_000)], owes: {} },
    {
      older: [invoice(2_000, 0, 0), charge(2_000, { amount_refunded: 900 })],
      newer: [charge(2_000, { amount_refunded: 400 })],
      owes: { eur: 400 },
    },
    { older: [invoice(2_000, 0, 0, { status: 'open', amount_paid: 0 })], newer: [invoice(2_000, 0, 0)], owes: {} },
  ]
  it.each(accounts)('the one that was fetched later counts, whichever arrives first', ({ older, newer, owes }) => {
    const [first, second] = [convertAll(older, day(10)).lines, convertAll(newer, day(20)).lines]
    for (const lines of [
      [...first, ...second],
      [...second, ...first],
    ])
      expect(ledgerOfLines(lines).owed).toEqual(owes)
  })

  it('neither is known to be later without the time of its fetch: a control', () => {
    const [one] = accounts
    const lines = [one?.older ?? [], one?.newer ?? []].flatMap((values) => convertAll(values).lines)
    expect(ledgerOfLines(lines).owed).not.toEqual(one?.owes)
  })

  it('an event counts that is younger than both', () => {
    const voided = { ...invoice(2_000, 0, 0), status: 'void' }
    const lines = [
      ...convertAll([event('invoice.voided', day(25), voided)]).lines,
      ...convertAll([invoice(2_000, 0, 0, { status: 'open', amount_paid: 0 })], day(20)).lines,
    ]
    expect(ledgerOfLines(lines).owed).toEqual({})
  })
})

describe('a refund that fails between two exports', () => {
  const refunded = (amount: number) => charge(2_000, { amount_refunded: amount })
  const paid = invoice(2_000, 0, 0)
  it('is not owed, in any order of the exports', () => {
    const before = [paid, refunded(1_000), refund('re_1', 1_000)]
    const after = [refunded(0), refund('re_1', 1_000, { status: 'failed' })]
    for (const order of [
      [before, after],
      [after, before],
    ])
      expect(ledgerOfLines(order.flatMap((values) => convertAll(values).lines)).owed).toEqual({})
  })

  it('leaves the refunds that did not fail: controls', () => {
    const before = [paid, refunded(1_500), refund('re_1', 1_000), refund('re_2', 500)]
    const after = [refunded(500), refund('re_1', 1_000, { status: 'failed' }), refund('re_2', 500)]
    const without = [refunded(500), refund('re_1', 1_000, { status: 'failed' })]
    const more = [paid, refunded(1_000)]
    for (const [one, two, left] of [
      [before, after, 500],
      [before, without, 500],
      [[paid, refunded(300)], more, 1_000],
    ] as const)
      for (const order of [
        [one, two],
        [two, one],
      ])
        expect(ledgerOfLines(order.flatMap((values) => convertAll(values).lines)).owed).toEqual({ eur: left })
  })
})

describe('an amount below the minimum charge', () => {
  const small = invoice(30, 0, 30)

  it('is owed until the next invoice collects it', () => {
    expect(owed(cus(30), small)).toBe(30)
    expect(owed(small)).toBe(30)
    const next = invoice(2_000, 30, 0, {
      id: 'in_b',
      status: 'open',
      amount_paid: 0,
      status_transitions: { finalized_at: day(5) },
    })
    expect(owed(small, next)).toBe(2_030)
    expect(owed(cus(0), small, { ...next, status: 'paid' }, charge(2_030, { invoice: 'in_b' }))).toBe(0)
    const { invoices } = ledgerOfLines(convertAll([small, next]).lines)
    expect(invoices).toEqual([
      { id: 'in_a', status: 'paid', due: 0 },
      { id: 'in_b', status: 'open', due: 2_030 },
    ])
  })

  it('is known by what is due where the balances are not told', () => {
    expect(owed(cus(30), { ...small, starting_balance: null, ending_balance: null, amount_due: 0 })).toBe(30)
  })
})

describe('a refund', () => {
  const paid = [invoice(2_000, 0, 0), charge(2_000)]
  const told = (amount: number, at: number, more: object = {}) =>
    event('charge.refunded', at, charge(2_000, { amount_refunded: amount, ...more }))
  const list = (...data: readonly object[]) => ({ refunds: { object: 'list', data } })

  it('counts once, told by its charge, by itself or by both', () => {
    expect(owed(...paid, told(800, day(3)))).toBe(800)
    expect(owed(...paid, told(800, day(3), list(refund('re_1', 800))))).toBe(800)
    expect(owed(...paid, refund('re_1', 800))).toBe(800)
    expect(owed(...paid, told(800, day(3)), refund('re_1', 800))).toBe(800)
    expect(owed(...paid, told(800, day(3), list(refund('re_1', 800))), refund('re_1', 800))).toBe(800)
    expect(owed(...paid.slice(0, 1), charge(2_000, { amount_refunded: 800 }))).toBe(800)
    expect(
      owed(
        ...paid,
        { ...refund('re_1', 800), charge: null, payment_intent: 'pi_a' },
        charge(2_000, { payment_intent: 'pi_a' }),
      ),
    ).toBe(800)
  })

  it('counts each of several, of which one may be told by the charge alone', () => {
    expect(owed(...paid, told(300, day(3)), told(800, day(4)))).toBe(800)
    expect(owed(...paid, told(800, day(4)), refund('re_1', 300))).toBe(800)
    expect(owed(...paid, told(300, day(3)), refund('re_2', 500, { created: day(4) }))).toBe(800)
    expect(owed(...paid, told(300, day(3)), told(800, day(3)))).toBe(800)
  })

  it('that failed, or of money that was only reserved, is none', () => {
    expect(owed(...paid, refund('re_1', 800, { status: 'failed' }))).toBe(0)
    expect(owed(...paid, told(800, day(3)), event('charge.updated', day(4), charge(2_000)))).toBe(0)
    const released = charge(900, {
      captured: false,
      amount_captured: 0,
      amount_refunded: 900,
      refunded: true,
      invoice: null,
    })
    expect(owed(released, refund('re_1', 900))).toBe(0)
    expect(owed(invoice(700, 0, 0), charge(900, { amount_captured: 700, amount_refunded: 200 }))).toBe(0)
  })

  it('that is told by a charge first and one by one later is taken back: two inputs', () => {
    const first = convertAll([...paid, told(800, day(3))]).lines
    const second = convertAll([told(800, day(4), list(refund('re_1', 800)))]).lines
    expect(ledgerOfLines([...first, ...second]).owed).toEqual({ eur: 800 })
    const beside = second.map((line) => ({
      ...line,
      properties: { ...Object(line.properties), isRefundTotal: undefined },
    }))
    expect(ledgerOfLines([...first, ...beside]).owed).toEqual({ eur: 1_600 })
  })
})

describe('a refund told in several inputs', () => {
  const paid = [cus(0), invoice(10_000, 0, 0), charge(10_000)]
  const refunded = (amount: number, at: number, type = 'charge.refunded') =>
    event(type, day(at), charge(10_000, { amount_refunded: amount, refunded: amount === 10_000 }))
  const made = (id: string, amount: number, at: number, more: object = {}) =>
    event('refund.created', day(at), refund(id, amount, { created: day(at), ...more }))
  const failed = event('refund.failed', day(6), refund('re_1', 3_000, { status: 'failed' }))
  const whole = (amount: number) => charge(10_000, { amount_refunded: amount })

  function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
    if (items.length < 2) return [items]
    return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
  }

  it.each<[string, number, ...(readonly object[])[]]>([
    ['by the charge, then by an export', 3_000, [refunded(3_000, 3)], [whole(3_000), refund('re_1', 3_000)]],
    ['by an export, then by the charge', 3_000, [whole(3_000), refund('re_1', 3_000)], [refunded(3_000, 4)]],
    [
      'night after night',
      5_000,
      [refunded(3_000, 3), made('re_1', 3_000, 3)],
      [refunded(5_000, 5), made('re_2', 2_000, 5)],
    ],
    [
      'again by a change of something else',
      3_000,
      [refunded(3_000, 3), made('re_1', 3_000, 3)],
      [refunded(3_000, 5, 'charge.updated')],
    ],
    ['by totals alone', 5_000, [refunded(3_000, 3)], [refunded(5_000, 5)], [refunded(5_000, 7, 'charge.updated')]],
    ['of which one is told by itself', 5_000, [refunded(3_000, 3)], [refunded(5_000, 5), made('re_2', 2_000, 5)]],
    ['that grow in exports', 5_000, [whole(3_000)], [whole(5_000), refund('re_2', 2_000)]],
    ['that failed', 0, [refunded(3_000, 3)], [whole(3_000), made('re_1', 3_000, 3)], [whole(3_000), failed]],
    ['that failed and left the total', 0, [refunded(3_000, 3), made('re_1', 3_000, 3)], [refunded(0, 7), failed]],
    ['in full', 10_000, [refunded(10_000, 3)], [whole(10_000), refund('re_1', 10_000)], [refunded(10_000, 8)]],
    ['that is pending', 0, [refunded(3_000, 3)], [whole(3_000), made('re_1', 3_000, 3, { status: 'pending' })]],
  ])('counts once: %s', (_, amount, ...inputs) => {
    const converted = [paid, ...inputs].map((input) => convertAll(input).lines)
    for (const order of permutations(converted)) expect(ledgerOfLines(order.flat()).owed.eur ?? 0).toBe(amount)
    expect(ledgerOfLines(convertAll([paid, ...inputs].flat()).lines).owed.eur ?? 0).toBe(amount)
  })
})

describe('an invoice that was paid by more than its amount', () => {
  const paid = invoice(1_000, 0, 0, { amount_overpaid: 200, amount_paid: 1_000 })
  const more = charge(1_200)
  const credited = transaction('t1', -200, -200, day(2), { invoice: 'in_a', type: 'invoice_overpaid' })

  it('gives the rest as credit once, whatever tells it', () => {
    expect(owed(cus(-200), paid, more, credited)).toBe(-200)
    expect(owed(cus(-200), paid, more)).toBe(-200)
    expect(owed(paid, more)).toBe(-200)
    expect(owed(cus(-200), invoice(1_000, 0, 0), more, credited)).toBe(-200)
    expect(ledgerOfLines(convertAll([cus(-200), paid, more, credited]).lines).invoices).toEqual([
      { id: 'in_a', status: 'paid', due: 0 },
    ])
    const inputs = [[cus(-200), paid], [paid, more], [credited]].map((input) => convertAll(input).lines)
    expect(ledgerOfLines(inputs.flat()).owed).toEqual({ eur: -200 })
    expect(ledgerOfLines(inputs.toReversed().flat()).owed).toEqual({ eur: -200 })
  })

  it('gives it back as credit that the next invoice uses', () => {
    const next = { status_transitions: { finalized_at: day(5) }, created: day(5) }
    expect(owed(paid, more, invoice(200, -200, 0, { id: 'in_b', ...next }))).toBe(0)
  })
})

describe('a charge without an invoice', () => {
  const sale = charge(2_500, { invoice: null })
  const told = (...values: readonly object[]) => {
    const { lines, leftOut } = convertAll(values)
    return { owed: ledgerOfLines(lines).owed, names: leftOut.map(({ what }) => what) }
  }

  it('pays for something at once, so that it and what comes back of it is no credit, and is named', () => {
    expect(told(cus(0), sale)).toEqual({ owed: {}, names: ['invoice of ch_a'] })
    expect(told(cus(0), { ...sale, amount_refunded: 800 }, refund('re_1', 800)).owed).toEqual({})
    expect(told(cus(-500), sale).owed).toEqual({ eur: -500 })
    expect(told(cus(0), { ...sale, status: 'failed' }).names).toEqual([])
  })

  it('that does not state whether it has one is no credit either, and is named', () => {
    const { invoice: _, ...unstated } = sale
    expect(told(cus(0), unstated)).toEqual({ owed: {}, names: ['invoice of ch_a'] })
    expect(told(cus(0), { ...unstated, amount_refunded: 800 }, refund('re_1', 800)).owed).toEqual({})
    const payment = { object: 'invoice_payment', id: 'inpay_a', invoice: 'in_a', status: 'paid', amount_paid: 2_500 }
    const paying = { ...payment, payment: { type: 'charge', charge: 'ch_a' } }
    const open = { ...invoice(2_500, 0, 0), status: 'open', amount_paid: 2_500 }
    expect(told(open, unstated, paying)).toEqual({ owed: {}, names: [] })
    // A payment that was detached from its invoice pays nothing of it.
    const detached = event('invoice_payment.detached', day(3), { ...paying, status: 'canceled' })
    expect(told({ ...open, amount_paid: 0 }, unstated, paying, detached)).toEqual({
      owed: { eur: 2_500 },
      names: ['invoice of ch_a'],
    })
  })

  it('that another input ties to its invoice stays paid when it is told again without, and so does what came back', () => {
    const { invoice: _, ...unstated } = charge(2_500)
    const open = { ...invoice(2_500, 0, 0), status: 'open', amount_paid: 2_500 }
    const target = { type: 'charge', charge: 'ch_a' }
    const payment = { object: 'invoice_payment', id: 'inpay_a', invoice: 'in_a', status: 'paid', amount_paid: 2_500 }
    const first = [open, event('charge.succeeded', day(2), unstated), { ...payment, payment: target }]
    const later = { ...unstated, amount_refunded: 800 }
    const dispute = { object: 'dispute', id: 'dp_a', charge: 'ch_a', amount: 100, currency: 'eur', created: day(4) }
    const seconds = [
      { values: [event('charge.refunded', day(4), later)], owed: 800 },
      {
        values: [event('charge.refunded', day(4), later), event('refund.created', day(4), refund('re_a', 800))],
        owed: 800,
      },
      { values: [event('charge.updated', day(4), unstated), { ...dispute, status: 'lost' }], owed: 100 },
    ]
    for (const { values, owed } of seconds)
      for (const order of [
        [first, values],
        [values, first],
      ]) {
        const ledger = ledgerOfLines(order.flatMap((input) => convertAll(input).lines))
        expect(ledger).toMatchObject({ owed: { eur: owed }, invoices: [{ due: 0 }] })
      }
    // Of a sale without an invoice nothing is owed again: a control.
    const sold = [event('charge.succeeded', day(2), unstated)]
    for (const { values } of seconds)
      expect(ledgerOfLines([sold, values].flatMap((input) => convertAll(input).lines)).owed).toEqual({})
  })

  it('pays the invoice that names it: a control, in any order of two inputs', () => {
    const open = { ...invoice(2_500, 0, 0), status: 'open', amount_paid: 0, charge: 'ch_a' }
    expect(told(sale, open)).toEqual({ owed: {}, names: [] })
    const [alone, tied] = [convertAll([sale]).lines, convertAll([sale, open]).lines]
    expect(ledgerOfLines([...alone, ...tied]).owed).toEqual({})
    expect(ledgerOfLines([...tied, ...alone]).owed).toEqual({})
  })
})

describe('a payment', () => {
  it('settles its invoice whichever object ties them', () => {
    const loose = charge(2_000, { invoice: null, payment_intent: 'pi_a' })
    const open = invoice(2_000, 0, 0, { status: 'open', amount_paid: 0 })
    const dueOf = (...values: readonly object[]) => ledgerOfLines(convertAll(values).lines).invoices[0]
    expect(dueOf(open, loose)).toMatchObject({ status: 'open', due: 2_000 })
    const target = { payment: { type: 'payment_intent', payment_intent: 'pi_a' } }
    for (const tied of [
      [{ ...open, payments: { object: 'list', data: [target] } }],
      [{ ...open, payment_intent: 'pi_a' }],
      [{ ...open, charge: 'ch_a' }],
      [open, { object: 'invoice_payment', id: 'inpay_a', invoice: 'in_a', ...target }],
    ])
      expect(dueOf(loose, ...tied)).toMatchObject({ status: 'paid', due: 0 })
  })

  it('outside Stripe leaves nothing due, beside a part that was charged', () => {
    const outside = { ...invoice(2_000, 0, 0), paid_out_of_band: true, amount_paid: 0 }
    expect(owed(outside)).toBe(0)
    expect(owed({ ...outside, amount_paid: 500 }, charge(500))).toBe(0)
  })

  it('outside Stripe is what the charges of all inputs leave, where the invoice counts it in what was paid', () => {
    const outside = { ...invoice(2_000, 0, 0), paid_out_of_band: true, amount_paid: 2_000 }
    const inputs = [[outside], [charge(500, { invoice: 'in_a' })]]
    for (const order of [inputs, inputs.toReversed(), [inputs.flat()]]) {
      const lines = order.flatMap((values) => convertAll(values).lines)
      expect(ledgerOfLines(lines)).toMatchObject({ owed: {}, invoices: [{ due: 0 }] })
      expect(entriesOf(lines).find(({ sourceId }) => sourceId === 'in_a:out-of-band')?.amountMinor).toBe(1_500)
    }
    // Nothing is paid twice where the charges paid all of it: a control.
    expect(ledgerOfLines([outside, charge(2_000)].flatMap((value) => convertAll([value]).lines)).owed).toEqual({})
  })
})

describe('an invoice', () => {
  it('told by an older object does not come back', () => {
    const open = { ...invoice(2_000, 0, 0), status: 'open', amount_paid: 0 }
    expect(owed(open, event('invoice.paid', day(3), invoice(2_000, 0, 0)), charge(2_000))).toBe(0)
    expect(
      owed(
        event('invoice.finalized', day(1), open),
        invoice(2_000, 0, 0, { status_transitions: { finalized_at: day(1), paid_at: day(3) } }),
        charge(2_000),
      ),
    ).toBe(0)
  })

  it('that was deleted as a draft is not asked for', () => {
    const draft = { ...invoice(2_000, 0, 0), status: 'draft', ending_balance: null }
    const { lines } = convertAll([event('invoice.created', day(1), draft), event('invoice.deleted', day(1), draft)])
    expect(ledgerOfLines(lines).invoices).toEqual([{ id: 'in_a', status: 'void', due: 0 }])
  })
})

describe('a subscription', () => {
  const at = day(3)
  const sub = (status: string, more: object = {}) => ({
    ...stripe.subscription,
    customer: 'cus_a',
    created: at,
    start_date: at,
    trial_end: null,
    status,
    ...more,
  })
  const changed = (from: string, to: string) => event('customer.subscription.updated', at, sub(to), { status: from })
  const statusOf = (...values: readonly object[]) =>
    ledgerOfLines(convertAll(values).lines).subscriptions.map(({ status }) => status)
  const begun = event('customer.subscription.created', at, sub('incomplete'))

  it('that changes within a second is what the last change made it', () => {
    const life = [begun, changed('incomplete', 'active'), changed('active', 'past_due'), changed('past_due', 'unpaid')]
    for (const order of [life, life.toReversed(), [...life.slice(2), ...life.slice(0, 2)]])
      expect(statusOf(...order)).toEqual(['unpaid'])
    // It comes back to where it was: only what each change replaced tells that.
    const back = [
      ...life,
      event('customer.subscription.updated', at, sub('active', { cancel_at: null }), { status: 'unpaid' }),
    ]
    expect(statusOf(...back.toReversed())).toEqual(['active'])
    expect(statusOf(...back, event('customer.subscription.deleted', at, sub('canceled')))).toEqual(['canceled'])
  })

  it('is as far as its status says where nothing tells what was replaced', () => {
    const active = event('customer.subscription.updated', at, sub('active'))
    expect(statusOf(begun, active)).toEqual(['active'])
    expect(statusOf(active, begun)).toEqual(['active'])
  })

  it('that was paused when it ended has ended', () => {
    expect(statusOf(sub('canceled', { pause_collection: { behavior: 'void' } }))).toEqual(['canceled'])
    expect(statusOf(sub('active', { pause_collection: { behavior: 'void' } }))).toEqual(['paused'])
  })
})

describe('what Stripe says of money that went back', () => {
  const paid = [invoice(1_000, 0, 0), charge(1_000)]
  const dispute = (status: string, more: object = {}) => ({
    ...{
      object: 'dispute',
      id: 'dp_a',
      charge: 'ch_a',
      amount: 1_000,
      currency: 'eur',
      created: day(4),
      status,
      ...more,
    },
  })

  it.each(['refund.created', 'refund.updated', 'charge.refund.updated'])('is a refund by %s alone', (type) => {
    expect(owed(...paid, event(type, day(3), refund('re_a', 400)))).toBe(400)
  })

  it('is one refund, however many events tell it', () => {
    const events = ['refund.created', 'charge.refund.updated', 'refund.updated'].map((type, place) =>
      event(type, day(3 + place), refund('re_a', 400)),
    )
    const refunded = event('charge.refunded', day(3), charge(1_000, { amount_refunded: 400 }))
    expect(owed(...paid, ...events, refunded)).toBe(400)
  })

  it('is none where the refund failed', () => {
    const asked = event('refund.created', day(3), refund('re_a', 400, { status: 'pending' }))
    expect(owed(...paid, asked, event('refund.failed', day(4), refund('re_a', 400, { status: 'failed' })))).toBe(0)
  })

  it.each([
    ['needs_response', 1_000],
    ['lost', 1_000],
    ['won', 0],
    ['prevented', 0],
    ['warning_closed', 0],
  ])('is a dispute that %s', (status, expected) => {
    const opened = event(
      'charge.dispute.created',
      day(4),
      dispute(status.startsWith('w') && status !== 'won' ? status : 'needs_response'),
    )
    expect(owed(...paid, opened, event('charge.dispute.closed', day(5), dispute(status)))).toBe(expected)
  })

  it('is left out with its reason where its amount is below 0, or above what a number holds', () => {
    const told = (value: object) => convertAll([...paid, value]).leftOut.map(({ line, why }) => [line, why])
    expect(told(refund('re_a', -5))).toEqual([[3, 'its amount is -5, but a REFUND has an amount of 0 or more']])
    expect(told(dispute('lost', { amount: -5 }))).toEqual([
      [3, 'its amount is -5, but a DISPUTE has an amount of 0 or more'],
    ])
    expect(told({ ...invoice(1, 0, 0), id: 'in_b', total: 2 ** 53 })[0]?.[1]).toContain('total: ')
    const ofNobody = charge(5, { id: 'ch_b', customer: null, invoice: null })
    expect(told(ofNobody)).toEqual([[3, 'it names neither a customer nor an e-mail address']])
    // Numbers that lose digits are read as text.
    expect(told({ ...invoice(1, 0, 0), id: 'in_b', total: '9007199254740993' })).toEqual([
      [3, 'total: 9007199254740993 is a number that loses digits beyond 9007199254740991'],
    ])
  })
})
