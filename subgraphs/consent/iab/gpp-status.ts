import type { ConsentStatus } from '../../../access/consent/consent-status.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { GppSection } from './gpp-sections.ts'
import { tcfStatus } from './tcf-status.ts'

export type Fields = Readonly<Record<string, unknown>>

/**
 * What the sections of a GPP string state about a purpose. The strictest one counts. A section that cannot be read, or not to its end, only
 * restricts.
 */
export function gppStatus(sections: readonly GppSection[], purpose: PurposeKey): ConsentStatus {
  const said = new Set(
    sections.map(({ name, fields, isWhole }) => {
      const status = sectionStatus(name, fields, purpose)
      return isWhole || status === 'REFUSED' ? status : 'INVALIDATED'
    }),
  )
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

/** The US privacy string of 2020: Y, N, or - if the law does not apply. Its decoder accepts any letter as an answer. */
function uspStatus({ Notice, OptOutSale, LspaCovered }: Fields, purpose: PurposeKey): ConsentStatus {
  if (![Notice, OptOutSale, LspaCovered].every((answer) => answer === 'Y' || answer === 'N' || answer === '-'))
    return 'INVALIDATED'
  return purpose === 'Marketing' && OptOutSale === 'Y' ? 'REFUSED' : 'UNKNOWN'
}

/** Answers that close marketing: 1 means opted out, 2 not opted out, 0 that the question does not apply. */
const optOuts = ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut']

/** The national section and those of the states. A question that a section does not ask stays open. */
function usStatus(fields: Fields, purpose: PurposeKey): ConsentStatus {
  const said = optOuts.flatMap((name) => (name in fields ? [fields[name]] : []))
  // For a known child: 1 means that there is no consent.
  const child: readonly unknown[] = [fields.KnownChildSensitiveDataConsents ?? []].flat()
  if (purpose === 'Marketing' && (fields.Gpc === true || [...said, ...child].includes(1))) return 'REFUSED'
  const areAnswers = [...said, ...child].every((answer) => answer === 0 || answer === 1 || answer === 2)
  const isGpcSegment = fields.GpcSegmentType === undefined || fields.GpcSegmentType === 1
  return areAnswers && isGpcSegment ? 'UNKNOWN' : 'INVALIDATED'
}

/** The numbers, from 1, of the true entries of a list. */
function idsOf(flags: unknown): ReadonlySet<number> {
  return new Set(Array.isArray(flags) ? flags.flatMap((isGiven, index) => (isGiven === true ? [index + 1] : [])) : [])
}
