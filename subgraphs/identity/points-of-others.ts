import { channelsOfIdentifier } from '../../access/consent/contact-channels.ts'
import { controllersFor } from '../../access/consent/controllers.ts'
import { isPointOfOthers } from '../../access/consent/foreign-points.ts'
import { decidingHolders } from '../../access/known-records/point-holders.ts'
import { policy } from '../../access/policy.ts'
import { hearsAllRecords } from '../../access/viewer.ts'
import { otherHoldersOf } from '../other-holders.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { IdentifierRow } from './identifiers/identifier-queries.ts'

/**
 * Keys of the contact points among these rows at which the customer may not be reached on any channel, because they are another person's.
 * Checked if the purpose reaches people by consent alone: somebody who may write to a customer by consent must not read the address of
 * another person there, who may have refused. Nearly always empty.
 */
export async function pointsOfOthers(
  customerId: string,
  rows: readonly IdentifierRow[],
  context: RequestContext,
  now: number,
): Promise<ReadonlySet<string>> {
  const { access, viewer, purpose } = context
  if (policy.purposes[purpose].cells.CONTACT?.basis !== 'C' || !hearsAllRecords(viewer)) return new Set()
  const points = rows.filter(({ type }) => channelsOfIdentifier(type).length > 0)
  const held = await Promise.all(
    points.map(async (row) => ({ row, others: await otherHoldersOf(customerId, row.key, context) })),
  )
  const shared = held.filter(({ others }) => others.length > 0)
  if (shared.length === 0) return new Set()
  const [verified, { facts }] = await Promise.all([
    access.verifiedKeys(customerId),
    access.decideFor(customerId, purpose, 'CONTACT'),
  ])
  const controllers = controllersFor(viewer, purpose)
  const decidingOf = decidingHolders(facts)
  const foreign = shared.filter(({ row: { key, type, recordIds }, others }) => {
    const holdings = decidingOf(key, recordIds).map((recordId) => ({ recordId, key, isVerified: verified.has(key) }))
    return channelsOfIdentifier(type).every((channel) =>
      isPointOfOthers(holdings, others, facts, { purpose, channel, basis: 'C', controllers, now }),
    )
  })
  return new Set(foreign.map(({ row }) => row.key))
}
