import { TCString } from '@iabtcf/core'
import type { ConsentStatus } from '../../../access/consent/consent-status.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import { gppSections } from './gpp-sections.ts'
import { type Fields, gppStatus } from './gpp-status.ts'
import { vendorsAt, withoutVendors } from './tcf-core.ts'
import { tcfStatus } from './tcf-status.ts'
import { isWholeTcf } from './whole-tcf.ts'

/** What an IAB string meant when it arrived. */
export interface IabMeaning {
  readonly framework: 'TCF' | 'GPP'
  /** Null: the string could not be decoded. The same applies to a section. */
  readonly sections: Fields | null
  /** What it states about the purpose of its line. UNKNOWN: nothing. INVALIDATED: nothing against it, but a part of it cannot be read. */
  readonly status: ConsentStatus
}

export function readTcString(text: string, purpose: PurposeKey): IabMeaning {
  try {
    const model = TCString.decode(withoutVendors(text, vendorsAt.tcfeuv2))
    if (model.version !== 2) return { framework: 'TCF', ...unreadable }
    const consents = new Set(numbers(model.purposeConsents))
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
    }
    const status = tcfStatus(consents, purpose)
    if (isWholeTcf(text, 'tcfeuv2')) return { framework: 'TCF', sections: plain(sections), status }
    return { framework: 'TCF', ...unreadable, ...(status === 'REFUSED' && { status }) }
  } catch {
    return { framework: 'TCF', ...unreadable }
  }
}

export function readGppString(text: string, purpose: PurposeKey): IabMeaning {
  const sections = gppSections(text)
  if (sections === null) return { framework: 'GPP', ...unreadable }
  const fieldsByName = Object.fromEntries(sections.map(({ name, fields, isWhole }) => [name, isWhole ? fields : null]))
  return { framework: 'GPP', sections: fieldsByName, status: gppStatus(sections, purpose) }
}

const unreadable = { sections: null, status: 'INVALIDATED' } as const

function numbers(vector: { forEach(each: (isSet: boolean, id: number) => void): void }): readonly number[] {
  const set: number[] = []
  vector.forEach((isSet, id) => {
    if (isSet) set.push(id)
  })
  return set
}

/** Dates as ISO text, as in JSON. */
function plain(value: object): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(value))
}
