import type { Budget } from '../access/budget.ts'
import type { PurposeKey } from '../access/purposes.ts'
import type { Viewer } from '../access/viewer.ts'
import type { RequestContext } from '../subgraphs/runtime/context.ts'
import type { LookUpsAccount } from './cost/look-ups.ts'
import type { MissesAccount } from './cost/misses.ts'
import type { PointsAccount } from './cost/points.ts'

/** Who asks, for what, under which id: settled before a request's document is read. */
export interface Caller {
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  readonly requestId: string
  /** See RequestIds. */
  readonly auditId?: string
  /** The browser's signal Sec-GPC: 1. */
  readonly hasSignal?: boolean
  /** May introspect, and is helped with names it misspells. */
  readonly maySeeSchema?: boolean
  /** As PointsAccount.budget. */
  readonly budget?: () => Budget | null
  /** Null: no limit. */
  readonly points?: PointsAccount | null
  /** Null: the caller may look up as many different identifiers and records as it likes. */
  readonly lookUps?: LookUpsAccount | null
  /** Null: look-ups may find nobody as often as they like. */
  readonly misses?: MissesAccount | null
  /** Aborted when the caller has gone before the answer. */
  readonly signal?: AbortSignal
}

/** Subgraphs in process share this one object; a remote one gets what it needs of it signed. */
export type CallContext = RequestContext & { readonly bookmarks: () => readonly string[] }

/** A request as GraphQL over HTTP spells it. */
export interface GraphQLParams {
  readonly query?: string
  /** SHA-256 or SHA-1 of a published operation, in hexadecimal digits. */
  readonly documentId?: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly extensions?: Readonly<Record<string, unknown>>
}
