import type { GraphQLResolveInfo } from 'graphql'
import type { Category } from '../../../access/categories.ts'
import { channelsOfAttribute } from '../../../access/consent/contact-channels.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { companyAttributeCategory } from '../company-rules.ts'
import type { ProfileRow } from '../rows.ts'
import { attributeCategory } from '../rules.ts'
import type { FirmographicsResolvers, ProfileAttributesArgs, ProfileResolvers } from '../types.generated.ts'
import { addressesOf, allNames, attributeNamed, namePart } from './profile.ts'

/**
 * The profile contains open values only, because the existence of an attribute may reveal as much as its value. A requested name of a
 * closed category is withheld whether or not there is such an attribute.
 */
function attributesBy(categoryOf: (name: string, profile: ProfileRow) => Category | null) {
  return async (
    profile: ProfileRow,
    { names }: ProfileAttributesArgs,
    { access, withholding }: RequestContext,
    info: GraphQLResolveInfo,
  ) => {
    for (const name of names ?? []) {
      const category = categoryOf(name, profile)
      const channels = category === 'CONTACT' ? channelsOfAttribute(name) : undefined
      const decision = category === null ? null : await access.decide(profile.subject, category, channels)
      if (decision?.allowed === false) withholding?.add(decision.code, decision.reason, info)
    }
    const asked = names ?? [...profile.golden.attributes.keys()].toSorted()
    return asked.flatMap((name) => attributeNamed(profile, name) ?? [])
  }
}

/** A source that is not a reference source: the category of its attributes depends on the name alone. */
const declared = { role: 'TOUCHPOINT' } as const

export const profileFields = {
  givenName: (profile) => namePart(profile, 'givenName'),
  familyName: (profile) => namePart(profile, 'familyName'),
  birthDate: (profile) => attributeNamed(profile, 'birthDate'),
  preferredLanguage: (profile) => attributeNamed(profile, 'preferredLanguage'),
  names: allNames,
  addresses: addressesOf,
  attributes: attributesBy((name) => attributeCategory(name, declared)),
} satisfies ProfileResolvers

export const firmographicsFields = {
  industry: (profile) => attributeNamed(profile, 'industry'),
  legalForm: (profile) => attributeNamed(profile, 'legalForm'),
  employeeCount: (profile) => attributeNamed(profile, 'employeeCount'),
  foundedOn: (profile) => attributeNamed(profile, 'foundedOn'),
  website: (profile) => attributeNamed(profile, 'website'),
  attributes: attributesBy((name, { hasSoleTrader }) => companyAttributeCategory(name, declared, hasSoleTrader)),
} satisfies FirmographicsResolvers
