import type { Budget } from '../access/budget.ts'
import type { PurposeKey } from '../access/purposes.ts'
import type { Viewer } from '../access/viewer.ts'
import type { RequestContext } from '../subgraphs/runtime/context.ts'
import type { LookUpsAccount } from './cost/look-ups.ts'
import type { MissesAccount } from './cost/misses.ts'
import type { PointsAccount } from './cost/points.ts'

/** The caller, the purpose and the request id: decided before a request's document is read. */
export interface Caller {
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  readonly requestId: string
  /** See RequestIds. */
  readonly auditId?: string
  /** The browser's signal Sec-GPC: 1. */
  readonly hasSignal?: boolean
  /** May introspect, and gets suggestions for misspelt names. */
  readonly maySeeSchema?: boolean
  /** As PointsAccount.budget. */
  readonly budget?: () => Budget | null
  /** Null: no limit. */
  readonly points?: PointsAccount | null
  /** Null: the caller may look up any number of different identifiers and records. */
  readonly lookUps?: LookUpsAccount | null
  /** Null: any number of look-ups may find nobody. */
  readonly misses?: MissesAccount | null
  /** Aborted if the caller disconnects before the answer. */
  readonly signal?: AbortSignal
}

/** Subgraphs in process share this one object. A remote one gets the parts that it needs, signed. */
export type CallContext = RequestContext & { readonly bookmarks: () => readonly string[] }

/** A request in the terms of GraphQL over HTTP. */
export interface GraphQLParams {
  readonly query?: string
  /** SHA-256 or SHA-1 of a published operation, in hexadecimal digits. */
  readonly documentId?: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly extensions?: Readonly<Record<string, unknown>>
}
