import { GppModel } from '@iabgpp/cmpapi'
import { TCString } from '@iabtcf/core'
import type { ConsentStatus } from '../../access/consent-status.ts'
import type { PurposeKey } from '../../access/purposes.ts'

/** What an IAB string meant when it came. */
export interface IabMeaning {
  readonly framework: 'TCF' | 'GPP'
  /** Null: the string could not be decoded. */
  readonly sections: Readonly<Record<string, unknown>> | null
  /** What it says of the purpose of its line; UNKNOWN: nothing. */
  readonly status: ConsentStatus
}

/**
 * TCF purposes that each of ours needs all of. TCF policies, appendix A: 2 basic ads, 3 and 4 personalised ads, 7 their measurement; 5
 * and 6 personalised content; 8 to 10 measurement, research and improvement.
 */
const tcfPurposes: Readonly<Partial<Record<PurposeKey, readonly number[]>>> = {
  Marketing: [2, 3, 4, 7],
  Personalisation: [5, 6],
  ServiceOptimisation: [8, 9, 10],
}

/** Answers of the US sections that close marketing: 1 means opted out, 2 did not. */
const usOptOuts = ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut']

export function readTcString(text: string, purpose: PurposeKey): IabMeaning {
  try {
    const model = TCString.decode(text)
    const consents = new Set([...numbers(model.purposeConsents)])
    const sections = {
      version: model.version,
      created: model.created,
      lastUpdated: model.lastUpdated,
      cmpId: model.cmpId,
      consentLanguage: model.consentLanguage,
      publisherCountry: model.publisherCountryCode,
      vendorListVersion: model.vendorListVersion,
      purposeConsents: [...consents],
      legitimateInterests: [...numbers(model.purposeLegitimateInterests)],
      specialFeatures: [...numbers(model.specialFeatureOptins)],
      vendorConsents: [...numbers(model.vendorConsents)],
    }
    return { framework: 'TCF', sections: plain(sections), status: tcfStatus(consents, purpose) }
  } catch {
    return { framework: 'TCF', sections: null, status: 'UNKNOWN' }
  }
}

export function readGppString(text: string, purpose: PurposeKey): IabMeaning {
  try {
    const model = new GppModel(text)
    const sections = plain(model.toObject())
    if (Object.keys(sections).length === 0) return { framework: 'GPP', sections: null, status: 'UNKNOWN' }
    return { framework: 'GPP', sections, status: gppStatus(sections, purpose) }
  } catch {
    return { framework: 'GPP', sections: null, status: 'UNKNOWN' }
  }
}

function gppStatus(sections: Readonly<Record<string, unknown>>, purpose: PurposeKey): ConsentStatus {
  const statuses = Object.entries(sections).map(([name, section]): ConsentStatus => {
    const fields: Readonly<Record<string, unknown>> =
      typeof section === 'object' && section !== null ? { ...section } : {}
    if (name.startsWith('us')) {
      const isOut = fields.Gpc === true || usOptOuts.some((field) => fields[field] === 1)
      return purpose === 'Marketing' && isOut ? 'REFUSED' : 'UNKNOWN'
    }
    if (!name.startsWith('tcf') || !Array.isArray(fields.PurposeConsents)) return 'UNKNOWN'
    const given = fields.PurposeConsents.flatMap((isGiven, index) => (isGiven === true ? [index + 1] : []))
    return tcfStatus(new Set(given), purpose)
  })
  // The strictest section speaks.
  return statuses.find((status) => status === 'REFUSED') ?? statuses.find((status) => status === 'GIVEN') ?? 'UNKNOWN'
}

function tcfStatus(consents: ReadonlySet<number>, purpose: PurposeKey): ConsentStatus {
  const needed = tcfPurposes[purpose]
  if (needed === undefined) return 'UNKNOWN'
  return needed.every((id) => consents.has(id)) ? 'GIVEN' : 'REFUSED'
}

function numbers(vector: { forEach(each: (isSet: boolean, id: number) => void): void }): readonly number[] {
  const set: number[] = []
  vector.forEach((isSet, id) => {
    if (isSet) set.push(id)
  })
  return set
}

/** Dates as ISO text, as JSON has them. */
function plain(value: object): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(value))
}
