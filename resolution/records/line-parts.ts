import { z } from 'zod'
import { ownSources } from '../../access/known-records/own-sources.ts'
import { cleanText } from '../normalise/clean-text.ts'
import { mostIdentifierCharacters, normaliseIdentifier } from '../normalise/identifier.ts'
import { identifiersIn } from '../normalise/identifier-list.ts'
import { idFault } from './comparable-id.ts'
import { identifierTypes } from './identifier-types.ts'
import { isTimeZone } from './time-zone.ts'

/** A source's name is the first part of ids, so it contains no colon. */
export const sourceName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be letters, digits, . _ - only, at most 64')
  .refine((name) => !ownSources.has(name), {
    error: ({ input }) =>
      `must not be \`${input}\`, which stands for ${ownSources.get(String(input))}; choose another name for the source`,
  })
/** The longest id of a line or record, in characters. */
const mostIdCharacters = 512
export const sourceId = z
  .string()
  .min(1)
  .max(mostIdCharacters)
  .refine((id) => idFault(id) === null, { error: ({ input }) => idFault(String(input)) ?? 'is not an id' })

/** `properties` in which the texts under these names are ids of other things. */
export function propertiesWithIds(names: readonly string[]) {
  return z
    .record(z.string(), z.unknown())
    .superRefine((properties, { addIssue }) => {
      for (const name of names) {
        const id = properties[name]
        if (typeof id !== 'string' || id === '') continue
        const { error } = sourceId.safeParse(id)
        for (const { message } of error?.issues ?? []) addIssue({ code: 'custom', message, path: [name] })
      }
    })
    .default({})
}

/**
 * An instant. Without a zone, it is in that of its source; a date alone is its midnight. Offsets of ISO 8601's basic form, `+0000` or
 * `+00`, become `+00:00`, and a time without seconds gets them.
 */
export const time = z
  .string()
  .overwrite((text) =>
    text
      .replace(/(T.*[+-]\d\d)(?::?(\d\d))?$/, (_, hours, minutes = '00') => `${hours}:${minutes}`)
      .replace(/(T\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/, '$1:00$2'),
  )
  .pipe(
    z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()], {
      error: 'must be a time such as 2026-01-02T03:04:05Z or 2026-01-02T03:04:05+01:00, or a date such as 2026-01-02',
    }),
  )
  // An offset may move the first days of year 1 into year 0, which no answer can represent.
  .refine(
    (text) => !/^000[01]-/.test(text) || text.slice(0, 10) > '0001-01-01',
    'must be after the first day of year 1',
  )

export const identifierPart = z.object({
  type: z.enum(identifierTypes),
  value: z.string().max(mostIdentifierCharacters),
  country: z.string().optional(),
  issuer: z.string().optional(),
  kind: z.string().optional(),
  verifiedAt: time.optional(),
})
export type IdentifierInput = z.output<typeof identifierPart>

/** The length of an identifier as it is compared, in bytes of UTF-8. It is part of the keys of indexes, which have room for about 8,000. */
const mostIdentifierBytes = 4_096
/** No character becomes so many bytes that a value with fewer characters could exceed the limit. */
const surelyShort = 100

export const shortIdentifierRule = {
  message: `must have at most ${mostIdentifierBytes} bytes of UTF-8 in the form in which it is compared`,
  path: ['value'],
}

export function isShortIdentifier(written: Pick<IdentifierInput, 'type' | 'value' | 'country'>): boolean {
  if (written.value.length <= surelyShort) return true
  return identifiersIn(written).every((one) => Buffer.byteLength(normaliseIdentifier(one).value) <= mostIdentifierBytes)
}

export const recordRef = z.object({ source: sourceName, id: sourceId })
export type RecordRef = z.output<typeof recordRef>

const ownerPart = {
  record: recordRef.optional(),
  identifier: identifierPart
    .pick({ type: true, value: true, country: true, issuer: true })
    .refine(isShortIdentifier, shortIdentifierRule)
    .refine(({ value }) => cleanText(value) !== '', {
      message: 'must not be empty: facts about nobody would all be facts about the same person',
      path: ['value'],
    })
    .refine((written) => identifiersIn(written).length === 1, {
      message: 'holds several: a fact is about one, so send a line with an id of its own for each',
      path: ['value'],
    })
    .optional(),
}

/**
 * Of versions with one `observedAt`, the higher one is newer: the source's own count of changes, the position in its log and the like. For
 * sources whose clock is coarser than their changes. A source states it on all lines of a kind, or on none.
 */
export const sequence = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional()

/** The name of a field, outside free parts, that contains a `time`. */
export function isTimeField(name: string): boolean {
  return /(?:At|Until)$|^(?:from|until)$/.test(name)
}

/** The name of a time zone, such as `Europe/Berlin`. */
export const timeZone = z
  .string()
  .refine(isTimeZone, 'must be a time zone of the IANA database, such as Europe/Berlin, America/New_York or UTC')

/** The fields of every line that states a fact about a record, or about an identifier that stands for a record not known yet. */
export const factParts = {
  source: sourceName,
  id: sourceId,
  ...ownerPart,
  occurredAt: time,
  /** When the source knew it. Decides which of two versions is newer. `occurredAt` if absent. */
  observedAt: time.optional(),
  sequence,
  properties: z.record(z.string(), z.unknown()).default({}),
}

/** Exactly one of the two is required. */
export interface FactOwner {
  readonly record?: RecordRef | undefined
  readonly identifier?: Pick<IdentifierInput, 'type' | 'value' | 'country' | 'issuer'> | undefined
}

export function hasOneOwner(line: FactOwner): boolean {
  return (line.record === undefined) !== (line.identifier === undefined)
}

export const ownerRule = { message: 'needs exactly one of record and identifier', path: ['record'] }

/** Milliseconds since 1970 in UTC. */
export function toMillis(time: string): number {
  // Date.parse reads a time without a zone in the machine's own.
  return Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$|^\d{4}-\d\d-\d\d$/.test(time) ? time : `${time}Z`)
}

/**
 * Like `toMillis`, for a time in a free part of a line, where a space may precede the time of day. Null for a text that is not such a time.
 */
export function readTime(value: unknown): number | null {
  const written = writtenTime(value)
  return written === null ? null : toMillis(written)
}

/** Such a time in the form of `time`. Null if it is not one. */
export function writtenTime(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const { success, data } = time.safeParse(value.trim().replace(/^(\d{4}-\d\d-\d\d) +/, '$1T'))
  return success ? data : null
}
