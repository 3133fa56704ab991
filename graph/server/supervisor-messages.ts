import type { EmbeddedNeo4jFailure } from './failure.ts'
import type { Neo4jMemory } from './settings.ts'

/** The supervisor's one argument, as JSON. */
export interface SupervisorOptions {
  readonly dataDir: string
  readonly memory: Neo4jMemory
  readonly shortLived: boolean
  /** Write the archive of classes when this server ends. */
  readonly makesArchive: boolean
  readonly startTimeoutMs: number
}

/** From the supervisor to the process that started it. */
export type SupervisorMessage =
  | { readonly type: 'busy' }
  | { readonly type: 'server'; readonly pid: number | null }
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'failed'; readonly code: EmbeddedNeo4jFailure; readonly message: string }

/** To the supervisor. The end of the channel means the same, but with less patience, because its parent has ended. */
export type SupervisorCommand = { readonly type: 'stop' }
