import type { GraphQLResolveInfo } from 'graphql'
import { codedError } from '../../errors.ts'
import type { RequestContext } from '../runtime/context.ts'

/** Cursors of one list: nobody can read, create or change one, or use it for another list. */
export interface Cursors {
  seal(key: string): string
  /** Throws BAD_USER_INPUT. */
  open(cursor: string): string
}

/** `parts`: what else identifies the list, such as its order. */
export function cursorsOf(
  info: Pick<GraphQLResolveInfo, 'parentType' | 'fieldName'>,
  subject: string | null,
  { secrets, access }: Pick<RequestContext, 'secrets' | 'access'>,
  ...parts: readonly string[]
): Cursors {
  // Computed only when a cursor is requested or given, which most pages do without.
  const owner = () => (subject === null ? null : access.shownId(subject))
  const list = () => `cursor ${JSON.stringify([info.parentType.name, info.fieldName, owner(), ...parts])}`
  return {
    seal: (key) => secrets.seal(list(), key),
    open(cursor) {
      const key = secrets.open(list(), cursor)
      if (key !== null) return key
      throw codedError(
        'BAD_USER_INPUT',
        `Invalid cursor for \`${info.fieldName}\`: pass a \`cursor\`, \`startCursor\` or \`endCursor\` of an answer for the same field, object and order.`,
      )
    },
  }
}
