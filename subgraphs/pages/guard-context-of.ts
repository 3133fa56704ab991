import type { GuardContext } from '../../access/guard/guard-context.ts'
import type { RequestContext } from '../runtime/context.ts'

/** The parts of a request that the guard needs: `createExecutable` puts them into the context of resolvers. */
export function guardContextOf(context: RequestContext): GuardContext {
  return context as unknown as GuardContext
}
