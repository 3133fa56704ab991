import type { Clock } from '../clock.ts'
import type { Country, Dice } from '../dice.ts'
import type { Company } from './companies.ts'
import { commonFamilyNames, formalNames } from './nicknames.ts'
import { withoutAccents } from './noise.ts'
import type { Address, Person, System } from './person.ts'
import type { Phone } from './phones.ts'

type Sex = 'female' | 'male'
type Member = {
  readonly sex: Sex
  readonly givenName: string
  readonly birthDate: string
  readonly nameSuffix?: string
}

export type PeopleInput = {
  readonly dice: Dice
  readonly clock: Clock
  readonly count: number
  readonly nextPhone: (country: Country) => Phone | undefined
  readonly companies: readonly Company[]
  /** Addresses that are already taken. The function adds to it. */
  readonly emails: Set<string>
}

/** Exactly `count` people in households: partners, grown children, sometimes a father and son with the same name, or twins. */
export function createPeople(input: PeopleInput): readonly Person[] {
  const people: Person[] = []
  for (let household = 1; people.length < input.count; household += 1) {
    const members = createHousehold(input, `household-${household}`, people.length)
    people.push(...members.slice(0, input.count - people.length))
  }
  return people
}

function createHousehold(input: PeopleInput, householdId: string, before: number): readonly Person[] {
  const { dice, clock, nextPhone, emails } = input
  const country = dice.pick(countries)
  const faker = dice.faker(country)
  const isEnglish = country === 'GB' || country === 'US'
  const familyName = isEnglish && dice.chance(0.4) ? dice.pick(commonFamilyNames) : faker.person.lastName()
  const address = createAddress(dice, country)
  const members = createMembers(dice, clock, country)
  const landline = dice.chance(0.4) ? nextPhone(country) : undefined
  const sharesDevice = members.length > 1 && dice.chance(0.15)
  const sharedEmail =
    members.length > 1 && dice.chance(0.12) ? ownEmail(emails, `${familyName}.family`, dice) : undefined
  const movedFrom = dice.chance(0.12) ? createAddress(dice, country) : undefined
  return members.map((member, index): Person => {
    const phone = dice.chance(0.85) ? nextPhone(country) : undefined
    const married = member.sex === 'female' && index === 1 && dice.chance(0.25)
    const email = ownEmail(emails, mailbox(dice, member, familyName), dice)
    return {
      id: `person-${before + index + 1}`,
      householdId,
      country,
      familyName,
      givenName: member.givenName,
      ...(member.nameSuffix && { nameSuffix: member.nameSuffix }),
      ...(married && { formerFamilyName: faker.person.lastName() }),
      birthDate: member.birthDate,
      address,
      ...(movedFrom && { formerAddress: movedFrom }),
      email,
      ...(dice.chance(0.2) && { otherEmail: ownEmail(emails, mailbox(dice, member, familyName), dice) }),
      ...(sharedEmail && index < 2 && { sharedEmail }),
      ...(phone && { phone }),
      ...(landline && { landline }),
      ...(sharesDevice && index < 2 && { sharedDeviceId: `device-${householdId}` }),
      ...employment(input, member, familyName),
      joinedDaysAgo: dice.int(20, 720),
      systems: createSystems(dice),
    }
  })
}

const countries: readonly Country[] = ['GB', 'GB', 'GB', 'GB', 'GB', 'GB', 'US', 'US', 'DE', 'FR']
const sizes = [1, 1, 1, 2, 2, 2, 3, 3, 4, 5] as const

