import { type Category, categories } from '../../../access/categories.ts'
import { purposeKeys } from '../../../access/purposes.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'

type Line = IngestLineInput

/** Of two graphs. The second has other values, in another order, and more or other facts at other times. */
export type Variant = 0 | 1

export const sources: readonly Line[] = [
  { kind: 'source', source: 'crm', role: 'SYSTEM_OF_RECORD' },
  { kind: 'source', source: 'shop', role: 'SYSTEM_OF_RECORD' },
]

export interface Person {
  /** The kind of data that consents leave out, and in which the two graphs differ. */
  readonly hidden: Category
  readonly recordId: string
  readonly companyRecordId: string
  readonly lines: readonly Line[]
  readonly identifiers: readonly Identifier[]
}

interface Identifier {
  readonly type: IdentifierType
  readonly value: string
  /** Of one of each type, so that their order shows although their values do not. */
  readonly verifiedAt?: string
}

export const people = (variant: Variant): readonly Person[] => categories.map((hidden) => personOf(hidden, variant))

function personOf(hidden: Category, variant: Variant): Person {
  const name = hidden.toLowerCase()
  const place = 1 + categories.indexOf(hidden)
  const differs = (category: Category) => category === hidden && variant === 1
  /** A value of a category in either graph: the second comes before the first in order. */
  const value = (category: Category, what: string) => `${differs(category) ? 'aa other' : 'one'} ${what} of ${name}`
  /** Of the second record: the same as the first's, but in the second graph. */
  const second = (category: Category, what: string) =>
    differs(category) ? `zz third ${what} of ${name}` : value(category, what)
  const attributes = (of: typeof value) => ({
    ...{ title: of('IDENTIFYING', 'title'), website: of('CONTACT', 'website'), fax: of('CONTACT', 'fax') },
    ...{
      gender: of('DEMOGRAPHIC', 'gender'),
      jobTitle: of('DEMOGRAPHIC', 'job'),
      language: of('DEMOGRAPHIC', 'tongue'),
    },
    ...{ income: of('FINANCIAL', 'income'), creditLimit: of('FINANCIAL', 'limit') },
    ...{
      lastLoginAt: of('BEHAVIOURAL', 'login'),
      interests: of('INFERRED', 'interest'),
      segment: of('INFERRED', 'segment'),
    },
    ...{ diagnosis: of('SPECIAL', 'diagnosis'), belief: of('SPECIAL', 'belief') },
    ...(differs('SPECIAL') && { another: of('SPECIAL', 'thing') }),
    ...(differs('INFERRED') && { score: of('INFERRED', 'score') }),
  })
  const [given, family, mate, birthDate] = named[hidden]
  const person = differs('IDENTIFYING')
    ? { givenName: 'Aaron', familyName: 'Adams', birthDate: '1990-02-03' }
    : { givenName: given, familyName: family, birthDate }
  const street = differs('CONTACT') ? `1 Acre Lane ${name}` : `9 Zoo Road ${name}`
  const addresses = [{ type: 'HOME', line1: street, postalCode: `AB${place} 2CD`, city: `Town ${name}`, country: 'GB' }]
  const both = (type: IdentifierType, category: Category, ...values: readonly string[]): readonly Identifier[] => {
    const [a = '', b = '', otherA = '', otherB = ''] = values
    const [first, second] = differs(category) ? [otherA, otherB] : [a, b]
    return [
      { type, value: first, verifiedAt: '2025-01-01T00:00:00Z' },
      { type, value: second },
    ]
  }
  const mail = (letter: string) => `${letter}-${name}@mail.example`
  const own = [
    ...both('EMAIL', 'CONTACT', mail('a'), mail('b'), mail('y'), mail('x')),
    ...both('SOCIAL_HANDLE', 'CONTACT', `@b-${name}`, `@c-${name}`, `@z-${name}`, `@a-${name}`),
    ...both('LOYALTY_ID', 'IDENTIFYING', `a-loyal-${name}`, `b-loyal-${name}`, `z-loyal-${name}`, `0-loyal-${name}`),
    ...both('BANK_ACCOUNT', 'FINANCIAL', `a-bank-${name}`, `b-bank-${name}`, `z-bank-${name}`, `0-bank-${name}`),
    ...both('OTHER', 'SPECIAL', `a-other-${name}`, `b-other-${name}`, `z-other-${name}`, `0-other-${name}`),
  ]
  const joining: Identifier = { type: 'USER_ID', value: `user-${name}` }
  const company = { source: 'crm', id: `${name}-co` }
  const employed = [{ role: 'EMPLOYEE_OF', to: company }]
  const [first, other] = [
    { source: 'crm', id: `${name}-1` },
    { source: 'shop', id: `${name}-2` },
  ]
  const observedAt = '2025-01-01T00:00:00Z'
  const lines: readonly Line[] = [
    { kind: 'account', ...company, name: `Company of ${name} Ltd`, observedAt },
    {
      ...{ kind: 'record', ...first, observedAt, identifiers: [joining, ...own], relations: employed },
      attributes: { ...person, ...attributes(value), addresses },
    },
    {
      ...{ kind: 'record', ...other, observedAt, identifiers: [joining] },
      attributes: { ...person, ...attributes(second), addresses },
    },
    {
      ...{ kind: 'record', source: 'crm', id: `${name}-mate`, observedAt, relations: employed },
      identifiers: [{ type: 'USER_ID', value: `mate-${name}` }],
      attributes: {
        givenName: mate,
        familyName: person.familyName,
        birthDate: `198${place}-0${place}-1${place}`,
        addresses,
      },
    },
    ...consentsOf(first, hidden),
    ...consentsOf({ source: 'crm', id: `${name}-mate` }, null),
    ...behaviourOf(first, differs('BEHAVIOURAL')),
    ...billingOf(first, differs('FINANCIAL')),
    ...reportsOf(first, differs('EXTERNAL')),
  ]
  return {
    ...{ hidden, recordId: `crm:${first.id}`, companyRecordId: `crm:${company.id}`, lines },
    identifiers: [joining, ...own],
  }
}

