import type { ConsentStatus } from '../../../access/consent/consent-status.ts'
import type { PurposeKey } from '../../../access/purposes.ts'

/**
 * The TCF purposes that each of our purposes requires, all of them. TCF policies, appendix A: 2 basic ads, 3 and 4 personalised ads, 7
 * their measurement; 5 and 6 personalised content; 8 to 10 measurement, research and improvement. The TCF of Canada uses the same numbers.
 */
const tcfPurposes: Readonly<Partial<Record<PurposeKey, readonly number[]>>> = {
  Marketing: [2, 3, 4, 7],
  Personalisation: [5, 6],
  ServiceOptimisation: [8, 9, 10],
}

/**
 * What a TCF string states about a purpose. `implied`: the purposes that the person was informed about and did not refuse, which exist only
 * in Canada. They neither give the consent that is required here nor contradict one.
 */
export function tcfStatus(
  consents: ReadonlySet<number>,
  purpose: PurposeKey,
  implied: ReadonlySet<number> = new Set(),
): ConsentStatus {
  const needed = tcfPurposes[purpose]
  if (needed === undefined) return 'UNKNOWN'
  if (needed.every((id) => consents.has(id))) return 'GIVEN'
  return needed.every((id) => consents.has(id) || implied.has(id)) ? 'UNKNOWN' : 'REFUSED'
}
