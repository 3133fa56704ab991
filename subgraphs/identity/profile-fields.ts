import type { RequestContext } from '../context.ts'
import { addressesOf, allNames, attributeNamed, namePart } from './profile.ts'
import type { ProfileRow } from './rows.ts'
import type { FirmographicsResolvers, ProfileAttributesArgs, ProfileResolvers } from './types.generated.ts'

export const profileFields = {
  givenName: (profile) => namePart(profile, 'givenName'),
  familyName: (profile) => namePart(profile, 'familyName'),
  birthDate: (profile) => attributeNamed(profile, 'birthDate'),
  preferredLanguage: (profile) => attributeNamed(profile, 'preferredLanguage'),
  names: allNames,
  addresses: addressesOf,
  attributes,
} satisfies ProfileResolvers

export const firmographicsFields = {
  industry: (profile) => attributeNamed(profile, 'industry'),
  legalForm: (profile) => attributeNamed(profile, 'legalForm'),
  employeeCount: (profile) => attributeNamed(profile, 'employeeCount'),
  foundedOn: (profile) => attributeNamed(profile, 'foundedOn'),
  website: (profile) => attributeNamed(profile, 'website'),
  attributes,
} satisfies FirmographicsResolvers

async function attributes(profile: ProfileRow, { names }: ProfileAttributesArgs, { access }: RequestContext) {
  const asked = names ?? [...profile.golden.attributes.keys()].toSorted()
  const found = asked.flatMap((name) => attributeNamed(profile, name) ?? [])
  if (names) return found
  // That there is such an attribute may tell as much as its value.
  const isOpen = await Promise.all(
    found.map(({ subject, category }) => category === null || access.allows(subject, category)),
  )
  return found.filter((_, index) => isOpen[index])
}
