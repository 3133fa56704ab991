import { isRestricted } from '../../../access/consent/consent-state.ts'
import { consentVerdict } from '../../../access/consent/consent-verdict.ts'
import { isMinor } from '../../../access/consent/minors.ts'
import { partsOf } from '../../../access/consent/parts.ts'
import type { RecordFacts } from '../../../access/facts/record-facts.ts'
import { policy } from '../../../access/policy.ts'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import { readBirth } from '../../read-birth.ts'

/** The facts of the records of both customers before a merge, and of the one customer after it. */
export interface MergedFacts {
  readonly keep: readonly RecordFacts[]
  readonly absorb: readonly RecordFacts[]
  readonly together: readonly RecordFacts[]
}

/**
 * What a merge of two people would change in the permitted use of their data, one sentence per change: the restriction of use, that one of
 * them is a minor, and the consents and objections by purpose. As for every decision about access, what was entered on a record counts for
 * the records that it speaks for: see `partsOf`.
 */
export function consentChangesOf(
  { keep, absorb, together }: MergedFacts,
  now: number,
  mayKnowAge: boolean,
): readonly string[] {
  const changeOf = (name: string, statusOf: (facts: readonly RecordFacts[]) => string, effectOf = asStated) => {
    const [kept = '', absorbed = '', joined = ''] = [keep, absorb, together].map(statusOf)
    return [kept, absorbed].every((status) => effectOf(status) === effectOf(joined))
      ? []
      : [`${name}: kept ${kept}, absorbed ${absorbed}, together ${joined}`]
  }
  return [
    ...changeOf('RESTRICTION', (facts) =>
      groundsOf(facts).every((part) => isRestricted(part, now)) ? 'RESTRICTED' : 'NONE',
    ),
    ...(mayKnowAge ? changeOf('MINOR', (facts) => (isMinor(facts, now, readBirth) ? 'YES' : 'NO')) : []),
    ...purposeKeys.flatMap((purpose) => {
      const need = needOf(purpose)
      return need === null ? [] : changeOf(purpose, (facts) => statusOf(facts, purpose, need), effects[need])
    }),
  ]

  /**
   * A purpose is open if one part of the customer opens it. Nothing opens a minor's data for a purpose that is for adults. A caller who may
   * not know the age sees the same as for an adult who was never asked.
   */
  function statusOf(facts: readonly RecordFacts[], purpose: PurposeKey, need: Need): string {
    const isClosed = policy.purposes[purpose].adultsOnly && isMinor(facts, now, readBirth)
    const statuses = groundsOf(facts).map((part) => {
      const { status } = consentVerdict(part, purpose, now, { withoutDevices: false })
      if (status !== 'GIVEN' || !isClosed) return status
      return mayKnowAge ? 'MINOR' : 'UNKNOWN'
    })
    return statuses.find((status) => effects[need](status) === 'OPEN') ?? statuses[0] ?? 'UNKNOWN'
  }
}

/** What opens a purpose, as far as the customer decides about it: a consent, or that the customer did not object. */
type Need = 'CONSENT' | 'NO_OBJECTION'

/** Null: the customer's decisions open and close nothing. */
function needOf(purpose: PurposeKey): Need | null {
  const bases = new Set(Object.values(policy.purposes[purpose].cells).map(({ basis }) => basis))
  if (bases.has('C')) return 'CONSENT'
  return bases.has('I') ? 'NO_OBJECTION' : null
}

/** What follows from a status: different statuses may have the same effect. */
const effects: Readonly<Record<Need, (status: string) => string>> = {
  CONSENT(status) {
    if (status === 'GIVEN') return 'OPEN'
    if (isRefused(status)) return 'REFUSED'
    return status === 'EXPIRED' || status === 'MINOR' ? status : 'NONE'
  },
  NO_OBJECTION: (status) => (isRefused(status) ? 'REFUSED' : 'OPEN'),
}

function asStated(status: string): string {
  return status
}

function isRefused(status: string): boolean {
  return status === 'REFUSED' || status === 'WITHDRAWN'
}

/** What the decisions about the records of one customer rest on: nearly always the same for all of them. */
function groundsOf(facts: readonly RecordFacts[]): readonly (readonly RecordFacts[])[] {
  const own = facts.filter(({ onlyRestricts }) => !onlyRestricts)
  const parts = partsOf(facts)?.filter(({ records }) => own.some(({ subject }) => records.has(subject)))
  return parts?.map((part) => part.facts) ?? [facts]
}
