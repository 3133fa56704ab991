import type { Clock } from '../clock.ts'
import type { Address, PersonRecord } from '../people/person.ts'

/** Somebody whom sales and the shop each hold as a customer of their own. A person has to decide whether the two are one. */
interface Duplicate {
  /** The id in both systems. */
  readonly key: string
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string
  readonly address: Address
  readonly email: string
  /** The shop knows another mailbox, no birth date and no more of the given name than its initial. */
  readonly shopEmail: string
}

export const duplicates: readonly Duplicate[] = [
  {
    key: 'leander-voss',
    givenName: 'Leander',
    familyName: 'Voss',
    birthDate: '1984-02-09',
    address: {
      line1: '16 Quay Walk',
      city: 'Exeter',
      region: 'Devon',
      postalCode: 'EX1 9ZZ',
      countryCode: 'GB',
    },
    email: 'leander.voss@example.com',
    shopEmail: 'l.voss@example.net',
  },
  {
    key: 'tamsin-pellew',
    givenName: 'Tamsin',
    familyName: 'Pellew',
    birthDate: '1979-07-23',
    address: {
      line1: '9 Lighthouse Close',
      city: 'Plymouth',
      region: 'Devon',
      postalCode: 'PL1 9ZZ',
      countryCode: 'GB',
    },
    email: 'tamsin.pellew@example.com',
    shopEmail: 't.pellew@example.net',
  },
  {
    key: 'oswin-brandreth',
    givenName: 'Oswin',
    familyName: 'Brandreth',
    birthDate: '1992-12-01',
    address: {
      line1: '30 Abbey Row',
      city: 'Norwich',
      region: 'Norfolk',
      postalCode: 'NR1 9ZZ',
      countryCode: 'GB',
    },
    email: 'oswin.brandreth@example.com',
    shopEmail: 'o.brandreth@example.net',
  },
]

export function duplicateRecords(clock: Clock): readonly PersonRecord[] {
  return duplicates.flatMap(({ key, givenName, familyName, birthDate, address, email, shopEmail }) => {
    const person = { personId: key }
    const record = { kind: 'record', id: key, type: 'PERSON' } as const
    const known = { familyName, addresses: [address] }
    return [
      {
        ...person,
        line: {
          ...{ ...record, source: 'crm', observedAt: clock.ago(690, 36_000) },
          identifiers: [{ type: 'EMAIL', value: email }],
          attributes: { givenName, ...known, birthDate },
        },
      },
      {
        ...person,
        line: {
          ...{ ...record, source: 'erp', observedAt: clock.ago(680, 36_000) },
          identifiers: [{ type: 'EMAIL', value: shopEmail }],
          attributes: { givenName: `${givenName.slice(0, 1)}.`, ...known },
        },
      },
    ]
  })
}
