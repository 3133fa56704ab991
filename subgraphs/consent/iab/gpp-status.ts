import type { ConsentStatus } from '../../../access/consent/consent-status.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import { tcfStatus } from './tcf-status.ts'

export type Fields = Readonly<Record<string, unknown>>

/** What the sections of a GPP string say of a purpose: the strictest one speaks. Null: a section that cannot be read, which only restricts. */
export function gppStatus(sections: Readonly<Record<string, Fields | null>>, purpose: PurposeKey): ConsentStatus {
  const said = new Set(Object.entries(sections).map(([name, fields]) => sectionStatus(name, fields, purpose)))
  return inOrder.find((status) => said.has(status)) ?? 'UNKNOWN'
}

const inOrder: readonly ConsentStatus[] = ['REFUSED', 'INVALIDATED', 'GIVEN']

function sectionStatus(name: string, fields: Fields | null, purpose: PurposeKey): ConsentStatus {
  if (fields === null) return 'INVALIDATED'
  if (name === 'tcfeuv2') return tcfStatus(idsOf(fields.PurposeConsents), purpose)
  if (name === 'tcfcav1')
    return tcfStatus(idsOf(fields.PurposesExpressConsent), purpose, idsOf(fields.PurposesImpliedConsent))
  if (name === 'uspv1') return uspStatus(fields, purpose)
  return name.startsWith('us') ? usStatus(fields, purpose) : 'INVALIDATED'
}

/** The US privacy string of 2020: Y, N, or - where the law does not apply. Its decoder takes any letter for an answer. */
function uspStatus({ Notice, OptOutSale, LspaCovered }: Fields, purpose: PurposeKey): ConsentStatus {
  if (![Notice, OptOutSale, LspaCovered].every((answer) => answer === 'Y' || answer === 'N' || answer === '-'))
    return 'INVALIDATED'
  return purpose === 'Marketing' && OptOutSale === 'Y' ? 'REFUSED' : 'UNKNOWN'
}

/** Answers that close marketing: 1 means opted out, 2 did not, 0 that the question does not apply. */
const optOuts = ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut']

/** The national section and those of the states. What a section does not ask, it leaves open. */
function usStatus(fields: Fields, purpose: PurposeKey): ConsentStatus {
  const said = optOuts.flatMap((name) => (name in fields ? [fields[name]] : []))
  // Of a child that is known to be one: 1 means that there is no consent.
  const child: readonly unknown[] = [fields.KnownChildSensitiveDataConsents ?? []].flat()
  if (purpose === 'Marketing' && (fields.Gpc === true || [...said, ...child].includes(1))) return 'REFUSED'
  const areAnswers = [...said, ...child].every((answer) => answer === 0 || answer === 1 || answer === 2)
  const isGpcSegment = fields.GpcSegmentType === undefined || fields.GpcSegmentType === 1
  return areAnswers && isGpcSegment ? 'UNKNOWN' : 'INVALIDATED'
}

/** Numbers, from 1, of what is true in a list. */
function idsOf(flags: unknown): ReadonlySet<number> {
  return new Set(Array.isArray(flags) ? flags.flatMap((isGiven, index) => (isGiven === true ? [index + 1] : [])) : [])
}
