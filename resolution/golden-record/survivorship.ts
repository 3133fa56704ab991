import { personNamesOf } from '../match/names/person-names.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { birthDatesOf } from '../normalise/birth-date.ts'
import { isFillerText } from '../normalise/fillers/filler-text.ts'
import { latinWords } from '../normalise/transliterate.ts'
import { correctionSourceName, sourceOfRecordId } from '../records/record-id.ts'
import { isBought, isReference, type Source } from '../records/source.ts'
import { addressUnitOf, isOfAddress } from './address-unit.ts'
import { isAddressKnown, isFillerAttribute } from './filler-values.ts'
import { isReadable } from './readable-values.ts'
import { type AttributeRule, ruleOf } from './survivorship-rules.ts'

export interface SourcedRecord {
  readonly record: Pick<StoredRecord, 'id' | 'type' | 'attributes' | 'observedAt' | 'isPlaceholder'>
  readonly source: Source
  /** Whether its source verified one of its identifiers, which matters among touchpoints. */
  readonly isVerified?: boolean
}

/** Why a value was chosen before the others. */
export type SurvivorshipRule =
  | 'CORRECTED'
  | 'ONLY_VALUE'
  | 'DECLARED'
  | 'SYSTEM_OF_RECORD'
  | 'MOST_COMPLETE'
  | AttributeRule

export interface Chosen {
  readonly value: unknown
  readonly from: SourcedRecord
  readonly chosenBy: SurvivorshipRule
  /** Other values, each once, from the record that would have won with it. */
  readonly alternatives: readonly { readonly value: unknown; readonly from: SourcedRecord }[]
}

/** A name survives as one unit from one record. */
export const nameParts = ['givenName', 'middleName', 'familyName', 'nameSuffix', 'fullName', 'name'] as const

export interface GoldenRecord {
  /** Values are objects of `nameParts`. */
  readonly name: Chosen | null
  /** By attribute name, without the parts of the name. `addresses` is one record's list, and includes the parts of its address. */
  readonly attributes: ReadonlyMap<string, Chosen>
}

/**
 * One value per attribute: a declared source before an undeclared one and before purchased data; then a system of record before a
 * touchpoint; then, except for names, a touchpoint's verified record before a form that anybody can send; then a correction, which has the
 * standing of the record that it corrects, the latest first; then the attribute's rule. Reference data never win; they may be alternatives.
 * `isUsable` leaves out values of a record.
 */
export function survivorship(records: readonly SourcedRecord[], isUsable: IsUsable = () => true): GoldenRecord {
  const present = presentAmong(records)
  const standing = standingAmong(present)
  const attributes = new Map<string, Chosen>()
  for (const attribute of attributeNames(present)) {
    const read = ({ record }: SourcedRecord) => {
      if (attribute === 'addresses') return addressUnitOf(record.attributes)
      return isOfAddress(attribute, record.attributes) ? null : record.attributes[attribute]
    }
    const candidates = candidatesOf(present, attribute, read, isUsable)
    const chosen = choose(
      attribute,
      readableFirst(attribute, tellingFirst(attribute, candidates), standing),
      ruleOf(attribute),
      criterionOf(attribute, candidates, standing),
      standing,
    )
    if (chosen !== null) attributes.set(attribute, chosen)
  }
  return { name: survivingName(records, isUsable), attributes }
}

/** The name of the golden record alone, which costs a small part of the whole. */
export function survivingName(records: readonly SourcedRecord[], isUsable: IsUsable = () => true): Chosen | null {
  const present = presentAmong(records)
  const names = candidatesOf(present, 'name', ({ record }) => nameOf(record), isUsable)
  return choose('name', names, 'MOST_COMPLETE', ({ value }) => completeness(value), standingAmong(present))
}

/** False leaves the attribute of a record out. */
type IsUsable = (attribute: string, from: SourcedRecord) => boolean

function presentAmong(records: readonly SourcedRecord[]): readonly SourcedRecord[] {
  return records.filter(({ record }) => !record.isPlaceholder)
}

function candidatesOf(
  records: readonly SourcedRecord[],
  attribute: string,
  read: (from: SourcedRecord) => unknown,
  isUsable: IsUsable,
): readonly Candidate[] {
  return records.flatMap((from) => {
    const value = read(from)
    return isFillerAttribute(attribute, value) || !isUsable(attribute, from) ? [] : [{ value, from }]
  })
}

