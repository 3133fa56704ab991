import type { Access } from '../../access/access.ts'
import { type Category, categories } from '../../access/categories.ts'
import { effectiveAt } from '../../access/consent/consent-state.ts'
import { createConsentReader } from '../../access/consent/consent-verdict.ts'
import { type Decision, refuse } from '../../access/decide.ts'
import { policy } from '../../access/policy.ts'
import { type PurposeKey, purposeKeys } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import { explanations } from '../../access/withholding.ts'
import { openedFactId } from '../facts/fact-ids.ts'
import { openTexts, openWord, openWords } from '../open-texts.ts'
import { ownerRows } from '../owner-statement.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { openStreamPage, streamPage, withinPart } from '../pages/stream-page.ts'
import type { RequestContext } from '../runtime/context.ts'
import { consentConflict } from './consent-conflict-row.ts'
import { consentMutations } from './consent-mutations.ts'
import { createLedgerWriter, type MutationDeps } from './ledger/ledger-writer.ts'
import { type ReceiptSigner, receiptDocument } from './ledger/receipt.ts'
import { basisName, type FieldsByCategory, fieldsOf, policyChanges, policyRow, scopesOf } from './policy-view.ts'
import { preferenceMutations } from './preference-mutations.ts'
import { type ConsentEventRow, consentEventById, consentEventsByCustomerId } from './queries.ts'
import { reach } from './reach.ts'
import type { ConsentRow } from './rows.ts'
import { consentTitle, currentConsents, currentEvents, subjectName } from './rules.ts'
import type { Resolvers } from './types.generated.ts'

export interface ConsentResolverDeps extends MutationDeps {
  /** Null: no consent has a receipt. */
  readonly receipts: ReceiptSigner | null
  /** Fields of the whole graph by category. Null if unknown. */
  readonly fieldsByCategory: FieldsByCategory
}

export function createResolvers({ now, append, receipts, fieldsByCategory }: ConsentResolverDeps) {
  const writer = createLedgerWriter({ now, append })
  return {
    Query: {
      purposes: () => purposeKeys.map(purposeOf),
      policy: (_, { version }) => policyRow(version ?? null),
      policyDiff: (_, { from, to }) => policyChanges(from, to ?? null),
      verifyReceipt: (_, { jws }, context) => verify(receipts, jws, context, now().getTime()),
    },
    Mutation: { ...consentMutations(writer), ...preferenceMutations(writer) },
    Customer: {
      __resolveReference: ({ id }) => ({ id }),
      async consents({ id }, { purposes, asOf }, context) {
        const events = await ownerRows(consentEventsByCustomerId, {}, id, context)
        const wanted = purposes
          ? events.filter(({ purpose }) => purpose !== null && purposes.includes(purpose))
          : events
        return currentConsents(wanted, (asOf ?? now()).getTime()).map((consent) => ({ ...consent, customerId: id }))
      },
      async consentHistory({ id }, { purpose, ...args }, context, info) {
        const page = openStreamPage(args, cursorsOf(info, id, context))
        const events = await ownerRows(consentEventsByCustomerId, {}, id, context)
        const wanted = events.filter((event) => !purpose || event.purpose === null || event.purpose === purpose)
        return streamPage(page, async (part) => withinPart(wanted, part), context, info)
      },
      mayUse: async ({ id }, { purpose }, { access, viewer }) =>
        Promise.all(
          categories.map(async (category) => {
            const missing = missingFor(purpose, category, fieldsByCategory, access, viewer)
            const decision =
              missing === null ? (await access.decideFor(id, purpose, category)).decision : refuse(missing)
            return { category, basis: basisName(policy.purposes[purpose].cells[category]?.basis), ...told(decision) }
          }),
        ),
      reach: ({ id }, { purpose, channel }, context) => reach(id, purpose, channel ?? null, context, now().getTime()),
      async channelPreferences({ id }, _, context) {
        const events = await ownerRows(consentEventsByCustomerId, {}, id, context)
        const current = currentEvents(events, now().getTime()).flatMap((event) => {
          const { act, channel, wish } = event
          return act !== 'PREFERENCE' || channel === null || wish === null ? [] : [{ ...event, channel, wish }]
        })
        return Promise.all(
          current.map(async ({ channel, wish, capMax, capDays, occurredAt, recordedAt, recordId }) => ({
            channel,
            wish,
            frequencyCap: capMax === null || capDays === null ? null : { max: capMax, days: capDays, sent: null },
            since: effectiveAt({ occurredAt, recordedAt }),
            subject: await subjectName(recordId, id, context),
          })),
        )
      },
      withheld: ({ id }, _, { access }) => access.withheld(id),
    },
    Consent: {
      purpose: ({ purpose }) => purposeOf(purpose),
      controller: ({ controller }) => openWord(controller ?? ''),
      recipients: ({ recipients }) => (recipients ?? []).map(openWord),
      noticeVersion: openConsentText('noticeVersion'),
      method: openConsentText('method'),
      language: openConsentText('language'),
      jurisdiction: openConsentText('jurisdiction'),
      dataCategories: ({ categories }) => categories,
      legalBasis: ({ legalBasis }) => legalBasis ?? 'CONSENT',
      subject: ({ recordId, customerId }, _, context) => subjectName(recordId, customerId, context),
      // Written by our own JSON.stringify only.
      iab: ({ iab }) => (iab === null ? null : (JSON.parse(iab) as Readonly<Record<string, unknown>>[])),
      conflict: (consent, _, context) => consentConflict(consent, context, now().getTime()),
      async receipt({ id, customerId }, _, context) {
        if (receipts === null) return null
        // The entry as it was made, which may have expired since.
        const events = await ownerRows(consentEventsByCustomerId, {}, customerId, context)
        const event = events.find((candidate) => candidate.id === id)
        if (event === undefined) return null
        // The signed document contains the text, and cannot omit a part of it.
        const method = await openWords(event.method, event, context)
        if (method !== event.method) return null
        const document = await receiptDocument(event, customerId, context)
        return { id: document.consent_record_id, document, jws: await receipts.sign(document) }
      },
    },
    ContactPoint: {
      verified: ({ isVerified }) => isVerified,
      basis: ({ basis }) => basisName(basis ?? undefined),
      frequencyCap: ({ cap }) => cap,
    },
    PolicyCell: {
      fields: ({ category }) => fieldsOf(fieldsByCategory, category),
      scopes: ({ category }) => scopesOf(fieldsByCategory, category),
    },
    PolicyChange: {
      before: ({ before }) => basisName(before?.basis),
      after: ({ after }) => basisName(after?.basis),
      fields: ({ category }) => fieldsOf(fieldsByCategory, category),
      scopes: ({ category }) => scopesOf(fieldsByCategory, category),
    },
    Withheld: {
      fields: ({ category }) => fieldsOf(fieldsByCategory, category),
      // No reason of today's policy ends by itself.
      until: () => null,
    },
    ConsentEvent: {
      __resolveReference: ({ id }, { reader }) => reader.row(consentEventById, {}).load(id),
      title: consentTitle,
      ...openTexts('method', 'noticeVersion'),
      effectiveAt,
      purpose: ({ purpose }) => (purpose === null ? null : purposeOf(purpose)),
      subject: ({ recordId, subject }, _, context) => subjectName(recordId, subject, context),
    },
    RecordConsentResult: { __resolveType: ({ __typename }) => __typename },
    WithdrawConsentResult: { __resolveType: ({ __typename }) => __typename },
    ObjectToUseResult: { __resolveType: ({ __typename }) => __typename },
    RestrictUseResult: { __resolveType: ({ __typename }) => __typename },
    SetChannelPreferenceResult: { __resolveType: ({ __typename }) => __typename },
  } satisfies Resolvers
}

