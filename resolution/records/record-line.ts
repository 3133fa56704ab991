import { z } from 'zod'
import { sourceRoles } from '../../access/known-records/source-roles.ts'
import { purposeKeys } from '../../access/purposes.ts'
import { limits } from '../../config.ts'
import { isNestedDeeper } from '../../text/json-depth.ts'
import { identifiersIn } from '../normalise/identifier-list.ts'
import { identifierTypes } from './identifier-types.ts'
import {
  type IdentifierInput,
  identifierPart,
  isShortIdentifier,
  recordRef,
  sequence,
  shortIdentifierRule,
  sourceId,
  sourceName,
  time,
  timeZone,
} from './line-parts.ts'

/** The description of a system and of how to read its values. */
export const sourceLine = z.object({
  kind: z.literal('source'),
  source: sourceName,
  role: z.enum(sourceRoles).default('SYSTEM_OF_RECORD'),
  controller: z.string().optional(),
  /** The lower number wins survivorship. */
  priority: z.number().int().default(100),
  defaultCountry: z.string().optional(),
  /** For times and dates that state none. */
  timeZone: timeZone.default('UTC'),
  dateOrder: z.enum(['DMY', 'MDY', 'YMD']).optional(),
  /** One person has at most one id there. */
  uniqueIds: z.boolean().default(false),
  licence: z.string().optional(),
  permittedPurposes: z.array(z.enum(purposeKeys)).optional(),
  validUntil: time.optional(),
  /** Identifier types whose `verifiedAt` counts. If absent: every type for a SYSTEM_OF_RECORD, otherwise none. */
  verifies: z.array(z.enum(identifierTypes)).optional(),
  /** Sources for whose records it may record consents: their names, `identifier` for an identifier alone, `*` for all. */
  mayRecordConsentFor: z.union([z.string(), z.array(z.string())]).optional(),
  method: z.enum(['DECLARED', 'OBSERVED', 'INFERRED', 'PURCHASED', 'CORRECTED']).optional(),
  /** Its records are joined only among themselves. */
  isolated: z.boolean().default(false),
})
export type SourceLine = z.output<typeof sourceLine>

/** Far more than a system knows about one person. More would make every later comparison of the record slow. */
const mostAddresses = 100
const mostAttributeCharacters = 100_000

const attributes = z
  .record(z.string(), z.unknown())
  .refine(({ addresses }) => !Array.isArray(addresses) || addresses.length <= mostAddresses, {
    message: `must have at most ${mostAddresses} entries; send the current addresses alone`,
    path: ['addresses'],
  })
  // Values that are nested too deeply are refused for that, and cannot be written as text.
  .refine((written) => isNestedDeeper(written, limits.jsonDepth) || isShortEnough(written), {
    message: `must have at most ${mostAttributeCharacters} characters of JSON; leave out what is not about the person`,
  })

function isShortEnough(attributes: object): boolean {
  return JSON.stringify(attributes).length <= mostAttributeCharacters
}

const identifiers = z
  .array(identifierPart.refine(isShortIdentifier, shortIdentifierRule))
  .max(100)
  .refine((written) => written.length + extraIdentifiers(written) <= 100, {
    message: 'must have at most 100 identifiers, each part of a list in one field counted',
  })

/** Those that lists in single fields add. */
function extraIdentifiers(written: readonly IdentifierInput[]): number {
  return written.reduce((count, field) => count + partsOf(field) - 1, 0)
}

/** A phone number without a prefix is valid only in the country of its source, which the shape does not know. */
function partsOf(field: IdentifierInput): number {
  if (field.type !== 'PHONE') return identifiersIn(field).length
  return Math.max(1, field.value.split(listSeparator).length)
}

/** Between the items of a list in one field. */
export const listSeparator = /[;\uff1b,\uff0c\u3001|\n\r\t]/

const relation = z.object({
  role: z.string().min(1).max(10_000),
  to: recordRef,
  from: time.optional(),
  until: time.optional(),
  share: z.number().optional(),
})

/** As stored: they are found by a text index, which has room for 32,766 bytes. */
const mostRelationBytes = 30_000

const relations = z
  .array(relation)
  .max(100)
  .refine((written) => Buffer.byteLength(JSON.stringify(written)) <= mostRelationBytes, {
    message: `must have at most ${mostRelationBytes} bytes of JSON; shorten the roles, or send fewer relations`,
  })

export const recordLine = z.object({
  kind: z.literal('record'),
  source: sourceName,
  id: sourceId,
  observedAt: time,
  sequence,
  type: z.enum(['PERSON', 'ORGANISATION']).default('PERSON'),
  identifiers: identifiers.default([]),
  attributes: attributes.default({}),
  relations: relations.default([]),
  /** The zone whose days count for what is due. */
  timeZone: timeZone.optional(),
  /** When the person's relationship with the source ended. */
  endedAt: time.optional(),
})
export type RecordLine = z.output<typeof recordLine>

/** Short form of a record of type ORGANISATION. */
export const accountLine = recordLine
  .omit({ type: true })
  .extend({ kind: z.literal('account'), name: z.string().optional() })
export type AccountLine = z.output<typeof accountLine>