function createMembers(dice: Dice, clock: Clock, country: Country): readonly Member[] {
  const size = dice.pick(sizes)
  const headAge = dice.int(24, 78)
  const first = createMember(dice, clock, country, dice.pick(['female', 'male']), headAge)
  const members: Member[] = [first]
  if (size > 1) {
    const other: Sex = first.sex === 'female' ? 'male' : 'female'
    members.push(createMember(dice, clock, country, dice.chance(0.93) ? other : first.sex, headAge + dice.int(-4, 4)))
  }
  while (members.length < size) {
    const age = Math.max(16, headAge - dice.int(22, 36))
    const child = createMember(dice, clock, country, dice.pick(['female', 'male']), age)
    const father = members.find((member) => member.sex === 'male')
    if (father && child.sex === 'male' && !father.nameSuffix && dice.chance(0.06)) {
      members[members.indexOf(father)] = { ...father, nameSuffix: 'Sr' }
      members.push({ ...child, givenName: father.givenName, nameSuffix: 'Jr' })
    } else {
      members.push(child)
      if (members.length < size && dice.chance(0.04)) {
        members.push({ ...createMember(dice, clock, country, child.sex, age), birthDate: child.birthDate })
      }
    }
  }
  return members
}

function createMember(dice: Dice, clock: Clock, country: Country, sex: Sex, age: number): Member {
  const isEnglish = country === 'GB' || country === 'US'
  const givenName =
    isEnglish && dice.chance(0.6) ? dice.pick(formalNames[sex]) : dice.faker(country).person.firstName(sex)
  return { sex, givenName, birthDate: clock.ago(age * 365 + dice.int(1, 364)).slice(0, 10) }
}

/** A street and a town in the style of the country. The town need not exist. */
function createAddress(dice: Dice, country: Country): Address {
  const { location } = dice.faker(country)
  const region =
    country === 'US' ? location.state({ abbreviated: true }) : country === 'GB' ? location.county() : undefined
  return {
    line1: location.streetAddress(),
    city: location.city(),
    ...(region && { region }),
    postalCode: country === 'GB' ? createPostcode(dice) : location.zipCode(),
    countryCode: country,
  }
}

/** In the Royal Mail's format. The faker's British codes have digits where letters belong. */
function createPostcode(dice: Dice): string {
  const letter = () => dice.pick([...'ABDEFGHJLNPQRSTUWXYZ'])
  const area = dice.pick([
    'AB',
    'BA',
    'BS',
    'CF',
    'DE',
    'EH',
    'EX',
    'LE',
    'LS',
    'MK',
    'NG',
    'OX',
    'PL',
    'SA',
    'TQ',
    'YO',
  ])
  return `${area}${dice.int(1, 29)} ${dice.int(1, 9)}${letter()}${letter()}`
}

function createSystems(dice: Dice): readonly System[] {
  const systems: System[] = []
  if (dice.chance(0.66)) systems.push('crm')
  if (dice.chance(0.43)) systems.push('erp')
  if (dice.chance(0.2)) systems.push('desk')
  if (systems.length === 0 || dice.chance(0.48)) systems.push('web')
  return systems
}

function employment(input: PeopleInput, member: Member, familyName: string): Pick<Person, 'employment'> {
  const { dice, emails, companies } = input
  if (companies.length === 0 || !dice.chance(0.25)) return {}
  const company = dice.pick(companies)
  const email = ownEmail(emails, `${member.givenName}.${familyName}`, dice, company.domain)
  return { employment: { companyId: company.id, jobTitle: dice.faker('GB').person.jobTitle(), email } }
}

const mailDomains = [
  'example.com',
  'example.org',
  'example.net',
  'mail.example',
  'post.example',
  'inbox.example',
] as const

function mailbox(dice: Dice, member: Member, familyName: string): string {
  const given = member.givenName
  const style = dice.int(0, 4)
  if (style === 0) return `${given.slice(0, 1)}.${familyName}`
  if (style === 1) return `${given}${familyName}`
  if (style === 2) return `${given}.${familyName}${member.birthDate.slice(2, 4)}`
  return `${given}.${familyName}`
}

/** An address that nobody has yet. A taken one gets a number, as mail providers propose. */
function ownEmail(emails: Set<string>, local: string, dice: Dice, domain: string = dice.pick(mailDomains)): string {
  const plain = withoutAccents(local)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '')
  let email = `${plain}@${domain}`
  for (let number = 2; emails.has(email); number += 1) email = `${plain}${number}@${domain}`
  emails.add(email)
  return email
}
