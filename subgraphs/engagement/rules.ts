import { isCountryCode } from '../country-code.ts'
import { isCurrency } from '../currency.ts'
import { entryFact } from '../facts/entry-fact.ts'
import type { Fact } from '../facts/fact-plan.ts'
import type { EventLine } from './lines.ts'

export interface Campaign {
  readonly name?: string
  readonly source?: string
  readonly medium?: string
  readonly term?: string
  readonly content?: string
}

type Properties = Readonly<Record<string, unknown>>

/** UTM parameters as properties `utm_source`, or as a `campaign` object or name. Null if nothing names a campaign. */
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

/** `costMinor` with `costCurrency` or `currency`. Null unless both are well-formed. */
export function costOf(properties: Properties): { readonly amountMinor: number; readonly currency: string } | null {
  const { costMinor } = properties
  const currency = properties.costCurrency ?? properties.currency
  if (!Number.isSafeInteger(costMinor) || typeof currency !== 'string' || !isCurrency(currency)) return null
  return { amountMinor: Number(costMinor), currency }
}

/** `page_viewed` -> `Page viewed`. */
export function touchpointTitle(name: string): string {
  const words = name.replace(/[_\-.]+/g, ' ').trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Names of events that move a journey or report an opportunity. They are stored so that they are found without reading a customer's stream.
 */
export const milestones: ReadonlySet<string> = new Set([
  'lead_created',
  'conversation_started',
  'opportunity_created',
  'opportunity_updated',
  'opportunity_won',
  'opportunity_lost',
  'contract_renewed',
  'subscription_cancelled',
  'referral_made',
])

export interface Location {
  readonly city?: string
  readonly region?: string
  readonly countryCode?: string
  readonly latitude?: number
  readonly longitude?: number
}

/** A `location` object, or the same keys among the other properties (also `country` if it is a code). Null if nothing names a place. */
export function locationOf(properties: Properties): Location | null {
  const named = objectOf(properties.location) ?? properties
  const countryCode = textOf(named.countryCode) ?? textOf(named.country)
  return ifAny({
    city: textOf(named.city),
    region: textOf(named.region),
    // The published scalar accepts a code of two letters only.
    countryCode: countryCode !== undefined && isCountryCode(countryCode) ? countryCode : undefined,
    latitude: within(named.latitude, 90),
    longitude: within(named.longitude, 180),
  })
}

export interface Device {
  readonly id?: string
  readonly type?: string
  readonly os?: string
  readonly browser?: string
  readonly model?: string
}

/** A `device` object, or its type as text. Null if nothing names a device. */
export function deviceOf(properties: Properties): Device | null {
  const named = objectOf(properties.device) ?? { type: properties.device }
  return ifAny({
    id: textOf(named.id) ?? textOf(properties.deviceId),
    type: textOf(named.type),
    os: textOf(named.os),
    browser: textOf(named.browser) ?? textOf(properties.browser),
    model: textOf(named.model),
  })
}

function objectOf(value: unknown): Properties | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function within(value: unknown, bound: number): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= bound ? value : undefined
}

function ifAny<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } | null {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  // The same keys without those that have no value.
  return entries.length === 0 ? null : (Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> })
}

export function touchpointFact(line: EventLine, recordedAt: number): Fact {
  const campaign = campaignOf(line.properties)
  const cost = costOf(line.properties)
  return entryFact(line, recordedAt, 'TOUCHPOINT', {
    name: line.name,
    channel: line.channel,
    campaign: campaign === null ? null : JSON.stringify(campaign),
    costMinor: cost?.amountMinor ?? null,
    costCurrency: cost?.currency ?? null,
    milestone: milestones.has(line.name) ? line.name : null,
    opportunityId: textOf(line.properties.opportunityId) ?? null,
    buyingRole: textOf(line.properties.buyingRole) ?? null,
  })
}
