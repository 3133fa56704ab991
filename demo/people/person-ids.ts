import type { Person } from './person.ts'

/** The login of the shop's site, which the shop's own records contain as well. */
export function userId(person: Person): string {
  return `user-${person.recordId ?? person.id.replace('person-', '')}`
}

/** The number on the loyalty card. */
export function loyaltyId(person: Person): string {
  return `FH-${person.recordId ?? person.id.replace('person-', '').padStart(6, '0')}`
}

/** The language of each country's site. */
export const languages = { GB: 'en', US: 'en', DE: 'de', FR: 'fr' } as const
