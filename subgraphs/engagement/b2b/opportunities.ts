import { isCurrency } from '../../currency.ts'
import type { MoneyRow } from '../../money.ts'
import { groupLinks } from '../journey/link-groups.ts'
import { linksOf } from '../journey/links.ts'
import type { JourneySource, JourneySourceEntry } from '../journey/queries.ts'
import type { EntryRow } from '../queries.ts'

export interface OpportunityRow {
  readonly id: string
  /** The id of the customer or account. */
  readonly subject: string
  /** The record on which it was first stated. */
  readonly recordId: string
  readonly sk: string
  readonly name: string | null
  readonly status: 'OPEN' | 'WON' | 'LOST'
  readonly stage: string | null
  readonly amount: MoneyRow | null
  /** YYYY-MM-DD */
  readonly closeDate: string | null
  readonly probability: number | null
  readonly owner: string | null
  readonly createdAt: number
  readonly closedAt: number | null
  readonly reason: string | null
  readonly template: string | null
  /** The sources that report it, in order. */
  readonly statingSources: readonly string[]
  readonly bookings: readonly EntryRow[]
  readonly contracts: readonly EntryRow[]
}

interface Word {
  readonly id: string
  readonly source: string
  readonly recordId: string
  readonly at: number
  readonly sk: string
  readonly name: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** Newest first. For each property, the latest value wins. An agreement belongs to an opportunity that its ids lead to. */
export function opportunitiesOf(subject: string, sources: readonly JourneySource[]): readonly OpportunityRow[] {
  const entries = sources.filter((source): source is JourneySourceEntry => source.entry !== null)
  const groupOf = groupLinks(entries.map(linksOf))
  const agreements = new Map(
    entries.flatMap((source) =>
      source.entry.kind === 'BOOKING' || source.entry.kind === 'CONTRACT' ? [[source.entry.id, source] as const] : [],
    ),
  )
  const wordsById = Map.groupBy(wordsOf(entries), ({ id }) => id)
  const rows = [...wordsById].map(([id, unordered]): OpportunityRow => {
    const words = unordered.toSorted((a, b) => (a.sk < b.sk ? -1 : a.sk > b.sk ? 1 : 0))
    const first = words[0]
    const end = words.findLast(({ name }) => name === 'opportunity_won' || name === 'opportunity_lost')
    const status = end === undefined ? 'OPEN' : end.name === 'opportunity_won' ? 'WON' : 'LOST'
    const latest = <T>(read: (properties: Word['properties']) => T | null): T | null =>
      words.reduce<T | null>((known, { properties }) => read(properties) ?? known, null)
    const text = (key: string) => latest((properties) => textOf(properties[key]))
    const group = groupOf([`opportunity:${id}`])
    const own = (kind: string) =>
      [...agreements.values()]
        .filter((source) => source.entry.kind === kind && groupOf(linksOf(source)) === group)
        .map(({ entry }) => entry)
        .sort((a, b) => a.occurredAt - b.occurredAt)
    return {
      id,
      subject,
      recordId: first?.recordId ?? '',
      sk: first?.sk ?? '',
      name: text('name'),
      status,
      stage: text('stage'),
      amount: latest(moneyOf),
      closeDate: latest(({ closeDate }) => dayOf(closeDate)),
      probability: status === 'WON' ? 1 : status === 'LOST' ? 0 : latest(({ probability }) => shareOf(probability)),
      owner: text('owner'),
      createdAt: first?.at ?? 0,
      closedAt: end?.at ?? null,
      reason: textOf(end?.properties.reason),
      template: text('buyingGroupTemplate'),
      statingSources: [...new Set(words.map(({ source }) => source))].sort(),
      bookings: own('BOOKING'),
      contracts: own('CONTRACT'),
    }
  })
  return rows.sort((a, b) => (a.sk < b.sk ? 1 : -1))
}

function wordsOf(entries: readonly JourneySourceEntry[]): readonly Word[] {
  return entries.flatMap(({ entry, source, milestone, sourceId, propertiesJson }): readonly Word[] => {
    if (milestone?.startsWith('opportunity_') !== true) return []
    // Written by our own JSON.stringify only.
    const properties = JSON.parse(propertiesJson ?? '{}') as Word['properties']
    // An opportunity without an id is identified by the event that created it.
    const id = textOf(properties.opportunityId) ?? (milestone === 'opportunity_created' ? sourceId : null)
    return id === null
      ? []
      : [{ id, source, recordId: entry.recordId, at: entry.occurredAt, sk: entry.sk, name: milestone, properties }]
  })
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function moneyOf({ amountMinor, currency }: Word['properties']): MoneyRow | null {
  if (!Number.isSafeInteger(amountMinor) || typeof currency !== 'string' || !isCurrency(currency)) return null
  return { amountMinor: Number(amountMinor), currency }
}

function dayOf(value: unknown): string | null {
  const day = typeof value === 'string' ? value.slice(0, 10) : ''
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null
}

function shareOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : null
}
