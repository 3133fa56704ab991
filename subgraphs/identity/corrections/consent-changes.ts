import { isRestricted } from '../../../access/consent/consent-state.ts'
import { consentVerdict } from '../../../access/consent/consent-verdict.ts'
import { isMinor } from '../../../access/consent/minors.ts'
import { recordFactsByCustomerId } from '../../../access/facts/fact-queries.ts'
import type { RecordFacts } from '../../../access/facts/record-facts.ts'
import { policy } from '../../../access/policy.ts'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import { readBirth } from '../../read-birth.ts'
import type { RequestContext } from '../../runtime/context.ts'

/**
 * What a merge of two people would change in the permitted use of their data, one sentence per change: the restriction of use, that one of
 * them is a minor, and the consents and objections by purpose. Derived from the records that the caller may know about.
 */
export async function consentChangesOf(
  keepId: string,
  absorbId: string,
  { reader, access, viewer }: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const loader = reader.rows(recordFactsByCustomerId, { withBirth: true })
  const [keep = [], absorb = []] = await Promise.all(
    [keepId, absorbId].map(async (id) => {
      const [facts, known] = await Promise.all([loader.load(id), access.knownRecords(id)])
      return facts.filter(({ subject }) => known.has(subject))
    }),
  )
  const mayKnowAge = viewer.scopes.has('privacy:manage')
  const changeOf = (name: string, stateOf: (facts: readonly RecordFacts[]) => string) => {
    const [kept, absorbed, together] = [keep, absorb, [...keep, ...absorb]].map(stateOf)
    return kept === together && absorbed === together
      ? []
      : [`${name}: kept ${kept}, absorbed ${absorbed}, together ${together}`]
  }
  return [
    ...changeOf('RESTRICTION', (facts) => (isRestricted(facts, now) ? 'RESTRICTED' : 'NONE')),
    ...(mayKnowAge ? changeOf('MINOR', (facts) => (isMinor(facts, now, readBirth) ? 'YES' : 'NO')) : []),
    ...purposeKeys.flatMap((purpose) => changeOf(purpose, (facts) => statusOf(facts, purpose, now, mayKnowAge))),
  ]
}

/**
 * Nothing opens a minor's data for a purpose that is for adults. A caller who may not know the age sees the same as for an adult who was
 * never asked.
 */
function statusOf(facts: readonly RecordFacts[], purpose: PurposeKey, now: number, mayKnowAge: boolean): string {
  const { status } = consentVerdict(facts, purpose, now, { withoutDevices: false })
  if (status !== 'GIVEN' || !policy.purposes[purpose].adultsOnly || !isMinor(facts, now, readBirth)) return status
  return mayKnowAge ? 'MINOR' : 'UNKNOWN'
}
