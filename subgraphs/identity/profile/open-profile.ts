import { type Category, categories } from '../../../access/categories.ts'
import { channelsOfAttribute } from '../../../access/consent/contact-channels.ts'
import { type Decision, opensRecord } from '../../../access/decide.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { accountsById } from '../account-queries.ts'
import { knownView } from '../known-view.ts'
import type { ProfileRow } from '../rows.ts'
import { profileOf } from './profile.ts'
import { type ProfileRecordRow, profileRecordsByOwnerId } from './profile-queries.ts'

/** The golden record over what this request may see. A withheld value leaves no trace, neither its name nor an alternative. */
export async function openProfileOf(id: string, context: RequestContext, now: number): Promise<ProfileRow> {
  return profileIn(id, context, now, await opennessOf(id, context))
}

/** As if the two were one: a value of either is open if it is open on its own side. */
export async function openProfileOfBoth(
  [keepId, absorbId]: readonly [string, string],
  context: RequestContext,
  now: number,
): Promise<{ readonly profile: ProfileRow; readonly ownerOf: (recordId: string) => string }> {
  const [keep, absorb] = await Promise.all([knownRowsOf(keepId, context), knownRowsOf(absorbId, context)])
  const [isOpenOfKeep, isOpenOfAbsorb] = await Promise.all([opennessOf(keepId, context), opennessOf(absorbId, context)])
  const absorbed = new Set(absorb.shown.map(({ recordId }) => recordId))
  const rows = [...keep.shown, ...absorb.shown].toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1))
  const hasSoleTrader = keep.hasSoleTrader || absorb.hasSoleTrader
  const profile = profileOf(keepId, rows, context.purpose, now, hasSoleTrader, (category, recordId, attribute) =>
    (absorbed.has(recordId) ? isOpenOfAbsorb : isOpenOfKeep)(category, recordId, attribute),
  )
  return { profile, ownerOf: (recordId) => (absorbed.has(recordId) ? absorbId : keepId) }
}

type IsOpen = ProfileRow['isOpen']

/** A contact point is open if a channel that it serves is, as the guard decides about its value. */
async function opennessOf(id: string, { access }: RequestContext): Promise<IsOpen> {
  const decisions = new Map<Category, Decision>(
    await Promise.all(categories.map(async (category) => [category, await access.decide(id, category)] as const)),
  )
  const [postal, other] = await Promise.all([access.decide(id, 'CONTACT', ['POST']), access.decide(id, 'CONTACT', [])])
  const ofContact = (attribute: string) => (channelsOfAttribute(attribute).includes('POST') ? postal : other)
  return (category, recordId, attribute) => {
    if (category === 'CONTACT') return opensRecord(ofContact(attribute), recordId)
    const decision = category === null ? undefined : decisions.get(category)
    return category === null || (decision !== undefined && opensRecord(decision, recordId))
  }
}

/** The golden record over everything that the known records state, for code that shows none of it. */
export function knownProfileOf(id: string, context: RequestContext, now: number): Promise<ProfileRow> {
  return profileIn(id, context, now, () => true)
}

async function profileIn(id: string, context: RequestContext, now: number, isOpen: IsOpen): Promise<ProfileRow> {
  const { shown, hasSoleTrader } = await knownRowsOf(id, context)
  return profileOf(id, shown, context.purpose, now, hasSoleTrader, isOpen)
}

async function knownRowsOf(
  id: string,
  context: RequestContext,
): Promise<{ readonly shown: readonly ProfileRecordRow[]; readonly hasSoleTrader: boolean }> {
  const { reader, access } = context
  const [rows, known, view] = await Promise.all([
    reader.rows(profileRecordsByOwnerId, {}).load(id),
    access.knownRecords(id),
    knownView(id, context),
  ])
  const shown = rows
    .filter(({ recordId }) => known.has(recordId))
    .map((row) => (view === null ? row : { ...row, confidence: view.confidenceOf(row.recordId) }))
  // Restrictions count whether or not their record is known.
  const isCompany = rows.some(({ type }) => type === 'ORGANISATION')
  const company = isCompany ? await reader.row(accountsById, {}).load(id) : null
  const hasSoleTrader = company?.isSoleTrader ?? false
  return { shown, hasSoleTrader }
}
