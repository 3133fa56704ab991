import type { PurposeKey } from '../../../access/purposes.ts'
import { displayNameOf } from '../../../resolution/golden-record/display-name.ts'
import { type Chosen, type SourcedRecord, survivorship } from '../../../resolution/golden-record/survivorship.ts'
import { undeclaredSource } from '../../../resolution/records/source.ts'
import { companyAttributeCategory } from '../company-rules.ts'
import type { ProvenanceRow } from '../provenance.ts'
import type { AddressRow, AttributeRow, AttributeValueRow, ProfileRecord, ProfileRow } from '../rows.ts'
import { attributeCategory, isShown } from '../rules.ts'
import type { ProfileRecordRow } from './profile-queries.ts'

/** The golden record over the records that serve the purpose. `isOpen` excludes values by their category, record and name. */
export function profileOf(
  subject: string,
  rows: readonly ProfileRecordRow[],
  purpose: PurposeKey,
  now: number,
  hasSoleTrader: boolean,
  isOpen: ProfileRow['isOpen'],
): ProfileRow {
  const records = rows
    .map((row): ProfileRecord => {
      const source = row.source ?? undeclaredSource(row.sourceKey)
      return { row, source, record: { id: row.recordId, ...row }, isVerified: row.isVerified }
    })
    .filter(({ source, row }) => isShown(source, purpose, now) && !row.isPlaceholder)
  const categoryOf = (attribute: string, { record, source }: SourcedRecord) =>
    record.type === 'PERSON'
      ? attributeCategory(attribute, source)
      : companyAttributeCategory(attribute, source, hasSoleTrader, record.attributes[attribute])
  const golden = survivorship(records, (attribute, from) =>
    isOpen(categoryOf(attribute, from), from.record.id, attribute),
  )
  return { subject, golden, records, hasSoleTrader, categoryOf, isOpen }
}

/** A part of the chosen name. Null if that name has none. */
export function namePart(profile: ProfileRow, part: string): AttributeRow | null {
  const { name } = profile.golden
  return name === null
    ? null
    : attributeOf(
        profile,
        part,
        mapped(name, (value) => partOf(value, part)),
      )
}

export function attributeNamed(profile: ProfileRow, name: string): AttributeRow | null {
  const chosen = profile.golden.attributes.get(name)
  return chosen === undefined ? null : attributeOf(profile, name, chosen)
}

/** The chosen name, then those of other records and other names that they state. `name` of each is its type. */
export function allNames(profile: ProfileRow): readonly AttributeRow[] {
  const { name } = profile.golden
  if (name === null) return []
  const written = [
    name,
    ...name.alternatives.map((other): Chosen => ({ ...other, chosenBy: name.chosenBy, alternatives: [] })),
  ]
  const primary = written.map((chosen) => ({ type: 'PRIMARY', text: displayNameOf(chosen), chosen }))
  const others = profile.records.flatMap((from) => {
    const { names } = from.row.attributes
    if (!profile.isOpen(profile.categoryOf('names', from), from.record.id, 'names')) return []
    return (Array.isArray(names) ? names : []).map((value: unknown) => {
      const chosen: Chosen = { value: stringParts(value), from, chosenBy: 'ONLY_VALUE', alternatives: [] }
      return { type: partOf(value, 'type') ?? 'ALIAS', text: displayNameOf(chosen), chosen }
    })
  })
  const seen = new Set<string>()
  return [...primary, ...others].flatMap(({ type, text, chosen }) => {
    if (text === null || text === '' || seen.has(text)) return []
    seen.add(text)
    const chosenBy = chosen === name ? name.chosenBy : null
    return [{ ...sourced(profile, 'fullName', text, chosen.from), name: type, alternatives: [], chosenBy }]
  })
}

export function addressesOf(profile: ProfileRow): readonly AddressRow[] {
  const chosen = profile.golden.attributes.get('addresses')
  if (chosen === undefined || !Array.isArray(chosen.value)) return []
  const provenance = provenanceOf(profile, chosen.from)
  return chosen.value.map((written: unknown): AddressRow => {
    const address = typeof written === 'string' ? { text: written } : written
    return {
      subject: profile.subject,
      recordId: chosen.from.record.id,
      type: partOf(address, 'type'),
      text: partOf(address, 'text'),
      line1: partOf(address, 'line1'),
      line2: partOf(address, 'line2'),
      city: partOf(address, 'city'),
      region: partOf(address, 'region'),
      postalCode: partOf(address, 'postalCode'),
      country: partOf(address, 'country'),
      countryCode: partOf(address, 'countryCode'),
      provenance,
    }
  })
}

function attributeOf(profile: ProfileRow, name: string, chosen: Chosen): AttributeRow | null {
  if (chosen.value === null) return null
  const seen = new Set([toText(chosen.value)])
  const alternatives = chosen.alternatives.flatMap(({ value, from }): readonly AttributeValueRow[] => {
    if (value === null || seen.has(toText(value))) return []
    seen.add(toText(value))
    return [sourced(profile, name, value, from)]
  })
  const chosenBy = alternatives.length === 0 ? 'ONLY_VALUE' : chosen.chosenBy
  return { ...sourced(profile, name, chosen.value, chosen.from), name, alternatives, chosenBy }
}

function sourced(profile: ProfileRow, name: string, value: unknown, from: Chosen['from']): AttributeValueRow {
  return {
    subject: profile.subject,
    recordId: from.record.id,
    attribute: name,
    category: profile.categoryOf(name, from),
    stated: value,
    value: toText(value),
    provenance: provenanceOf(profile, from),
  }
}

function provenanceOf({ records, subject }: ProfileRow, { record, source }: Chosen['from']): ProvenanceRow {
  const row = records.find(({ row }) => row.recordId === record.id)?.row
  if (row === undefined) throw new RangeError('a value was chosen from none of the records')
  return {
    source: row.sourceKey,
    sourceRecordId: row.sourceId,
    recordId: row.recordId,
    personId: row.type === 'PERSON' ? subject : null,
    method: source.method,
    observedAt: row.observedAt,
    recordedAt: row.recordedAt,
    validUntil: source.validUntil,
    confidence: row.confidence,
    licence: source.licence,
  }
}

function mapped(chosen: Chosen, map: (value: unknown) => unknown): Chosen {
  const alternatives = chosen.alternatives.map(({ value, from }) => ({ value: map(value), from }))
  return { ...chosen, value: map(chosen.value), alternatives }
}

function partOf(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const part: unknown = Reflect.get(value, name)
  return typeof part === 'string' && part !== '' ? part : null
}

function stringParts(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** Text as it is, and JSON of anything else. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