function openConsentText(key: 'noticeVersion' | 'method' | 'language' | 'jurisdiction') {
  return (consent: ConsentRow, _: object, context: RequestContext) =>
    openWords(consent[key], { subject: consent.customerId, recordId: consent.recordId }, context)
}

function purposeOf(key: PurposeKey) {
  const { benefit, adultsOnly = false } = policy.purposes[key]
  return { key, iri: `https://w3id.org/dpv#${key}`, benefit, adultsOnly }
}

/** Why the token could see nothing of a category for a purpose, whoever it is about: then nothing is revealed about the customer. */
function missingFor(
  purpose: PurposeKey,
  category: Category,
  fields: FieldsByCategory,
  access: Access,
  viewer: Viewer,
): 'PURPOSE_NOT_GRANTED' | 'MISSING_SCOPE' | null {
  if (viewer.customerId !== null) return null
  if (!viewer.purposes.includes(purpose)) return 'PURPOSE_NOT_GRANTED'
  const scopes = fields?.get(category)?.flatMap((field) => field.scopes) ?? []
  return scopes.length === 0 || access.hasScopes(scopes) ? null : 'MISSING_SCOPE'
}

function told(decision: Decision) {
  if (!decision.allowed)
    return { allowed: false, because: explanations[decision.reason], reason: decision.reason, until: null }
  const because = decision.isOptOut ? 'the customer has not opted out.' : grounds[decision.basis]
  return { allowed: true, because, reason: null, until: decision.until }
}

const grounds = {
  C: 'the customer consented.',
  K: 'there is a customer relationship.',
  I: 'there is a legitimate interest, and the customer has not objected.',
  L: 'the law demands it.',
} as const

/**
 * A consent that a refusal for all channels, or on another record, has closed in the meantime is no longer current. An entry that opens
 * nothing is always current.
 */
async function stillOpens(event: ConsentEventRow, { access }: RequestContext, now: number): Promise<boolean> {
  const { purpose, status, subject, recordId, channel, controller, categories: about } = event
  if (purpose === null || status !== 'GIVEN') return true
  const { facts } = await access.decideFor(subject, purpose, 'IDENTIFYING')
  const part = (await access.partsOf(subject))?.find(({ records }) => records.has(recordId))
  const known = new Set(facts.map((record) => record.subject))
  const heard = part?.facts.filter((record) => known.has(record.subject)) ?? facts
  const reader = createConsentReader(heard, now)
  return (about ?? categories).some((category) => {
    const { status: verdict } = reader.verdict(purpose, {
      ...{ withoutDevices: false, category },
      ...(channel !== null && { channels: [channel] }),
      ...(controller !== null && { controllers: [controller] }),
    })
    return verdict === 'GIVEN'
  })
}

async function verify(receipts: ReceiptSigner | null, jws: string, context: RequestContext, now: number) {
  const { reader, access } = context
  const document = receipts === null ? null : await receipts.verify(jws)
  if (document === null) return { valid: false, document: null, current: null }
  const eventId = openedFactId(document.consent_record_id, context)
  const event = eventId === null ? null : await reader.row(consentEventById, {}).load(eventId)
  if (event === null || !(await access.canSee(event.subject))) return { valid: true, document, current: null }
  if (!(await access.knownRecords(event.subject)).has(event.recordId)) return { valid: true, document, current: null }
  const events = await ownerRows(consentEventsByCustomerId, {}, event.subject, context)
  const inForce = currentEvents(events, now).find(({ id }) => id === event.id)
  const isHeld = inForce !== undefined && inForce.status === event.status
  return { valid: true, document, current: isHeld && (await stillOpens(event, context, now)) }
}
