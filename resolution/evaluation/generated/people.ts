import { type Chance, type Country, countries } from './chance.ts'
import { commonNameOf } from './common-names-by-country.ts'
import { nationalIdOf, type Sex } from './national-ids.ts'

export interface Place {
  readonly street: string
  readonly number: string
  readonly unit: string
  readonly building: string
  readonly postalCode: string
  readonly city: string
  readonly country: Country
}

/** A person as they are: what records say of them is made from this, with faults. */
export interface Person {
  /** The label of the truth: equal labels are one person. */
  readonly label: string
  readonly country: Country
  readonly sex: Sex
  readonly givenName: string
  readonly middleName: string
  /** Two in Spain. */
  readonly familyNames: readonly string[]
  readonly suffix: string
  readonly birthDate: string
  /** Where the person lives, and lived before. */
  readonly places: readonly [Place, Place]
  readonly emails: readonly [string, string]
  readonly phones: readonly [string, string]
  readonly nationalId: string
  readonly employer: Employer | null
  /** What ties this person to another one who is not the same; `STRANGER` where nothing does. */
  readonly relation: Relation
}

export interface Employer {
  readonly name: string
  /** A mailbox of the whole company, such as info@. */
  readonly mailbox: string
  readonly switchboard: string
}

export const relations = [
  'STRANGER',
  'COUPLE',
  'PARENT',
  'SIBLING',
  'TWIN',
  'NAMESAKE',
  'NAMESAKE_BORN_ALIKE',
  'SAME_NAME_KIN',
  'COLLEAGUE',
] as const
export type Relation = (typeof relations)[number]

/**
 * Two people of one common name who were born on one day: in a country of 60 to 80 million about one of a hundred has such a namesake, and
 * among a few thousand people there would hardly be one. They are as frequent here as in the whole country, so that the set tries them.
 */
const shares: readonly (readonly [Relation, number])[] = [
  ['STRANGER', 0.49],
  ['COUPLE', 0.12],
  ['PARENT', 0.1],
  ['SIBLING', 0.08],
  ['TWIN', 0.04],
  ['NAMESAKE', 0.06],
  ['NAMESAKE_BORN_ALIKE', 0.01],
  ['SAME_NAME_KIN', 0.02],
  ['COLLEAGUE', 0.08],
]

/** `count` people, most of whom have a household, a twin, a namesake or colleagues among the others. */
export function makePeople(count: number, chance: Chance): readonly Person[] {
  const people: Person[] = []
  while (people.length < count) {
    const one = stranger(`p${people.length}`, chance.pick(countries), chance)
    const relation = drawRelation(chance)
    if (relation === 'STRANGER') people.push(one)
    else if (relation === 'COLLEAGUE') people.push(...colleagues(one, chance))
    else if (relation === 'NAMESAKE_BORN_ALIKE') people.push(...bornAlike(one, chance))
    else people.push({ ...one, relation }, { ...relativeOf(one, relation, chance), label: `${one.label}b`, relation })
  }
  return people
}

function drawRelation(chance: Chance): Relation {
  const thrown = chance.int(0, 9_999) / 10_000
  let sum = 0
  for (const [relation, share] of shares) {
    sum += share
    if (thrown < sum) return relation
  }
  return 'STRANGER'
}

function stranger(label: string, country: Country, chance: Chance): Person {
  const sex = chance.pick<Sex>(['female', 'male'])
  const faker = chance.faker(country)
  const givenName = givenNameOf(country, sex, chance)
  const familyName = chance.isTrue(0.12) ? unlistedName(chance) : oneWord(faker.person.lastName(sex))
  const familyNames = country === 'ES' ? [familyName, oneWord(faker.person.lastName())] : [familyName]
  const birthDate = birthDateBetween(1935, 2006, chance)
  const home = placeIn(country, chance)
  return {
    label,
    country,
    sex,
    givenName,
    middleName: chance.isTrue(0.35) ? givenNameOf(country, sex, chance) : '',
    familyNames,
    suffix: '',
    birthDate,
    places: [home, placeIn(country, chance)],
    emails: [emailOf(givenName, familyName, chance), emailOf(givenName, familyName, chance)],
    phones: [mobileOf(country, chance), mobileOf(country, chance)],
    nationalId: nationalIdOf(country, birthDate, sex, chance),
    employer: null,
    relation: 'STRANGER',
  }
}

/** Somebody else who shares with `one` what such a relative shares. */
function relativeOf(one: Person, relation: Relation, chance: Chance): Person {
  const other = stranger(`${one.label}b`, one.country, chance)
  const home: Person['places'] = [one.places[0], other.places[1]]
  // A landline or a family mailbox that both write down.
  const phones: Person['phones'] = chance.isTrue(0.3) ? [one.phones[0], other.phones[1]] : other.phones
  const emails: Person['emails'] = chance.isTrue(0.12) ? [one.emails[0], other.emails[1]] : other.emails
  const atHome = { ...other, places: home, phones, emails, familyNames: one.familyNames }
  switch (relation) {
    case 'TWIN':
      return withOwnId({ ...differentlyNamed(atHome, one, chance), birthDate: one.birthDate }, chance)
    case 'SIBLING':
      return withOwnId(
        { ...differentlyNamed(atHome, one, chance), birthDate: yearsFrom(one.birthDate, chance.int(1, 6), chance) },
        chance,
      )
    case 'PARENT':
      return withOwnId(
        { ...differentlyNamed(atHome, one, chance), birthDate: yearsFrom(one.birthDate, -chance.int(20, 38), chance) },
        chance,
      )
    case 'SAME_NAME_KIN':
      return withOwnId(
        {
          ...atHome,
          sex: one.sex,
          givenName: one.givenName,
          middleName: '',
          birthDate: yearsFrom(one.birthDate, -chance.int(20, 38), chance),
        },
        chance,
      )
    case 'NAMESAKE':
      return { ...other, givenName: one.givenName, familyNames: one.familyNames, sex: one.sex }
    default:
      return differentlyNamed(atHome, one, chance)
  }
}

