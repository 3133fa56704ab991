import { isRefusal } from '../../access/consent/consent-state.ts'
import type { ConsentStatus } from '../../access/consent/consent-status.ts'
import { identifierSource, sourceOfRecordId } from '../../resolution/records/record-id.ts'
import type { Source } from '../../resolution/records/source.ts'
import type { Fact } from '../facts/fact-plan.ts'

/**
 * Why an entry may not come from its source. Null if it may. Restrictions are accepted from every source. What may open something must come
 * from a declared source, about its own records or those that its source line names.
 */
export function refusalOf({ properties }: Fact, source: Source | undefined): string | null {
  // Written by our own ledger facts only.
  if (isRefusal(properties.status as ConsentStatus)) return null
  const recordSource = sourceOfRecordId(String(properties.recordId))
  if (source === undefined || source.declaredBy === null)
    return `source: ${properties.source} is not declared, so it may only refuse and withdraw: send its source line first, then replay this line`
  const { key, mayRecordConsentFor: recordsFor } = source
  if (recordSource === key || recordsFor.includes(recordSource) || recordsFor.includes('*')) return null
  const owner = recordSource === identifierSource ? 'an identifier alone' : `records of ${recordSource}`
  return `source: ${key} may not record consents for ${owner}: add "${recordSource}" to mayRecordConsentFor of its source line, then replay this line`
}

/** Somebody who consents to a source without a named controller consents to the source's own, and to nobody else. */
export function withController(fact: Fact, source: Source | undefined): Fact {
  const { act, status, controller } = fact.properties
  if (act !== 'CONSENT' || isRefusal(status as ConsentStatus) || controller !== null || !source?.controller) return fact
  return { ...fact, properties: { ...fact.properties, controller: source.controller } }
}
