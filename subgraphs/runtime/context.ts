import type { Access } from '../../access/access.ts'
import type { RequestTrail } from '../../access/audit/trail.ts'
import type { Budget } from '../../access/budget.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Secrets } from '../../access/secrets.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { Withholding } from '../../access/withholding.ts'
import type { Reader } from '../../graph/reader.ts'
import type { Graph } from '../../graph/run.ts'

/** What one request carries through every subgraph. In process the four subgraphs share one. */
export interface RequestContext {
  readonly requestId: string
  /** See RequestContextInput. */
  readonly auditId?: string | undefined
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  /** The caller's browser opts out of the sale and sharing of data (Sec-GPC). */
  readonly hasSignal: boolean
  /** What is left of the caller's points; null where there is no limit. Absent: nobody counts. */
  readonly budget?: () => Budget | null
  /** Decisions of this request; resolvers need it only where a page or a filter depends on them. */
  readonly access: Access
  /** Reads of this request: each (statement, parameters, key) once. */
  readonly reader: Reader
  /** Of this deployment: seals the cursors of the answer. */
  readonly secrets: Secrets
  /** While fields resolve: what is withheld from this answer. */
  readonly withholding?: Withholding
  /** What the request did with whose data, for the audit. Null: nothing is recorded. */
  readonly trail: RequestTrail | null
  /** Aborted once the caller has gone, and with them the reads of this request. Null: it is seen through whoever waits. */
  readonly gone: () => AbortSignal | null
  /** Called before a mutation, which is seen through. */
  readonly finishRegardless: () => void
  /** The one way by which a mutation writes: for the caller's own sources (see bound-write.ts). Later reads of this request see it. */
  readonly write: Graph['write']
  /** Called with the bookmarks of a write made elsewhere: later reads of this request see it. */
  readonly addBookmarks: (bookmarks: readonly string[]) => void
}
