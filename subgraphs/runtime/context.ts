import type { Access } from '../../access/access.ts'
import type { RequestTrail } from '../../access/audit/trail.ts'
import type { Budget } from '../../access/budget.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Secrets } from '../../access/secrets.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { Withholding } from '../../access/withholding.ts'
import type { Reader } from '../../graph/reader.ts'
import type { Graph } from '../../graph/run.ts'

/** What one request carries through every subgraph. In process, the four subgraphs share one. */
export interface RequestContext {
  readonly requestId: string
  /** See RequestContextInput. */
  readonly auditId?: string | undefined
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  /** The caller's browser opts out of the sale and sharing of data (Sec-GPC). */
  readonly hasSignal: boolean
  /** The caller's remaining points. Null if there is no limit. Absent: nobody counts. */
  readonly budget?: () => Budget | null
  /** The access decisions of this request. Resolvers need them only if a page or a filter depends on them. */
  readonly access: Access
  /** The reads of this request: each (statement, parameters, key) once. */
  readonly reader: Reader
  /** The deployment's secrets, which seal the cursors of the answer. */
  readonly secrets: Secrets
  /** While fields resolve: what is withheld from this answer. */
  readonly withholding?: Withholding
  /** What the request did with whose data, for the audit. Null: nothing is recorded. */
  readonly trail: RequestTrail | null
  /**
   * Aborted once the caller has disconnected, which ends the reads of this request. Null: the request is completed even if nobody waits.
   */
  readonly gone: () => AbortSignal | null
  /** Called before a mutation, which is always completed. */
  readonly finishRegardless: () => void
  /**
   * The only way in which a mutation writes: for the caller's own sources (see bound-write.ts). Later reads of this request see the result.
   */
  readonly write: Graph['write']
  /** Called with the bookmarks of a write that was made elsewhere: later reads of this request see it. */
  readonly addBookmarks: (bookmarks: readonly string[]) => void
}
