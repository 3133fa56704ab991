import type { Category } from '../../access/categories.ts'
import { recordIdOf } from '../../resolution/record-id.ts'
import { factProperties, sortKey } from '../fact.ts'
import type { Fact } from '../fact-plan.ts'
import type { EventLine } from './lines.ts'

/** Types of the timeline's entries by kind. A kind of the schema that is missing here has no entries yet. */
export const typenameByKind = {
  TOUCHPOINT: 'Touchpoint',
  INVOICE: 'Invoice',
  PAYMENT: 'Payment',
  BOOKING: 'Booking',
  CONTRACT: 'Contract',
  SUBSCRIPTION: 'BillingSubscription',
  CONSENT: 'ConsentEvent',
} as const

export type TypedKind = keyof typeof typenameByKind
export type TimelineTypename = (typeof typenameByKind)[TypedKind]
// Object.keys of that table has exactly its keys.
export const typedKinds = Object.keys(typenameByKind) as readonly TypedKind[]

/** Who may know that an entry of a kind exists: a scope or one's own data, and an open category. */
export interface KindAccess {
  readonly scopes: readonly (readonly string[])[]
  /** Null: no personal data by itself. */
  readonly category: Category | null
}

const behaviour: KindAccess = { scopes: [['engagement:read'], ['self']], category: 'BEHAVIOURAL' }
const money: KindAccess = { scopes: [['billing:read'], ['self']], category: 'FINANCIAL' }

export const accessByKind: Readonly<Record<TypedKind, KindAccess>> = {
  TOUCHPOINT: behaviour,
  INVOICE: money,
  PAYMENT: money,
  BOOKING: money,
  CONTRACT: money,
  SUBSCRIPTION: money,
  CONSENT: { scopes: [['consent:read'], ['self']], category: null },
}

export interface Campaign {
  readonly name?: string
  readonly source?: string
  readonly medium?: string
  readonly term?: string
  readonly content?: string
}

type Properties = Readonly<Record<string, unknown>>

/** UTM parameters as properties `utm_source`, or as a `campaign` object or name. Null where nothing names a campaign. */
export function campaignOf(properties: Properties): Campaign | null {
  const { campaign } = properties
  const named: Properties =
    typeof campaign === 'object' && campaign !== null ? { ...campaign } : { name: campaign ?? properties.utm_campaign }
  const entries = ['name', 'source', 'medium', 'term', 'content'].flatMap((key) => {
    const value = named[key] ?? properties[`utm_${key}`]
    return typeof value === 'string' && value !== '' ? [[key, value] as const] : []
  })
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

/** `costMinor` with `costCurrency` or `currency`; null unless both are well-formed. */
export function costOf(properties: Properties): { readonly amountMinor: number; readonly currency: string } | null {
  const { costMinor } = properties
  const currency = properties.costCurrency ?? properties.currency
  if (!Number.isSafeInteger(costMinor) || typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return null
  return { amountMinor: Number(costMinor), currency }
}

/** `page_viewed` -> `Page viewed`. */
export function touchpointTitle(name: string): string {
  const words = name.replace(/[_\-.]+/g, ' ').trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}

export function touchpointFact(line: EventLine, recordedAt: number): Fact {
  const properties = factProperties(line, recordedAt)
  const campaign = campaignOf(line.properties)
  const cost = costOf(line.properties)
  return {
    owner: line,
    labels: [],
    properties: {
      ...properties,
      recordId: recordIdOf(line),
      sk: sortKey(properties.occurredAt, properties.id),
      entryKind: 'TOUCHPOINT',
      name: line.name,
      channel: line.channel,
      campaign: campaign === null ? null : JSON.stringify(campaign),
      costMinor: cost?.amountMinor ?? null,
      costCurrency: cost?.currency ?? null,
      properties: JSON.stringify(line.properties),
    },
  }
}
