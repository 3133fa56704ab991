import { z } from 'zod'
import { categories } from '../../access/categories.ts'
import { isRefusal } from '../../access/consent/consent-state.ts'
import { consentStatuses } from '../../access/consent/consent-status.ts'
import { purposeKeys } from '../../access/purposes.ts'
import { factParts, hasOneOwner, ownerRule, time } from '../../resolution/records/line-parts.ts'
import { channels } from '../channels.ts'
import { legalBases } from './legal-basis.ts'
import { channelPreferences } from './preferences.ts'

const statusRule = { message: 'needs status, tcString or gppString', path: ['status'] }

/** Every decision about a customer reads all entries, so an entry contains names and no texts. */
const name = z.string().max(300)

/** How a choice was made, and under which wording. */
const circumstances = {
  controller: name.optional(),
  noticeVersion: name.optional(),
  /** SHA-256 of the notice's text in hexadecimal. */
  noticeHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be a SHA-256 in hex')
    .optional(),
  /** The text itself, of which only the hash is kept. */
  noticeText: z.string().max(200_000).optional(),
  /** A country, or country-region, of ISO 3166: DE, US-CA. */
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'must be a country or subdivision of ISO 3166')
    .optional(),
  method: name.optional(),
  language: name.optional(),
}

const texts = ['controller', 'noticeVersion', 'noticeText', 'method', 'language', 'tcString', 'gppString'] as const

/** An empty text looks like an answer and is not one. */
export function isEmpty(text: string | undefined): boolean {
  return text !== undefined && text.trim() === ''
}

type Texts = { readonly [K in (typeof texts)[number]]?: string | undefined } & {
  readonly recipients?: readonly string[] | undefined
}

/** A line that only restricts is kept as if its empty texts were absent, so that nobody's refusal is lost because of them. */
function refuseEmpty<L extends Texts>(onlyRestricts: (line: L) => boolean) {
  return (line: L, { addIssue }: z.RefinementCtx) => {
    if (onlyRestricts(line)) return
    const places = [
      ...texts.filter((name) => isEmpty(line[name])).map((name) => [name]),
      ...(line.recipients ?? []).flatMap((recipient, index) => (isEmpty(recipient) ? [['recipients', index]] : [])),
    ]
    for (const path of places)
      addIssue({ code: 'custom', path, message: 'must not be empty: leave it out if there is nothing to state' })
  }
}

export const consentLine = z
  .object({
    kind: z.literal('consent'),
    ...factParts,
    purpose: z.enum(purposeKeys),
    /** If absent, what the string states about the purpose. */
    status: z.enum(consentStatuses).optional(),
    expiresAt: time.optional(),
    channel: z.enum(channels).optional(),
    /** The categories of data to which it is limited. */
    dataCategories: z.array(z.enum(categories)).min(1).optional(),
    legalBasis: z.enum(legalBases).optional(),
    recipients: z.array(name).max(100).optional(),
    ...circumstances,
    /** IAB Transparency and Consent Framework. */
    tcString: z.string().max(20_000).optional(),
    /** IAB Global Privacy Platform. */
    gppString: z.string().max(20_000).optional(),
  })
  .refine(hasOneOwner, ownerRule)
  .superRefine(refuseEmpty(({ status }) => status !== undefined && isRefusal(status)))
  .refine(({ status, tcString, gppString }) => (status ?? tcString ?? gppString) !== undefined, statusRule)
export type ConsentLine = z.output<typeof consentLine>

/** GDPR article 21: no further use for the purpose, on one channel or on all. */
export const objectionLine = z
  .object({
    kind: z.literal('objection'),
    ...factParts,
    purpose: z.enum(purposeKeys),
    channel: z.enum(channels).optional(),
    /** The objection is lifted. */
    lifted: z.boolean().default(false),
    ...circumstances,
  })
  .refine(hasOneOwner, ownerRule)
  .superRefine(refuseEmpty(({ lifted }) => !lifted))
export type ObjectionLine = z.output<typeof objectionLine>

/** GDPR article 18: data are kept but, except with consent or by law, not used. */
export const restrictionLine = z
  .object({
    kind: z.literal('restriction'),
    ...factParts,
    /** The restriction has ended. */
    lifted: z.boolean().default(false),
    ...circumstances,
  })
  .refine(hasOneOwner, ownerRule)
  .superRefine(refuseEmpty(({ lifted }) => !lifted))
export type RestrictionLine = z.output<typeof restrictionLine>

/** How somebody would like to be reached, and how often at most. */
export const preferenceLine = z
  .object({
    kind: z.literal('preference'),
    ...factParts,
    channel: z.enum(channels),
    wish: z.enum(channelPreferences).default('ACCEPTED'),
    frequencyCap: z.object({ max: z.number().int().min(0), days: z.number().int().min(1).max(3_660) }).optional(),
    ...circumstances,
  })
  .refine(hasOneOwner, ownerRule)
  .superRefine(refuseEmpty(({ wish }) => wish === 'UNWANTED'))
export type PreferenceLine = z.output<typeof preferenceLine>

/** Every line that becomes an entry of the ledger. */
export type LedgerLine = ConsentLine | ObjectionLine | RestrictionLine | PreferenceLine
