import type { Country } from '../dice.ts'
import type { Person, System } from '../people/person.ts'
import { internationalPhone, type Phone } from '../people/phones.ts'
import { acmeRoles } from './cast-acme.ts'
import { privateRoles } from './cast-people.ts'

/** A person with a story that documentation, playground and tests may quote. Their records are `system:key`. */
export type Persona = {
  readonly key: string
  readonly name: string
  readonly email: string
  /** International, with spaces. Null if no source has it. */
  readonly phone: string | null
  readonly systems: readonly System[]
  readonly story: string
}

const roles = [...privateRoles, ...acmeRoles]

/** The cast as people, who get the first numbers of the phone book. */
export function createCast(nextPhone: (country: Country) => Phone | undefined): readonly Person[] {
  const landlineByHousehold = new Map<string, Phone | undefined>()
  return roles.map(({ key, hasPhone, hasLandline, story: _, ...person }) => {
    const phone = hasPhone ? nextPhone('GB') : undefined
    if (hasLandline && !landlineByHousehold.has(person.householdId)) {
      landlineByHousehold.set(person.householdId, nextPhone('GB'))
    }
    const landline = hasLandline && landlineByHousehold.get(person.householdId)
    return { ...person, id: key, recordId: key, country: 'GB', ...(phone && { phone }), ...(landline && { landline }) }
  })
}

/** Who is who, for documentation and tests. */
export function describeCast(cast: readonly Person[]): readonly Persona[] {
  return cast.map((person, index) => ({
    key: person.id,
    name: `${person.givenName} ${person.familyName}`,
    email: person.email,
    phone: person.phone ? internationalPhone(person.phone) : null,
    systems: person.systems,
    story: roles[index]?.story ?? '',
  }))
}
