import type { IngestLineInput } from '../../../ingest/line.ts'
import { behaviourOf, billingOf, consentsOf, reportsOf, type Variant } from './people.ts'

export type { Variant }

type Line = IngestLineInput

/** Why one record of the customer is closed while the other is open. */
export type Closing = 'RESTRICTED' | 'JOINED_LATER'

const sources: readonly Line[] = [
  { kind: 'source', source: 'crm', role: 'SYSTEM_OF_RECORD', mayRecordConsentFor: ['*'] },
  { kind: 'source', source: 'erp', role: 'SYSTEM_OF_RECORD', mayRecordConsentFor: ['*'] },
]
const observedAt = '2025-01-01T00:00:00Z'
const name = { givenName: 'Ottokar', familyName: 'Zwiebelfisch' }
const birthDate = '1971-11-12'
const address = (street: string) => [
  { type: 'HOME', line1: street, postalCode: 'AB1 2CD', city: 'Town', country: 'GB' },
]
const home = { role: 'MEMBER_OF_HOUSEHOLD', to: { source: 'crm', id: 'home' } }
const employer = (id: string) => ({ role: 'EMPLOYEE_OF', to: { source: 'crm', id } })

/**
 * The lines before the customer acts, and after: `erp:open` and `crm:closed` of one customer, a company that each of them names, and
 * `crm:mate`, who lives with what the closed record states. The variants differ in what the closed record states, and in its facts.
 */
export function customerOf(
  closing: Closing,
  variant: Variant,
): { readonly before: readonly Line[]; readonly after: readonly Line[] } {
  const isOther = variant === 1
  const shared = { type: 'EMAIL' as const, value: 'otto@x.example', verifiedAt: observedAt }
  const isByMail = closing === 'JOINED_LATER'
  const open: Line = {
    ...{ kind: 'record', source: 'erp', id: 'open', observedAt, identifiers: isByMail ? [shared] : [] },
    ...{ attributes: { ...name, birthDate }, relations: [employer('co-open')] },
  }
  const closed: Line = {
    ...{ kind: 'record', source: 'crm', id: 'closed', observedAt },
    // Of the same types: which ones a customer has is shown.
    identifiers: [
      shared,
      { type: 'PHONE', value: isOther ? '+447700900999' : '+447700900123' },
      { type: 'BANK_ACCOUNT', value: isOther ? 'DE89370400440532013000' : 'GB82WEST12345698765432' },
    ],
    attributes: isOther
      ? {
          ...name,
          ...(isByMail ? {} : { birthDate, givenName: 'Otokar' }),
          jobTitle: 'Baker',
          gender: 'male',
          addresses: address('1 Acre Lane'),
        }
      : {
          ...{ ...name, birthDate, maidenName: 'Rosenstock', jobTitle: 'Pilot', income: 'high', interests: 'ships' },
          ...{ diagnosis: 'flu', segment: 'gold', preferredLanguage: 'fr', addresses: address('9 Zoo Road') },
        },
    relations: isOther ? [] : [employer('co-closed'), home],
  }
  const mate: Line = {
    ...{ kind: 'record', source: 'crm', id: 'mate', observedAt },
    identifiers: [{ type: 'EMAIL', value: 'mate@x.example', verifiedAt: observedAt }],
    attributes: {
      givenName: 'Ulrike',
      familyName: name.familyName,
      birthDate: '1950-02-03',
      addresses: address('9 Zoo Road'),
    },
    relations: [home, employer('co-closed')],
  }
  const record = { source: 'crm', id: 'closed' }
  const facts = [...behaviourOf(record, isOther), ...billingOf(record, isOther), ...reportsOf(record, isOther)]
  const companies = ['co-open', 'co-closed'].map(
    (id): Line => ({ kind: 'account', source: 'crm', id, name: `Works ${id} Ltd`, observedAt }),
  )
  const known = [...sources, ...companies, mate, ...consentsOf({ source: 'crm', id: 'mate' }, null)]
  return isByMail
    ? { before: [...known, open], after: [closed, ...facts] }
    : { before: [...known, closed, open, ...facts], after: [] }
}
