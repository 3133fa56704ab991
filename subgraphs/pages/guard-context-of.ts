import type { GuardContext } from '../../access/guard/guard-context.ts'
import type { RequestContext } from '../runtime/context.ts'

/** What the guard needs of a request: `createExecutable` puts it into the context that resolvers are called with. */
export function guardContextOf(context: RequestContext): GuardContext {
  return context as unknown as GuardContext
}
