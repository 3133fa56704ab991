import type { SourceRole } from '../../access/known-records/source-roles.ts'
import { addressesOf } from '../normalise/addresses/address.ts'
import type { Address } from '../normalise/addresses/address-parts.ts'
import type { DateOrder } from '../normalise/birth-date.ts'
import { countryCodeOf } from '../normalise/country.ts'
import { normaliseIdentifier, type WrittenIdentifier } from '../normalise/identifier.ts'
import { type OfficialId, officialIdOf } from '../normalise/national-id.ts'
import { type StreetWords, streetWordsOf } from './addresses/streets.ts'
import { type BirthTraits, birthTraitsOf } from './birth-traits.ts'
import { type Email, emailsOf, type Phone, phonesOf } from './contact-traits.ts'
import { isObject } from './is-object.ts'
import { type PersonName, personNamesOf } from './names/person-names.ts'
import { type OrganisationNameTraits, organisationNamesTraits, organisationNameTraits } from './organisation-traits.ts'
import { readableAttributes } from './readable-attributes.ts'
import { letterMaskOf } from './similarity.ts'

/** A record as its source sent it. */
export interface WrittenRecord {
  readonly source: string
  readonly sourceId: string
  readonly type: 'PERSON' | 'ORGANISATION'
  readonly identifiers: readonly (WrittenIdentifier & {
    readonly kind?: string | null | undefined
    readonly issuer?: string | null | undefined
  })[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly relations: readonly {
    readonly role: string
    readonly to: { readonly source: string; readonly id: string }
  }[]
  /** UTC milliseconds; ends the range of two-digit years. */
  readonly observedAt?: number | undefined
}

/** How to read the values of a source. */
export interface WrittenSource {
  /** Any country code or name. */
  readonly defaultCountry?: string | null | undefined
  readonly dateOrder?: DateOrder | null | undefined
  readonly uniqueIds?: boolean | undefined
  readonly role?: SourceRole | undefined
}

export interface AddressTraits extends Omit<Address, 'streetWords'> {
  readonly streetWords: StreetWords
  readonly streetLetters: number
  readonly cityLetters: number
  readonly secondaryLetters: number
}

/** Everything that comparing needs about a record, normalised once. Plain data: it survives JSON. */
export interface Traits {
  /** `source:sourceId` */
  readonly id: string
  readonly source: string
  readonly type: 'PERSON' | 'ORGANISATION'
  readonly hasUniqueId: boolean
  /** Equal for equal names, birth dates and official numbers. */
  readonly signature: string
  readonly names: readonly PersonName[]
  /** Generation: `jr`, `sr`, `3` ... */
  readonly suffix: string | null
  readonly birth: BirthTraits | null
  readonly gender: 'M' | 'F' | null
  readonly organisationNames: readonly OrganisationNameTraits[]
  readonly addresses: readonly AddressTraits[]
  /** From all addresses, and from the record itself. */
  readonly countries: readonly string[]
  readonly phones: readonly Phone[]
  readonly emails: readonly Email[]
  readonly officialIds: readonly OfficialId[]
  /** Keys of the other identifiers that a person or company may share with another record: `TYPE:issuer:value`. */
  readonly otherIds: readonly string[]
  /** Web domains, without those of mailbox providers. */
  readonly domains: readonly string[]
  readonly employer: OrganisationNameTraits | null
  /** `ROLE|source:id` */
  readonly relations: readonly string[]
  /** `source:id` of all records that a relation names. */
  readonly relatedIds: readonly string[]
}

const otherTypes = new Set(['USER_ID', 'CRM_ID', 'BILLING_ID', 'LOYALTY_ID', 'SOCIAL_HANDLE', 'BANK_ACCOUNT', 'OTHER'])

/** A record without `observedAt` is read as if it were written in this year. */
const yearWithoutTime = 2026

export function traitsOf(written: WrittenRecord, source: WrittenSource): Traits {
  const record = { ...written, attributes: readableAttributes(written.attributes) }
  const { attributes, identifiers } = record
  const isPerson = record.type === 'PERSON'
  const defaultCountry = countryCodeOf(source.defaultCountry)
  const addresses = addressesOf(attributes, defaultCountry)
  const ownCountry = countryCodeOf(textOf(attributes.countryCode)) ?? countryCodeOf(textOf(attributes.country))
  const countries = new Set([ownCountry ?? '', ...addresses.map(({ country }) => country)])
  countries.delete('')
  const fallback = [...countries][0] ?? defaultCountry
  const { names, suffix } = isPerson ? personNamesOf(attributes) : { names: [], suffix: null }
  const thisYear = record.observedAt === undefined ? yearWithoutTime : new Date(record.observedAt).getUTCFullYear()
  const birth = isPerson ? birthTraitsOf(attributes.birthDate, source.dateOrder ?? null, thisYear, fallback) : null
  const organisationNames = isPerson ? [] : organisationNamesTraits(attributes)
  const officialIds = identifiers.flatMap((identifier) => officialIdOf(identifier, defaultCountry) ?? [])
  return {
    id: `${record.source}:${record.sourceId}`,
    source: record.source,
    type: record.type,
    hasUniqueId: source.uniqueIds === true,
    signature: signatureOf(names, suffix, birth, organisationNames, officialIds),
    names,
    suffix,
    birth,
    gender: isPerson ? genderOf(textOf(attributes.gender)) : null,
    organisationNames,
    addresses: addresses.slice(0, 6).map(addressTraits),
    countries: [...countries],
    phones: phonesOf(identifiers, fallback),
    emails: emailsOf(identifiers),
    officialIds,
    otherIds: otherIdsOf(record),
    domains: domainsOf(record),
    employer: isPerson ? organisationNameTraits(employerOf(attributes.employer)) : null,
    relations: record.relations.map(({ role, to }) => `${role}|${to.source}:${to.id}`),
    relatedIds: record.relations.map(({ to }) => `${to.source}:${to.id}`),
  }
}

function signatureOf(
  names: readonly PersonName[],
  suffix: string | null,
  birth: BirthTraits | null,
  organisationNames: readonly OrganisationNameTraits[],
  officialIds: readonly OfficialId[],
): string {
  const people = names.map(({ given, middle, secondPart, family, isOrdered }) => [
    given.text,
    middle,
    secondPart,
    family.text,
    isOrdered,
  ])
  const organisations = organisationNames.map(({ words, legalForm }) => [words, legalForm])
  return JSON.stringify([people, suffix, birth, organisations, officialIds])
}

function addressTraits(address: Address): AddressTraits {
  return {
    ...address,
    streetWords: streetWordsOf(address),
    streetLetters: letterMaskOf(address.street),
    cityLetters: letterMaskOf(address.city),
    secondaryLetters: letterMaskOf(address.secondary),
  }
}

/** A system's own number is the same number elsewhere only if its issuer is stated. */
function otherIdsOf({ identifiers, source }: WrittenRecord): readonly string[] {
  return identifiers.flatMap((identifier) => {
    if (!otherTypes.has(identifier.type)) return []
    const { value, isFiller, isValid } = normaliseIdentifier(identifier)
    if (isFiller || !isValid) return []
    const isLocal = identifier.type === 'USER_ID' || identifier.type === 'OTHER'
    const issuer = identifier.issuer ?? identifier.kind ?? (isLocal ? source : '')
    return [`${identifier.type}:${issuer.toLowerCase()}:${value}`]
  })
}

function domainsOf({ identifiers, attributes, type }: WrittenRecord): readonly string[] {
  const written = identifiers.flatMap((identifier) => (identifier.type === 'DOMAIN' ? [identifier.value] : []))
  if (type === 'ORGANISATION') {
    written.push(textOf(attributes.website), textOf(attributes.domain))
    for (const email of emailsOf(identifiers)) written.push(email.domain)
  }
  const domains = written.flatMap((value) => {
    const normalised = normaliseIdentifier({ type: 'DOMAIN', value })
    return normalised.isValid && !normalised.isFiller && !mailProviders.has(normalised.value) ? [normalised.value] : []
  })
  return [...new Set(domains)]
}

function employerOf(written: unknown): string {
  return isObject(written) ? textOf(written.name) : textOf(written)
}

function genderOf(written: string): 'M' | 'F' | null {
  const word = written.toLowerCase()
  if (/^(f|female|woman|w|weiblich|frau|femme|feminin|mujer|femenino|donna|vrouw)$/.test(word)) return 'F'
  return /^(m|male|man|maennlich|m\u00e4nnlich|mann|homme|masculin|hombre|masculino|uomo)$/.test(word) ? 'M' : null
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

const mailProviders: ReadonlySet<string> = new Set(
  'gmail.com googlemail.com yahoo.com yahoo.co.uk hotmail.com outlook.com live.com msn.com icloud.com me.com aol.com gmx.de gmx.net web.de t-online.de orange.fr free.fr libero.it mail.ru yandex.ru qq.com 163.com 126.com proton.me protonmail.com naver.com uol.com.br'.split(
    ' ',
  ),
)
