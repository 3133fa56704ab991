import { createDice, type Dice } from '../demo/dice.ts'
import type { IdentifierType } from '../resolution/records/identifier-types.ts'
import type { BillingLine } from '../subgraphs/billing/lines.ts'
import type { ConsentLine } from '../subgraphs/consent/lines.ts'
import type { EventLine } from '../subgraphs/engagement/lines.ts'

export interface DatasetSize {
  readonly customers: number
  /** The approximate number of touchpoints, which differs per customer. */
  readonly events: number
}

/** A resolved customer with the records and facts that it consists of. */
export interface CustomerData {
  readonly id: string
  readonly displayName: string
  readonly email: string
  readonly records: readonly RecordData[]
  readonly events: readonly EventLine[]
  readonly billing: readonly BillingLine[]
  readonly consents: readonly ConsentLine[]
}

export interface RecordData {
  readonly source: SourceName
  readonly id: string
  readonly observedAt: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly identifiers: readonly {
    readonly type: IdentifierType
    readonly value: string
    readonly isVerified: boolean
  }[]
}

export type SourceName = 'crm' | 'erp' | 'web'

const until = Date.parse('2026-11-01T00:00:00Z')
const dayMs = 86_400_000

/** The same size always produces the same customers, ordered by id. */
export function* customersOf({ customers, events }: DatasetSize): Generator<CustomerData> {
  const dice = createDice(1, 'bench')
  for (let index = 1; index <= customers; index++) yield customerData(dice, index, events / customers)
}

/** 26 digits and letters, like a ULID. Sorts by `index`, from 1 on. */
export function customerId(index: number): string {
  return `01KBENCH${String(index).padStart(18, '0')}`
}

export function emailOf(index: number): string {
  return `customer.${index}@fernhill-bench.org`
}

function customerData(dice: Dice, index: number, meanEvents: number): CustomerData {
  const person = dice.faker('GB').person
  const name = { givenName: person.firstName(), familyName: person.lastName() }
  const email = emailOf(index)
  const records = recordsOf(dice, index, email, name)
  return {
    id: customerId(index),
    displayName: `${name.givenName} ${name.familyName}`,
    email,
    records,
    events: eventsOf(dice, index, records, meanEvents),
    billing: billingOf(dice, index, records),
    consents: consentsOf(dice, index, records),
  }
}

/** One record in the CRM, for every other customer one more in the billing system, for one in five one on the site: 1.7 on average. */
function recordsOf(
  dice: Dice,
  index: number,
  email: string,
  name: Readonly<Record<string, string>>,
): readonly RecordData[] {
  const number = String(index).padStart(7, '0')
  const mail = { type: 'EMAIL', value: email } as const
  const address = { city: dice.pick(['London', 'Leeds', 'Bristol', 'Cardiff', 'Glasgow']), countryCode: 'GB' }
  const crm: RecordData = {
    source: 'crm',
    id: `c${number}`,
    observedAt: ago(dice.int(30, 900)),
    attributes: {
      ...name,
      birthDate: `19${dice.int(40, 99)}-0${dice.int(1, 9)}-1${dice.int(0, 9)}`,
      addresses: [address],
    },
    identifiers: [
      { ...mail, isVerified: true },
      { type: 'PHONE', value: `+4477${String(10_000_000 + index)}`, isVerified: false },
      { type: 'CRM_ID', value: `K${number}`, isVerified: false },
    ],
  }
  const erp: RecordData = {
    source: 'erp',
    id: `e${number}`,
    observedAt: ago(dice.int(10, 600)),
    attributes: { fullName: `${name.familyName}, ${name.givenName}`, addresses: [address] },
    identifiers: [
      { ...mail, isVerified: false },
      { type: 'BILLING_ID', value: `B${number}`, isVerified: false },
    ],
  }
  const web: RecordData = {
    source: 'web',
    id: `w${number}`,
    observedAt: ago(dice.int(1, 300)),
    attributes: { preferredLanguage: 'en' },
    identifiers: [
      { ...mail, isVerified: false },
      { type: 'COOKIE_ID', value: `cookie-${number}`, isVerified: false },
    ],
  }
  return [crm, ...(dice.chance(0.5) ? [erp] : []), ...(dice.chance(0.2) ? [web] : [])]
}

