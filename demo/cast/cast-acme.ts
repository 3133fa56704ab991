import { plans } from '../catalogue.ts'
import { type Clock, later, monthsLater } from '../clock.ts'
import type { Deal } from '../deals.ts'
import type { Company } from '../people/companies.ts'
import type { Address } from '../people/person.ts'
import type { Role } from './cast-people.ts'

/** The company of the cast: five of its people decide together. */
export const acme: Company = {
  id: 'acme',
  name: 'Acme Ltd',
  domain: 'acme.example',
  registration: '99000001',
  industry: 'Engineering',
  employeeCount: 350,
  isBilled: true,
}

/** Acme's story: lead, conversation, opportunity, won, and renewed a few days before the end of the first contract. */
export function acmeDeal(clock: Clock): Deal & { readonly wonAt: string; readonly renewedAt: string } {
  const wonAt = clock.ago(377, 36_000)
  return {
    id: 'opportunity-acme',
    lead: { source: 'crm', id: 'acme' },
    payer: { source: 'erp', id: 'B-acme' },
    currency: 'GBP',
    plan: plans[3],
    leadAt: clock.ago(425, 36_000),
    conversationAt: clock.ago(417, 36_000),
    opportunityAt: clock.ago(398, 36_000),
    wonAt,
    termMonths: 12,
    renewedAt: later(monthsLater(wonAt, 12), -5),
    buyingGroup: [
      { ref: { source: 'crm', id: 'tom-becker' }, role: 'CHAMPION' },
      { ref: { source: 'crm', id: 'laura-novak' }, role: 'DECISION_MAKER' },
      { ref: { source: 'crm', id: 'priya-shah' }, role: 'ECONOMIC_BUYER' },
      { ref: { source: 'crm', id: 'elena-rossi' }, role: 'INFLUENCER' },
      { ref: { source: 'crm', id: 'sam-osei' }, role: 'USER' },
    ],
  }
}

const works: Address = {
  line1: '5 Station Road',
  city: 'Bristol',
  region: 'Avon',
  postalCode: 'BS2 9ZZ',
  countryCode: 'GB',
}
const acmeStaff = (key: string, jobTitle: string) => ({
  key,
  householdId: `household-${key}`,
  address: works,
  employment: { companyId: 'acme', jobTitle, email: `${key.replace('-', '.')}@acme.example` },
  email: `${key.replace('-', '.')}@example.net`,
  hasPhone: true,
  joinedDaysAgo: 430,
})

/** Its people. */
export const acmeRoles: readonly Role[] = [
  {
    ...acmeStaff('priya-shah', 'Chief Financial Officer'),
    givenName: 'Priya',
    familyName: 'Shah',
    birthDate: '1974-02-08',
    systems: ['crm'],
    story: 'Economic buyer of Acme Ltd.',
  },
  {
    ...acmeStaff('tom-becker', 'Head of Facilities'),
    givenName: 'Thomas',
    familyName: 'Becker',
    birthDate: '1982-07-27',
    systems: ['crm', 'desk', 'web'],
    story: 'Champion of Acme Ltd; Thomas on paper, Tom to the support desk.',
  },
  {
    ...acmeStaff('laura-novak', 'Chief Operating Officer'),
    givenName: 'Laura',
    familyName: 'Novak',
    birthDate: '1979-01-16',
    systems: ['crm'],
    story: 'Decision maker of Acme Ltd.',
  },
  {
    ...acmeStaff('sam-osei', 'Office Manager'),
    givenName: 'Samuel',
    familyName: 'Osei',
    birthDate: '1990-03-03',
    systems: ['crm', 'web'],
    story: 'User at Acme Ltd.',
  },
  {
    ...acmeStaff('elena-rossi', 'Head of Procurement'),
    givenName: 'Elena',
    familyName: 'Rossi',
    birthDate: '1977-06-21',
    systems: ['crm'],
    story: 'Influencer at Acme Ltd: procurement.',
  },
]
