import type { GraphQLObjectType } from 'graphql'
import type { Allowed } from '../decide.ts'
import type { Recording } from '../recording.ts'
import type { GuardedResolver } from './guard-context.ts'
import { ownerReader } from './rows.ts'

/** Records that the field of the row's owner was read. */
export function recordRead(
  type: GraphQLObjectType,
  { category, name }: Extract<Recording, { readonly as: 'READ' }>,
  resolve: GuardedResolver,
): GuardedResolver {
  const ownerOf = ownerReader(type)
  return (source, args, context, info) => {
    if (category === null) context.trail?.read(ownerOf(source), name)
    else context.trail?.note(ownerOf(source), category, byLaw)
    return resolve(source, args, context, info)
  }
}

/** Somebody who relies on a choice must be able to prove it: GDPR article 7(1). */
const byLaw: Allowed = { allowed: true, basis: 'L', isOptOut: false, until: null, masks: null, closed: [] }
