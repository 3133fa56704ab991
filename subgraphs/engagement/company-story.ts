import type { Category } from '../../access/categories.ts'
import type { RequestContext } from '../runtime/context.ts'
import { soleTraderByAccountId } from '../sole-trader.ts'

/**
 * Whether data about a customer or company may be shown as far as `category` decides about it. A company's story is nobody's personal data;
 * that of a sole trader is its owner's. The guard decides about fields of customers.
 */
export async function isStoryOpen(
  ownerId: string,
  category: Category,
  { access, reader }: RequestContext,
): Promise<boolean> {
  if (await access.allows(ownerId, category)) return true
  const company = await reader.row(soleTraderByAccountId, {}).load(ownerId)
  return company?.isSoleTrader !== true
}
