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
  readonly paths: GraphQLResolveInfo['path'][]
}

export function createWithholding(purpose: PurposeKey): Withholding {
  const groups = new Map<string, Group>()

  function toError({ code, reason, coordinate, paths }: Group): GraphQLError {
    return new GraphQLError(`${coordinate} is withheld for ${purpose}: ${explanations[reason]}`, {
      path: paths.map(responsePathAsArray).reduce(firstOf),
      extensions: { code, purpose, reason, coordinate, count: paths.length },
    })
  }

  return {
    add(code, reason, info) {
      const coordinate = coordinateOf(info)
      const key = `${coordinate} ${code}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { code, reason, coordinate, paths: [info.path] })
      else group.paths.push(info.path)
    },
    refusal: (code, reason, info) => toError({ code, reason, coordinate: coordinateOf(info), paths: [info.path] }),
    errors: () => [...groups.values()].map(toError),
  }
}

type Path = (string | number)[]

/** In the order of list items and names: which of them was decided first depends on the load, and says nothing to a caller. */
function firstOf(one: Path, other: Path): Path {
  for (const [index, part] of one.entries()) {
    const against = other[index]
    if (part === against) continue
    if (typeof part === 'number' && typeof against === 'number') return part < against ? one : other
    return String(part) < String(against) ? one : other
  }
  return one
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