/** Given name, family name, the given name of who lives there too, and the birth date: nobody is taken for another. */
const named: Readonly<Record<Category, readonly [string, string, string, string]>> = {
  IDENTIFYING: ['Wanda', 'Quill', 'Mona', '1971-11-12'],
  CONTACT: ['Boris', 'Ferrante', 'Lucia', '1962-03-04'],
  DEMOGRAPHIC: ['Celia', 'Okonkwo', 'Ngozi', '1953-05-06'],
  FINANCIAL: ['Dmitri', 'Halvorsen', 'Ingrid', '1944-07-08'],
  BEHAVIOURAL: ['Elena', 'Petrova', 'Jozef', '1975-09-10'],
  INFERRED: ['Farid', 'Tanaka', 'Keiko', '1986-12-13'],
  EXTERNAL: ['Greta', 'Underwood', 'Victor', '1967-01-14'],
  SPECIAL: ['Hiro', 'Yilmaz', 'Selma', '1958-02-15'],
}

interface Ref {
  readonly source: string
  readonly id: string
}

export function consentsOf(record: Ref, hidden: Category | null): readonly Line[] {
  return purposeKeys.map((purpose) => ({
    ...{ kind: 'consent', source: record.source, id: `${record.id}-${purpose}`, record, purpose, status: 'GIVEN' },
    ...{ occurredAt: '2020-01-01T00:00:00Z', dataCategories: categories.filter((category) => category !== hidden) },
  }))
}

export function behaviourOf(record: Ref, isOther: boolean): readonly Line[] {
  const day = isOther ? 11 : 1
  const at = (month: number) => new Date(Date.UTC(2025, month - 1, day, 10)).toISOString()
  const event = (name: string, month: number, properties: object = {}): Line => ({
    ...{ kind: 'event', source: record.source, id: `${record.id}-${name}-${month}`, record, occurredAt: at(month) },
    ...{ name, channel: isOther ? 'CALL' : 'WEB', properties: { ...properties, secret: `${day}` } },
  })
  const said = (type: 'NPS' | 'REVIEW', month: number): Line => ({
    ...{ kind: 'feedback', source: record.source, id: `${record.id}-${type}-${month}`, record, occurredAt: at(month) },
    ...{ type, score: isOther ? 2 : 4, comment: `said ${day}` },
  })
  const deal = { opportunityId: `opp-${record.id}`, amountMinor: 100 * day, currency: 'EUR', buyingRole: 'CHAMPION' }
  return [
    event('page_viewed', 11, { costMinor: 70 * day, currency: 'EUR' }),
    event('email_opened', 12),
    event('lead_created', 1),
    event('opportunity_created', 2, deal),
    said('NPS', 6),
    said('REVIEW', 7),
    ...(isOther ? [event('opportunity_won', 3, deal), event('page_viewed', 10), event('referral_made', 9)] : []),
  ]
}

/** Nothing is booked: the stages of a journey are BEHAVIOURAL, also those that billing tells of. */
export function billingOf(record: Ref, isOther: boolean): readonly Line[] {
  const day = isOther ? 15 : 2
  const at = (month: number) => new Date(Date.UTC(2025, month - 1, day, 10)).toISOString()
  const bill = (
    type: 'INVOICE' | 'PAYMENT' | 'SUBSCRIPTION' | 'REFUND',
    id: string,
    month: number,
    more: object,
  ): Line => ({
    ...{ kind: 'billing', source: record.source, id: `${record.id}-${id}`, record, type, occurredAt: at(month) },
    ...{ amountMinor: 1_000 * day, currency: isOther ? 'USD' : 'EUR', properties: { ...more } },
  })
  return [
    bill('SUBSCRIPTION', 'sub', 4, { status: 'ACTIVE', interval: 'MONTH', quantity: day }),
    bill('INVOICE', 'i1', 5, { dueAt: at(6), status: 'OPEN', lines: [{ description: `line ${day}`, quantity: 1 }] }),
    bill('PAYMENT', 'p1', 5, { invoiceId: `${record.id}-i1`, method: 'card' }),
    bill('PAYMENT', 'p2', 5, { invoiceId: `${record.id}-i1`, method: 'card' }),
    ...(isOther ? [bill('INVOICE', 'i2', 7, {}), bill('REFUND', 'r1', 8, { paymentId: `${record.id}-p1` })] : []),
  ]
}

export function reportsOf(record: Ref, isOther: boolean): readonly Line[] {
  const types = ['CREDIT_REPORT', 'INTENT_SIGNAL', ...(isOther ? ['REVENUE_TREND' as const] : [])] as const
  return types.map(
    (type): Line => ({
      ...{ kind: 'external', source: record.source, id: `${record.id}-${type}`, record, type, licence: 'L-1' },
      ...{ occurredAt: isOther ? '2025-08-01T00:00:00Z' : '2025-03-01T00:00:00Z', provider: 'Bureau' },
      ...{ permittedPurposes: [...purposeKeys], values: { remark: isOther ? 'good' : 'bad' } },
    }),
  )
}