/** Addresses that state only a country give way if another record states more. */
function tellingFirst(attribute: string, candidates: readonly Candidate[]): readonly Candidate[] {
  if (attribute !== 'addresses') return candidates
  const telling = candidates.filter(({ value }) => isAddressKnown(value))
  return telling.length > 0 ? telling : candidates
}

/**
 * An unreadable value gives way if another record has a readable one; a person's correction stays. An address with an unreadable postcode
 * still states where somebody lives, so it gives way only to one of the same weight.
 */
function readableFirst(attribute: string, candidates: readonly Candidate[], standing: Standing): readonly Candidate[] {
  const isRead = ({ value, from }: Candidate) =>
    from.source.method === 'CORRECTED' || isReadable(attribute, value, from.source, from.record.observedAt)
  const readable = candidates.filter(isRead)
  if (!readable.some(mayWin)) return candidates
  if (attribute !== 'addresses') return readable
  const best = Math.max(...readable.filter(mayWin).map(({ from }) => standing(from)))
  return candidates.filter((candidate) => isRead(candidate) || standing(candidate.from) > best)
}

function attributeNames(records: readonly SourcedRecord[]): ReadonlySet<string> {
  const names = new Set(
    records.flatMap(({ record: { attributes } }) =>
      Object.keys(attributes).map((name) => (isOfAddress(name, attributes) ? 'addresses' : name)),
    ),
  )
  for (const part of nameParts) names.delete(part)
  return names
}

interface Candidate {
  readonly value: unknown
  readonly from: SourcedRecord
}

/** The value that a rule compares: the higher one wins. */
type Criterion = (candidate: Candidate) => number

