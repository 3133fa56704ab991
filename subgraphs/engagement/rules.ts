import { recordIdOf } from '../../resolution/record-id.ts'
import { isCurrency } from '../currency.ts'
import { factProperties, sortKey } from '../fact.ts'
import type { Fact } from '../fact-plan.ts'
import type { EventLine } from './lines.ts'

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
  if (!Number.isSafeInteger(costMinor) || typeof currency !== 'string' || !isCurrency(currency)) return null
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
