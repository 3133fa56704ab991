import { supersedes } from '../../access/consent-state.ts'
import { codedError } from '../../errors.ts'
import type { RequestContext } from '../context.ts'
import type { Lane } from './ledger-plan.ts'
import type { ConsentEventRow } from './queries.ts'

/**
 * What customers entered themselves protects them from whoever works with their data. Staff may therefore lift only what staff or sources
 * entered, also where staff entered the same once more. A privacy officer may lift the rest, and states in `method` how the customer was
 * informed: GDPR article 18(3) demands that this happens before. The entry shows it to the customer. Throws FORBIDDEN with the reason
 * SET_BY_CUSTOMER.
 */
export function checkMayLift(
  what: 'restriction' | 'objection',
  lanes: readonly Lane[],
  events: readonly ConsentEventRow[],
  method: string | null | undefined,
  { viewer }: RequestContext,
): void {
  if (viewer.customerId !== null || !lanes.some(({ current }) => current !== null && isOfCustomer(current, events)))
    return
  if (viewer.scopes.has('privacy:manage') && (method ?? '').trim() !== '') return
  throw codedError(
    'FORBIDDEN',
    `The customer made this ${what} in self-service, so nothing was lifted. The customer can lift it, or a token with the scopes consent:write and privacy:manage that states in \`method\` how the customer was informed beforehand.`,
    { reason: 'SET_BY_CUSTOMER' },
  )
}

/** Whether the customer entered what is in force, and nobody has lifted it since. */
function isOfCustomer(current: ConsentEventRow, events: readonly ConsentEventRow[]): boolean {
  const lane = events.filter((event) => laneKey(event) === laneKey(current))
  const lifts = lane.filter(({ status }) => status !== 'REFUSED')
  return lane.some(
    (event) => event.isSelfService && event.status === 'REFUSED' && !lifts.some((lift) => supersedes(lift, event)),
  )
}

function laneKey({ recordId, act, purpose, controller, channel }: ConsentEventRow): string {
  return JSON.stringify([recordId, act, purpose, controller, channel])
}
