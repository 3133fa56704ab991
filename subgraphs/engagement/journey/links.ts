import type { JourneySourceEntry } from './queries.ts'

/** `opportunity:7` and the like: what the entry is, and what its properties name. */
export function linksOf({
  entry,
  sourceId,
  propertiesJson,
  milestone,
  ...source
}: JourneySourceEntry): readonly string[] {
  // Written by our own JSON.stringify only.
  const properties = JSON.parse(propertiesJson ?? '{}') as Readonly<Record<string, unknown>>
  const named = (kind: string, stored: string | null) => {
    const id = properties[`${kind}Id`] ?? stored?.slice(`billing:${source.source}:`.length)
    return typeof id === 'string' && id !== '' ? [`${kind}:${id}`] : []
  }
  const own =
    entry.kind === 'BOOKING' || entry.kind === 'CONTRACT' || entry.kind === 'SUBSCRIPTION'
      ? [`${entry.kind.toLowerCase()}:${sourceId}`]
      : []
  const opportunity = named('opportunity', null)
  // An opportunity without an id is identified by its event's.
  const nameless = milestone === 'opportunity_created' && opportunity.length === 0 ? [`opportunity:${sourceId}`] : []
  return [
    ...own,
    ...opportunity,
    ...nameless,
    ...named('booking', source.bookingId),
    ...named('contract', source.contractId),
    ...named('subscription', source.subscriptionId),
  ]
}