/** Busy customers have seven times as many as quiet ones. */
const eventShares = [0.3, 0.5, 0.6, 0.7, 0.8, 1, 1, 1.3, 1.7, 2.1] as const
const touches = [
  ['page_viewed', 'WEB'],
  ['product_viewed', 'WEB'],
  ['email_opened', 'EMAIL'],
  ['app_opened', 'MOBILE_APP'],
  ['ticket_opened', 'SUPPORT'],
  ['store_visited', 'STORE'],
] as const

function eventsOf(dice: Dice, index: number, records: readonly RecordData[], mean: number): readonly EventLine[] {
  return Array.from({ length: Math.round(mean * dice.pick(eventShares)) }, (_, number) => {
    const { source, id } = dice.pick(records)
    const [name, channel] = dice.pick(touches)
    return {
      kind: 'event',
      source,
      id: `t${index}-${number}`,
      record: { source, id },
      name,
      channel,
      occurredAt: ago(dice.int(0, 729), dice.int(0, 86_399)),
      properties: { url: `/coffee/${dice.int(1, 400)}`, topic: dice.pick(['espresso', 'filter', 'machines', 'gifts']) },
    }
  })
}

/** Six invoices, of which five are paid. */
function billingOf(dice: Dice, index: number, records: readonly RecordData[]): readonly BillingLine[] {
  const billed = records.find(({ source }) => source === 'erp') ?? records[0]
  if (billed === undefined) return []
  const common = {
    kind: 'billing',
    source: billed.source,
    record: { source: billed.source, id: billed.id },
    currency: 'GBP',
  } as const
  return [1, 2, 3, 4, 5, 6].flatMap((number): BillingLine[] => {
    const daysAgo = 20 + (6 - number) * 60 + dice.int(0, 20)
    const amountMinor = dice.int(500, 25_000)
    const invoice: BillingLine = {
      ...common,
      id: `i${index}-${number}`,
      type: 'INVOICE',
      occurredAt: ago(daysAgo),
      amountMinor,
      properties: {
        status: 'OPEN',
        dueAt: ago(daysAgo - 14),
        lines: [{ description: 'Coffee', quantity: 2, amountMinor }],
      },
    }
    if (dice.int(1, 6) === 1) return [invoice]
    const paidAt = ago(daysAgo - dice.int(1, 19), dice.int(0, 80_000))
    const properties = { invoiceId: invoice.id, status: 'SUCCEEDED', method: dice.pick(['CARD', 'TRANSFER']) }
    return [
      invoice,
      { ...common, id: `p${index}-${number}`, type: 'PAYMENT', occurredAt: paidAt, amountMinor, properties },
    ]
  })
}

/** For the CRM's record: service mails for all, marketing requested of most and sometimes withdrawn, personalisation for some. */
function consentsOf(dice: Dice, index: number, records: readonly RecordData[]): readonly ConsentLine[] {
  const subject = records[0]
  if (subject === undefined) return []
  const choice = (
    number: number,
    daysAgo: number,
    rest: Pick<ConsentLine, 'purpose' | 'status'> & Partial<ConsentLine>,
  ): ConsentLine => ({
    kind: 'consent',
    source: subject.source,
    id: `s${index}-${number}`,
    record: { source: subject.source, id: subject.id },
    occurredAt: ago(daysAgo),
    controller: 'Fernhill',
    noticeVersion: 'v3',
    method: 'WEB_FORM',
    properties: {},
    ...rest,
  })
  const marketing = { purpose: 'Marketing', channel: 'EMAIL' } as const
  return [
    choice(1, 700, { ...marketing, status: dice.chance(0.7) ? 'GIVEN' : 'REFUSED' }),
    ...(dice.chance(0.25) ? [choice(2, dice.int(1, 600), { ...marketing, status: 'WITHDRAWN' })] : []),
    ...(dice.chance(0.6)
      ? [choice(3, 500, { purpose: 'Personalisation', status: 'GIVEN', expiresAt: ago(dice.int(-700, 400)) })]
      : []),
  ]
}

function ago(days: number, seconds = 0): string {
  return new Date(until - days * dayMs - seconds * 1_000).toISOString()
}