function choose(
  attribute: string,
  candidates: readonly Candidate[],
  rule: SurvivorshipRule,
  byRule: Criterion,
  standing: Standing,
): Chosen | null {
  const isName = rule === 'MOST_COMPLETE'
  const steps: readonly (readonly [SurvivorshipRule, Criterion])[] = [
    ['DECLARED', ({ from }) => Math.min(standing(from), declaredStanding)],
    // A customer's name is stored without regard to what is verified.
    ['SYSTEM_OF_RECORD', ({ from }) => (isName ? Number(standing(from) === systemStanding) : standing(from))],
    ['CORRECTED', ({ from }) => (from.source.method === 'CORRECTED' ? from.record.observedAt : 0)],
    [rule, byRule],
    ['SOURCE_PRIORITY', ({ from }) => -from.source.priority],
    ['MOST_RECENT', ({ from }) => from.record.observedAt],
  ]
  const compare = (a: Candidate, b: Candidate) =>
    steps.reduce((order, [, of]) => order || of(b) - of(a), 0) || (a.from.record.id < b.from.record.id ? -1 : 1)
  const ranked = candidates.toSorted(compare)
  const [winner] = ranked.filter(mayWin)
  if (winner === undefined) return null
  const seen = new Set([JSON.stringify(winner.value)])
  const alternatives = ranked.filter(({ value }) => {
    const text = JSON.stringify(value)
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
  const rivals = alternatives.filter(mayWin)
  // A value that is only spelled differently does not show why this one was chosen.
  const next = rivals.find((rival) => meaningOf(attribute, rival) !== meaningOf(attribute, winner)) ?? rivals[0]
  const decisive = next && steps.find(([, of]) => of(winner) !== of(next))
  const chosenBy = next === undefined ? 'ONLY_VALUE' : (decisive?.[0] ?? 'MOST_RECENT')
  const isCorrected = winner.from.source.method === 'CORRECTED'
  return { ...winner, chosenBy: isCorrected ? 'CORRECTED' : chosenBy, alternatives }
}

const declaredStanding = 2
const systemStanding = 4

type Standing = (from: SourcedRecord) => number

/**
 * A correction has the standing of the record that it corrects, with which it may join another customer: what staff correct for a visitor
 * must not overrule what systems of record state about a customer whom the visitor's form names.
 */
function standingAmong(records: readonly SourcedRecord[]): Standing {
  if (!records.some(isCorrection)) return ownStanding
  const byId = new Map(records.map((from) => [from.record.id, from]))
  const bySource = new Map(records.map((from) => [from.source.key, from]))
  return (from) => {
    if (!isCorrection(from)) return ownStanding(from)
    const corrected = from.record.id.slice(correctionSourceName.length + 1)
    const ofRecord = byId.get(corrected)
    if (ofRecord !== undefined) return ownStanding(ofRecord)
    // The purpose does not open that record.
    const ofSource = bySource.get(sourceOfRecordId(corrected))
    return ofSource === undefined ? declaredStanding : ownStanding({ ...ofSource, isVerified: false })
  }
}

function isCorrection({ source }: SourcedRecord): boolean {
  return source.key === correctionSourceName
}

/**
 * Purchased data give way to all others, an undeclared source to declared ones, and what was entered at a touchpoint to what is on record,
 * even if the visitor confirmed an address: that visitor may be somebody else than the customer.
 */
function ownStanding({ source, isVerified = false }: SourcedRecord): number {
  if (isBought(source)) return 0
  if (!source.declaredBy) return 1
  if (source.role === 'SYSTEM_OF_RECORD') return systemStanding
  return isVerified ? 3 : declaredStanding
}

function mayWin({ from }: Candidate): boolean {
  return !isReference(from.source.role)
}

function criterionOf(attribute: string, candidates: readonly Candidate[], standing: Standing): Criterion {
  const rule = ruleOf(attribute)
  switch (rule) {
    case 'SOURCE_PRIORITY':
      return ({ from }) => -from.source.priority
    case 'MOST_RECENT':
      return ({ from }) => from.record.observedAt
    case 'LONGEST':
      return ({ value }) => (typeof value === 'string' ? value.trim() : JSON.stringify(value)).length
    case 'MOST_FREQUENT': {
      // A system that states it in ten records is one witness.
      const sourcesByMeaning = Map.groupBy(candidates.filter(mayWin), (candidate) => meaningOf(attribute, candidate))
      const count = (candidate: Candidate) =>
        new Set(
          sourcesByMeaning
            .get(meaningOf(attribute, candidate))
            // Sources of a lower class are not witnesses for those of a higher one.
            ?.flatMap(({ from }) => (standing(from) < standing(candidate.from) ? [] : [from.source.key])),
        ).size
      const counts = new Map(candidates.map((candidate) => [candidate, count(candidate)]))
      return (candidate) => counts.get(candidate) ?? 0
    }
    default:
      return rule satisfies never
  }
}

/** Equal for values with the same meaning, however they are spelled. */
function meaningOf(attribute: string, { value, from: { record, source } }: Candidate): string {
  if (attribute === 'birthDate') {
    const [only, ...others] = birthDatesOf(
      value,
      source.dateOrder,
      new Date(record.observedAt).getUTCFullYear(),
      source.defaultCountry,
    )
    if (only !== undefined && others.length === 0) return only
  }
  return typeof value === 'string' ? latinWords(value).join(' ') || value : JSON.stringify(value)
}

/** Null if no part is stated. The parts of a person's name name no company. */
function nameOf({ type, attributes }: SourcedRecord['record']): Readonly<Record<string, string>> | null {
  const telling = type === 'ORGANISATION' ? (['name', 'fullName'] as const) : nameParts
  const parts = telling.flatMap((part) => {
    const value = attributes[part]
    return typeof value === 'string' && value.trim() !== '' ? [[part, value.trim()] as const] : []
  })
  if (parts.length === 0 || parts.every(([part]) => part === 'nameSuffix')) return null
  return namesNobody(type, parts) ? null : Object.fromEntries(parts)
}

/**
 * The name consists of words that forms contain if no name is known: `Unknown Unknown`. One such word beside a name, as in `Jennifer Null`,
 * is a name.
 */
function namesNobody(type: SourcedRecord['record']['type'], parts: readonly (readonly [string, string])[]): boolean {
  if (parts.every(([, value]) => isFillerText(value))) return true
  return (
    type === 'PERSON' &&
    personNamesOf(Object.fromEntries(parts)).names.length === 0 &&
    parts.every(([part]) => part !== 'name')
  )
}

/** An initial or half a name loses against a whole one of a weaker source. */
function completeness(written: unknown): number {
  // Made by nameOf only.
  const { givenName = '', familyName = '', fullName = '', name = '' } = written as Readonly<Record<string, string>>
  if (name !== '') return 2
  const words = givenName !== '' && familyName !== '' ? [givenName, familyName] : fullName.split(/[\s,]+/)
  return words.filter((word) => word.replace('.', '').length > 1).length >= 2 ? 2 : 1
}
