import type { GraphQLResolveInfo } from 'graphql'
import type { GuardedPage } from '../../../access/guard/guarded-page.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import {
  openStreamPage,
  type PageArguments,
  type StreamPart,
  type StreamRow,
  streamPage,
  type TimeArguments,
} from '../../pages/stream-page.ts'
import type { RequestContext } from '../../runtime/context.ts'

/** A page of a customer's or company's stream within a period. */
export function ownerStream<R extends StreamRow>(
  id: string,
  args: PageArguments & TimeArguments,
  read: (part: StreamPart) => Promise<readonly R[]>,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<GuardedPage<R>> {
  return streamPage(openStreamPage(args, cursorsOf(info, id, context)), read, context, info)
}
