import type { Audit } from '../../access/audit/audit.ts'
import type { Budget } from '../../access/budget.ts'
import { createAccess } from '../../access/create-access.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Secrets } from '../../access/secrets.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { Batcher } from '../../graph/batch.ts'
import { createReader } from '../../graph/reader.ts'
import type { Graph } from '../../graph/run.ts'
import { createBoundWrite } from '../ingest/bound-write.ts'
import { readBirth } from '../read-birth.ts'
import { readResidence } from '../read-residence.ts'
import { soleTraderByAccountId } from '../sole-trader.ts'
import type { RequestContext } from './context.ts'

export interface RequestContextInput {
  readonly requestId: string
  /** The id that groups its access records. Absent if `requestId` is not the caller's choice. */
  readonly auditId?: string | undefined
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  /** Bookmarks of earlier writes that this request must see. */
  readonly bookmarks?: readonly string[]
  /** The header Sec-GPC: 1, which a browser sends for its user. */
  readonly hasSignal?: boolean
  readonly budget?: () => Budget | null
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal
}

export interface RequestContextDeps {
  readonly graph: Graph
  readonly batcher: Batcher
  readonly now: () => Date
  readonly secrets: Secrets
}

/**
 * `audit` null: nothing is recorded, for tests and tools. `bookmarks()` also contains those of the request's own writes, which an answer
 * returns in `extensions.bookmark`.
 */
export function createRequestContext(
  input: RequestContextInput,
  deps: RequestContextDeps,
  audit: Pick<Audit, 'trail'> | null,
): RequestContext & { readonly bookmarks: () => readonly string[] } {
  const { hasSignal = false, budget = () => null } = input
  const bookmarks = [...(input.bookmarks ?? [])]
  let signal = input.signal ?? null
  const gone = () => signal
  signal?.addEventListener('abort', deps.batcher.leave, { once: true })
  const boundWrite = createBoundWrite(deps.graph, input.viewer)
  const reader = createReader(deps.graph, deps.batcher, () => bookmarks, gone)
  return {
    requestId: input.requestId,
    auditId: input.auditId,
    viewer: input.viewer,
    purpose: input.purpose,
    hasSignal,
    budget,
    trail: audit?.trail(input) ?? null,
    reader,
    secrets: deps.secrets,
    access: createAccess(input.viewer, input.purpose, {
      reader,
      now: deps.now,
      readBirth,
      readResidence,
      hasSignal,
      ownersOf: async (id) => (await reader.row(soleTraderByAccountId, {}).load(id))?.owners ?? [],
    }),
    gone,
    finishRegardless: () => {
      signal = null
    },
    async write(name, work) {
      const written = await boundWrite(name, work)
      bookmarks.push(...written.bookmarks)
      return written
    },
    addBookmarks: (added) => bookmarks.push(...added),
    bookmarks: () => bookmarks,
  }
}
