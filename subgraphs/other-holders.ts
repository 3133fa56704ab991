import { type OtherHolderRow, otherHoldersByPoint } from '../access/consent/foreign-points.ts'
import { sourcesKnownAlone } from '../access/viewer.ts'
import type { RequestContext } from './runtime/context.ts'

/**
 * Records of other customers that hold the contact point, as far as the caller may notice them. What somebody refused counts whoever asks.
 * That somebody verified the point, but refused nothing, does not tell a caller who knows only data of some sources that another source knows
 * this person. An isolated source's customers stay alone for a caller who is bound to it, but not for one who may know all data.
 */
export async function otherHoldersOf(
  customerId: string,
  pointKey: string,
  { reader, viewer }: Pick<RequestContext, 'reader' | 'viewer'>,
): Promise<readonly OtherHolderRow[]> {
  const known = sourcesKnownAlone(viewer)
  const held = await reader
    .rows(otherHoldersByPoint, { acrossRealms: known === null })
    .load(`${customerId}|${pointKey}`)
  if (known === null) return held
  return held.map((row) => ({ ...row, isVerified: row.isVerified && known.includes(row.source) }))
}