/** Two who live elsewhere and have nothing in common but a name that many bear and their birth date. */
function bornAlike(one: Person, chance: Chance): readonly Person[] {
  const { country, sex, birthDate, familyNames } = one
  const names = {
    givenName: commonNameOf(country, sex, chance),
    familyNames: familyNames.map(() => commonNameOf(country, 'family', chance)),
  }
  return ['', 'b'].map((letter) => {
    const person = { ...stranger(`${one.label}${letter}`, country, chance), ...names, sex, birthDate }
    const emails: Person['emails'] = [
      emailOf(names.givenName, names.familyNames[0] ?? '', chance),
      emailOf(names.givenName, names.familyNames[0] ?? '', chance),
    ]
    return withOwnId({ ...person, emails, relation: 'NAMESAKE_BORN_ALIKE' as const }, chance)
  })
}

function colleagues(one: Person, chance: Chance): readonly Person[] {
  const domain = `${unlistedName(chance)}-${chance.digits(3)}.example`.toLowerCase()
  const employer: Employer = {
    name: chance.faker(one.country).company.name(),
    mailbox: `${chance.pick(['info', 'sales', 'kontakt', 'office', 'contact', 'ventas', 'biuro', 'accueil', 'bilgi'])}@${domain}`,
    switchboard: mobileOf(one.country, chance),
  }
  return [one, ...[1, 2].map((index) => stranger(`${one.label}${'abc'[index]}`, one.country, chance))].map(
    (person) => ({
      ...person,
      employer,
      relation: 'COLLEAGUE' as const,
    }),
  )
}

function withOwnId(person: Person, chance: Chance): Person {
  return { ...person, nationalId: nationalIdOf(person.country, person.birthDate, person.sex, chance) }
}

/** No two of a household are called the same, unless that is the point. */
function differentlyNamed(person: Person, than: Person, chance: Chance): Person {
  let givenName = person.givenName
  while (givenName === than.givenName) givenName = givenNameOf(person.country, person.sex, chance)
  return { ...person, givenName }
}

export function givenNameOf(country: Country, sex: Sex, chance: Chance): string {
  return oneWord(chance.faker(country).person.firstName(sex))
}

/** A name no list has: what a matcher knows by heart must not be all that is tried. */
function unlistedName(chance: Chance): string {
  const syllables = [
    'bar',
    'den',
    'kol',
    'mer',
    'tan',
    'vis',
    'lor',
    'gra',
    'hul',
    'pek',
    'sto',
    'win',
    'zar',
    'fen',
    'quil',
    'rov',
    'dah',
    'ost',
  ]
  const text = Array.from({ length: chance.int(2, 3) }, () => chance.pick(syllables)).join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function oneWord(name: string): string {
  return name.split(/\s+/).at(-1) ?? name
}

export function placeIn(country: Country, chance: Chance): Place {
  const { location } = chance.faker(country)
  return {
    street: location.street().replace(/[,.]/g, ''),
    number: `${chance.int(1, 180)}${chance.isTrue(0.08) ? chance.pick(['a', 'b', 'c']) : ''}`,
    unit: chance.isTrue(0.2) ? String(chance.int(1, 60)) : '',
    building: chance.isTrue(0.1) ? `${unlistedName(chance)} House` : '',
    postalCode: location.zipCode(),
    city: location.city(),
    country,
  }
}

function emailOf(given: string, family: string, chance: Chance): string {
  const local = `${given}${chance.pick(['.', '_', ''])}${family}`
    .normalize('NFD')
    .replace(/[^A-Za-z._]/g, '')
    .toLowerCase()
  return `${local || 'post'}${chance.digits(4)}@${chance.pick(['mail', 'post', 'inbox', 'net'])}.example`
}

/** E.164. */
function mobileOf(country: Country, chance: Chance): string {
  switch (country) {
    case 'GB':
      return `+447700${chance.digits(6)}`
    case 'DE':
      return `+49151${chance.int(2, 9)}${chance.digits(7)}`
    case 'FR':
      return `+336${chance.digits(8)}`
    case 'ES':
      return `+346${chance.digits(8)}`
    case 'IT':
      return `+3934${chance.digits(8)}`
    case 'PL':
      return `+4860${chance.digits(7)}`
    case 'BR':
      return `+55119${chance.int(6, 9)}${chance.digits(7)}`
    case 'TR':
      return `+90532${chance.digits(7)}`
  }
}

function birthDateBetween(first: number, last: number, chance: Chance): string {
  return dateOf(chance.int(first, last), chance)
}

function yearsFrom(date: string, years: number, chance: Chance): string {
  return dateOf(Number(date.slice(0, 4)) + years, chance)
}

function dateOf(year: number, chance: Chance): string {
  return `${year}-${String(chance.int(1, 12)).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`
}
