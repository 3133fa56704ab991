import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import type { ErrorCode } from '../errors.ts'
import type { WithheldReason } from './decide.ts'
import type { PurposeKey } from './purposes.ts'

/**
 * What one execution withheld. One error per field would be larger than the answer itself, so there is one per schema coordinate and code,
 * at the first path, with `extensions.count`.
 */
export interface Withholding {
  add(code: ErrorCode, reason: WithheldReason, info: GraphQLResolveInfo): void
  /** The error to throw in place of a field that cannot be null. */
  refusal(code: ErrorCode, reason: WithheldReason, info: GraphQLResolveInfo): GraphQLError
  errors(): readonly GraphQLError[]
}

interface Group {
  readonly code: ErrorCode
  readonly reason: WithheldReason
  readonly coordinate: string
  readonly info: GraphQLResolveInfo
  count: number
}

export function createWithholding(purpose: PurposeKey): Withholding {
  const groups = new Map<string, Group>()

  function toError({ code, reason, coordinate, info, count }: Group): GraphQLError {
    return new GraphQLError(`${coordinate} is withheld for ${purpose}: ${explanations[reason]}`, {
      path: responsePathAsArray(info.path),
      extensions: { code, purpose, reason, coordinate, count },
    })
  }

  return {
    add(code, reason, info) {
      const coordinate = coordinateOf(info)
      const key = `${coordinate} ${code}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { code, reason, coordinate, info, count: 1 })
      else group.count++
    },
    refusal: (code, reason, info) => toError({ code, reason, coordinate: coordinateOf(info), info, count: 1 }),
    errors: () => [...groups.values()].map(toError),
  }
}

function coordinateOf({ parentType, fieldName }: GraphQLResolveInfo): string {
  return `${parentType.name}.${fieldName}`
}

/** The reason in plain words that follow a colon. */
export const explanations: Readonly<Record<WithheldReason, string>> = {
  NO_CONSENT: 'the customer has not consented.',
  CONSENT_WITHDRAWN: 'the customer refused or withdrew consent.',
  CONSENT_EXPIRED: 'the consent has expired.',
  NO_RELATIONSHIP: 'there is no customer relationship.',
  OBJECTED: 'the customer objected to this use.',
  OPTED_OUT: "the customer's browser sends an opt-out signal.",
  RESTRICTED: 'the customer restricted the use of their data.',
  MINOR: 'the customer is below the age of majority where they live, or may be.',
  COLLECTED_WITHOUT_CONSENT: 'the data were collected while there was no consent.',
  UNCERTAIN_IDENTITY:
    'it is not certain enough that the record is about this customer: have the contact points confirmed, or let the identity provider name the record that the customer signs in with.',
  ONLY_MASKED: 'the purpose may see only a part of such a value, and this value does not have that part.',
  NOT_FOR_PURPOSE: 'the purpose never opens this category of data.',
  NOT_YOUR_DATA: 'only the customer concerned may see the data.',
  MISSING_SCOPE: 'the token lacks a scope that opens the data.',
  PURPOSE_NOT_GRANTED: 'the token does not list the purpose.',
  NO_SUBJECT: 'it is not known whose data these are.',
}
