import { z } from 'zod'
import { recordRef } from '../../../resolution/records/line-parts.ts'
import { recordIdOfRef } from '../../../resolution/records/record-id.ts'
import { shownSourceTold } from '../../facts/fact-ids.ts'
import { openText } from '../../open-properties.ts'
import { openTexts, openWord, openWords } from '../../open-texts.ts'
import { named } from '../../property-kinds.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { SubgraphDeps } from '../../runtime/subgraph.ts'
import { soleTraderByAccountId } from '../../sole-trader.ts'
import { sourceFilter } from '../../source-filter.ts'
import { type AgreementRow, agreementById, offerById, ownerByRecordId, type RecordOwner } from '../agreement-queries.ts'
import type { OwnerType } from '../by-owner.ts'
import { subscriptionFactsById, taxedMonthsBySubscriptionId } from '../metrics/queries.ts'
import { rational } from '../metrics/rational.ts'
import { statedVersions } from '../metrics/stated-versions.ts'
import { shareOfPercent, taxIn } from '../metrics/tax-share.ts'
import type { PartyRow } from '../rows.ts'
import { unknownStateOf } from '../states/statuses.ts'
import type { Resolvers } from '../types.generated.ts'
import { versions } from './fact-versions.ts'
import { partOfMoney } from './part-of-money.ts'
import { subscriptionChanges } from './subscription-changes.ts'
import { agreementTitle } from './titles.ts'

const party = z
  .object({ role: z.string().catch('PARTY'), name: z.string().nullish().catch(null) })
  .and(z.object({ record: recordRef.nullish().catch(null) }))

const agreement = {
  __resolveReference: ({ id }: { readonly id: string }, { reader }: RequestContext) =>
    reader.row(agreementById, {}).load(id),
  title: async (row: AgreementRow, _: unknown, context: RequestContext) =>
    agreementTitle({ ...row, status: await openWords(row.status, row, context) }),
  ...openTexts('status'),
  amount: ({ money }: AgreementRow) => money,
  plan: ({ planId }: AgreementRow, _: unknown, { reader }: RequestContext) =>
    planId === null ? null : reader.row(offerById, {}).load(planId),
  opportunityId: (row: AgreementRow, _: unknown, context: RequestContext) =>
    row.opportunityId === null ? null : shownSourceTold(row, row.opportunityId, context),
  usedBy: async (row: AgreementRow, _: unknown, context: RequestContext) =>
    shownAs('CUSTOMER', await ownerOf(row.usedByRecordId, row, context)),
  usedByAccount: async (row: AgreementRow, _: unknown, context: RequestContext) =>
    shownAs('ACCOUNT', await ownerOf(row.usedByRecordId, row, context)),
  versions,
}

export function createAgreementFields({ now }: Pick<SubgraphDeps, 'now'>) {
  return {
    Booking: agreement,
    Contract: {
      ...agreement,
      parties: partiesOf,
      booking: ({ bookingId }, _, { reader }) =>
        bookingId === null ? null : reader.row(agreementById, {}).load(bookingId),
    },
    SubscriptionChange: openTexts('status'),
    ContractParty: {
      role: ({ role }) => openWord(role),
      // The guard has decided about the party itself. For whoever pays, unless it is a company's contract.
      name: ({ name, contract }, _, context) => (name === null ? null : openText(name, contract, context, [named])),
      customer: ({ owner }) => shownAs('CUSTOMER', owner),
      account: ({ owner }) => shownAs('ACCOUNT', owner),
    },
    BillingSubscription: {
      ...agreement,
      unknownState: (row, _, context) =>
        openWords(unknownStateOf('SUBSCRIPTION', { status: row.status }), row, context),
      discount: ({ discountMinor, money }) => partOfMoney(discountMinor, money),
      tax: (row) => partOfMoney(taxOf(row), row.money),
      contract: ({ contractId }, _, { reader }) =>
        contractId === null ? null : reader.row(agreementById, {}).load(contractId),
      async changes({ id, subject, recordId }, _, { reader, access }) {
        const known = await access.openRecords(subject, ['FINANCIAL'])
        const [versionsOf, [taxed]] = await Promise.all([
          reader.rows(subscriptionFactsById, {}).load(id),
          reader.rows(taxedMonthsBySubscriptionId, { known: known.only, ...sourceFilter(known.knownSources) }).load(id),
        ])
        const facts = statedVersions(versionsOf.filter(({ recordId }) => recordId === null || known.has(recordId)))
        const share = taxed === undefined ? null : rational(BigInt(taxed.taxMinor), BigInt(taxed.amountMinor))
        return subscriptionChanges(facts, share, now().getTime()).map((change) => ({ ...change, subject, recordId }))
      },
    },
    Offer: { price: ({ money }) => money },
  } satisfies Resolvers
}

