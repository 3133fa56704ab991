import { feedbackApi } from '../../../access/known-records/own-sources.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { ResolverDeps } from '../../runtime/subgraph.ts'
import type { IngestResult, MutationRecordFeedbackArgs } from '../types.generated.ts'
import { enteredFeedbackWriter, feedbackWriter } from '../writers.ts'
import { ingestLines, toLine } from './ingest-lines.ts'

/**
 * A system states what its own source says, and so do staff of a client that owns sources. What other staff enter belongs to the API: under
 * the name of a source, they would overwrite what a customer answered there, or take the ids of future answers.
 */
export function recordFeedback(
  { feedback, idempotencyKey }: MutationRecordFeedbackArgs,
  context: RequestContext,
  deps: ResolverDeps,
): Promise<IngestResult> {
  const { scopes, sources } = context.viewer
  const isSource = scopes.has('ingest:write') || sources !== null
  const lines = feedback.map((item) => {
    const line = toLine('feedback', item)
    return isSource ? line : { ...line, source: feedbackApi, id: `${item.source}:${item.id}` }
  })
  const writer = isSource ? feedbackWriter : enteredFeedbackWriter
  return ingestLines('recordFeedback', lines, idempotencyKey, writer, context, deps)
}
