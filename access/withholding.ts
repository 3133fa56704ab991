import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import type { ErrorCode } from '../errors.ts'
import type { WithheldReason } from './decide.ts'
import type { PurposeKey } from './purposes.ts'

/**
 * What one execution withheld. An error a field would cost more than the answer itself, so there is one a (coordinate, code), at the
 * first path, with `extensions.count`.
 */
export interface Withholding {
  add(code: ErrorCode, reason: WithheldReason, info: GraphQLResolveInfo): void
  /** The error of a field that cannot be null, to be thrown in its place. */
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

/** Why, in plain words that follow a colon. */
export const explanations: Readonly<Record<WithheldReason, string>> = {
  NO_CONSENT: 'the customer has not agreed to it.',
  CONSENT_WITHDRAWN: 'the customer refused it or withdrew the consent.',
  CONSENT_EXPIRED: 'the consent has run out.',
  NO_RELATIONSHIP: 'there is no customer relationship.',
  OBJECTED: 'the customer objected.',
  OPTED_OUT: "the customer's browser opts out of it.",
  RESTRICTED: 'the customer had its use restricted.',
  MINOR: 'the customer is below the age of majority where they live, or may be.',
  COLLECTED_WITHOUT_CONSENT: 'it was collected while there was no consent.',
  UNCERTAIN_IDENTITY:
    'it is not certain enough that the record is about this customer: have the contact points confirmed, or let the identity provider name the record that the customer signs in with.',
  ONLY_MASKED: 'the purpose needs a part of it only, which this value does not have.',
  NOT_FOR_PURPOSE: 'the purpose never opens this kind of data.',
  NOT_YOUR_DATA: 'only the customer concerned may see it.',
  MISSING_SCOPE: 'the token lacks the scope.',
  PURPOSE_NOT_GRANTED: 'the token does not list the purpose.',
  NO_SUBJECT: 'it is not known whose data it is.',
}