function taxOf({ taxMinor, taxPercent, discountMinor, money }: AgreementRow): number | null {
  if (taxMinor !== null || taxPercent === null || money === null) return taxMinor
  return Number(taxIn(BigInt(money.amountMinor) - BigInt(discountMinor ?? 0), shareOfPercent(taxPercent)))
}

/** The customer or company of a record that an agreement names. Null if it has not arrived, or if the caller may not know about the record. */
async function ownerOf(
  recordId: string | null,
  agreement: Pick<AgreementRow, 'id'>,
  { reader, access }: RequestContext,
): Promise<RecordOwner | null> {
  if (recordId === null) return null
  const owner = await reader.row(ownerByRecordId, { teller: tellerOf(agreement) }).load(recordId)
  return owner !== null && (await access.knownRecords(owner.id)).has(recordId) ? owner : null
}

/** As asked for: null where it is the other. */
function shownAs(type: OwnerType, owner: RecordOwner | null) {
  if (owner === null || owner.isAccount !== (type === 'ACCOUNT')) return null
  return { id: owner.id, subject: owner.id }
}

/** The source that states an agreement: its id is `billing:source:id`, and no source's name contains a colon. */
function tellerOf({ id }: Pick<AgreementRow, 'id'>): string {
  return id.split(':')[1] ?? ''
}

async function partiesOf(row: AgreementRow, _: unknown, context: RequestContext): Promise<readonly PartyRow[]> {
  // Written by our own JSON.stringify only.
  const { parties } = JSON.parse(row.propertiesJson ?? '{}') as Readonly<Record<string, unknown>>
  if (!Array.isArray(parties)) return []
  const stated = parties.flatMap((item: unknown) => {
    const { success, data } = party.safeParse(item)
    return success ? [data] : []
  })
  return Promise.all(
    stated.map(async ({ role, name = null, record }) => {
      const recordId = record ? recordIdOfRef(record) : null
      const owner = await ownerOf(recordId, row, context)
      const isPerson = owner !== null && (!owner.isAccount || (await isSoleTrader(owner.id, context)))
      const isClosed = owner === null && name !== null && (await isClosedByChoice(recordId, row, context))
      return { role: role.toUpperCase(), name: isClosed ? null : name, recordId, owner, isPerson, contract: row }
    }),
  )
}

/** Whether a party of whose record the caller may not know chose that their name is not shown for this purpose. */
async function isClosedByChoice(
  recordId: string | null,
  agreement: Pick<AgreementRow, 'id'>,
  context: RequestContext,
): Promise<boolean> {
  if (recordId === null) return false
  const party = await context.reader.row(ownerByRecordId, { teller: tellerOf(agreement) }).load(recordId)
  if (party === null || (party.isAccount && !(await isSoleTrader(party.id, context)))) return false
  return (await context.access.choiceAgainst(party.id, 'IDENTIFYING')) !== null
}

async function isSoleTrader(accountId: string, { reader }: RequestContext): Promise<boolean> {
  return (await reader.row(soleTraderByAccountId, {}).load(accountId))?.isSoleTrader ?? false
}
