import type { StoredIdentifier, StoredRecord } from '../neighbourhood/stored-record.ts'
import { addressCountryOf, prepareIdentifiers } from './prepare-record.ts'
import type { Source } from './source.ts'

/**
 * A stored record with its identifiers as they would be read today: by what its source states now, and by the present normalisation. The
 * same record if nothing would be read differently.
 */
export function readAgain(record: StoredRecord, source: Source): StoredRecord {
  const written = [...record.identifiers.map(asWritten), ...record.fillers.map(({ type, value }) => ({ type, value }))]
  const country = addressCountryOf(record.attributes) ?? source.defaultCountry
  const { identifiers, fillers } = prepareIdentifiers(written, country, record.recordedAt, source)
  const isSame =
    fillers.length === record.fillers.length && linksOf(identifiers).join() === linksOf(record.identifiers).join()
  return isSame ? record : { ...record, identifiers, fillers }
}

function asWritten({ type, raw, verifiedAt, country, issuer, kind }: StoredIdentifier) {
  return {
    type,
    value: raw,
    ...(verifiedAt === null ? {} : { verifiedAt: new Date(verifiedAt).toISOString() }),
    ...(country === null ? {} : { country }),
    ...(issuer === null ? {} : { issuer }),
    ...(kind === null ? {} : { kind }),
  }
}

function linksOf(identifiers: readonly StoredIdentifier[]): readonly string[] {
  return identifiers
    .map(({ key, isValid, verifiedAt }) => JSON.stringify([key, isValid, verifiedAt !== null]))
    .toSorted()
}
