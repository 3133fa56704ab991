import { contentHash } from './content-hash.ts'
import { type IdentifierInput, toMillis } from './line-parts.ts'
import { countryCodeOf } from './normalise/country.ts'
import { normaliseIdentifier } from './normalise/identifier.ts'
import { identifiersIn } from './normalise/identifier-list.ts'
import { isPlainlyWritten } from './normalise/plainly-written.ts'
import { keyInRealm, realmOfIdentifier } from './realm.ts'
import { recordIdOfRef } from './record-id.ts'
import type { AccountLine, RecordLine } from './record-line.ts'
import type { Source } from './source.ts'
import type { Filler, StoredIdentifier, StoredRecord } from './stored-record.ts'
import { believedTime, timesAhead } from './time-ahead.ts'

/** The record a line describes, its identifiers normalised with the country that the identifier, the record or the source names. */
export function prepareRecord(line: RecordLine | AccountLine, source: Source, now: Date): StoredRecord {
  const { kind, observedAt, sequence, ...content } = line
  const attributes = {
    ...(line.kind === 'account' && line.name !== undefined && { name: line.name }),
    ...line.attributes,
    ...(line.timeZone !== undefined && { timeZone: line.timeZone }),
  }
  const country = addressCountryOf(attributes) ?? source.defaultCountry
  const arrivedAt = now.getTime()
  return {
    id: recordIdOfRef({ source: line.source, id: line.id }),
    source: line.source,
    sourceId: line.id,
    type: line.kind === 'account' ? 'ORGANISATION' : line.type,
    observedAt: believedTime(observedAt, arrivedAt),
    recordedAt: arrivedAt,
    timesAhead: timesAhead(writtenTimes(line), arrivedAt),
    sequence: sequence || null,
    arrival: null,
    contentHash: contentHash({ kind, ...content }),
    attributes,
    relations: line.relations,
    endedAt: line.endedAt === undefined ? null : toMillis(line.endedAt),
    timeZone: line.timeZone ?? null,
    isPlaceholder: false,
    ...prepareIdentifiers(line.identifiers, country, arrivedAt, source),
  }
}

/** Those that tell which of two is newer or surer. The others, such as the end of a relationship, may lie ahead. */
function writtenTimes({ observedAt, identifiers }: RecordLine | AccountLine): Readonly<Record<string, string>> {
  const times: Record<string, string> = { observedAt }
  for (const [index, { verifiedAt }] of identifiers.entries())
    if (verifiedAt !== undefined) times[`identifiers[${index}].verifiedAt`] = verifiedAt
  return times
}

/** One of each key, in order of key: writers that meet lock in one order. */
export function prepareIdentifiers(
  written: readonly IdentifierInput[],
  country: string | null,
  arrivedAt: number,
  source: Source,
): Pick<StoredRecord, 'identifiers' | 'fillers'> {
  const byKey = new Map<string, StoredIdentifier>()
  const fillers: Filler[] = []
  const inputs = written.flatMap((field) =>
    identifiersIn(field, country).map((input) => ({ input, field: field.value })),
  )
  for (const { input, field } of inputs) {
    const { isJunk, ...identifier } = normaliseIdentifier(input, country)
    if (isJunk) {
      fillers.push({ type: input.type, value: input.value })
      continue
    }
    const isVerified = input.verifiedAt !== undefined && isPlainlyWritten(input.type, field, identifier.value)
    const verifiedAt = isVerified ? believedTime(input.verifiedAt ?? '', arrivedAt) : null
    const known = byKey.get(identifier.key)
    if (known !== undefined && (known.verifiedAt ?? 0) >= (verifiedAt ?? 0)) continue
    byKey.set(identifier.key, {
      ...identifier,
      raw: input.value,
      verifiedAt,
      country: input.country ?? null,
      issuer: input.issuer ?? null,
      kind: input.kind ?? null,
    })
  }
  const held = [...byKey.values()].map((identifier) => ({
    ...identifier,
    key: keyInRealm(identifier.key, realmOfIdentifier(identifier, source)),
  }))
  return { identifiers: held.toSorted((a, b) => (a.key < b.key ? -1 : 1)), fillers }
}

/** The country that the first address names. */
export function addressCountryOf(attributes: Readonly<Record<string, unknown>>): string | null {
  const addresses = Array.isArray(attributes.addresses) ? attributes.addresses : []
  for (const address of addresses as readonly unknown[]) {
    if (typeof address !== 'object' || address === null) continue
    for (const name of ['countryCode', 'country']) {
      const written: unknown = Reflect.get(address, name)
      const code = typeof written === 'string' ? countryCodeOf(written) : null
      if (code !== null) return code
    }
  }
  return null
}
