import type { IdentifierType } from '../records/identifier-types.ts'
import type { Traits } from './traits.ts'

/** What two records state about a feature, `jon ~ john`. Empty if there is nothing to say beyond the level. */
export function detailOf(feature: string, a: Traits, b: Traits): string {
  const tell = tellers[feature]
  return tell === undefined ? '' : `${tell(a)} ~ ${tell(b)}`
}

type Teller = (traits: Traits) => string

const tellers: Readonly<Record<string, Teller>> = {
  givenName: ({ names }) =>
    names.length === 1 ? (names[0]?.givenWhole.text ?? '') : list(names, (one) => one.givenWhole.text),
  middleName: ({ names }) => list(names, (one) => one.middle.join(' ')),
  familyName: ({ names }) =>
    names.length === 1 ? (names[0]?.family.text ?? '') : list(names, (one) => one.family.text),
  suffix: ({ suffix }) => suffix ?? '',
  birthDate: ({ birth }) => (birth === null ? '' : birth.digits === '' ? birth.readings.join('/') : birth.digits),
  gender: ({ gender }) => gender ?? '',
  houseNumber: ({ addresses }) => list(addresses, (one) => one.number),
  street: ({ addresses }) => list(addresses, (one) => one.street),
  secondary: ({ addresses }) => list(addresses, (one) => one.secondary),
  unit: ({ addresses }) => list(addresses, (one) => one.unit),
  postalCode: ({ addresses }) => list(addresses, (one) => one.postalCode),
  city: ({ addresses }) => list(addresses, (one) => one.city),
  region: ({ addresses }) => list(addresses, (one) => one.region),
  country: ({ countries }) => countries.join('/'),
  phone: ({ phones }) => list(phones, (one) => one.digits),
  email: ({ emails }) => list(emails, (one) => one.address),
  nationalId: officialIds('NATIONAL_ID'),
  passport: officialIds('PASSPORT'),
  driverLicence: officialIds('DRIVER_LICENCE'),
  taxId: officialIds('TAX_ID'),
  registration: officialIds('COMPANY_REGISTRATION'),
  lei: officialIds('LEI'),
  otherId: ({ otherIds }) => otherIds.join('/'),
  employer: ({ employer }) => employer?.words.join(' ') ?? '',
  name: ({ organisationNames }) => list(organisationNames, (one) => one.words.join(' ')),
  legalForm: ({ organisationNames }) => list(organisationNames, (one) => one.legalForm ?? ''),
  domain: ({ domains }) => domains.join('/'),
  relation: ({ relations }) => relations.join('/'),
}

function officialIds(type: IdentifierType): Teller {
  return ({ officialIds }) =>
    officialIds
      .filter((id) => id.type === type)
      .map((id) => id.value)
      .join('/')
}

function list<T>(items: readonly T[], tell: (item: T) => string): string {
  if (items.length === 1) return items[0] === undefined ? '' : tell(items[0])
  return items
    .map(tell)
    .filter((text) => text !== '')
    .join('/')
}
