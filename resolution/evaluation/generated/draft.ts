import type { Chance } from './chance.ts'
import type { Person, Place } from './people.ts'

/** One record of a person while its faults are put in. An empty text is left out of the record. */
export interface Draft {
  readonly givenName: string
  readonly middleName: string
  readonly familyName: string
  readonly suffix: string
  /** How many fields the form has for the name, and in which order it stands in one. */
  readonly nameForm: 'PARTS' | 'GIVEN_FAMILY' | 'FAMILY_COMMA_GIVEN'
  readonly birthDate: string
  readonly line1: string
  readonly line2: string
  readonly postalCode: string
  readonly city: string
  readonly countryText: string
  readonly email: string
  readonly phone: string
  readonly nationalId: string
}

export const emptyDraft: Draft = {
  givenName: '',
  middleName: '',
  familyName: '',
  suffix: '',
  nameForm: 'PARTS',
  birthDate: '',
  line1: '',
  line2: '',
  postalCode: '',
  city: '',
  countryText: '',
  email: '',
  phone: '',
  nationalId: '',
}

/** How often records carry each part, 0..1. Every record has a name and at least two of the others. */
interface Presence {
  readonly birthDate: number
  readonly address: number
  readonly email: number
  readonly phone: number
  readonly nationalId: number
}

/** What a shop or a help desk asks for. */
export const commercial: Presence = { birthDate: 0.9, address: 0.9, email: 0.65, phone: 0.6, nationalId: 0.9 }
/** What an office asks for. */
export const official: Presence = { birthDate: 0.97, address: 0.97, email: 0, phone: 0, nationalId: 0.9 }

/** A record of `person` without a fault. */
export function draftOf(person: Person, presence: Presence, chance: Chance): Draft {
  const has = partsOf(presence, chance)
  const line = has.has('address') ? written(person.places[0]) : nowhere
  return {
    givenName: person.givenName,
    middleName: chance.isTrue(0.6) ? person.middleName : '',
    familyName: person.familyNames.join(' '),
    suffix: person.suffix,
    nameForm: 'PARTS',
    birthDate: has.has('birthDate') ? person.birthDate : '',
    ...line,
    email: has.has('email') ? emailOf(person, chance) : '',
    phone: has.has('phone') ? phoneOf(person, chance) : '',
    nationalId: chance.isTrue(presence.nationalId) ? person.nationalId : '',
  }
}

function partsOf(presence: Presence, chance: Chance): ReadonlySet<string> {
  const parts = (['birthDate', 'address', 'email', 'phone'] as const).filter((part) => chance.isTrue(presence[part]))
  return parts.length < 2 ? new Set([...parts, 'birthDate', 'address']) : new Set(parts)
}

function emailOf({ emails, employer }: Person, chance: Chance): string {
  return employer !== null && chance.isTrue(0.5) ? employer.mailbox : emails[0]
}

function phoneOf({ phones, employer }: Person, chance: Chance): string {
  return employer !== null && chance.isTrue(0.5) ? employer.switchboard : phones[0]
}

const nowhere = { line1: '', line2: '', postalCode: '', city: '', countryText: '' }

/** As people of the country write it. */
export function written(place: Place): Pick<Draft, 'line1' | 'line2' | 'postalCode' | 'city' | 'countryText'> {
  const { street, number, unit, building, postalCode, city, country } = place
  const isNumberFirst = country === 'GB' || country === 'FR'
  return {
    line1: isNumberFirst ? `${number} ${street}` : `${street} ${number}`,
    line2: [building, unit === '' ? '' : `Flat ${unit}`].filter((part) => part !== '').join(', '),
    postalCode,
    city,
    countryText: country,
  }
}

/** Faults that leave nothing of the person in their part of the record. */
const lost: ReadonlySet<string> = new Set([
  'BIRTH_DATE_PLACEHOLDER',
  'BIRTH_DATE_LEFT_OUT',
  'MOVED',
  'ADDRESS_LEFT_OUT',
  'OTHER_EMAIL',
  'CONTACT_FILLER',
  'OTHER_PHONE',
])

/** Hardly anybody could tell whose a record is that has only a name and one part more: most of them keep two. */
export function isRecognisable(clean: Draft, faults: readonly string[], kept: 1 | 2): boolean {
  const parts = [clean.birthDate, clean.line1, clean.email, clean.phone].filter((part) => part !== '').length
  return parts - faults.filter((fault) => lost.has(fault)).length >= kept
}
