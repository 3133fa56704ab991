import { isRefusal } from '../../../access/consent/consent-state.ts'
import { identifierOf } from '../../../access/known-records/linked-records.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { Secrets } from '../../../access/secrets.ts'
import type { RecordRef } from '../../../resolution/records/line-parts.ts'
import type { Channel } from '../../channels.ts'
import type { ConsentEventRow, RecordRow } from '../queries.ts'

/** The place of an entry: a slot of one record. */
export interface LedgerSlot {
  readonly record: RecordRow
  readonly controller: string | null
  readonly channel: Channel | null
  /** The entry that is in force there now. */
  readonly current: ConsentEventRow | null
}

/**
 * A record, and whether it stands for the whole customer if no system of record knows the customer, see
 * `access/known-records/speaks-for.ts`.
 */
export interface LedgerRecord extends RecordRow {
  readonly isStanding: boolean
}

/**
 * The records that speak for the whole customer: those of a relationship; if there are none, the first record that stands for the customer,
 * of a declared source if possible. A placeholder of an identifier speaks for nobody unless there is nothing else, because somebody else
 * may hold the identifier as well.
 */
export function speakers(all: readonly LedgerRecord[]): readonly LedgerRecord[] {
  const stated = all.filter(({ recordId }) => identifierOf(recordId) === null)
  const records = stated.length > 0 ? stated : all
  const related = records.filter(({ isRelationship }) => isRelationship)
  if (related.length > 0) return related
  const declared = records.filter(({ isDeclared }) => isDeclared)
  return [...declared.filter(({ isStanding }) => isStanding), ...declared, ...records].slice(0, 1)
}

/**
 * The records on which an act for the whole customer is written: those that speak for it, that of the customer who acts, so that the act
 * stays with that person if the others turn out to be somebody else's, and those that are linked with it by verification, so that none of
 * them is open when they part.
 */
export function recordsToActOn({ records, own, linked }: ActingLedger): readonly LedgerRecord[] {
  const speaking = speakers(records)
  return [
    ...speaking,
    ...records.filter((record) => !speaking.includes(record) && (record === own || linked.has(record.recordId))),
  ]
}

/** The records of a ledger, and that of the customer who acts. `own`: null if staff act. */
interface ActingLedger {
  readonly records: readonly LedgerRecord[]
  readonly own: LedgerRecord | null
  readonly linked: ReadonlySet<string>
}

/**
 * The slots that a withdrawal closes: each one in which a consent to the purpose is in force, on that channel or for all of them. If there
 * is none, the slot of the record that speaks for the customer, so that the refusal is kept. The record of the customer who acts, and those
 * that are linked with it by verification, are always among them.
 */
export function slotsToWithdraw(
  { records, own, linked }: ActingLedger,
  current: readonly ConsentEventRow[],
  purpose: PurposeKey,
  channel: Channel | null,
  saysEnough: (event: ConsentEventRow) => boolean,
): readonly LedgerSlot[] {
  const open = current.flatMap((event) => {
    const record = records.find(({ recordId }) => recordId === event.recordId)
    const isOpen = event.purpose === purpose && (event.status === 'GIVEN' || event.status === 'REQUESTED')
    if (record === undefined || !isOpen) return []
    if (channel !== null && event.channel !== null && event.channel !== channel) return []
    return [slotOf(record, event.controller, channel ?? event.channel, current, purpose)]
  })
  const closed = open.map(({ record }) => record.recordId)
  const others = open.length > 0 ? [] : speakers(records).slice(0, 1)
  const kept = records.filter(
    (record) =>
      !closed.includes(record.recordId) && (others.includes(record) || record === own || linked.has(record.recordId)),
  )
  const slots = [...open, ...kept.map((record) => slotOf(record, null, channel, current, purpose))]
  return slots.filter(
    ({ current }) =>
      current === null || !isRefusal(current.status) || current.categories !== null || !saysEnough(current),
  )
}

/**
 * The records on which customers consent for themselves: the first that speaks for them, their own, and each that refuses, so that all
 * state the same.
 */
export function recordsToConsent(
  { records, own }: ActingLedger,
  current: readonly ConsentEventRow[],
  purpose: PurposeKey,
): readonly LedgerRecord[] {
  const refusing = new Set(
    current.flatMap((event) => (event.purpose === purpose && isRefusal(event.status) ? [event.recordId] : [])),
  )
  const [first] = speakers(records)
  return records.filter((record) => record === first || record === own || refusing.has(record.recordId))
}

/** The records on which staff record a consent: the first that speaks for the customer, and the first of the customer whom they name. */
export function recordsToConsentFor({
  records,
  actsOn,
}: {
  readonly records: readonly LedgerRecord[]
  readonly actsOn: string | null
}): readonly LedgerRecord[] {
  const [first] = speakers(records)
  return records.filter((record) => record === first || record.recordId === actsOn)
}

export function slotOf(
  record: RecordRow,
  controller: string | null,
  channel: Channel | null,
  current: readonly ConsentEventRow[],
  purpose: PurposeKey | null,
  act?: ConsentEventRow['act'],
): LedgerSlot {
  const inSlot = entriesIn({ record, controller, channel }, current, purpose)
  const found = inSlot.find((event) => act === undefined || event.act === act)
  return { record, controller, channel, current: found ?? null }
}

/** Those of the entries that stand in the slot, about the purpose. */
export function entriesIn(
  { record, controller, channel }: Omit<LedgerSlot, 'current'>,
  entries: readonly ConsentEventRow[],
  purpose: PurposeKey | null,
): readonly ConsentEventRow[] {
  return entries.filter(
    (event) =>
      event.recordId === record.recordId &&
      event.purpose === purpose &&
      event.controller === controller &&
      event.channel === channel,
  )
}

/** What makes two slots the same place. */
export function placeOf({ record, controller, channel }: Omit<LedgerSlot, 'current'>): string {
  return JSON.stringify([record.recordId, controller, channel])
}

/** The record as a line names it. */
export function recordRefOf({ recordId }: RecordRow): RecordRef {
  const colon = recordId.indexOf(':')
  return { source: recordId.slice(0, colon), id: recordId.slice(colon + 1) }
}

/**
 * The same for two callers who answer the same entry in the same way at once, so that one of them is written. Keyed, because ids are
 * public.
 */
export function entryId(secrets: Secrets, slot: LedgerSlot, ...said: readonly unknown[]): string {
  const { record, controller, channel, current } = slot
  const parts = [record.recordId, controller, channel, current?.id ?? null, current?.observedAt ?? null, ...said]
  return secrets.pseudonym('consent entry', JSON.stringify(parts))
}
