import type { Filler, StoredIdentifier, StoredRecord } from '../neighbourhood/stored-record.ts'
import { countryCodeOf } from '../normalise/country.ts'
import { type NormalisedIdentifier, normaliseIdentifier } from '../normalise/identifier.ts'
import { identifiersIn } from '../normalise/identifier-list.ts'
import { isPlainlyWritten } from '../normalise/plainly-written.ts'
import { keyInRealm, realmOfIdentifier } from '../partition/realm.ts'
import { contentHash } from './content-hash.ts'
import { type IdentifierInput, toMillis } from './line-parts.ts'
import { recordIdOfRef } from './record-id.ts'
import type { AccountLine, RecordLine } from './record-line.ts'
import type { Source } from './source.ts'
import { believedTime, timesAhead } from './time-ahead.ts'

/** The record that a line describes, with identifiers normalised by the country that the identifier, the record or the source states. */
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

/** Times that show which of two versions is newer or more certain. Others, such as the end of a relationship, may be in the future. */
function writtenTimes({ observedAt, identifiers }: RecordLine | AccountLine): Readonly<Record<string, string>> {
  const times: Record<string, string> = { observedAt }
  for (const [index, { verifiedAt }] of identifiers.entries())
    if (verifiedAt !== undefined) times[`identifiers[${index}].verifiedAt`] = verifiedAt
  return times
}

/** One per key, ordered by key: writers that meet lock in one order. */
export function prepareIdentifiers(
  written: readonly IdentifierInput[],
  country: string | null,
  arrivedAt: number,
  source: Source,
): Pick<StoredRecord, 'identifiers' | 'fillers'> {
  const byKey = new Map<string, StoredIdentifier>()
  const fillers: Filler[] = []
  for (const input of written.flatMap((field) => identifiersOf(field, country))) {
    const normalised = normaliseIdentifier(input, country)
    const { isFiller, ...identifier } = normalised
    if (isFiller) {
      fillers.push({ type: input.type, value: input.value })
      continue
    }
    const verifiedAt =
      input.verifiedAt !== undefined && isWhatWasVerified(normalised, input, source)
        ? believedTime(input.verifiedAt, arrivedAt)
        : null
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

/**
 * The identifiers in one field. If there are several, none counts as verified: somebody confirmed one of them, and could otherwise pass for
 * the owner of the others that were written beside it. Neither does an address with a remark, which may be part of another address.
 */
function identifiersOf(field: IdentifierInput, country: string | null): readonly IdentifierInput[] {
  const found = identifiersIn(field, country)
  const [first] = found
  if (field.verifiedAt === undefined || (found.length < 2 && first?.value === field.value)) return found
  // A remark before an address in brackets is part of a name.
  const whole = isRemark.test(field.value) ? [field] : []
  // `/ann@x.io` is a mailbox of its own, although it is read as the second part of a list.
  if (found.length === 1 && mayBeOfMailbox.test(field.value.replace(first?.value ?? '', '')))
    return found.map(({ verifiedAt, ...input }) => input)
  const keys = new Set([...found, ...whole].map((input) => normaliseIdentifier(input, country).key))
  return keys.size < 2 ? found : found.map(({ verifiedAt, ...input }) => input)
}

const isRemark = /[()[\]]/
/** Characters that divide lists and may stand in the name of a mailbox. */
const mayBeOfMailbox = /[|/]/

/**
 * Whether the source verified this identifier, and not one that is only read as if it were. A national number is one of the country that
 * the identifier or the source states: the address beside it is the customer's word.
 */
function isWhatWasVerified(
  { key, type, value }: NormalisedIdentifier,
  input: IdentifierInput,
  source: Source,
): boolean {
  return (
    isPlainlyWritten(type, input.value, value) &&
    (type !== 'PHONE' || normaliseIdentifier(input, source.defaultCountry).key === key)
  )
}

/** The country that the first address states. */
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
